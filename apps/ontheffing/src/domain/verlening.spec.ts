import { dag } from '#shared/kernel/datum';
import type { Beleid } from '#shared/policy/beleid';
import { scenarioFor } from '#shared/testing/scenario';
import { bezwaarwet } from '../beleid';
import { anna, beleid, bert, carla, dirk, genomen, given, givenB, givenC, kp3, kp4, metActivering, na, onbekend, onder, systeem, verlening, voorbij } from '../testing/scenario';
import { laatsteDagBezwaar } from './wet';

const vooraf = { besluit: genomen('2025-03-03', onbekend) };
const lopend = na(kp4, verlening({ afzender: carla }));

describe('S-17 a temporary ontheffing under policy A', () => {
  it('is accepted for a year less a day', () => given(kp3).when(verlening()).thenTypes('verleend'));

  it('can be objected to through six weeks after bekendmaking', () => expect(laatsteDagBezwaar(dag('2025-03-03'), bezwaarwet(beleid.A, dag('2025-03-03')))).toBe('2025-04-14'));

  it.each([
    ['2025-06-30', null],
    ['2026-03-02', null],
    ['2026-03-03', 'TERMIJN_TE_LANG'],
  ])('lasts twelve months at most: last day %s', (laatsteDag, code) => {
    const uitslag = given(kp3).when(verlening({ ...vooraf, laatsteDag: dag(laatsteDag) }));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('verleend');
  });

  it('has that maximum for Werkzaak only: the coach of the gemeente may also extend without one (D-03)', () => {
    given(kp4).when(verlening({ ...vooraf, afzender: carla, laatsteDag: dag('2027-03-02') })).thenTypes('verleend');
  });

  it('is recorded with the mark when the resident was told already (D-28)', () => {
    expect(given(kp3).when(verlening({ laatsteDag: dag('2026-03-03') })).uitkomst).toMatchObject({ afwijkingen: ['TERMIJN_TE_LANG'], events: [{ ontheffing: { afwijkingen: ['TERMIJN_TE_LANG'] } }] });
  });

  it('is not told yet while the bekendmaking lies ahead', () => {
    const morgen = { laatsteDag: dag('2026-03-03'), besluit: genomen('2025-03-03', { bekendmakingsDatum: dag('2025-03-04') }) };
    given(kp3).when(verlening(morgen)).refusedWith('TERMIJN_TE_LANG');
    given(kp3).when(verlening({ ...morgen, vandaag: dag('2025-03-04') })).thenTypes('verleend');
  });

  it.each([
    [['a'], null],
    [['c'], null],
    [['a', 'c'], null],
    [['a', 'b'], 'VERPLICHTING_NIET_TOEGESTAAN'],
    [['b'], 'VERPLICHTING_NIET_TOEGESTAAN'],
  ] as const)('can only be of the duties a and c (art. 9 lid 2): %j', (scope, code) => {
    const uitslag = given(kp3).when(verlening({ ...vooraf, scope }));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('verleend');
    expect(given(kp3).when(verlening({ scope })).uitkomst).toMatchObject({ afwijkingen: code ? [code] : [] });
  });

  it('is not granted twice over the same days, but may follow the day after', () => {
    const volgend = (ingangsdatum: string) => verlening({ afzender: carla, ontheffingRef: 'b', besluit: genomen('2025-03-03', onbekend), ingangsdatum: dag(ingangsdatum), laatsteDag: dag('2026-09-02') });
    given(lopend).when(volgend('2026-03-02')).refusedWith('OVERBODIG');
    given(lopend).when(volgend('2026-03-03')).thenTypes('verleend');
  });

  it.each([
    ['ends before it begins', { laatsteDag: dag('2025-03-02') }, 'VOORWAARDE_NIET_VERVULD'],
    ['was told before it was decided', { besluit: genomen('2025-03-03', { bekendmakingsDatum: dag('2025-03-02') }) }, 'VOORWAARDE_NIET_VERVULD'],
    ['has no mandate', { mandaatGeldt: false }, 'MANDAAT_ONTBREEKT'],
  ])('is refused, told or not, when it %s', (_, verschil, code) => given(kp3).when(verlening(verschil)).refusedWith(code));
});

