import type { DataSource } from 'typeorm';
import type { Klok } from '../kernel/klok';
import { metrieken } from '../operations/metrics';

const METING = `
SELECT (SELECT coalesce(extract(epoch FROM clock_timestamp() - min(aangemaakt_op)), 0)::float8 FROM outbox WHERE geparkeerd_op IS NULL) AS outbox_oudste,
       (SELECT count(*)::int FROM outbox WHERE geparkeerd_op IS NOT NULL) AS outbox_geparkeerd,
       (SELECT coalesce(extract(epoch FROM $1::timestamptz - min(vervalt_op)), 0)::float8 FROM timer WHERE vervalt_op <= $1) AS timer_oudste,
       (SELECT count(*)::int FROM logboek l WHERE transactie >= coalesce((SELECT horizon FROM logboek_zegel ORDER BY nr DESC LIMIT 1), '0'::xid8)
          AND NOT EXISTS (SELECT FROM logboek_keten k WHERE k.volgnr = l.volgnr)) AS ongeketend,
       (SELECT coalesce(extract(epoch FROM clock_timestamp() - max(op)), 0)::float8 FROM (SELECT op FROM logboek_zegel ORDER BY nr DESC LIMIT 1) z) AS zegel_leeftijd`;

type Meting = { readonly outbox_oudste: number; readonly outbox_geparkeerd: number; readonly timer_oudste: number; readonly ongeketend: number; readonly zegel_leeftijd: number };

/** Reads the gauges from the tables when they are asked for, so that every copy of a service reports the same truth. */
export const meetKern = async (bron: DataSource, klok: Klok): Promise<void> => {
  const [meting] = await bron.query<Meting[]>(METING, [klok.nu()]);
  const soorten = await bron.query<{ soort: string; aantal: number }[]>('SELECT soort, count(*)::int AS aantal FROM wachtend GROUP BY soort');
  metrieken.wachtend.reset();
  for (const { soort, aantal } of soorten) metrieken.wachtend.set({ soort }, aantal);
  metrieken.geparkeerd.set({ tabel: 'wachtend' }, soorten.find(({ soort }) => soort === 'GEPARKEERD')?.aantal ?? 0);
  if (!meting) return;
  metrieken.geparkeerd.set({ tabel: 'outbox' }, meting.outbox_geparkeerd);
  metrieken.outboxOudste.set(meting.outbox_oudste);
  metrieken.timerOudste.set(meting.timer_oudste);
  metrieken.logboekOngeketend.set(meting.ongeketend);
  metrieken.logboekZegelLeeftijd.set(meting.zegel_leeftijd);
};
