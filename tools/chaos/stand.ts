import type { Sleutel } from './geschiedenis';

/** What the hub itself holds of what this run added, read with the rights of an administrator once it is at rest. */
export type Stand = {
  readonly journaal: readonly Journaalrij[];
  readonly inbox: readonly Inboxrij[];
  readonly wachtend: readonly Wachtrij[];
  readonly feiten: readonly Feitrij[];
  readonly lijsten: readonly Lijstrij[];
  /** Where each connection's numbering was before, and is now. */
  readonly tellers: readonly Teller[];
  /** Per schema. */
  readonly outbox: Readonly<Record<string, number>>;
  readonly logboek: readonly Logstand[];
  readonly taken: readonly Taakrij[];
  readonly mails: readonly Mailrij[];
  /** What the mail server took: the same Message-ID to the same address is one. */
  readonly post: readonly Postmail[];
};

export type Journaalrij = Sleutel & {
  readonly volgnr: number;
  readonly type: string;
  readonly herkomst: 'partij' | 'hub';
  readonly aansluiting: string;
  readonly inwonerRef: string | null;
  /** Of a refusal. */
  readonly code: string | null;
  readonly status: string;
};
export type Inboxrij = Sleutel & { readonly dienst: string; readonly handler: string; readonly status: string };
export type Wachtrij = Sleutel & { readonly dienst: string; readonly type: string; readonly soort: string; readonly wachtOp: string | null; readonly oorzaak: string | null };
/** `kern` is the same for two facts that say the same. */
export type Feitrij = Sleutel & { readonly volgnr: number; readonly type: string; readonly inwonerRef: string; readonly kern: string };
export type Lijstrij = Sleutel & {
  readonly aansluiting: string;
  readonly volgnr: number;
  readonly soort: 'FEIT' | 'RETOUR';
  readonly type: string;
  /** The message that a return message answers. */
  readonly antwoordOp: Sleutel | null;
  readonly inwonerRef: string | null;
  readonly overgedragen: boolean;
  /** False: judged, and nothing of it may go to this connection. */
  readonly verstrekt: boolean;
};
export type Teller = { readonly aansluiting: string; readonly was: number; readonly is: number };
export type Logstand = {
  readonly dienst: string;
  /** Records of decisions, records that no link of the chain names, and positions that the chain passes over. */
  readonly records: number;
  readonly los: number;
  readonly gaten: number;
};
export type Taakrij = { readonly id: string; readonly soort: string; readonly open: boolean };
export type Mailrij = { readonly id: string; readonly taak: string | null; readonly status: string; readonly oorzaak: string | null };
export type Postmail = { readonly berichtId: string; readonly aan: string; readonly aantal: number };
