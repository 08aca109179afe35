import type { Tokenbron } from './token';

/** What the gateway made of a message, or that it has to be offered again. */
export type Postuitslag =
  | { readonly soort: 'UITKOMST'; readonly status: 'ONTVANGEN' | 'WACHT_OP' | 'VERWERKT' | 'AFGEKEURD'; readonly inhoud: object }
  | { readonly soort: 'GEWEIGERD'; readonly inhoud: object }
  | { readonly soort: 'OPNIEUW'; readonly naMs?: number };

const WACHT_S = 10;
const TIJD_MS = 30_000;
const STATUSSEN = ['ONTVANGEN', 'WACHT_OP', 'VERWERKT', 'AFGEKEURD'] as const;

const naMs = (koppen: Headers): { naMs?: number } => {
  const seconden = Number(koppen.get('retry-after'));
  return Number.isFinite(seconden) && seconden > 0 ? { naMs: Math.min(seconden, 300) * 1000 } : {};
};

const leesJson = async (antwoord: Response): Promise<object> => {
  const waarde: unknown = await antwoord.json().catch(() => ({}));
  return typeof waarde === 'object' && waarde !== null ? waarde : {};
};

/** Posts to the public API. The same message may be posted any number of times: the hub answers as the first time. */
export class SchakelClient {
  constructor(
    private readonly url: string,
    private readonly tokens: Tokenbron,
  ) {}

  async post(bericht: object): Promise<Postuitslag> {
    const url = `${this.url.replace(/\/$/, '')}/v1/berichten`;
    const antwoord = await fetch(url, {
      method: 'POST',
      headers: {
        ...(await this.tokens.koppen('POST', url)),
        'content-type': 'application/cloudevents+json',
        prefer: `wait=${WACHT_S}`,
      },
      body: JSON.stringify(bericht),
      signal: AbortSignal.timeout(TIJD_MS),
    });
    if (antwoord.status === 401) this.tokens.vergeet();
    if (antwoord.status === 401 || antwoord.status === 429 || antwoord.status >= 500) return { soort: 'OPNIEUW', ...naMs(antwoord.headers) };
    const inhoud = await leesJson(antwoord);
    if (!antwoord.ok) return { soort: 'GEWEIGERD', inhoud };
    const status = STATUSSEN.find((een) => een === (inhoud as { status?: unknown }).status);
    return { soort: 'UITKOMST', status: status ?? 'ONTVANGEN', inhoud };
  }
}
