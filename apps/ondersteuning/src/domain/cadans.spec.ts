import fc from 'fast-check';
import { dag, plusDagen, plusMaanden, type Datum } from '#shared/kernel/datum';
import { cadansregel } from '../beleid';
import { BELEID, carla, dirk, fenna, INWONER, inKp3, inKp4, inNederBetuwe } from '../testing/voorbeelden';
import { herzien, metBegeleiding, metContact, signaaldag, uiterlijkeDag, zonderBron, type Cadans, type Contact, type Contactsoort } from './cadans';
import { decideContact, type Contactbesluit, type Contactopdracht } from './contact';
import type { Afzender, Inwoner } from './verzoek.types';

const regelVan = (gemeente: string) => cadansregel(BELEID, gemeente, dag('2026-01-01'));
const [TIEL, NB] = [regelVan('TIEL'), regelVan('NEDER_BETUWE')];
const begin = (gemeente: string, vanaf: string, bekendOp = vanaf): Cadans => metBegeleiding(null, INWONER, { gemeente, vanaf: dag(vanaf), tot: null }, dag(bekendOp));
const contact = (soort: Contactsoort, datum: string, status: Contact['status'] = 'GEHOUDEN'): Contact => ({ soort, datum: dag(datum), status, naarBehoefte: false, bron: `b-${soort}-${datum}` });
const met = (cadans: Cadans, ...contacten: Contact[]): Cadans => contacten.reduce((was, een) => metContact(was, een, een.datum), cadans);

describe('the last day in time', () => {
  it('Neder-Betuwe: twelve months after the last talk, of whatever kind', () => {
    const sinds = begin('NEDER_BETUWE', '2026-02-10');
    expect(uiterlijkeDag(sinds, NB)).toBe('2027-02-10');
    expect(uiterlijkeDag(met(sinds, contact('JAARGESPREK', '2026-05-04'), contact('TWEEDE_GESPREK', '2026-10-05')), NB)).toBe('2027-10-05');
  });
  it('Tiel: a re-check every twenty-four months, and no other talk counts for it', () => {
    const sinds = begin('TIEL', '2025-03-01');
    expect(uiterlijkeDag(met(sinds, contact('JAARGESPREK', '2026-05-04')), TIEL)).toBe('2027-03-01');
    expect(uiterlijkeDag(met(sinds, contact('HERCONTROLE', '2026-05-04')), TIEL)).toBe('2028-05-04');
  });
  it('a gemeente without a rule has no cadence', () => expect(uiterlijkeDag(begin('BUREN', '2025-03-01'), regelVan('BUREN'))).toBeNull());
  it.each([['2027-03-01', '2028-02-29', '2029-02-28'], ['2026-02-01', '2027-02-28', '2028-02-28']])('across a leap day (from %s, a talk on %s: %s)', (vanaf, gesprek, verwacht) => {
    expect(uiterlijkeDag(met(begin('NEDER_BETUWE', vanaf), contact('JAARGESPREK', gesprek)), NB)).toBe(verwacht);
  });
  it('counts from the start of the service of Werkzaak (D-15) and from when the hub knew him, whichever is later', () => {
    expect(uiterlijkeDag(begin('NEDER_BETUWE', '2022-01-01', '2025-06-02'), NB)).toBe('2027-01-01');
    expect(uiterlijkeDag(begin('NEDER_BETUWE', '2022-01-01', '2026-06-02'), NB)).toBe('2027-06-02');
    expect(uiterlijkeDag(met(begin('NEDER_BETUWE', '2022-01-01', '2025-06-02'), contact('JAARGESPREK', '2025-12-31')), NB)).toBe('2027-01-01');
  });
  it('R-234 and R-254: may be another one for this resident', () => {
    const minder = { ...begin('NEDER_BETUWE', '2026-02-10'), afwijking: { maanden: 36, redencode: 'MINDER_CONTACT_PASSEND', bron: 'x' } };
    expect(uiterlijkeDag(minder, NB)).toBe('2029-02-10');
    expect(zonderBron(minder, 'x').afwijking).toBeNull();
  });
  it('a planned talk is no talk', () => expect(uiterlijkeDag(met(begin('NEDER_BETUWE', '2026-02-10'), contact('JAARGESPREK', '2026-06-01', 'GEPLAND')), NB)).toBe('2027-02-10'));
});

