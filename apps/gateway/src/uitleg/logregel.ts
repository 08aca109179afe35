import type { BerichtSleutel, Rol } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import type { Logsoort, Wissing } from '#shared/logboek/logboek';
import type { Tx } from '#shared/persistence/tx';
import type { Geoordeeld } from './voorwaarden';

/** What a record of the log says; one from before a field existed lacks it. */
export type Loginhoud = {
  readonly oordelen?: readonly Geoordeeld[];
  readonly rollen?: readonly Rol[];
  readonly doel?: string | null;
  readonly dag?: Datum | null;
  readonly bericht?: (Partial<{ readonly [K in keyof BerichtSleutel]: BerichtSleutel[K] | null }> & { readonly type: string }) | null;
  readonly velden?: readonly string[];
  readonly beleid?: { readonly id: string; readonly versie: string } | null;
  readonly namens?: string | null;
  readonly wissing?: { readonly [K in keyof Wissing]: Wissing[K] | null } | null;
};

export type Logregel = {
  readonly volgnr: string;
  readonly id: string;
  readonly op: Date;
  readonly soort: Logsoort;
  readonly activiteit: string;
  readonly uitkomst: 'TOEGESTAAN' | 'GEWEIGERD';
  readonly code: string | null;
  readonly inwonerRef: string | null;
  readonly zaakId: string | null;
  readonly actor: string | null;
  readonly aansluiting: string | null;
  readonly gemeente: string | null;
  readonly inhoud: Loginhoud;
};

export const LOGKOLOMMEN = 'volgnr, id, op, soort, activiteit, uitkomst, code, inwoner_ref AS "inwonerRef", zaak_id AS "zaakId", actor, aansluiting, gemeente, inhoud';

export const logregelVan = async (tx: Tx, id: string): Promise<Logregel | undefined> => {
  const [rij]: Logregel[] = await tx.em.query(`SELECT ${LOGKOLOMMEN} FROM logboek WHERE id = $1`, [id]);
  return rij;
};
