import { join } from 'node:path';
import { ROLLEN, SECTIES, type Rol, type Sectie } from '#shared/contracts/bericht';
import { bekendeSoort, CATALOGUS } from '#shared/contracts/catalogus';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import { dag } from '#shared/kernel/datum';
import { laadBeleid } from '../policy/beleid';
import { beoordeel, type Privacyvraag } from './beoordeel';
import { HANDELINGEN, kaderOp, leesKaders } from './kader';

const kaders = leesKaders(laadBeleid(join(process.cwd(), 'config'), { activeringen: [], voorbeelden: false }).versies('privacykader'));
const [v1, v2] = [kaderOp(kaders, dag('2025-03-03')), kaderOp(kaders, dag('2025-10-13'))];

/** A type without limits of its own, so that only the framework decides. */
const alles: Berichtsoort = {
  ...bekendeSoort('nl.participatiewet.overdracht.voorgesteld.v1'),
  type: 'nl.participatiewet.verstrekking.gegeven.v1',
  belastbaarheidNoodzakelijk: false,
  secties: Object.fromEntries(SECTIES.map((sectie) => [sectie, { schema: {}, verplicht: false }])),
  afzenders: Object.fromEntries(ROLLEN.map((rol) => [rol, SECTIES])),
  weergaven: Object.fromEntries(ROLLEN.map((rol) => [rol, Object.fromEntries(SECTIES.map((sectie) => [sectie, '*']))])),
};
const vraag = (anders: Partial<Privacyvraag>): Privacyvraag => ({ kader: v2, soort: alles, rol: 'participatiecoach', categorie: 'contact', handeling: 'LEZEN', toegewezen: true, gemeenteKlopt: true, ...anders });
const oordeel = (anders: Partial<Privacyvraag>) => beoordeel(vraag(anders));

/** domain.md §3b, category x role: what a role that is assigned, for the right gemeente and with a necessity, may read under v2. */
const MAG_LEZEN: Readonly<Record<Sectie, readonly Rol[]>> = {
  contact: ['werkcoach', 'participatiecoach', 'inkomensconsulent'],
  formulier: ['werkcoach', 'participatiecoach'],
  belastbaarheid: ['werkcoach', 'participatiecoach'],
  medisch: [],
  handhaving: ['inkomensconsulent'],
  verloop: ['werkcoach', 'participatiecoach', 'inkomensconsulent'],
  algemeen: ['werkcoach', 'participatiecoach', 'inkomensconsulent', 'beleidsmedewerker', 'teammanager', 'auditor'],
};

describe.each(SECTIES.flatMap((categorie) => ROLLEN.map((rol) => [categorie, rol] as const)))('category %s, role %s', (categorie, rol) => {
  const mag = MAG_LEZEN[categorie].includes(rol);
  it(`${mag ? 'may be read' : 'may never be read'} by a person who is assigned, with necessity`, () => {
    for (const handeling of ['LEZEN', 'ONTVANGEN'] as const) expect([handeling, oordeel({ categorie, rol, handeling, noodzaak: 'DAGBESTEDING' }).toegestaan]).toEqual([handeling, mag]);
  });
  it('may not be had for another gemeente, and is then not even named', () => {
    if (categorie === 'algemeen') return;
    for (const handeling of HANDELINGEN) for (const kader of [v1, v2]) expect(oordeel({ categorie, rol, handeling, kader, gemeenteKlopt: false, noodzaak: 'X' })).toMatchObject({ toegestaan: false, noembaar: false });
  });
  it('may not be read without being assigned, but for who leads, which the inkomensconsulent may know (domain.md §3b, row R)', () => {
    const vrij = categorie === 'algemeen' || (categorie === 'verloop' && rol === 'inkomensconsulent');
    if (!vrij) expect(oordeel({ categorie, rol, toegewezen: false, noodzaak: 'X' })).toMatchObject({ toegestaan: false, noembaar: false });
  });
  it('gives every refusal a code and a reason', () => {
    for (const handeling of HANDELINGEN) {
      const { toegestaan, code, reden } = oordeel({ categorie, rol, handeling, toegewezen: false, gemeenteKlopt: false });
      expect([toegestaan, code === undefined]).toEqual([toegestaan, toegestaan]);
      expect(reden).not.toBe('');
    }
  });
});

describe('belastbaarheid', () => {
  it('needs a recorded necessity, and says so to the coach who could state one', () => {
    for (const handeling of HANDELINGEN) {
      expect(oordeel({ categorie: 'belastbaarheid', handeling })).toMatchObject({ toegestaan: false, code: 'NOODZAAK_ONTBREEKT', noembaar: true });
      expect(oordeel({ categorie: 'belastbaarheid', handeling, noodzaak: '' }).toegestaan).toBe(false);
      expect(oordeel({ categorie: 'belastbaarheid', handeling, noodzaak: 'DAGBESTEDING' }).toegestaan).toBe(true);
    }
  });
  it('is necessary by rule in some types', () => expect(oordeel({ categorie: 'belastbaarheid', soort: { ...alles, belastbaarheidNoodzakelijk: true } }).toegestaan).toBe(true));
  it('was before 2 September 2025 shared only as evidence of a handover, whatever necessity was written down', () => {
    const op = (soort: Berichtsoort, handeling: 'STUREN' | 'ONTVANGEN') => oordeel({ kader: v1, categorie: 'belastbaarheid', rol: 'werkcoach', soort, handeling, noodzaak: 'DAGBESTEDING' });
    expect(op(alles, 'STUREN')).toMatchObject({ toegestaan: false, code: 'CATEGORIE_NIET_TOEGESTAAN' });
    expect(op(alles, 'ONTVANGEN')).toMatchObject({ toegestaan: false, code: 'CATEGORIE_NIET_TOEGESTAAN', noembaar: false });
    expect(op(bekendeSoort('nl.participatiewet.overdracht.onderbouwd.v1'), 'ONTVANGEN').toegestaan).toBe(true);
    expect(op(bekendeSoort('nl.participatiewet.overdracht.voorgesteld.v1'), 'ONTVANGEN').toegestaan).toBe(true);
  });
  it('as the ground of an ontheffing could be recorded under v1, but not given to others', () => {
    const verleend = bekendeSoort('nl.participatiewet.ontheffing.verleend.v1');
    expect(oordeel({ kader: v1, categorie: 'belastbaarheid', rol: 'werkcoach', soort: verleend, handeling: 'STUREN' }).toegestaan).toBe(true);
    expect(oordeel({ kader: v1, categorie: 'belastbaarheid', soort: verleend, handeling: 'ONTVANGEN' })).toMatchObject({ toegestaan: false, noembaar: false });
    expect(oordeel({ kader: v2, categorie: 'belastbaarheid', soort: verleend, handeling: 'ONTVANGEN' }).toegestaan).toBe(true);
  });
});

