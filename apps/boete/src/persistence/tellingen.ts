import { Gauge } from 'prom-client';
import type { DataSource } from 'typeorm';
import { register } from '#shared/operations/metrics';

/** What the beleidsmedewerker may know of alerts: how often, never whose or by whom (D-11, D-28, D-32). */
const zaken = new Gauge({ name: 'schakel_boete_zaken', help: 'Considered sanctions by what stands out about them', labelNames: ['kenmerk'], registers: [register] });

const TELLING = `
SELECT kenmerk, count(*)::int AS aantal FROM sanctie,
  unnest(afwijkingen || CASE WHEN geen_reactie THEN ARRAY['GEEN_REACTIE'] ELSE '{}' END || CASE WHEN alert_overgeslagen THEN ARRAY['ALERT_OVERGESLAGEN'] ELSE '{}' END) AS kenmerk
GROUP BY kenmerk`;

/** From the table when it is asked for, so that a preview or a second attempt counts nothing twice. */
export const telSancties = async (bron: DataSource): Promise<void> => {
  const rijen = await bron.query<{ kenmerk: string; aantal: number }[]>(TELLING);
  zaken.reset();
  for (const { kenmerk, aantal } of rijen) zaken.set({ kenmerk }, aantal);
};
