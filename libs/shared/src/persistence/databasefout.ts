import { types } from 'node:util';

/** Connection exceptions, shutdown or start-up of the server, too many connections, and a standby after failover. */
const KLASSEN = /^(08|57P|53300|25006)/;
const NETWERK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
/** pg and its pool report a lost connection without a code. */
const ZONDER_CODE = /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end|Driver not Connected)/;

const bronVan = (fout: Error): Error & { code?: unknown } => (fout as { driverError?: Error }).driverError ?? fout;

/** Whether the database is away, so that not even the failure can be written down. */
export const isDatabaseWeg = (fout: unknown): boolean => {
  if (fout instanceof AggregateError) return fout.errors.some(isDatabaseWeg) || NETWERK.has(String((fout as { code?: unknown }).code));
  if (!types.isNativeError(fout)) return false;
  const { code, message } = bronVan(fout);
  if (typeof code === 'string') return KLASSEN.test(code) || NETWERK.has(code);
  return ZONDER_CODE.test(message);
};

const NETJES = /^[A-Za-z0-9_]{1,48}$/;

/** The cause as a code for tables and metrics: SQLSTATE or the class of the error, never its message. */
export const oorzaakVan = (fout: unknown): string => {
  if (!types.isNativeError(fout)) return 'ONBEKEND';
  const { code } = bronVan(fout);
  if (typeof code === 'string' && NETJES.test(code)) return `CODE_${code}`;
  return NETJES.test(fout.name) ? fout.name : 'ONBEKEND';
};
