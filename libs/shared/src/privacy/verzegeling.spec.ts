import fc from 'fast-check';
import type { Bericht, Verzegeld, VerzegeldBericht } from '#shared/contracts/bericht';
import { VERZEGELDE_SECTIES } from '#shared/contracts/bericht';
import { maakSleutelring, sleutelringUit } from './sleutelring';
import { openSectie, verzegel, VerzegelingFout } from './verzegeling';

const bestand = maakSleutelring(VERZEGELDE_SECTIES, ['TIEL', 'NEDER_BETUWE']);
const ring = sleutelringUit(bestand);
const INWONER = '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d';

const bericht = (secties: object, wie: object = { inwonerRef: INWONER }): Bericht =>
  ({
    specversion: '1.0',
    id: 'een',
    source: 'urn:nld:oin:00000099000000002000:systeem:werk',
    type: 'nl.participatiewet.overdracht.voorgesteld.v1',
    time: '2025-10-06T09:00:00Z',
    datacontenttype: 'application/json',
    data: { ...wie, gemeente: 'TIEL', peildatum: '2025-10-06', doel: 'OVERDRACHT', afzender: {}, ...secties },
  }) as unknown as Bericht;

const velden = fc.dictionary(fc.string({ maxLength: 12 }).filter((naam) => naam !== '__proto__'), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 });
/** What a party can send: JSON has no minus zero. */
const alsJson = (waarde: unknown): unknown => JSON.parse(JSON.stringify(waarde));
const sectie = fc.constantFrom(...VERZEGELDE_SECTIES);
const metContact = (verzegeld: VerzegeldBericht, anders: Partial<Verzegeld>): VerzegeldBericht => ({
  ...verzegeld,
  data: { ...verzegeld.data, contact: { ...(verzegeld.data.contact as Verzegeld), ...anders } },
});
const geschonden = (poging: () => unknown): void => {
  expect(poging).toThrow(VerzegelingFout);
};

