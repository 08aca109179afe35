import type { Datum } from '#shared/kernel/datum';
import type { Beleid } from '#shared/policy/beleid';
import { plusWerkdagen } from '#shared/policy/werkdagen';
import type { Alertbeleid, Sanctiewet } from './domain/policy';

export const alertbeleid = (beleid: Beleid, op: Datum) => beleid.op<Alertbeleid>('boete-alert', op);

/** Art. 18 and 18a, by the day on which the sanction is considered. */
export const sanctiewet = (beleid: Beleid, op: Datum) => beleid.op<Sanctiewet>('wet-sancties', op);

type Servicenormen = { readonly boete: { readonly reactieWerkdagen: number; readonly herinneringNaWerkdagen: number } };
export type Reactietermijn = { readonly uiterlijk: Datum; readonly herinnerOp: Datum };

/** Service norms, never a ground to refuse (D-10, D-26); counted from the day on which the coach is asked. */
export const reactietermijn = (beleid: Beleid, vandaag: Datum): Reactietermijn => {
  const { reactieWerkdagen, herinneringNaWerkdagen } = beleid.op<Servicenormen>('servicenormen', vandaag).waarden.boete;
  return { uiterlijk: plusWerkdagen(vandaag, reactieWerkdagen), herinnerOp: plusWerkdagen(vandaag, herinneringNaWerkdagen) };
};
