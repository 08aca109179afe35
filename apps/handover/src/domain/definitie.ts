import type { Datum } from '#shared/kernel/datum';
import type { Perspectief } from './begrippen';
import type { Definitie, Overdrachtsbeleid } from './policy';
import type { Periode } from './situatie';

/** Judged only on what the form says: an absent answer is not judged yet, and stops the acceptance (FORMULIER_ONVOLLEDIG). */
export const valtOnderKp4 = (perspectief: Perspectief, { maxMaandenPerspectief, baatVereist }: Definitie): boolean => {
  if (baatVereist && perspectief.baatBijParticipatiecoach === false) return false;
  if (perspectief.verwachtArbeidsvermogen === 'NEE') return true;
  return maxMaandenPerspectief !== null && (perspectief.maanden ?? 0) > maxMaandenPerspectief;
};

/** the definition in force keeps a resident in klantprofiel 3 whom the one before it would have let go. */
export const blijftDoorDefinitie = (perspectief: Perspectief | undefined, { definitie, vorigeDefinitie }: Pick<Overdrachtsbeleid, 'definitie' | 'vorigeDefinitie'>): boolean =>
  perspectief !== undefined && vorigeDefinitie !== null && !valtOnderKp4(perspectief, definitie.waarden) && valtOnderKp4(perspectief, vorigeDefinitie);

/**
 * whether who leaves klantprofiel 4 on that day was put there by another version of the definition than `versie`. What a coach
 * said last counts (M-82); where nobody did, the first day in klantprofiel 4 does. False where there was no definition yet.
 */
export const kwamOnderAndereDefinitie = (perioden: readonly Periode[], { op, versie }: { readonly op: Datum; readonly versie: string }, geldend: (dag: Datum) => string | null): boolean => {
  let begin = op;
  for (const { vanaf, tot, klantprofiel, definitieVersie } of perioden.filter((een) => een.vanaf < op).reverse()) {
    if (klantprofiel !== 'KP4' || (tot !== null && tot < begin)) break;
    if (definitieVersie !== undefined) return definitieVersie !== versie;
    begin = vanaf;
  }
  const toen = begin === op ? null : geldend(begin);
  return toen !== null && toen !== versie;
};
