import { dag, isDatum } from '#shared/kernel/datum';
import { momentInAmsterdam } from '#shared/kernel/klok';

const VORM = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const BEGIN_WERKDAG = '09';

/** `2025-10-20` (09:00), `2025-10-20T07:30` in Amsterdam, or an instant with its offset; undefined: no such moment. */
export const leesMoment = (tekst: string): Date | undefined => {
  const [, datum = '', uur = BEGIN_WERKDAG, minuut = '00', seconde = '00', zone] = VORM.exec(tekst) ?? [];
  if (!isDatum(datum) || Number(uur) > 23 || Number(minuut) > 59 || Number(seconde) > 59) return undefined;
  if (zone) {
    const moment = new Date(`${datum}T${uur}:${minuut}:${seconde}${zone}`);
    return Number.isNaN(moment.getTime()) ? undefined : moment;
  }
  return new Date(momentInAmsterdam(dag(datum), Number(uur), Number(minuut)).getTime() + Number(seconde) * 1000);
};
