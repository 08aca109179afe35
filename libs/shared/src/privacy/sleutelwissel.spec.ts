import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Bericht, VerzegeldBericht, Verzegeld } from '../contracts/bericht';
import { maakSleutelring, SleutelringFout, sleutelringUit, vakVan, type SleutelringBestand } from './sleutelring';
import { activeer, deelring, klaarliggend, vernietig, zetKlaar } from './sleutelwissel';
import { herverzegel, openSectie, toonSectie, verzegel, VerzegelingFout } from './verzegeling';

const VAK = 'contact.TIEL';
const OP = '2026-11-22T09:00:00Z';
const roteer = (ring: SleutelringBestand, vak = VAK): SleutelringBestand => activeer(zetKlaar(ring, vak), vak, OP);
const begin = (): SleutelringBestand => maakSleutelring(['contact', 'formulier'], ['TIEL', 'NEDER_BETUWE'], ['bsn', 'inhoud']);

const bericht = (naam: string): Bericht =>
  ({ specversion: '1.0', id: randomUUID(), source: 's', type: 't', time: OP, datacontenttype: 'application/json', data: { inwonerRef: randomUUID(), gemeente: 'TIEL', contact: { naam } } }) as unknown as Bericht;
const contact = ({ data }: VerzegeldBericht): Verzegeld => data.contact as Verzegeld;
const met = (een: VerzegeldBericht, sectie: Verzegeld): VerzegeldBericht => ({ ...een, data: { ...een.data, contact: sectie } });
const opnieuw = (een: VerzegeldBericht, ring: SleutelringBestand): VerzegeldBericht => met(een, herverzegel(contact(een), een.data.inwonerRef ?? '', sleutelringUit(ring)));
const oorzaak = (poging: () => unknown): unknown => {
  try {
    return poging();
  } catch (fout) {
    if (fout instanceof VerzegelingFout) return fout.oorzaak;
    throw fout;
  }
};

type Wereld = { ring: SleutelringBestand; readonly stukken: { naam: string; stuk: VerzegeldBericht }[] };
const stap = fc.oneof(
  fc.record({ doe: fc.constant('verzegel' as const), naam: fc.string({ maxLength: 8 }) }),
  fc.constant({ doe: 'roteer' as const }),
  fc.record({ doe: fc.constant('herverzegel' as const), welk: fc.nat() }),
  fc.record({ doe: fc.constant('vernietig' as const), welk: fc.nat() }),
);

const speel = (wereld: Wereld, zet: { doe: string; naam?: string; welk?: number }): void => {
  const { stukken } = wereld;
  if (zet.doe === 'verzegel') stukken.push({ naam: zet.naam ?? '', stuk: verzegel(bericht(zet.naam ?? ''), sleutelringUit(wereld.ring)) });
  if (zet.doe === 'roteer') wereld.ring = roteer(wereld.ring);
  if (zet.doe === 'herverzegel') {
    const een = stukken[(zet.welk ?? 0) % Math.max(1, stukken.length)];
    if (een && wereld.ring.sleutels[contact(een.stuk).sleutel]) een.stuk = opnieuw(een.stuk, wereld.ring);
  }
  if (zet.doe === 'vernietig') {
    const ouderen = Object.keys(wereld.ring.sleutels).filter((id) => vakVan(id) === VAK && wereld.ring.actief[VAK] !== id);
    const id = ouderen[(zet.welk ?? 0) % Math.max(1, ouderen.length)];
    if (id) wereld.ring = vernietig(wereld.ring, id, OP);
  }
};

