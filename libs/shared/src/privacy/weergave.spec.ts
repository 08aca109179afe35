import type { Bericht, Sectie, VerzegeldBericht } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Berichtsoort, JsonSchema, Weergave } from '#shared/contracts/catalogus.types';
import { projecteer, type Ontvangerrol } from './projectie';
import type { Privacykader, Voorwaarde } from './kader';

/** The view of a receiver to the letter, on a small type of its own: what is copied, what is left out, and what is said of it. */
const SCHEMA: JsonSchema = {
  type: 'object',
  properties: {
    tekst: { type: 'string' },
    leeg: {},
    lijst: { type: 'array', items: { type: 'object', properties: { naam: { type: 'string' }, diep: { type: 'object', properties: { af: { type: 'number' } } } } } },
    getallen: { type: 'array' },
    deel: { type: 'object', properties: { naam: { type: 'string' } } },
  },
};
const velden = (secties: readonly Sectie[], schema: JsonSchema = SCHEMA) => Object.fromEntries(secties.map((sectie) => [sectie, { schema, verplicht: false }]));
const soortMet = (weergave: Weergave, secties: readonly Sectie[] = ['verloop', 'contact', 'belastbaarheid']): Berichtsoort => ({
  ...bekendeSoort('nl.participatiewet.verstrekking.gegeven.v1'),
  belastbaarheidNoodzakelijk: false,
  secties: velden(secties),
  weergaven: { participatiecoach: weergave, werkcoach: { verloop: ['tekst'] } },
});
const ALLES: Weergave = { verloop: '*', contact: '*', belastbaarheid: '*' };
const kader = (belastbaarheid: readonly Voorwaarde[] = ['GEMEENTE', 'NOODZAAK']): Privacykader => {
  const cel = { participatiecoach: { ONTVANGEN: ['GEMEENTE'], LEZEN: ['GEMEENTE', 'TOEGEWEZEN'] }, werkcoach: { ONTVANGEN: [] } } as const;
  return { id: 'privacykader', versie: 'proef', vanaf: null, tot: null, onderbouwingTypen: [], registratieContexten: [], matrix: { verloop: cel, contact: cel, belastbaarheid: { participatiecoach: { ONTVANGEN: belastbaarheid } } } };
};
const coach: Ontvangerrol = { rol: 'participatiecoach', toegewezen: false, gemeenteKlopt: true };

const inhoud = { tekst: 'a', leeg: null, lijst: [{ naam: 'b', diep: { af: 1, weg: 2 }, weg: 3 }, 'los', null], getallen: [1, [2]], deel: { naam: 'c', weg: 4 }, weg: 5 };
const GEZIEN = { tekst: 'a', leeg: null, lijst: [{ naam: 'b', diep: { af: 1 } }, 'los', null], getallen: [1, [2]], deel: { naam: 'c' } };
const kop = { specversion: '1.0', id: 'een', source: 'urn:x', type: 'nl.participatiewet.verstrekking.gegeven.v1', time: '2025-10-06T09:00:00Z', datacontenttype: 'application/json' } as const;
const afzender = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null } as const;
const basis = { gemeente: 'TIEL', peildatum: '2025-10-06', doel: 'PARTICIPATIEBEGELEIDING' };
const bericht = (data: Record<string, unknown>, anders: Record<string, unknown> = {}): VerzegeldBericht => ({ ...kop, ...anders, data: { ...basis, afzender, ...data } }) as unknown as VerzegeldBericht;
const toon = (een: VerzegeldBericht, soort = soortMet(ALLES), rollen: readonly Ontvangerrol[] = [coach], opKader = kader()) =>
  projecteer(een, (sectie) => een.data[sectie], { soort, rollen, kader: opKader });
const data = (...args: Parameters<typeof toon>): Bericht['data'] => toon(...args).bericht.data;

it('copies at every depth what the schema names, and nothing else', () => {
  expect(data(bericht({ verloop: { ...inhoud, noodzaak: 'X' } })).verloop).toEqual(GEZIEN);
});

