import type { Datum } from '../kernel/datum';
import type { Velden, VerzegeldBericht } from './bericht';
import { bekendeSoort } from './catalogus';

export type Hubwens = {
  readonly type: string;
  /** Follows from what the message says, so that a second attempt finds the first. */
  readonly id: string;
  readonly time: string;
  readonly zaakId?: string | undefined;
  readonly inwonerRef?: string | undefined;
  readonly gemeente: string;
  readonly peildatum: Datum;
  readonly verloop?: Velden;
  /** About nobody. */
  readonly algemeen?: Velden;
};

/** A message that the hub states itself, under its own source and in no person's name (contract.md §1). */
export const stelHubbericht = ({ type, id, time, zaakId, inwonerRef, gemeente, peildatum, verloop, algemeen }: Hubwens, hub: { readonly code: string; readonly source: string }): VerzegeldBericht => ({
  specversion: '1.0',
  id,
  source: hub.source,
  type,
  time,
  datacontenttype: 'application/json',
  data: {
    ...(zaakId === undefined ? {} : { zaakId }),
    ...(inwonerRef === undefined ? {} : { inwonerRef }),
    gemeente,
    peildatum,
    doel: bekendeSoort(type).doelen[0] ?? '',
    afzender: { actorId: 'schakel.hub', rol: 'systeem', werkgever: hub.code, namensGemeente: null },
    ...(verloop === undefined ? {} : { verloop }),
    ...(algemeen === undefined ? {} : { algemeen }),
  },
});
