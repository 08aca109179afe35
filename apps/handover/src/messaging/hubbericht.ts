import type { VerzegeldBericht } from '#shared/contracts/bericht';
import { stelHubbericht } from '#shared/contracts/hubbericht';
import type { Datum } from '#shared/kernel/datum';
import { uuid5 } from '#shared/messaging/codec';
import type { Omgeving } from '../omgeving';

type Over = { readonly zaakId?: string; readonly inwonerRef: string; readonly gemeente: string };

export type Hubdata = {
  readonly context: 'overdracht' | 'regie' | 'inwoner';
  readonly gebeurtenis: string;
  readonly op: Datum;
  readonly time: string;
  readonly verloop: Readonly<Record<string, unknown>>;
  /** Tells statements of the same kind on the same day apart; absent: there is one per case or resident. */
  readonly kenmerk?: string;
};

/** A message the hub states itself: its own source, and an id that a second attempt finds again. */
export const hubBericht = ({ zaakId, inwonerRef, gemeente }: Over, { partijen }: Pick<Omgeving, 'partijen'>, { context, gebeurtenis, op, time, verloop, kenmerk }: Hubdata): VerzegeldBericht =>
  stelHubbericht(
    { type: `nl.participatiewet.${context}.${gebeurtenis}.v1`, id: uuid5([`${context}.${gebeurtenis}`, zaakId ?? inwonerRef, kenmerk ?? op].join(':')), time, zaakId, inwonerRef, gemeente, peildatum: op, verloop },
    partijen.hub,
  );