it('gives of a section the named fields alone', () => {
  expect(data(bericht({ contact: inhoud }), soortMet({ contact: ['tekst', 'deel', 'weg'] })).contact).toEqual({ tekst: 'a', deel: { naam: 'c' } });
});

it('gives a connection what any of its roles may have, and not what neither may', () => {
  const beide = [coach, { ...coach, rol: 'werkcoach' as const }];
  expect(data(bericht({ verloop: inhoud, contact: inhoud }), soortMet({ verloop: ['deel'] }), beide)).toMatchObject({ verloop: { tekst: 'a', deel: { naam: 'c' } } });
  expect(data(bericht({ verloop: inhoud, contact: inhoud }), soortMet({ verloop: ['deel'] }), beide)).not.toHaveProperty('contact');
});

it('does not inherit a field, and does not take one from the prototype', () => {
  const schema = { type: 'object', properties: { toString: {}, tekst: {} } };
  const soort = { ...soortMet({ verloop: '*' }), secties: velden(['verloop'], schema) };
  expect(Object.keys(data(bericht({ verloop: { tekst: 'a' } }), soort).verloop ?? {})).toEqual(['tekst']);
});

describe('the envelope', () => {
  it('is copied name by name, so that nothing rides along', () => {
    const vol = bericht({ zaakId: 'zaak', inwonerRef: 'ref', verloop: inhoud, extra: 'weg', afzender: { ...afzender, extra: 'weg' } }, { dataschema: 'https://schema', extra: 'weg' });
    expect(toon(vol).bericht).toEqual({ ...kop, dataschema: 'https://schema', data: { ...basis, zaakId: 'zaak', inwonerRef: 'ref', afzender, verloop: GEZIEN } });
  });
  it('has no key for what was not there', () => {
    const { bericht: kaal } = toon(bericht({ verloop: inhoud }));
    expect(Object.keys(kaal).sort()).toEqual([...Object.keys(kop), 'data'].sort());
    expect(Object.keys(kaal.data).sort()).toEqual(['afzender', 'doel', 'gemeente', 'peildatum', 'verloop']);
  });
});

describe('the necessity', () => {
  const vraag = (noodzaak: unknown) => toon(bericht({ verloop: { noodzaak }, belastbaarheid: inhoud }));
  it('opens belastbaarheid when it stands in verloop, as text', () => {
    expect(vraag('DAGBESTEDING').bericht.data.belastbaarheid).toEqual(GEZIEN);
    expect(vraag('DAGBESTEDING').bericht.data).not.toHaveProperty('nietVerstrekt');
  });
  it.each([[undefined], [true], [7], [{ code: 'DAGBESTEDING' }], ['']])('%j is none', (noodzaak) => {
    expect(vraag(noodzaak).bericht.data).not.toHaveProperty('belastbaarheid');
    expect(vraag(noodzaak).bericht.data.nietVerstrekt).toEqual([{ categorie: 'belastbaarheid', code: 'NOODZAAK_ONTBREEKT' }]);
  });
  it('is none without verloop, and elsewhere in the message it does not count', () => {
    expect(data(bericht({ belastbaarheid: { ...inhoud, noodzaak: 'DAGBESTEDING' }, contact: { noodzaak: 'DAGBESTEDING' } })).nietVerstrekt).toEqual([{ categorie: 'belastbaarheid', code: 'NOODZAAK_ONTBREEKT' }]);
  });
});

describe('a category that is withheld', () => {
  const beide = [coach, { ...coach, rol: 'werkcoach' as const }];
  const soort = { ...soortMet(ALLES), weergaven: { participatiecoach: ALLES, werkcoach: ALLES } };
  const { matrix, ...rest } = kader(['GEMEENTE']);
  const voorEen = { ...rest, matrix: { ...matrix, belastbaarheid: { ...matrix.belastbaarheid, werkcoach: { ONTVANGEN: ['NOODZAAK'] } } } } as Privacykader;
  it('is not named where one of the roles has it, though another could obtain it', () => {
    const gezien = data(bericht({ verloop: {}, belastbaarheid: inhoud }), soort, beide, voorEen);
    expect(gezien.belastbaarheid).toEqual(GEZIEN);
    expect(gezien).not.toHaveProperty('nietVerstrekt');
  });
  it('is named once to who could obtain it, and not at all to who could not', () => {
    const [, werkcoach] = beide as [Ontvangerrol, Ontvangerrol];
    expect(data(bericht({ verloop: {}, belastbaarheid: inhoud }), soort, [werkcoach], voorEen).nietVerstrekt).toEqual([{ categorie: 'belastbaarheid', code: 'NOODZAAK_ONTBREEKT' }]);
    expect(data(bericht({ verloop: {}, belastbaarheid: inhoud }), soort, [{ ...coach, gemeenteKlopt: false }], voorEen)).not.toHaveProperty('nietVerstrekt');
  });
});

