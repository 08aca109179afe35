import pino from 'pino';

export type Logger = Pick<pino.Logger, 'info' | 'warn' | 'error'>;

const NETJES = /^[A-Za-z0-9_.:-]{1,64}$/;
const netjes = (waarde: unknown): string | undefined => (typeof waarde === 'string' && NETJES.test(waarde) ? waarde : undefined);

/** Kind and code of a fault; its text may quote what somebody sent and stays out of the log. */
export const foutVeld = (fout: unknown): { naam: string; code?: string | undefined } =>
  fout instanceof Error ? { naam: netjes(fout.name) ?? 'Error', code: netjes((fout as NodeJS.ErrnoException).code) } : { naam: 'Onbekend' };

export const maakLogger = (niveau: string): Logger => pino({ level: niveau, base: { dienst: 'suite' }, timestamp: pino.stdTimeFunctions.isoTime });
