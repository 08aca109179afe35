import { randomBytes } from 'node:crypto';

/** W3C Trace Context, version 00: `00-<trace-id>-<parent-id>-<flags>`. */
const VORM = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

const span = (): string => randomBytes(8).toString('hex');

export const isTraceparent = (tekst: unknown): tekst is string => typeof tekst === 'string' && VORM.test(tekst);

export const nieuweTrace = (): string => `00-${randomBytes(16).toString('hex')}-${span()}-01`;

/** The next step of the same trace; what is not a traceparent starts a new one, so foreign text never travels on. */
export const kindVan = (traceparent: string | undefined): string => {
  const delen = VORM.exec(traceparent ?? '');
  return delen ? `00-${delen[1]}-${span()}-${delen[3]}` : nieuweTrace();
};
