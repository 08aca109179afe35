import { join } from 'node:path';
import { dag } from '#shared/kernel/datum';
import { laadBeleid } from '#shared/policy/beleid';
import { scenarioFor } from '#shared/testing/scenario';
import { decide, evolve, type Ontheffing, type Stand, type Verlening } from './ontheffing';
import type { Policy } from './policy';

const CONFIG = join(__dirname, '../../../../config');
const activeringen = [{ id: 'ontheffing-bij-overdracht', versie: 'B', vanaf: dag('2025-09-02') }];
const alleenA = laadBeleid(CONFIG, { activeringen: [] });
const metB = laadBeleid(CONFIG, { activeringen, voorbeelden: true });
const onder = (beleid: typeof alleenA) =>
  scenarioFor((stand: Stand, v: Verlening) => decide(stand, v, beleid.op<Policy>('ontheffing-bij-overdracht', v.besluitDatum).waarden));

const anna = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null, bevoegd: true };
const carla = { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL', bevoegd: true };
const dirk = { actorId: 'nb.pc.dirk', rol: 'participatiecoach', werkgever: 'WERKZAAK', namensGemeente: 'NEDER_BETUWE', bevoegd: true };
const coaches = { gemeente: 'TIEL', werkcoach: anna.actorId, participatiecoach: null };
const zonder: Stand = { coaches, ontheffingen: [] };

const verlening = (verschil: Partial<Verlening> = {}): Verlening => ({
  type: 'verleend',
  ontheffingRef: '7d0f6c0a-3d8e-4a8e-8f0a-7f7f0e1f0001',
  soort: 'TIJDELIJK',
  gemeente: 'TIEL',
  afzender: anna,
  scope: ['a'],
  ingangsdatum: dag('2025-03-03'),
  laatsteDag: dag('2026-03-02'),
  besluitDatum: dag('2025-03-03'),
  bekendmakingsDatum: dag('2025-03-03'),
  mandaatRef: 'mandaat:tiel:ontheffing:werkzaak',
  mandaatGeldt: true,
  verlener: anna.actorId,
  vandaag: dag('2025-03-03'),
  ...verschil,
});
const verleend = (verschil: Partial<Ontheffing> = {}) => {
  const { type: _t, gemeente: _g, afzender: _a, mandaatGeldt: _m, vandaag: _v, ...feiten } = verlening();
  const ontheffing: Ontheffing = { ...feiten, soort: 'TIJDELIJK', laatsteDagBezwaar: dag('2025-04-14'), afwijkingen: [], ...verschil };
  return { type: 'verleend' as const, ontheffing };
};
const nogNietBekend = { bekendmakingsDatum: null };
const given = onder(alleenA);

describe('S-17 temporary ontheffing under policy A', () => {
  it('is accepted for a year less a day, with six weeks to object', () => {
    given(zonder).when(verlening()).then(verleend());
  });

  it.each([
    ['2025-03-03', null],
    ['2026-03-02', null],
    ['2026-03-03', 'TERMIJN_TE_LANG'],
  ])('lasts a day at least and twelve months at most: last day %s', (laatsteDag, code) => {
    const uitslag = given(zonder).when(verlening({ ...nogNietBekend, laatsteDag: dag(laatsteDag) }));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('verleend');
  });

  it('is recorded with the mark when the resident was told already', () => {
    const teLang = { laatsteDag: dag('2026-03-03') };
    given(zonder).when(verlening(teLang)).thenMarked(['TERMIJN_TE_LANG'], verleend({ ...teLang, afwijkingen: ['TERMIJN_TE_LANG'] }));
  });

  it('is not told yet while the bekendmaking lies ahead', () => {
    const morgen = { laatsteDag: dag('2026-03-03'), bekendmakingsDatum: dag('2025-03-04') };
    given(zonder).when(verlening(morgen)).refusedWith('TERMIJN_TE_LANG');
    given(zonder).when(verlening({ ...morgen, vandaag: dag('2025-03-04') })).thenTypes('verleend');
  });

  it.each([
    [['a'], null],
    [['c'], null],
    [['a', 'c'], null],
    [['a', 'b'], 'VERPLICHTING_NIET_TOEGESTAAN'],
    [['b'], 'VERPLICHTING_NIET_TOEGESTAAN'],
  ] as const)('can only be of the duties a and c: %j', (scope, code) => {
    const uitslag = given(zonder).when(verlening({ ...nogNietBekend, scope }));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('verleend');
    if (code) given(zonder).when(verlening({ scope })).thenMarked([code], verleend({ scope, afwijkingen: [code] }));
  });

  it('is not granted twice over the same days, but may follow the day after', () => {
    const lopend = evolve(zonder, verleend());
    const ervoor = { ...nogNietBekend, ingangsdatum: dag('2025-02-03'), laatsteDag: dag('2025-03-03'), besluitDatum: dag('2025-02-03') };
    given(lopend).when(verlening(ervoor)).refusedWith('OVERBODIG');
    given(lopend).when(verlening({ ...ervoor, laatsteDag: dag('2025-03-02') })).thenTypes('verleend');
    const volgend = { ...nogNietBekend, ingangsdatum: dag('2026-03-03'), laatsteDag: dag('2026-09-02') };
    given(lopend).when(verlening({ ...nogNietBekend, ingangsdatum: dag('2026-03-02') , laatsteDag: dag('2026-09-02') })).refusedWith('OVERBODIG');
    given(lopend).when(verlening({ ingangsdatum: dag('2025-06-01') })).thenMarked(['OVERBODIG'], verleend({ ingangsdatum: dag('2025-06-01'), afwijkingen: ['OVERBODIG'] }));
    given(lopend).when(verlening(volgend)).thenTypes('verleend');
  });

  it('needs a mandate, also when the resident was told already', () => {
    given(zonder).when(verlening({ mandaatGeldt: false })).refusedWith('MANDAAT_ONTBREEKT');
  });
});

describe('S-18 policy B', () => {
  const oktober = { besluitDatum: dag('2025-10-01'), ingangsdatum: dag('2025-10-01'), laatsteDag: dag('2026-09-30'), vandaag: dag('2025-10-01') };

  it('ends the grant by the werkcoach, and records one that was told already with the mark', () => {
    onder(metB)(zonder).when(verlening({ ...oktober, bekendmakingsDatum: null })).refusedWith('BELEID');
    const uitslag = onder(metB)(zonder).when(verlening({ ...oktober, bekendmakingsDatum: dag('2025-10-01') }));
    expect(uitslag.uitkomst).toMatchObject({ accepted: true, afwijkingen: ['BELEID'] });
  });

  it('does not reach back: a decision of the day before is judged by A', () => {
    onder(metB)(zonder).when(verlening({ ...oktober, besluitDatum: dag('2025-09-01'), bekendmakingsDatum: null })).thenTypes('verleend');
  });

  it('stops nothing while it is not activated', () => {
    onder(alleenA)(zonder).when(verlening({ ...oktober, bekendmakingsDatum: null })).thenTypes('verleend');
  });
});

describe('who may state an ontheffing', () => {
  const systeem = { ...anna, actorId: 'werkzaak.werk', rol: 'systeem' };
  it.each([
    ['the assigned werkcoach', anna, null],
    ['another werkcoach', { ...anna, actorId: 'wz.wc.ander' }, 'NIET_BEVOEGD'],
    ['a werkcoach whom the register does not know', { ...anna, bevoegd: false }, 'NIET_BEVOEGD'],
    ['a participatiecoach of the gemeente while nobody is assigned', carla, null],
    ['a participatiecoach of another gemeente', dirk, 'GEMEENTE_ONJUIST'],
    ['an inkomensconsulent', { ...anna, actorId: 'wz.ic.bert', rol: 'inkomensconsulent' }, 'NIET_BEVOEGD'],
    ['the system of Werkzaak', systeem, null],
    ['the system of UWV', { ...systeem, actorId: 'uwv.besluit', werkgever: 'UWV' }, 'NIET_BEVOEGD'],
  ])('%s', (_, afzender, code) => {
    const uitslag = given(zonder).when(verlening({ afzender }));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('verleend');
  });

  it('is never about a resident whom nobody registered, or under the name of another gemeente', () => {
    given({ coaches: null, ontheffingen: [] }).when(verlening()).refusedWith('INWONER_ONBEKEND');
    given(zonder).when(verlening({ gemeente: 'NEDER_BETUWE' })).refusedWith('GEMEENTE_ONJUIST');
  });
});

it.each([
  ['ends before it begins', { laatsteDag: dag('2025-03-02') }],
  ['was told before it was decided', { bekendmakingsDatum: dag('2025-03-02') }],
  ['is of a kind that the hub does not register', { soort: 'ALLEENSTAANDE_OUDER' as const }],
])('an ontheffing that %s is refused, told or not', (_, verschil) => {
  given(zonder).when(verlening(verschil)).refusedWith('VOORWAARDE_NIET_VERVULD');
});
