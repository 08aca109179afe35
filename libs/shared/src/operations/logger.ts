import type { LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';

export type { Logger };

/** Codes and class names only; anything longer or stranger could carry data and is left out. */
const NETJES = /^[A-Za-z0-9_.:-]{1,64}$/;
const netjes = (waarde: unknown): string | undefined => (typeof waarde === 'string' && NETJES.test(waarde) ? waarde : undefined);

export type Foutveld = { readonly naam: string; readonly code?: string; readonly plek?: string };

/** First line of our own code in the stack: the path below the project, never the message. */
const plekVan = (stack: string | undefined): string | undefined =>
  /\(?((?:[^\s()]*\/)?(?:libs|apps|tools)\/[^\s()]+:\d+):\d+\)?/.exec(stack ?? '')?.[1]?.replace(/^.*?(?=(?:libs|apps|tools)\/)/, '');

/** What may be told about a fault: its kind, its code and where it arose. Messages can hold personal data and stay out. */
export const foutVeld = (fout: unknown): Foutveld => {
  if (!(fout instanceof Error)) return { naam: 'Onbekend' };
  const bron = (fout as { driverError?: unknown }).driverError ?? fout;
  const code = netjes((bron as { code?: unknown }).code);
  const plek = plekVan(fout.stack);
  return { naam: netjes(fout.name) ?? 'Error', ...(code ? { code } : {}), ...(plek ? { plek } : {}) };
};

/** Fields a log line may have, none of them a field of a section. What is not named here is dropped, so a payload cannot slip in by accident. */
const TOEGESTAAN = new Set([
  'fout', 'code', 'oorzaak', 'type', 'context', 'berichtId', 'source', 'volgnr', 'rij', 'poging', 'aantal', 'ms', 'status', 'stand', 'soort', 'sinds',
  'dienst', 'onderdeel', 'module', 'kanaal', 'wachtrij', 'exchange', 'patroon', 'verbinding', 'gebruiker', 'eigenaar', 'verwacht', 'inVlucht',
  'poort', 'traceparent', 'aansluiting', 'client', 'taak', 'signaal',
]);
const MAX_TEKST = 200;

const veilig = (naam: string, waarde: unknown): unknown => {
  if (typeof waarde === 'string') return waarde.length > MAX_TEKST ? '[long]' : waarde;
  return typeof waarde === 'object' && waarde !== null && naam !== 'fout' ? '[object]' : waarde;
};
const alleenToegestaan = (velden: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(velden)
      .filter(([naam]) => TOEGESTAAN.has(naam))
      .map(([naam, waarde]) => [naam, veilig(naam, waarde)]),
  );

/** Without a text of its own pino takes the message of the error as text; then it says just that there was a fault. */
const zonderFouttekst = (eerste: unknown, tekst: unknown): [object, string] | undefined => {
  if (eerste instanceof Error) return [{ fout: foutVeld(eerste) }, typeof tekst === 'string' ? tekst : 'fault'];
  if (typeof eerste === 'object' && eerste !== null && tekst === undefined) return [eerste, 'event'];
  return undefined;
};

/** Structured log in English on stdout. `fout` may be given the error itself: it is reduced by `foutVeld`. */
export const maakLogger = (dienst: string, niveau = 'info', doel?: pino.DestinationStream): Logger =>
  pino(
    {
      level: niveau,
      base: { dienst },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (naam) => ({ niveau: naam }), log: alleenToegestaan },
      serializers: { fout: (fout: unknown) => (fout instanceof Error ? foutVeld(fout) : fout) },
      hooks: {
        logMethod(invoer, methode) {
          const [eerste, tekst] = invoer as unknown[];
          methode.apply(this, zonderFouttekst(eerste, tekst) ?? invoer);
        },
      },
    },
    // Not line by line: a busy service would spend a tenth of its time on it. What is still in memory is written when the process ends, however it exits.
    doel ?? pino.destination({ dest: 1, sync: false }),
  );

/** Nest's own lines. Its messages name modules and routes; an error object is reduced to `foutVeld`. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  private schrijf(niveau: 'info' | 'error' | 'warn' | 'debug', bericht: unknown, rest: readonly unknown[]): void {
    const module = rest.at(-1);
    const velden = { ...(typeof module === 'string' && NETJES.test(module) ? { module } : {}), ...(bericht instanceof Error ? { fout: bericht } : {}) };
    this.logger[niveau](velden, typeof bericht === 'string' && niveau !== 'error' ? bericht : `nest ${niveau}`);
  }

  log(bericht: unknown, ...rest: unknown[]): void {
    this.schrijf('info', bericht, rest);
  }
  error(bericht: unknown, ...rest: unknown[]): void {
    this.schrijf('error', bericht, rest);
  }
  warn(bericht: unknown, ...rest: unknown[]): void {
    this.schrijf('warn', bericht, rest);
  }
  debug(bericht: unknown, ...rest: unknown[]): void {
    this.schrijf('debug', bericht, rest);
  }
}