const DAGEN = fc.integer({ min: 0, max: 2_200 }).map((aantal) => plusDagen(dag('2026-01-01'), aantal));
const SOORTEN = fc.constantFrom<Contactsoort>('JAARGESPREK', 'TWEEDE_GESPREK', 'VERVOLGGESPREK', 'HERCONTROLE');
const stap = fc.oneof(
  fc.record({ soort: SOORTEN, datum: DAGEN, status: fc.constantFrom<Contact['status']>('GEPLAND', 'GEHOUDEN') }),
  fc.record({ maanden: fc.integer({ min: 1, max: 60 }) }),
);

/** SM-8 under whatever talks are told, in whatever order, on any day, in both gemeenten. */
describe('SM-8 the cadence', () => {
  const loop = fc.record({ gemeente: fc.constantFrom('TIEL', 'NEDER_BETUWE'), stappen: fc.array(stap, { maxLength: 10 }), vandaag: DAGEN });
  const naLoop = ({ gemeente, stappen, vandaag }: { gemeente: string; stappen: readonly object[]; vandaag: Datum }): Cadans => {
    const na = stappen.reduce<Cadans>((was, een, plaats) => ('maanden' in een ? { ...was, afwijking: { maanden: een.maanden as number, redencode: 'ANDERS', bron: 'x' } } : metContact(was, { ...(een as Contact), naarBehoefte: false, bron: String(plaats) }, vandaag)), begin(gemeente, '2026-01-01'));
    return herzien(na, regelVan(gemeente), vandaag);
  };

  it('is too late exactly from the day after its last day, and has a signal to wait for exactly while it is not', () => {
    fc.assert(fc.property(loop, (een) => {
      const { uiterlijk, status, ...rest } = naLoop(een);
      expect([status, signaaldag({ ...rest, uiterlijk, status })]).toEqual(uiterlijk !== null && een.vandaag > uiterlijk ? ['TE_LAAT', null] : ['OP_SCHEMA', uiterlijk && plusDagen(uiterlijk, 1)]);
    }));
  });

  it('goes from on schedule to too late by time alone, and back by a talk of today that counts', () => {
    fc.assert(fc.property(loop, (een) => {
      const na = naLoop(een);
      const regel = regelVan(een.gemeente);
      const op = na.uiterlijk ?? een.vandaag;
      expect(herzien(na, regel, op).status).toBe('OP_SCHEMA');
      expect(herzien(na, regel, plusDagen(op, 1)).status).toBe('TE_LAAT');
      const later = plusDagen(op > een.vandaag ? op : een.vandaag, 1);
      expect(herzien(metContact(na, contact('HERCONTROLE', later), later), regel, later)).toMatchObject({ status: 'OP_SCHEMA', uiterlijk: plusMaanden(later, na.afwijking?.maanden ?? regel?.maanden ?? 0) });
    }));
  });

  it('decides the same again, keeps one planned talk per kind, and ends where guidance ends', () => {
    fc.assert(fc.property(loop, (een) => {
      const na = naLoop(een);
      expect(herzien(na, regelVan(een.gemeente), een.vandaag)).toEqual(na);
      const gepland = na.contacten.filter(({ status }) => status === 'GEPLAND').map(({ soort }) => soort);
      expect(new Set(gepland).size).toBe(gepland.length);
      expect(herzien({ ...na, tot: een.vandaag }, regelVan(een.gemeente), een.vandaag)).toMatchObject({ uiterlijk: null, status: 'OP_SCHEMA' });
    }));
  });
});

