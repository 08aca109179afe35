import type { Publicatie } from '../messaging/publisher';

/** What the relay needs of a publisher: resolves when the broker has the message safely, rejects otherwise. */
export type Uitgever = { publiceer(publicatie: Publicatie): Promise<void> };

export type Uitrij = {
  readonly volgnr: string;
  readonly sleutel: string;
  readonly exchange: string;
  readonly routing_key: string;
  readonly bericht_id: string;
  readonly type: string;
  readonly inhoud: string;
  readonly content_type: string | null;
  readonly traceparent: string | null;
  readonly antwoord_aan: string | null;
  readonly correlatie: string | null;
  readonly pogingen: number;
};

export const alsPublicatie = (rij: Uitrij): Publicatie => ({
  exchange: rij.exchange,
  sleutel: rij.routing_key,
  id: rij.bericht_id,
  type: rij.type,
  inhoud: rij.inhoud,
  ...(rij.content_type === null ? {} : { contentType: rij.content_type }),
  ...(rij.traceparent === null ? {} : { traceparent: rij.traceparent }),
  ...(rij.antwoord_aan === null ? {} : { antwoordAan: rij.antwoord_aan }),
  ...(rij.correlatie === null ? {} : { correlatie: rij.correlatie }),
});
