import { Gauge } from 'prom-client';
import { metrieken, register } from '#shared/operations/metrics';
import type { Tx } from '#shared/persistence/tx';

const leveringOudste = new Gauge({
  name: 'schakel_levering_oudste_seconden',
  help: 'Age of the oldest delivery that is not handed over, by connection',
  labelNames: ['aansluiting'],
  registers: [register],
});

const JOURNAAL = `SELECT coalesce(extract(epoch FROM now() - min(ontvangen_op)), 0)::float8 AS oudste FROM bericht WHERE status IN ('ONTVANGEN', 'VRIJGEGEVEN')`;
const LEVERINGEN = `
SELECT t.aansluiting, count(l.id)::int AS aantal, coalesce(extract(epoch FROM now() - min(l.klaargezet_op)), 0)::float8 AS oudste
FROM aansluiting_teller t LEFT JOIN levering l ON l.aansluiting = t.aansluiting AND l.overgedragen_op IS NULL GROUP BY t.aansluiting`;

type Achterstand = { readonly aansluiting: string; readonly aantal: number; readonly oudste: number };

/** Gauges from the tables, so that every copy of the gateway reports the same truth. */
export const meetHub = async ({ em }: Tx): Promise<void> => {
  const [journaal] = await em.query<{ oudste: number }[]>(JOURNAAL);
  metrieken.journaalOudste.set(journaal?.oudste ?? 0);
  const rijen = await em.query<Achterstand[]>(LEVERINGEN);
  metrieken.achterstand.reset();
  leveringOudste.reset();
  for (const { aansluiting, aantal, oudste } of rijen) {
    metrieken.achterstand.set({ aansluiting }, aantal);
    leveringOudste.set({ aansluiting }, oudste);
  }
};

const ONDERWEG = `SELECT count(*)::int AS aantal FROM bericht WHERE status IN ('ONTVANGEN', 'VRIJGEGEVEN')`;
/** A connection that refuses is visibly at rest: its party must read first. */
const OVER_TE_DRAGEN = 'SELECT count(*)::int AS aantal FROM levering WHERE overgedragen_op IS NULL AND aansluiting <> ALL ($1::text[])';

const tel = async ({ em }: Tx, sql: string, parameters: unknown[] = []): Promise<number> => (await em.query<{ aantal: number }[]>(sql, parameters))[0]?.aantal ?? 0;

export const telOnderweg = (tx: Tx): Promise<number> => tel(tx, ONDERWEG);
export const telOverTeDragen = (tx: Tx, gestremd: readonly string[]): Promise<number> => tel(tx, OVER_TE_DRAGEN, [gestremd]);
