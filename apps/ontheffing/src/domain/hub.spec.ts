import { dag } from '#shared/kernel/datum';
import { carla, genomen, given, kp3, kp4, na, nadert, REF, systeem, van, verlening, voorbij } from '../testing/scenario';
import { standUit } from './evolve';
import { perioden } from './geldigheid';
import type { HubCommand, Stand, Verlening } from './ontheffing.types';

const vertrokken = (reden: 'VERHUISD' | 'UITGESTROOMD', per: string): HubCommand => ({ type: 'inwoner.vertrokken', vandaag: dag(per), reden, per: dag(per), naarGemeente: reden === 'VERHUISD' ? 'NEDER_BETUWE' : null });
const ouder = (verschil: Partial<Verlening> = {}): Verlening =>
  verlening({
    soort: 'ALLEENSTAANDE_OUDER', ontheffingRef: 'ouder', afzender: carla, ingangsdatum: dag('2025-03-03'), laatsteDag: dag('2026-03-02'), besluit: genomen('2025-03-03'),
    verzoekDatum: dag('2025-03-03'), kindGeboren: dag('2024-01-01'), verbruikteMaanden: 10, ...verschil,
  });
const vastgesteld = van('vastgesteld', '2025-08-18', { ontheffingRef: 'wia', vanaf: dag('2025-08-11'), scope: ['a', 'b', 'c'], afzender: systeem('UWV') });
const status = (stand: Stand) => Object.fromEntries(stand.ontheffingen.map((een) => [een.ontheffingRef, een.status]));

describe('a resident who leaves', () => {
  it('for another gemeente: what Tiel decided ends, the used months go along, what holds by law stays', () => {
    const stand = na(kp4, verlening({ afzender: carla }), ouder());
    given(stand).when(vertrokken('VERHUISD', '2025-09-03')).then(
      { type: 'vervallen', ontheffingRef: REF, per: dag('2025-09-03') },
      { type: 'opgeschort', ontheffingRef: 'ouder', reden: 'BIJSTAND_EINDE', per: dag('2025-09-03') },
      { type: 'verbruikDoorgegeven', ontheffingRef: 'ouder', maanden: 16, naarGemeente: 'NEDER_BETUWE' },
    );
    const verhuisd = na(kp4, vastgesteld, vertrokken('VERHUISD', '2025-09-03'));
    expect(verhuisd.ontheffingen).toMatchObject([{ status: 'VASTGESTELD', gemeente: 'NEDER_BETUWE' }]);
  });

  it('without benefit: all but what holds by law ends or is suspended, and nothing is passed on', () => {
    const weg = na(kp4, ouder(), verlening({ afzender: carla }), vastgesteld, vertrokken('UITGESTROOMD', '2025-09-03'));
    expect(status(weg)).toEqual({ ouder: 'OPGESCHORT', [REF]: 'VERVALLEN', wia: 'VASTGESTELD' });
    expect(weg.gebeurtenissen.map(({ event }) => event.type)).not.toContain('verbruikDoorgegeven');
  });

  it('leaves what was over before that day as it was', () => {
    const over = na(kp4, verlening({ afzender: carla }), voorbij('2026-03-03'));
    given(over).when(vertrokken('UITGESTROOMD', '2026-04-01')).then();
  });
});

describe('M-18 a recalled message', () => {
  const herroepen = (stand: Stand, type: string): HubCommand => ({ type: 'herroepen', vandaag: dag('2026-01-15'), bron: stand.gebeurtenissen.find(({ event }) => event.type === type)?.bron ?? '' });

  it('of the grant leaves it visible as recalled and in force on no day', () => {
    const stand = na(kp3, verlening());
    const na18 = na(stand, herroepen(stand, 'verleend'));
    expect([status(na18), na18.ontheffingen.flatMap((een) => perioden(een))]).toEqual([{ [REF]: 'HERROEPEN' }, []]);
    given(na18).when(herroepen(stand, 'verleend')).then();
    given(na18).when(nadert('2025-12-01', '2026-03-02')).then();
  });

  it('of a withdrawal brings the ontheffing back: it was the withdrawal that was a mistake', () => {
    const weg = na(kp4, verlening({ afzender: carla }), van('ingetrokken', '2025-06-02', { ontheffingRef: REF, per: dag('2025-06-02') }));
    const terug = na(weg, { ...herroepen(weg, 'ingetrokken'), vandaag: dag('2025-06-03') });
    expect([status(terug), terug.ontheffingen.flatMap((een) => perioden(een))]).toEqual([{ [REF]: 'VERLEEND' }, [{ vanaf: '2025-03-03', tot: '2026-03-03' }]]);
  });

  it('of an extension asks for a decision again, at once when its moment has passed', () => {
    const langer = na(kp4, verlening({ afzender: carla }), van('verlengd', '2025-06-02', { ontheffingRef: REF, nieuweLaatsteDag: dag('2027-03-02') }));
    given(langer).when(herroepen(langer, 'verlengd')).thenTypes('herroepen', 'besluitNodig');
  });

  it('of a statement by law brings the temporary one back, and marks what was granted since', () => {
    const stand = na(kp4, verlening({ afzender: carla }), vastgesteld, van('beeindigd', '2025-09-01', { ontheffingRef: null, per: dag('2025-09-01'), afzender: systeem('UWV') }));
    const tweede = na(stand, verlening({ afzender: carla, ontheffingRef: 'b', ingangsdatum: dag('2025-09-01'), laatsteDag: dag('2025-12-31'), besluit: genomen('2025-09-01'), vandaag: dag('2025-09-01') }));
    const terug = na(tweede, { ...herroepen(tweede, 'vastgesteld'), vandaag: dag('2025-09-02') });
    expect(status(terug)).toMatchObject({ [REF]: 'VERLEEND', wia: 'HERROEPEN' });
    expect(terug.ontheffingen.find(({ ontheffingRef }) => ontheffingRef === 'b')?.afwijkingen).toEqual(['OVERBODIG']);
  });

  it('keeps nothing of the child', () => {
    const stand = na(kp4, ouder());
    const weg = standUit(kp4.coaches, [...stand.gebeurtenissen, { bron: 'x', event: { type: 'herroepen', bron: stand.gebeurtenissen[0]?.bron ?? '' } }]);
    expect(JSON.stringify(weg.ontheffingen)).not.toContain('2029-01-01');
  });

  it('that had no effect, or that nobody knows, changes nothing', () => given(na(kp3, verlening())).when({ type: 'herroepen', vandaag: dag('2025-03-04'), bron: 'onbekend' }).then());
});

it('a re-examination is asked while the ontheffing runs, and not while it is suspended', () => {
  const moment: HubCommand = { type: 'hercontrole.nadert', vandaag: dag('2025-12-01'), ontheffingRef: 'ouder', datum: dag('2025-12-29') };
  const lopend = na(kp4, ouder());
  given(lopend).when(moment).then({ type: 'hercontroleNodig', ontheffingRef: 'ouder', datum: dag('2025-12-29') });
  given(na(lopend, van('opgeschort', '2025-10-01', { ontheffingRef: 'ouder', reden: 'OP_VERZOEK', per: dag('2025-10-01') }))).when(moment).then();
});
