import type { Bericht, BerichtSleutel } from '#shared/contracts/bericht';
import { bekendeSoort, RETOUR_AFGEKEURD, RETOUR_VERWERKT } from '#shared/contracts/catalogus';
import { uuid5 } from '#shared/messaging/codec';
import { statusbeeld } from '../lezen/statusbeeld';
import type { Journaalrij } from '../persistence/journaal';

/** The sender named the resident, or registered one. A refused registration gives no reference: the person may be of another gemeente. */
const isBekend = ({ status, type }: Journaalrij): boolean => status === 'VERWERKT' || bekendeSoort(type).inwoner !== 'nieuw';

/** The outcome as the sender's connection receives it: the same fields as `GET /v1/berichten/{id}`, and what it answers (contract.md §3). */
export const retourbericht = (antwoordOp: BerichtSleutel, rij: Journaalrij, zaakId: string | null, hub: string, nu: Date): Bericht<Record<string, unknown>> => ({
  specversion: '1.0',
  id: uuid5(['retourbericht', antwoordOp.source, antwoordOp.id].join('|')),
  source: hub,
  type: rij.status === 'VERWERKT' ? RETOUR_VERWERKT : RETOUR_AFGEKEURD,
  time: nu.toISOString(),
  datacontenttype: 'application/json',
  data: { antwoordOp: { source: antwoordOp.source, id: antwoordOp.id }, ...(isBekend(rij) && rij.inwonerRef ? { inwonerRef: rij.inwonerRef } : {}), ...(zaakId ? { zaakId } : {}), ...statusbeeld(rij, []) },
});
