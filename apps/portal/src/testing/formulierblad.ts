import { join } from 'node:path';
import { dag } from '#shared/kernel/datum';
import { codelijstenOp, geldendOp, laadCodelijsten, laadFormulierversies } from '#shared/policy/formulieren';
import type { Formulierblad } from '../formulier/formulier.types';

const CONFIG = join(process.cwd(), 'config');

/** The real form of a day, as the API would serve it; which evidence is enough that day is the test's to say. */
export const formulierblad = (dagtekst: string, onderbouwing: Formulierblad['onderbouwing']): Formulierblad => {
  const formulier = geldendOp(laadFormulierversies(CONFIG), dag(dagtekst));
  if (!formulier) throw new Error('no form on that day');
  return { formulier, codelijsten: codelijstenOp(laadCodelijsten(CONFIG), dag(dagtekst)), onderbouwing };
};

export const OKTOBER = formulierblad('2025-10-06', {
  KP3_NAAR_KP4: { soorten: ['ZORGPROFESSIONAL'] },
  KP4_NAAR_KP3: { soorten: ['DEELTIJDWERK', 'VRIJWILLIGERSWERK_STRUCTUREEL', 'ZORGPROFESSIONAL', 'PRAKTIJK_OVERIG'] },
});
