import { Gauge } from 'prom-client';
import type { DataSource } from 'typeorm';
import { register } from '#shared/operations/metrics';

/** How many requests stand where: never whose, and never by whom (D-32). */
const verzoeken = new Gauge({ name: 'schakel_ondersteuning_verzoeken', help: 'Requests for support by kind and state', labelNames: ['soort', 'status'], registers: [register] });

/** From the table when it is asked for, so that a preview or a second attempt counts nothing twice. */
export const telVerzoeken = async (bron: DataSource): Promise<void> => {
  const rijen = await bron.query<{ soort: string; status: string; aantal: number }[]>('SELECT soort, status, count(*)::int AS aantal FROM verzoek GROUP BY soort, status');
  verzoeken.reset();
  for (const { soort, status, aantal } of rijen) verzoeken.set({ soort, status }, aantal);
};
