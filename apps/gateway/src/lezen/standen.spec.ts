import type { LopendeOntheffing, SituatiePeriode } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import type { Stand } from '../vrijgave/situatie';
import { groepVan, peildatumVan } from './standen';

const SINDS = dag('2024-01-01');
const OP = dag('2025-12-31');
const REF = '7c1f4a52-4f0e-4a57-9d0e-1d2f3a4b5c6d';
const periode = (klantprofiel: string | null, vanaf: string, tot: string | null, regie: string): SituatiePeriode => ({ vanaf: dag(vanaf), tot: tot === null ? null : dag(tot), gemeente: 'TIEL', schaal: 'KP', klantprofiel, regie, werkcoach: null, participatiecoach: null, inkomensconsulent: null });
const ontheffing = (soort: string, laatsteDag: string | null): LopendeOntheffing => ({ ontheffingRef: REF, soort, scope: ['a'], ingangsdatum: dag('2025-01-01'), laatsteDag: laatsteDag === null ? null : dag(laatsteDag) });
const stand = (perioden: readonly SituatiePeriode[], ontheffingen: readonly LopendeOntheffing[] = []): Stand => ({ situatie: { inwonerRef: REF, versie: 1, perioden }, ontheffing: { inwonerRef: REF, versie: 1, ontheffingen } });
const groep = (...wat: Parameters<typeof stand>): string | undefined => groepVan(stand(...wat), OP, SINDS)?.groep;

describe('a resident on a day', () => {
  const kp4 = (tot: string | null): SituatiePeriode => periode('KP4', '2022-01-01', tot, 'TIEL');

  it('who came from klantprofiel 4 and is guided by Werkzaak is counted apart from klantprofiel 3 (R-180)', () => {
    expect(groep([kp4('2024-06-01'), periode('KP3', '2024-06-01', null, 'WERKZAAK')])).toBe('EERDER_KP4_BIJ_WERKZAAK');
    expect(groep([periode('KP3', '2022-01-01', null, 'WERKZAAK')])).toBe('KP3');
  });

  it('who came before the monitoring began, or went back since, is not one of those', () => {
    expect(groep([kp4('2023-12-31'), periode('KP3', '2023-12-31', null, 'WERKZAAK')])).toBe('KP3');
    expect(groep([kp4('2024-01-01'), periode('KP3', '2024-01-01', null, 'WERKZAAK')])).toBe('EERDER_KP4_BIJ_WERKZAAK');
    expect(groep([kp4('2024-06-01'), periode('KP3', '2024-06-01', '2025-03-01', 'WERKZAAK'), periode('KP4', '2025-03-01', null, 'TIEL')])).toBe('KP4');
  });

  it('of klantprofiel 4 with an ontheffing by law is counted apart; one for some time changes nothing (R-255)', () => {
    expect(groep([kp4(null)], [ontheffing('WIA4', null)])).toBe('KP4_BLIJVEND_ONTHEVEN');
    expect(groep([kp4(null)], [ontheffing('TIJDELIJK', '2026-06-30'), ontheffing('ALLEENSTAANDE_OUDER', '2026-06-30')])).toBe('KP4');
    expect(groep([kp4(null)], [ontheffing('WIA4', '2025-12-30')])).toBe('KP4');
  });

  it('with another division is there too, and who left or has still to come is not', () => {
    expect(groep([periode(null, '2022-01-01', null, 'TIEL')])).toBe('ANDERS');
    expect(groepVan(stand([kp4('2025-12-31')]), OP, SINDS)).toBeNull();
    expect(groepVan(stand([periode('KP3', '2026-01-01', null, 'WERKZAAK')]), OP, SINDS)).toBeNull();
  });
});

it.each([[2024, '2026-02-02', '2024-12-31'], [2025, '2025-10-01', '2025-09-30'], [2025, '2025-09-30', '2025-06-30'], [2026, '2026-02-02', '2025-12-31'], [2025, '2025-12-31', '2025-09-30']])('a stock of %i, read on %s, is that of %s', (jaar, vandaag, peildatum) => {
  expect(peildatumVan(jaar, dag(vandaag))).toBe(peildatum);
});
