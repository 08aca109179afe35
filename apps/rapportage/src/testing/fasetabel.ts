import type { Fasetabel } from '../domain/fasetabel';

/** Neder-Betuwe on 1 January 2025, as gemeente Buren counted (memo 003, S-24). */
export const NEDER_BETUWE_2025: Fasetabel = {
  definitie: 'FASEN_BUREN',
  regels: [
    { fase: 'FASE_1', pwet: 4, ioaw: 0, ioaz: 1, bbz: 1, totaal: 6 },
    { fase: 'FASE_2', pwet: 21, ioaw: 0, ioaz: 1, bbz: 0, totaal: 22 },
    { fase: 'FASE_3', pwet: 148, ioaw: 9, ioaz: 0, bbz: 0, totaal: 157 },
    { fase: 'FASE_4', pwet: 59, ioaw: 2, ioaz: 0, bbz: 0, totaal: 61 },
  ],
  totalen: { pwet: 232, ioaw: 11, ioaz: 2, bbz: 1, totaal: 246 },
  ontheven: 100,
};
