import { dag } from '#shared/kernel/datum';
import { anna, bert, carla, genomen, given, kp3, kp4, na, nadert, onbekend, REF, systeem, van, verlening } from '../testing/scenario';
import { standUit } from './evolve';
import { looptOp, perioden } from './geldigheid';
import type { PartijCommand, Vaststelling } from './ontheffing.types';

const vastgesteld = (verschil: Partial<Vaststelling> = {}): PartijCommand => van('vastgesteld', '2025-08-18', { ontheffingRef: 'wia', vanaf: dag('2025-08-11'), scope: ['a', 'b', 'c'], afzender: systeem('UWV'), ...verschil });
const beeindigd = (op: string, afzender = systeem('UWV')): PartijCommand => van('beeindigd', op, { ontheffingRef: null, per: dag(op), afzender });
const metTijdelijk = na(kp3, verlening());
const lopend = na(metTijdelijk, vastgesteld());
const nieuw = (besluit: object) => verlening({ ontheffingRef: 'b', ingangsdatum: dag('2025-08-25'), laatsteDag: dag('2026-08-24'), besluit: genomen('2025-08-25', besluit), vandaag: dag('2025-08-25') });

describe('S-19 by law, after WIA art. 4', () => {
  it('exempts from a, b and c without end, and ends the temporary one on that day', () => {
    given(metTijdelijk).when(vastgesteld()).thenTypes('vastgesteld', 'vervallen');
    expect(lopend.ontheffingen.map((een) => [een.status, perioden(een)])).toEqual([
      ['VERVALLEN', [{ vanaf: '2025-03-03', tot: '2025-08-11' }]],
      ['VASTGESTELD', [{ vanaf: '2025-08-11', tot: null }]],
    ]);
  });

  it('ends one that was decided and not told, too: nobody need tell it any more', () => {
    const [eerste] = na(kp3, verlening({ besluit: genomen('2025-03-03', onbekend) }), vastgesteld()).ontheffingen;
    expect(eerste?.status).toBe('VERVALLEN');
  });

  it('takes the question for a decision away', () => given(lopend).when(nadert('2025-12-01', '2026-03-02')).then());

  it('stated a second time changes nothing; with another day it is refused, for the first statement must be recalled', () => {
    given(lopend).when(vastgesteld({ ontheffingRef: 'nogmaals' })).thenTypes();
    given(lopend).when(vastgesteld({ ontheffingRef: 'ander', vanaf: dag('2025-08-12') })).refusedWith('OVERBODIG');
  });

  it('is always of all three duties', () => given(kp3).when(vastgesteld({ scope: ['a', 'b'] })).refusedWith('VOORWAARDE_NIET_VERVULD'));

  it.each([
    ['the system of UWV', systeem('UWV'), null],
    ['the system of Werkzaak, on a document of UWV', systeem('WERKZAAK'), null],
    ['the system of the gemeente, on a document of UWV', systeem('TIEL'), null],
    ['the system of another gemeente', systeem('NEDER_BETUWE'), 'NIET_BEVOEGD'],
    ['the assigned werkcoach', anna, 'NIET_BEVOEGD'],
    ['a participatiecoach', carla, 'NIET_BEVOEGD'],
    ['an inkomensconsulent', bert, 'NIET_BEVOEGD'],
  ])('is stated by %s', (_, afzender, code) => {
    const uitslag = given(kp3).when(vastgesteld({ afzender }));
    if (code) uitslag.refusedWith(code);
    else uitslag.thenTypes('vastgesteld');
  });

  it('makes a temporary grant superfluous: refused before bekendmaking, marked after, and no question follows', () => {
    given(lopend).when(nieuw(onbekend)).refusedWith('OVERBODIG');
    expect(given(lopend).when(nieuw({})).uitkomst).toMatchObject({ accepted: true, events: [{ type: 'verleend' }], afwijkingen: ['OVERBODIG'] });
  });

  it.each([
    ['TIEL', '2025-08-25', ['OVERBODIG']],
    ['TIEL', '2025-01-29', ['OVERBODIG']],
    ['TIEL', '2025-01-28', []],
    ['NEDER_BETUWE', '2025-08-25', []],
  ])('R-107 an own decision beside it in %s on %s is marked %j: each gemeente leaves the old custom on a day of its own', (gemeente, op, marken) => {
    const werkcoach = anna.actorId;
    const wia = na(standUit({ gemeente, werkcoach, participatiecoach: null }, []), vastgesteld({ gemeente, vanaf: dag('2025-01-13'), vandaag: dag('2025-01-20') }));
    const eigen = verlening({ gemeente, ontheffingRef: 'b', ingangsdatum: dag(op), laatsteDag: dag('2025-12-31'), besluit: genomen(op), vandaag: dag(op) });
    expect(given(wia).when(eigen).uitkomst).toMatchObject({ accepted: true, afwijkingen: marken });
    expect(looptOp(wia.ontheffingen[0] as never, dag(op))).toBe(true);
  });

  it('never expires: a moment that passes changes nothing', () => {
    given(lopend).when({ type: 'termijn.voorbij', vandaag: dag('2055-01-01'), ontheffingRef: 'wia', datum: dag('2055-01-01') }).then();
    expect(lopend.ontheffingen.some((een) => looptOp(een, dag('2055-01-01')))).toBe(true);
  });

  it('is ended by UWV alone, once, and not before it began', () => {
    given(lopend).when(beeindigd('2026-01-05', systeem('WERKZAAK'))).refusedWith('NIET_BEVOEGD');
    given(lopend).when(beeindigd('2026-01-05')).then({ type: 'beeindigd', ontheffingRef: 'wia', per: dag('2026-01-05') });
    given(lopend).when(beeindigd('2025-08-10')).refusedWith('VOORWAARDE_NIET_VERVULD');
    const over = na(lopend, beeindigd('2026-01-05'));
    expect(perioden(over.ontheffingen[1] as never)).toEqual([{ vanaf: '2025-08-11', tot: '2026-01-05' }]);
    given(over).when(beeindigd('2026-01-05')).thenTypes();
    given(over).when(beeindigd('2026-01-06')).refusedWith('OVERGANG_ONGELDIG');
  });

  it('nobody withdraws or extends what holds by law', () => {
    const besluit = { ontheffingRef: 'wia', afzender: carla };
    const bijCarla = { ...lopend, coaches: kp4.coaches };
    given(bijCarla).when(van('ingetrokken', '2025-09-01', { ...besluit, per: dag('2025-09-01') })).refusedWith('OVERGANG_ONGELDIG');
    given(bijCarla).when(van('verlengd', '2025-09-01', { ...besluit, nieuweLaatsteDag: dag('2026-09-01') })).refusedWith('OVERGANG_ONGELDIG');
    given(bijCarla).when(van('verlengd', '2025-09-01', { ontheffingRef: REF, nieuweLaatsteDag: dag('2026-09-01') })).refusedWith('OVERGANG_ONGELDIG');
  });
});