describe('other categories', () => {
  it('medical data are never given; only the participatiecoach hears that an exception exists, and not before September 2025', () => {
    for (const rol of ROLLEN)
      for (const kader of [v1, v2])
        for (const handeling of HANDELINGEN) expect(oordeel({ categorie: 'medisch', rol, kader, handeling, noodzaak: 'X' }).toegestaan).toBe(false);
    expect(oordeel({ categorie: 'medisch' })).toMatchObject({ code: 'VERKLARING_ONTBREEKT', noembaar: true });
    expect(oordeel({ categorie: 'medisch', kader: v1 }).noembaar).toBe(false);
  });
  it('handhaving reaches a participatiecoach only in messages about a considered sanction, and a werkcoach never', () => {
    const boete = { ...alles, context: 'boete' as Berichtsoort['context'] };
    expect(oordeel({ categorie: 'handhaving', soort: boete }).toegestaan).toBe(true);
    expect(oordeel({ categorie: 'handhaving' }).toegestaan).toBe(false);
    expect(oordeel({ categorie: 'handhaving', soort: boete, rol: 'werkcoach' }).toegestaan).toBe(false);
    expect(oordeel({ categorie: 'handhaving', soort: boete, handeling: 'STUREN' }).toegestaan).toBe(false);
  });
  it('a registration reaches the systems of both organisations before anyone is assigned; its contact data do not', () => {
    const geregistreerd = bekendeSoort('nl.participatiewet.inwoner.geregistreerd.v1');
    const naar = (categorie: Sectie) => oordeel({ soort: geregistreerd, categorie, rol: 'werkcoach', handeling: 'ONTVANGEN', toegewezen: false }).toegestaan;
    expect([naar('verloop'), naar('contact')]).toEqual([true, false]);
  });
});

describe('the catalogue', () => {
  it('keeps a section from a role that it gives no view, whatever the framework says', () => {
    const verleend = bekendeSoort('nl.participatiewet.ontheffing.verleend.v1');
    expect(oordeel({ soort: verleend, categorie: 'belastbaarheid', rol: 'inkomensconsulent', noodzaak: 'X' })).toMatchObject({ toegestaan: false, noembaar: false });
  });
  it('keeps a role from sending a type, or a section of it, that it does not name', () => {
    const geaccepteerd = bekendeSoort('nl.participatiewet.overdracht.geaccepteerd.v1');
    expect(oordeel({ soort: geaccepteerd, rol: 'inkomensconsulent', categorie: 'verloop', handeling: 'STUREN' }).code).toBe('NIET_BEVOEGD');
    expect(oordeel({ soort: geaccepteerd, categorie: 'contact', handeling: 'STUREN' }).code).toBe('CATEGORIE_NIET_TOEGESTAAN');
  });
  it('gives no view and no sender right that the framework of today denies outright', () => {
    const hoogstens = (soort: Berichtsoort, rol: string, categorie: string, handeling: Privacyvraag['handeling']) =>
      oordeel({ soort, rol: rol as Rol, categorie: categorie as Sectie, handeling, noodzaak: 'X', uitzondering: 'GELDIG' }).toegestaan;
    for (const soort of CATALOGUS) {
      for (const [rol, weergave] of Object.entries(soort.weergaven))
        // Medical content is read, never received: its view is one of reading only (D-27).
        for (const categorie of Object.keys(weergave)) expect([soort.type, rol, categorie, hoogstens(soort, rol, categorie, categorie === 'medisch' ? 'LEZEN' : 'ONTVANGEN')]).toEqual([soort.type, rol, categorie, true]);
      for (const [rol, secties] of Object.entries(soort.afzenders)) for (const categorie of secties) expect([soort.type, rol, categorie, hoogstens(soort, rol, categorie, 'STUREN')]).toEqual([soort.type, rol, categorie, true]);
    }
  });
  it('has one view of medical content, that of the participatiecoach, and nobody receives it however good the statement', () => {
    const metMedisch = CATALOGUS.flatMap((soort) => Object.entries(soort.weergaven).filter(([, weergave]) => 'medisch' in weergave).map(([rol]) => [soort.type, rol]));
    expect(metMedisch).toEqual([['nl.participatiewet.verstrekking.bijzonder.klaargezet.v1', 'participatiecoach']]);
    const klaargezet = bekendeSoort('nl.participatiewet.verstrekking.bijzonder.klaargezet.v1');
    for (const rol of ROLLEN) expect([rol, oordeel({ soort: klaargezet, rol, categorie: 'medisch', handeling: 'ONTVANGEN', uitzondering: 'GELDIG' }).toegestaan]).toEqual([rol, false]);
  });
});