describe('a sealed section', () => {
  it('opens to exactly what was sealed', () => {
    fc.assert(fc.property(sectie, velden, (naam, inhoud) => expect(openSectie(verzegel(bericht({ [naam]: inhoud }), ring), naam, ring)).toEqual(alsJson(inhoud))));
  });
  it('shows nothing of its content, and verloop stays readable', () => {
    const verzegeld = verzegel(bericht({ contact: { naam: 'Testpersoon' }, belastbaarheid: { grond: 'GEHEIM' }, verloop: { richting: 'KP3_NAAR_KP4' } }), ring);
    expect(JSON.stringify(verzegeld)).not.toMatch(/Testpersoon|GEHEIM/);
    expect(verzegeld.data.verloop).toEqual({ richting: 'KP3_NAAR_KP4' });
  });
  it('does not open after a change of any one bit of its iv, content or tag', () => {
    const verzegeld = verzegel(bericht({ contact: { naam: 'Testpersoon' } }), ring);
    fc.assert(
      fc.property(fc.constantFrom('iv', 'inhoud', 'merk'), fc.nat(), fc.integer({ min: 0, max: 7 }), (deel, plek, bit) => {
        const bytes = Buffer.from((verzegeld.data.contact as Verzegeld)[deel], 'base64');
        const index = plek % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
        geschonden(() => openSectie(metContact(verzegeld, { [deel]: bytes.toString('base64') }), 'contact', ring));
      }),
    );
  });
  it('does not open with another spelling of its bytes, a shorter tag or a shorter iv', () => {
    const verzegeld = verzegel(bericht({ contact: { naam: 'Testpersoon' } }), ring);
    const { merk, iv, inhoud } = verzegeld.data.contact as Verzegeld;
    const kort = (base64: string, lengte: number): string => Buffer.from(base64, 'base64').subarray(0, lengte).toString('base64');
    for (const anders of [{ merk: kort(merk, 12) }, { iv: kort(iv, 8) }, { inhoud: `${inhoud} ` }, { merk: '' }]) geschonden(() => openSectie(metContact(verzegeld, anders), 'contact', ring));
  });
  it('does not open for another resident, another message or another category', () => {
    const verzegeld = verzegel(bericht({ contact: { naam: 'Testpersoon' } }), ring);
    const herkomst = { source: verzegeld.source, id: verzegeld.id };
    geschonden(() => openSectie({ ...verzegeld, data: { ...verzegeld.data, inwonerRef: '00000000-0000-4000-8000-000000000000' } }, 'contact', ring));
    geschonden(() => openSectie(metContact(verzegeld, { herkomst: { ...herkomst, id: 'twee' } }), 'contact', ring));
    geschonden(() => openSectie(metContact(verzegeld, { herkomst: { ...herkomst, source: `${herkomst.source}n` } }), 'contact', ring));
    const verplaatst = { ...verzegeld, data: { ...verzegeld.data, formulier: verzegeld.data.contact } } as VerzegeldBericht;
    geschonden(() => openSectie(verplaatst, 'formulier', ring));
  });
  it('does not open when source and id are shifted into each other', () => {
    const verzegeld = verzegel({ ...bericht({ contact: { naam: 'x' } }), source: 'a', id: 'b","c' }, ring);
    geschonden(() => openSectie(metContact(verzegeld, { herkomst: { source: 'a","b', id: 'c' } }), 'contact', ring));
  });
  it('opens elsewhere than in its own message as long as its origin stands beside it', () => {
    const verzegeld = verzegel(bericht({ contact: { naam: 'Testpersoon' } }), ring);
    const feit = { ...verzegeld, source: 'urn:nld:oin:00000099000000009000:systeem:schakel', id: 'feit' };
    expect(openSectie(feit, 'contact', ring)).toEqual({ naam: 'Testpersoon' });
  });
  it('does not open with the key of another gemeente or without a key', () => {
    const verzegeld = verzegel(bericht({ contact: { naam: 'Testpersoon' } }), ring);
    geschonden(() => openSectie(metContact(verzegeld, { sleutel: 'contact.NEDER_BETUWE.1' }), 'contact', ring));
    geschonden(() => openSectie(verzegeld, 'contact', sleutelringUit(maakSleutelring([], []))));
  });
  it('still opens after the key was rotated', () => {
    const nieuw = maakSleutelring(['contact'], ['TIEL']).sleutels['contact.TIEL.1'] ?? '';
    const geroteerd = sleutelringUit({ actief: { ...bestand.actief, 'contact.TIEL': 'contact.TIEL.2' }, sleutels: { ...bestand.sleutels, 'contact.TIEL.2': nieuw } });
    const oud = verzegel(bericht({ contact: { naam: 'Testpersoon' } }), ring);
    const vers = verzegel(bericht({ contact: { naam: 'Testpersoon' } }), geroteerd);
    expect([openSectie(oud, 'contact', geroteerd), openSectie(vers, 'contact', geroteerd)]).toEqual([{ naam: 'Testpersoon' }, { naam: 'Testpersoon' }]);
    expect(vers.data.contact?.sleutel).toBe('contact.TIEL.2');
  });
  it('is different every time, so equal content cannot be recognised', () => {
    const maak = () => verzegel(bericht({ contact: { naam: 'Testpersoon' } }), ring).data.contact?.inhoud;
    expect(maak()).not.toBe(maak());
  });
});

describe('sealing', () => {
  it('refuses a message without inwonerRef or for which there is no key, without naming content', () => {
    const zonder = bericht({ contact: { naam: 'Testpersoon' } }, {});
    const vreemd = { ...bericht({}), data: { ...bericht({ contact: { naam: 'Testpersoon' } }).data, gemeente: 'BUREN' } };
    for (const poging of [zonder, vreemd]) {
      geschonden(() => verzegel(poging, ring));
      expect(() => verzegel(poging, ring)).not.toThrow(/Testpersoon/);
    }
  });
  it('leaves the message as it was', () => {
    const invoer = bericht({ contact: { naam: 'Testpersoon' } });
    const kopie = structuredClone(invoer);
    verzegel(invoer, ring);
    expect(invoer).toEqual(kopie);
  });
  it('says nothing of a section that is not there', () => expect(openSectie(verzegel(bericht({}), ring), 'contact', ring)).toBeUndefined());
});