describe('M-80 who may say what', () => {
  const doe = (opdracht: Contactopdracht, { wie = dirk, inwoner = inNederBetuwe, was = begin('NEDER_BETUWE', '2022-01-01'), vandaag = '2026-10-05' }: { wie?: Afzender; inwoner?: Inwoner; was?: Cadans; vandaag?: string } = {}): Contactbesluit =>
    decideContact(was, inwoner, { zaakId: '', inwonerRef: INWONER, gemeente: wie.namensGemeente ?? 'TIEL', op: dag(vandaag), vandaag: dag(vandaag), afzender: wie, bron: 'x', ...opdracht }, regelVan(inwoner.gemeente));
  const uitkomst = (besluit: Contactbesluit): unknown => (besluit.accepted ? [...besluit.afwijkingen] : besluit.refusal.code);
  const gehouden = (soort: Contactsoort, datum: string, naarBehoefte = false): Contactopdracht => ({ type: 'gehouden', soort, datum: dag(datum), naarBehoefte });
  const gepland = (soort: Contactsoort, datum: string, naarBehoefte = false): Contactopdracht => ({ type: 'gepland', soort, datum: dag(datum), naarBehoefte });

  it('the assigned participatiecoach of a resident in klantprofiel 4, for the own gemeente', () => {
    expect(uitkomst(doe(gehouden('JAARGESPREK', '2026-10-05')))).toEqual([]);
    expect(uitkomst(doe(gehouden('JAARGESPREK', '2026-10-05'), { wie: carla }))).toBe('GEMEENTE_ONJUIST');
    expect(uitkomst(doe(gehouden('HERCONTROLE', '2026-10-05'), { wie: fenna, inwoner: inKp4 }))).toBe('NIET_BEVOEGD');
    expect(uitkomst(doe(gehouden('HERCONTROLE', '2026-10-05'), { wie: carla, inwoner: { ...inKp3, participatiecoach: carla.actorId } }))).toBe('GEEN_KP4');
  });
  it('what still comes was not held, and what has been is not planned', () => {
    expect([uitkomst(doe(gehouden('JAARGESPREK', '2026-10-06'))), uitkomst(doe(gepland('JAARGESPREK', '2026-10-04')))]).toEqual(['VOORWAARDE_NIET_VERVULD', 'VOORWAARDE_NIET_VERVULD']);
    expect([uitkomst(doe(gepland('JAARGESPREK', '2031-10-05'))), uitkomst(doe(gepland('JAARGESPREK', '2031-10-06')))]).toEqual([[], 'VOORWAARDE_NIET_VERVULD']);
  });
  it('R-243 the first talk of the year goes first: a second is not planned before it, and one that was held is marked', () => {
    expect(uitkomst(doe(gepland('TWEEDE_GESPREK', '2026-11-02')))).toBe('VOORWAARDE_NIET_VERVULD');
    expect(uitkomst(doe(gehouden('TWEEDE_GESPREK', '2026-10-05')))).toEqual(['VOORWAARDE_NIET_VERVULD']);
    const was = met(begin('NEDER_BETUWE', '2022-01-01'), contact('JAARGESPREK', '2026-03-02'));
    expect(uitkomst(doe(gepland('TWEEDE_GESPREK', '2026-11-02'), { was }))).toEqual([]);
    expect(uitkomst(doe(gepland('TWEEDE_GESPREK', '2027-01-04', true), { was }))).toBe('VOORWAARDE_NIET_VERVULD');
    expect(uitkomst(doe(gehouden('TWEEDE_GESPREK', '2026-03-01'), { was }))).toEqual(['VOORWAARDE_NIET_VERVULD']);
  });
  it('R-240 and R-241 in the first year there is room for a second talk, in later years for who needs it', () => {
    const was = met(begin('NEDER_BETUWE', '2022-01-01'), contact('JAARGESPREK', '2026-03-02'), contact('JAARGESPREK', '2027-01-04'));
    const in2027 = { was, vandaag: '2027-02-01' };
    expect(uitkomst(doe(gepland('VERVOLGGESPREK', '2026-12-31'), { was }))).toBe('VOORWAARDE_NIET_VERVULD');
    expect(uitkomst(doe(gepland('TWEEDE_GESPREK', '2026-12-31'), { was }))).toEqual([]);
    expect(uitkomst(doe(gepland('TWEEDE_GESPREK', '2027-03-01'), in2027))).toBe('VOORWAARDE_NIET_VERVULD');
    expect(uitkomst(doe(gepland('TWEEDE_GESPREK', '2027-03-01', true), in2027))).toEqual([]);
    const derde = met(was, contact('TWEEDE_GESPREK', '2027-02-01'), contact('VERVOLGGESPREK', '2027-02-02'));
    expect(doe(gepland('VERVOLGGESPREK', '2027-06-01', true), { ...in2027, was: derde, vandaag: '2027-03-01' })).toMatchObject({ accepted: true, letOp: [expect.stringContaining('hooguit 2')] });
  });
  it('R-234 another cadence needs a rule to depart from, and the number of the rule ends it', () => {
    const anders = doe({ type: 'cadans.vastgesteld', maanden: 24, redencode: 'MINDER_CONTACT_PASSEND' });
    expect(anders).toMatchObject({ accepted: true, cadans: { afwijking: { maanden: 24, redencode: 'MINDER_CONTACT_PASSEND' } } });
    if (!anders.accepted) throw new Error('refused');
    expect(doe({ type: 'cadans.vastgesteld', maanden: 12, redencode: 'TERUG_NAAR_AFSPRAAK' }, { was: anders.cadans })).toMatchObject({ cadans: { afwijking: null } });
    expect(uitkomst(doe({ type: 'cadans.vastgesteld', maanden: 24, redencode: 'ANDERS' }, { wie: { ...carla, namensGemeente: 'BUREN' }, inwoner: { ...inKp4, gemeente: 'BUREN' } }))).toBe('BELEID');
  });
});