describe('what is said of each section', () => {
  const oordelen = (...args: Parameters<typeof toon>) => toon(...args).oordelen;
  it('is said of the sections that are there, and of no other', () => {
    expect(oordelen(bericht({ verloop: inhoud }))).toEqual([{ categorie: 'verloop', toegestaan: true }]);
    expect(oordelen(bericht({ verloop: inhoud, belastbaarheid: inhoud }))).toEqual([{ categorie: 'verloop', toegestaan: true }, { categorie: 'belastbaarheid', toegestaan: false, code: 'NOODZAAK_ONTBREEKT' }]);
  });
  it('has the code of the first role, and one of its own for a receiver without a role', () => {
    const rollen = [{ ...coach, gemeenteKlopt: false }, { ...coach, rol: 'inkomensconsulent' as const }];
    expect(oordelen(bericht({ contact: inhoud }), soortMet(ALLES), rollen)).toEqual([{ categorie: 'contact', toegestaan: false, code: 'GEMEENTE_ONJUIST' }]);
    expect(oordelen(bericht({ contact: inhoud }), soortMet(ALLES), [])).toEqual([{ categorie: 'contact', toegestaan: false, code: 'CATEGORIE_NIET_TOEGESTAAN' }]);
  });
  it('is yes when one role may, whatever the first may', () => {
    expect(oordelen(bericht({ contact: inhoud }), soortMet(ALLES), [{ ...coach, gemeenteKlopt: false }, coach])).toEqual([{ categorie: 'contact', toegestaan: true }]);
  });
  it('is no disclosure of what may go and is not there any more', () => {
    const weg = projecteer(bericht({ contact: inhoud }), () => undefined, { soort: soortMet(ALLES), rollen: [coach], kader: kader() });
    expect(weg).toMatchObject({ oordelen: [{ categorie: 'contact', toegestaan: false }], verstrekt: false });
    expect(weg.bericht.data).not.toHaveProperty('contact');
  });
  it('says whether anything goes at all', () => {
    expect(toon(bericht({ contact: inhoud })).verstrekt).toBe(true);
    expect(toon(bericht({ contact: inhoud }), soortMet(ALLES), [{ ...coach, gemeenteKlopt: false }]).verstrekt).toBe(false);
    expect(toon(bericht({}))).toMatchObject({ verstrekt: false, oordelen: [] });
  });
});

describe('reading', () => {
  it('is judged as reading, where a delivery is judged as a delivery', () => {
    const lees = projecteer(bericht({ contact: inhoud }), () => inhoud, { soort: soortMet(ALLES), rollen: [coach], kader: kader(), handeling: 'LEZEN' });
    expect(lees.oordelen).toEqual([{ categorie: 'contact', toegestaan: false, code: 'NIET_BEVOEGD' }]);
    expect(toon(bericht({ contact: inhoud })).verstrekt).toBe(true);
  });
  it('opens no section that may not be shown, and verloop needs no opening', () => {
    const geopend: string[] = [];
    projecteer(bericht({ verloop: inhoud, contact: inhoud, belastbaarheid: inhoud }), (sectie) => void geopend.push(sectie), { soort: soortMet(ALLES), rollen: [coach], kader: kader() });
    expect(geopend).toEqual(['contact']);
  });
});

it('a view of a section that the type does not have shows nothing', () => {
  expect(toon(bericht({ contact: inhoud }), soortMet({ contact: '*' }, ['verloop']))).toMatchObject({ verstrekt: false, oordelen: [] });
});
