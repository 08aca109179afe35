import type { VerzegeldBericht } from '#shared/contracts/bericht';
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
export const hubBericht = ({ zaakId, inwonerRef, gemeente }: Over, { partijen }: Pick<Omgeving, 'partijen'>, { context, gebeurtenis, op, time, verloop, kenmerk }: Hubdata): VerzegeldBericht => ({
  specversion: '1.0',
  id: uuid5([`${context}.${gebeurtenis}`, zaakId ?? inwonerRef, kenmerk ?? op].join(':')),
  source: partijen.hub.source,
  type: `nl.participatiewet.${context}.${gebeurtenis}.v1`,
  time,
  datacontenttype: 'application/json',
  data: {
    ...(zaakId === undefined ? {} : { zaakId }),
    inwonerRef,
    gemeente,
    peildatum: op,
    doel: context === 'inwoner' ? 'BEHEER' : 'OVERDRACHT',
    afzender: { actorId: 'schakel.hub', rol: 'systeem', werkgever: partijen.hub.code, namensGemeente: null },
    verloop,
  },
});