describe('guidance', () => {
  const was = met({ ...begin('TIEL', '2025-03-01'), afwijking: { maanden: 12, redencode: 'ANDERS', bron: 'x' } }, contact('HERCONTROLE', '2026-05-04'));
  it('that goes on keeps what was done; in another gemeente, or after an end, it begins anew', () => {
    expect(metBegeleiding(was, INWONER, { gemeente: 'TIEL', vanaf: dag('2025-04-01'), tot: null }, dag('2026-06-01'))).toMatchObject({ vanaf: '2025-04-01', contacten: was.contacten, bekendOp: '2025-03-01' });
    expect(metBegeleiding(was, INWONER, { gemeente: 'NEDER_BETUWE', vanaf: dag('2026-06-01'), tot: null }, dag('2026-06-01'))).toMatchObject({ contacten: [], afwijking: null, bekendOp: '2026-06-01' });
    const geeindigd = metBegeleiding(was, INWONER, { gemeente: 'TIEL', vanaf: dag('2025-03-01'), tot: dag('2026-06-01') }, dag('2026-06-01'));
    expect(metBegeleiding(geeindigd, INWONER, { gemeente: 'TIEL', vanaf: dag('2027-06-01'), tot: null }, dag('2027-06-01'))).toMatchObject({ contacten: [], afwijking: null });
  });
  it('that ends before the last day has no last day', () => {
    expect(uiterlijkeDag({ ...was, tot: dag('2027-05-04') }, TIEL)).toBeNull();
    expect(uiterlijkeDag({ ...was, tot: dag('2027-05-05') }, TIEL)).toBe('2027-05-04');
  });
  it('keeps two calendar years of talks, and the last of each kind', () => {
    const lang = [2026, 2027, 2028, 2029].reduce((een, jaar) => metContact(een, contact('JAARGESPREK', `${jaar}-05-04`), dag(`${jaar}-05-04`)), begin('TIEL', '2025-03-01'));
    expect(metContact(lang, contact('HERCONTROLE', '2026-01-05'), dag('2029-06-04')).contacten.map(({ datum }) => datum)).toEqual(['2026-01-05', '2028-05-04', '2029-05-04']);
  });
});
