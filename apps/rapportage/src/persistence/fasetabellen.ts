import type { DataSource } from 'typeorm';
import type { Datum } from '#shared/kernel/datum';
import type { Tx } from '#shared/persistence/tx';
import type { Fasetabel } from '../domain/fasetabel';

export type Ingediend = { readonly gemeente: string; readonly peildatum: Datum; readonly inhoud: Fasetabel };

/** Filed again for the same day, it replaces what was filed. */
export const dienFasetabelIn = async ({ em }: Tx, { gemeente, peildatum, inhoud }: Ingediend, op: Datum): Promise<void> => {
  await em.query(
    `INSERT INTO fasetabel (gemeente, peildatum, inhoud, ingediend_op) VALUES ($1, $2, $3, $4)
     ON CONFLICT (gemeente, peildatum) DO UPDATE SET inhoud = excluded.inhoud, ingediend_op = excluded.ingediend_op`,
    [gemeente, peildatum, JSON.stringify(inhoud), op],
  );
};

export class Faseboek {
  constructor(private readonly bron: DataSource) {}

  perJaar(jaar: number, gemeenten: readonly string[]): Promise<Ingediend[]> {
    return this.bron.query<Ingediend[]>(
      'SELECT gemeente, peildatum::text AS peildatum, inhoud FROM fasetabel WHERE extract(year FROM peildatum) = $1 AND gemeente = ANY ($2) ORDER BY gemeente, peildatum',
      [jaar, gemeenten],
    );
  }
}
