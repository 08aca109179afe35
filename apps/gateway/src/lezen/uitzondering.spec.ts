import { dag } from '#shared/kernel/datum';
import { uitzonderingVan, type Uitzonderingsvraag } from './uitzondering';
import type { Verklaring } from './verstrekking.projectie';

const VERKLARING: Verklaring = { schriftelijkOp: dag('2025-10-20'), reikwijdte: 'CONCLUSIE', ontvanger: 'tiel.pc.carla', laatsteDag: dag('2025-11-19'), ingetrokkenOp: null, bewijsRef: 'dossier-1' };
const met = (verklaring: Partial<Verklaring> | null, rest: Partial<Uitzonderingsvraag> = {}, status = 'GEDEELD') =>
  uitzonderingVan({ beeld: { verklaring: verklaring && { ...VERKLARING, ...verklaring }, status }, aan: true, vandaag: dag('2025-11-19'), persoon: 'tiel.pc.carla', ingetrokken: false, ...rest });

describe('the medical exception, for who reads', () => {
  it('is in order through the last day, and not the day after', () => {
    expect([met({}), met({}, { vandaag: dag('2025-11-20') }), met({}, {}, 'VERLOPEN')]).toEqual(['GELDIG', 'VERLOPEN', 'VERLOPEN']);
  });

  it('is off where the gemeente has not switched it on, whatever was signed', () => {
    expect([met({}, { aan: false }), met(null, { aan: false })]).toEqual(['UIT', 'UIT']);
  });

  it('has no statement, or a statement that was withdrawn', () => {
    expect(met(null)).toBe('GEEN_VERKLARING');
    expect([met({ ingetrokkenOp: dag('2025-11-01') }), met({}, { ingetrokken: true }), met({}, {}, 'INGETROKKEN')]).toEqual(['INGETROKKEN', 'INGETROKKEN', 'INGETROKKEN']);
  });

  it('is for the person it names, and tells another nothing of how it stands', () => {
    const ander = { persoon: 'tiel.pc.fenna' };
    expect([met({}, ander), met({ ingetrokkenOp: dag('2025-11-01') }, ander), met({}, { ...ander, vandaag: dag('2026-01-01') })]).toEqual(Array(3).fill('ANDERE_PERSOON'));
  });
});
