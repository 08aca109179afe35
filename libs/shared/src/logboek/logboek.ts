import { createHash, randomUUID } from 'node:crypto';
import type { BerichtSleutel, Rol, Sectie } from '../contracts/bericht';
import { kindVan } from '../messaging/trace';
import type { Tx } from '../persistence/tx';
import type { Datum } from '../kernel/datum';
import { canoniek } from './canoniek';

export type Logsoort = 'VERWERKING' | 'BESLISSING' | 'VERSTREKKING' | 'WISSING';

/** The tombstone of what was erased: how many of what kind, or the sha-256 of the sealed content that is gone, and on what ground. */
export type Wissing = {
  readonly wat: string;
  readonly grond: string;
  readonly aantal?: number;
  readonly merk?: string;
  /** Day of the Klok. */
  readonly dag?: string;
  /** Each part that is gone, where it lay; without a mark where the content could be guessed from one. */
  readonly delen?: readonly { readonly plaats: string; readonly merk: string | null }[];
};

/** What was decided or disclosed, for whom and on what ground: codes and opaque references, never values of a section. */
export type Beslissingsrecord = {
  readonly activiteit: string;
  readonly uitkomst: 'TOEGESTAAN' | 'GEWEIGERD';
  readonly code?: string;
  readonly inwonerRef?: string;
  readonly zaakId?: string;
  readonly actor?: string;
  /** The colleague whose rights the actor used while deputising for him. */
  readonly namens?: string;
  /** OIN of the supplier that called for the connection. */
  readonly leverancier?: string;
  readonly aansluiting?: string;
  readonly gemeente?: string;
  readonly beleid?: { readonly id: string; readonly versie: string };
  readonly oordelen?: readonly { readonly categorie: Sectie; readonly toegestaan: boolean; readonly code?: string }[];
  /** Roles it was judged for: of who sent or read, or of those a delivery was for. */
  readonly rollen?: readonly Rol[];
  /** For what: the purpose of the message, or the one the reader gave. */
  readonly doel?: string;
  /** The message it is about. */
  readonly bericht?: Partial<BerichtSleutel> & { readonly type: string };
  /** The business day by which it was judged. */
  readonly dag?: Datum;
  /** Names of what was looked at, never a value. */
  readonly velden?: readonly string[];
  readonly wissing?: Wissing;
  /** How many alike refusals this one record stands for. */
  readonly aantal?: number;
};

/** Builds the stored content field by field, so that nothing else an object carries can reach the log. */
export const inhoudVan = (soort: Logsoort, r: Beslissingsrecord, traceparent: string, op: Date, id: string = randomUUID()) => ({
  id,
  soort,
  activiteit: r.activiteit,
  uitkomst: r.uitkomst,
  code: r.code ?? null,
  inwonerRef: r.inwonerRef ?? null,
  zaakId: r.zaakId ?? null,
  actor: r.actor ?? null,
  namens: r.namens ?? null,
  leverancier: r.leverancier ?? null,
  aansluiting: r.aansluiting ?? null,
  gemeente: r.gemeente ?? null,
  beleid: r.beleid ? { id: r.beleid.id, versie: r.beleid.versie } : null,
  oordelen: (r.oordelen ?? []).map(({ categorie, toegestaan, code }) => ({ categorie, toegestaan, code: code ?? null })),
  rollen: r.rollen ?? [],
  doel: r.doel ?? null,
  bericht: r.bericht ? { source: r.bericht.source ?? null, id: r.bericht.id ?? null, type: r.bericht.type } : null,
  dag: r.dag ?? null,
  velden: r.velden ?? [],
  wissing: r.wissing ? { wat: r.wissing.wat, grond: r.wissing.grond, aantal: r.wissing.aantal ?? null, merk: r.wissing.merk ?? null, dag: r.wissing.dag ?? null, delen: (r.wissing.delen ?? []).map(({ plaats, merk }) => ({ plaats, merk })) } : null,
  aantal: r.aantal ?? null,
  traceId: traceparent.split('-')[1] ?? '',
  spanId: traceparent.split('-')[2] ?? '',
  op: op.toISOString(),
});

export type Logregel = {
  readonly record: Beslissingsrecord;
  readonly trace?: string | null | undefined;
  readonly soort: Logsoort;
  /** When something must name the record before it is written. */
  readonly id?: string;
};

const KOLOMMEN = {
  op: 'timestamptz', soort: 'text', activiteit: 'text', uitkomst: 'text', code: 'text', inwoner_ref: 'text', zaak_id: 'text', actor: 'text',
  aansluiting: 'text', gemeente: 'text', trace_id: 'text', inhoud: 'json', merk: 'bytea',
} as const;

const NAMEN = Object.keys(KOLOMMEN).join(', ');
const VOEG_TOE = `INSERT INTO logboek (${NAMEN}) SELECT ${NAMEN} FROM unnest(${Object.values(KOLOMMEN).map((type, i) => `$${i + 1}::${type}[]`).join(', ')}) WITH ORDINALITY AS r(${NAMEN}, plaats) ORDER BY plaats`;

/** Appends records, in the given order, in the transaction of the actions: no record, no action. Gives their ids. */
export const schrijfLogboeken = async (tx: Tx, regels: readonly Logregel[]): Promise<string[]> => {
  if (regels.length === 0) return [];
  const op = new Date();
  const inhouden = regels.map(({ soort, record, trace, id }) => inhoudVan(soort, record, kindVan(trace ?? undefined), op, id));
  const rijen = inhouden.map((r) => [r.op, r.soort, r.activiteit, r.uitkomst, r.code, r.inwonerRef, r.zaakId, r.actor, r.aansluiting, r.gemeente, r.traceId, JSON.stringify(r), merkVan(r)]);
  await tx.em.query(VOEG_TOE, Object.keys(KOLOMMEN).map((_, i) => rijen.map((rij) => rij[i])));
  return inhouden.map(({ id }) => id);
};

/** Appends one record in the transaction of the action. `trace` is the traceparent of what caused it. Gives the id of the record. */
export const schrijfLogboek = async (tx: Tx, soort: Logsoort, record: Beslissingsrecord, trace?: string | null): Promise<string> => {
  const [id] = await schrijfLogboeken(tx, [{ soort, record, trace }]);
  return id as string;
};

/** SHA-256 of the canonical content: shows whether a stored record still is what was written. */
export const merkVan = (inhoud: unknown): Buffer => createHash('sha256').update(canoniek(inhoud)).digest();
