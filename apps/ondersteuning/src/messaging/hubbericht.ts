import type { VerzegeldBericht } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import { stelHubbericht } from '#shared/contracts/hubbericht';
import type { InBericht } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { uuid5 } from '#shared/messaging/codec';
import type { Omgeving } from '../omgeving';

type Over = { readonly inwonerRef: string; readonly gemeente: string };

/** About a resident and in the context of the message it follows from, stated by the hub itself; a second attempt at that message finds its id again. `op`: the day it is stated for. */
export const hubBericht = ({ bericht, stempel }: InBericht, { partijen }: Pick<Omgeving, 'partijen'>, gebeurtenis: string, { inwonerRef, gemeente }: Over, op: Datum, datum: Datum): VerzegeldBericht => {
  const type = `nl.participatiewet.${bekendeSoort(bericht.type).context}.${gebeurtenis}.v1`;
  const id = uuid5(`${type}:${inwonerRef}:${op}:${bericht.source}:${bericht.id}`);
  return stelHubbericht({ type, id, time: stempel.klok, inwonerRef, gemeente, peildatum: op, verloop: { datum } }, partijen.hub);
};