describe('the life of a key', () => {
  it('whatever the order of sealing, rotating, sealing again and destroying: under a living key it opens, under a destroyed one never', () => {
    fc.assert(
      fc.property(fc.array(stap, { maxLength: 40 }), (zetten) => {
        const wereld: Wereld = { ring: begin(), stukken: [] };
        for (const zet of zetten) speel(wereld, zet);
        const ring = sleutelringUit(wereld.ring);
        for (const { naam, stuk } of wereld.stukken) {
          const leeft = wereld.ring.sleutels[contact(stuk).sleutel] !== undefined;
          expect(oorzaak(() => openSectie(stuk, 'contact', ring))).toEqual(leeft ? { naam } : 'VERNIETIGD');
        }
      }),
    );
  });

  it('a number is never used twice, and every key between is its own', () => {
    let ring = begin();
    const gezien = new Set<string>();
    for (let i = 0; i < 4; i += 1) {
      ring = roteer(ring);
      gezien.add(ring.actief[VAK] ?? '');
      ring = vernietig(ring, `${VAK}.${i + 1}`, OP);
    }
    const klaar = zetKlaar(ring, VAK);
    expect([...gezien, klaarliggend(klaar, VAK)]).toEqual([2, 3, 4, 5, 6].map((n) => `${VAK}.${n}`));
    expect(klaarliggend(zetKlaar(vernietig(klaar, `${VAK}.6`, OP), VAK), VAK)).toBe(`${VAK}.7`);
  });

  it('lies ready before it seals: every ring that has it can open what comes, and none seals with it yet', () => {
    const klaar = zetKlaar(begin(), VAK);
    expect(zetKlaar(klaar, VAK)).toBe(klaar);
    expect(sleutelringUit(klaar).actief('contact', 'TIEL')?.id).toBe(`${VAK}.1`);
    const daarna = verzegel(bericht('x'), sleutelringUit(activeer(klaar, VAK, OP)));
    expect(contact(daarna).sleutel).toBe(`${VAK}.2`);
    expect(openSectie(daarna, 'contact', sleutelringUit(deelring(klaar, ['contact'])))).toEqual({ naam: 'x' });
  });

  it('is not destroyed while it is in use', () => expect(() => vernietig(begin(), `${VAK}.1`, OP)).toThrow(SleutelringFout));

  it('is found first by its mark when it is active, and the older ones after it', () => {
    const ring = sleutelringUit(roteer(begin(), 'bsn'));
    expect(ring.vanVak('bsn').map(({ id }) => id)).toEqual(['bsn.2', 'bsn.1']);
    expect(ring.vanVak('bs')).toEqual([]);
  });

  it('reaches a service only for its own categories, and tells it nothing of the others', () => {
    const deel = deelring(vernietig(roteer(roteer(begin()), 'bsn'), `${VAK}.1`, OP), ['formulier']);
    expect(JSON.stringify(deel)).not.toMatch(/contact|bsn|inhoud/);
    expect(Object.keys(deel.sleutels)).toEqual(['formulier.TIEL.1', 'formulier.NEDER_BETUWE.1']);
  });
});

describe('a section that was sealed again', () => {
  const oud = begin();
  const ring = roteer(oud);
  const eerst = verzegel(bericht('Testpersoon'), sleutelringUit(oud));
  const nu = opnieuw(eerst, ring);

  it('hangs on the active key, opens to the same, and no longer needs the old one', () => {
    expect(contact(nu).sleutel).toBe(`${VAK}.2`);
    expect(openSectie(nu, 'contact', sleutelringUit(vernietig(ring, `${VAK}.1`, OP)))).toEqual({ naam: 'Testpersoon' });
    expect(oorzaak(() => openSectie(eerst, 'contact', sleutelringUit(vernietig(ring, `${VAK}.1`, OP))))).toBe('VERNIETIGD');
  });
  it('still opens for its own resident, message and category only', () => {
    const open = sleutelringUit(ring);
    for (const verplaatst of [
      { ...nu, data: { ...nu.data, inwonerRef: randomUUID() } },
      met(nu, { ...contact(nu), herkomst: { source: 's', id: randomUUID() } }),
    ]) {
      expect(oorzaak(() => openSectie(verplaatst, 'contact', open))).toBe('GESCHONDEN');
    }
    const anderDeel = { ...nu, data: { ...nu.data, formulier: contact(nu) } };
    expect(oorzaak(() => openSectie(anderDeel, 'formulier', open))).toBe('GESCHONDEN');
  });
  it('was not sealed again when it had been moved or touched before', () => {
    const open = sleutelringUit(ring);
    expect(oorzaak(() => herverzegel(contact(eerst), randomUUID(), open))).toBe('GESCHONDEN');
    expect(oorzaak(() => herverzegel({ ...contact(eerst), sleutel: 'formulier.TIEL.1' }, eerst.data.inwonerRef ?? '', open))).toBe('GESCHONDEN');
    expect(oorzaak(() => herverzegel({ ...contact(eerst), sleutel: 'bsn.1' }, eerst.data.inwonerRef ?? '', open))).toBe('GESCHONDEN');
  });
  it('is the same for copies of one seal, and different for equal content in two seals', () => {
    expect(opnieuw(eerst, ring)).toEqual(nu);
    const tweede = { ...verzegel({ ...bericht('Testpersoon'), id: eerst.id }, sleutelringUit(oud)) };
    const zelfde = met(tweede, herverzegel(contact(tweede), tweede.data.inwonerRef ?? '', sleutelringUit(ring)));
    expect(contact(zelfde).iv).not.toBe(contact(nu).iv);
  });
});

it('a destroyed section is left out where it would be shown, a missing key is not passed over', () => {
  const oud = begin();
  const ring = roteer(oud);
  const eerst = verzegel(bericht('Testpersoon'), sleutelringUit(oud));
  expect(toonSectie(eerst, 'contact', sleutelringUit(vernietig(ring, `${VAK}.1`, OP)))).toBeUndefined();
  const { [`${VAK}.1`]: _kwijt, ...over } = ring.sleutels;
  expect(oorzaak(() => toonSectie(eerst, 'contact', sleutelringUit({ ...ring, sleutels: over })))).toBe('GEEN_SLEUTEL');
});
