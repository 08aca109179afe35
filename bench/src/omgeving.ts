/** Where the parts of a peer find each other; the parent makes schemas and queues. */
export type Omgeving = {
  readonly database: string;
  readonly amqp: string;
  readonly schema: string;
  /** To the owner, back to the gateway, and to the receiver. */
  readonly wachtrijen: { readonly in: string; readonly gebeurd: string; readonly uit: string };
};

export const SOORT = 'nl.participatiewet.overdracht.voorgesteld.v1';
export const ONTVANGER = 'gemeente-tiel.regie';
export const QUORUM = { durable: true, arguments: { 'x-queue-type': 'quorum' } };

export type Bericht = {
  readonly specversion: string;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly datacontenttype: string;
  readonly data: { readonly zaakId: string; readonly inwonerRef: string; readonly gemeente: string };
};
