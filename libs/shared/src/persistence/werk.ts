import type { InBericht } from '../contracts/intern';
import { nieuweTrace } from '../messaging/trace';

/** One message on its way through the runner. */
export type Werk = {
  readonly invoer: InBericht;
  /** Messages with the same key are handled one after another: those of one zaak, else of one resident. */
  readonly sleutel: string;
  /** Order of publication: per resident, over all zaken. */
  readonly volgorde: string;
  readonly traceparent: string;
};

export const werkVan = (invoer: InBericht, traceparent: string = nieuweTrace()): Werk => {
  const { source, id, data } = invoer.bericht;
  const eigen = `${source}|${id}`;
  return { invoer, sleutel: data.zaakId ?? data.inwonerRef ?? eigen, volgorde: data.inwonerRef ?? data.zaakId ?? eigen, traceparent };
};
