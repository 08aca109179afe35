import { CODES, type Code } from '#shared/contracts/codes';
import { API_VERSIE } from './versie';

/** One fault in the input: where, why, what helps. Never the value that was sent. */
export type Fout = { readonly pad: string; readonly code: Code; readonly melding: string; readonly herstel: string };

/** Who may not do this at all comes before what is wrong with the message (contract.md §2, all faults in one answer). */
const VOORRANG: readonly Code[] = ['NIET_BEVOEGD', 'GEMEENTE_ONJUIST', 'CATEGORIE_NIET_TOEGESTAAN', 'TYPE_ONBEKEND', 'BERICHT_ONGELDIG'];

const TITELS: Readonly<Record<number, string>> = {
  400: 'Het bericht klopt niet',
  401: 'U bent niet aangemeld',
  403: 'Dit mag niet',
  404: 'Niet gevonden',
  409: 'Dit id is al gebruikt',
  413: 'Het bericht is te groot',
  415: 'Het type is onbekend',
  429: 'Te veel verzoeken',
  500: 'Er ging iets mis bij de hub',
  503: 'De hub is nu niet beschikbaar',
};

export type Probleemopties = {
  readonly fouten?: readonly Fout[];
  readonly status?: number;
  readonly detail?: string;
  /** A corrected example of the same kind of message, with fictitious data. */
  readonly voorbeeld?: unknown;
  readonly kop?: Readonly<Record<string, string>>;
  /** Where GET /v1/beslissingen/{id}/uitleg explains this refusal to whoever got it. */
  readonly beslissing?: string;
};

/** A refusal over HTTP: RFC 9457, Dutch, with a stable code and a remedy. */
export class Probleem extends Error {
  readonly status: number;

  constructor(
    readonly code: Code,
    readonly opties: Probleemopties = {},
  ) {
    super(code);
    this.status = opties.status ?? statusVan(code);
  }

  get kop(): Readonly<Record<string, string>> {
    const opnieuw = this.status === 503 || this.status === 429 ? { 'Retry-After': this.status === 503 ? '5' : '1' } : {};
    const aanmelden = this.status === 401 ? { 'WWW-Authenticate': 'Bearer realm="schakel"' } : {};
    return { ...opnieuw, ...aanmelden, ...this.opties.kop };
  }

  /** The same refusal, with the record of it that can be explained. */
  metBeslissing(beslissing: string): Probleem {
    return new Probleem(this.code, { ...this.opties, status: this.status, beslissing });
  }

  toJSON(): Record<string, unknown> {
    const { fouten, detail, voorbeeld, beslissing } = this.opties;
    return {
      type: `urn:schakel:fout:${this.code.toLowerCase().replaceAll('_', '-')}`,
      title: TITELS[this.status] ?? 'Er ging iets mis',
      status: this.status,
      detail: detail ?? CODES[this.code].oorzaak,
      code: this.code,
      herstel: CODES[this.code].herstel,
      fouten: fouten ?? [],
      ...(beslissing === undefined ? {} : { beslissing }),
      ...(voorbeeld === undefined ? {} : { voorbeeld }),
    };
  }
}

const statusVan = (code: Code): number => {
  const uitleg: { readonly status?: number } = CODES[code];
  return uitleg.status ?? 403;
};

/** One answer for all faults together; the heaviest gives the code and the status. */
export const probleemVan = (fouten: readonly Fout[], voorbeeld?: unknown): Probleem => {
  const zwaarste = VOORRANG.find((code) => fouten.some((fout) => fout.code === code));
  return new Probleem(zwaarste ?? fouten[0]?.code ?? 'BERICHT_ONGELDIG', { fouten, ...(voorbeeld === undefined ? {} : { voorbeeld }) });
};

export const fout = (pad: string, code: Code, melding: string = CODES[code].oorzaak, herstel: string = CODES[code].herstel): Fout => ({ pad, code, melding, herstel });

/** Headers of every answer, also of an error (NL API Design Rules: security-headers, version-header). */
export const VASTE_KOP: Readonly<Record<string, string>> = {
  'API-Version': API_VERSIE,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

export const PROBLEEMTYPE = 'application/problem+json; charset=utf-8';