describe('S-18 who may grant under which policy', () => {
  const oktober = { besluit: genomen('2025-10-01'), ingangsdatum: dag('2025-10-01'), laatsteDag: dag('2026-09-30'), vandaag: dag('2025-10-01') };
  const nogNiet = { ...oktober, besluit: genomen('2025-10-01', onbekend) };
  it.each([['B', givenB], ['C', givenC]] as const)('%s once activated: not Werkzaak; refused before bekendmaking and marked after', (_, onderDeze) => {
    onderDeze(kp3).when(verlening(nogNiet)).refusedWith('BELEID');
    expect(onderDeze(kp3).when(verlening(oktober)).uitkomst).toMatchObject({ accepted: true, afwijkingen: ['BELEID'] });
    onderDeze(kp4).when(verlening({ ...nogNiet, afzender: carla })).thenTypes('verleend');
  });
  it('leaves what was granted before running through its last day', () => {
    givenB(na(kp3, verlening())).when(voorbij('2026-03-02')).then();
  });
  it('R-008 changes nothing while it is not activated', () => {
    expect(given(kp3).when(verlening(oktober)).uitkomst).toMatchObject({ accepted: true, afwijkingen: [] });
  });
  it('says of C that its content is not known yet, and lets nobody activate it in production', () => {
    expect(beleid.C.versies('ontheffing-bij-overdracht').at(-1)?.teBevestigen.join()).toContain('niet bekend (D-02)');
    expect(() => metActivering('C', false)).toThrow('voorbeeld');
  });
});

it('is not for the system of Werkzaak to state where no werkcoach has the resident', () => {
  given(kp3).when(verlening({ afzender: systeem('WERKZAAK') })).thenTypes('verleend');
  given(kp4).when(verlening({ afzender: systeem('WERKZAAK') })).refusedWith('NIET_BEVOEGD');
  given(kp4).when(verlening({ afzender: systeem('TIEL') })).thenTypes('verleend');
});

describe('R-191 a decision that a system states without saying who took it', () => {
  const zonder = (verschil = {}) => verlening({ afzender: systeem('WERKZAAK'), beslistDoor: null, ...verschil });
  it('is refused while the resident has not been told', () => {
    given(kp3).when(zonder({ besluit: genomen('2025-03-03', onbekend) })).refusedWith('VOORWAARDE_NIET_VERVULD');
    given(kp3).when(zonder({ besluit: genomen('2025-03-03', onbekend), beslistDoor: anna.actorId })).thenTypes('verleend');
  });
  it('is recorded with that mark once the resident has', () => {
    expect(given(kp3).when(zonder()).uitkomst).toMatchObject({ accepted: true, afwijkingen: ['VOORWAARDE_NIET_VERVULD'] });
  });
});

describe('who may state a temporary ontheffing', () => {
  it.each([
    ['the assigned werkcoach', anna, null],
    ['another werkcoach', { ...anna, actorId: 'wz.wc.ander' }, 'NIET_BEVOEGD'],
    ['who deputises for the assigned werkcoach', { ...anna, actorId: 'wz.wc.ander', waarneemtVoor: [anna.actorId] }, null],
    ['a werkcoach whom the register does not know', { ...anna, bevoegd: false }, 'NIET_BEVOEGD'],
    ['a participatiecoach of the gemeente while nobody is assigned', carla, null],
    ['a participatiecoach of another gemeente', dirk, 'GEMEENTE_ONJUIST'],
    ['an inkomensconsulent', bert, 'NIET_BEVOEGD'],
    ['the system of Werkzaak', systeem('WERKZAAK'), null],
    ['the system of UWV', systeem('UWV'), 'NIET_BEVOEGD'],
  ])('%s', (_, afzender, code) => {
    const uitslag = given(kp3).when(verlening({ afzender }));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('verleend');
  });

  it('is never about a resident whom nobody registered, or under the name of another gemeente', () => {
    given({ ...kp3, coaches: null }).when(verlening()).refusedWith('INWONER_ONBEKEND');
    given(kp3).when(verlening({ gemeente: 'NEDER_BETUWE' })).refusedWith('GEMEENTE_ONJUIST');
  });
});

describe('R-052 the grounds of a new method are values of its version', () => {
  const metGronden = (gronden: readonly string[] | null): Beleid => ({
    ...beleid.A,
    op: (id, op) => {
      const versie = beleid.A.op<object>(id, op);
      return (id === 'ontheffing-bij-overdracht' ? { ...versie, waarden: { ...versie.waarden, gronden } } : versie) as never;
    },
  });

  it.each<[readonly string[] | null, string | null, string | null]>([
    [null, 'MEDISCH', null],
    [['MEDISCH', 'ZORGTAKEN'], 'ZORGTAKEN', null],
    [['MEDISCH'], 'ZORGTAKEN', 'BELEID'],
    [['MEDISCH'], null, 'BELEID'],
  ])('with %j a grant on %s gets %s', (gronden, grond, code) => {
    const uitslag = scenarioFor(onder(metGronden(gronden)))(kp3).when(verlening({ ...vooraf, grond }));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('verleend');
  });

  it('one that was told already is recorded with one mark, whoever gave it on whatever ground (D-28)', () =>
    expect(scenarioFor(onder(metGronden([])))(kp3).when(verlening()).uitkomst).toMatchObject({ accepted: true, afwijkingen: ['BELEID'] }));

  it('none of the versions of today names any, for the memos name none', () => {
    for (const welk of [beleid.A, beleid.B, beleid.C]) for (const versie of welk.versies('ontheffing-bij-overdracht')) expect(versie.waarden).toHaveProperty('gronden', null);
  });
});
