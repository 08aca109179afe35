import { join } from 'node:path';
import { GebondenBeller } from '../cli/gebonden';
import type { Urls } from '../sandbox/toestand';

const ANTWOORD_MS = 5000;

/** The door as seen by all parties together: each calls under its own name, and waits five seconds for an answer. */
export class Deur {
  private readonly bellers = new Map<string, GebondenBeller>();

  constructor(private readonly urls: Urls) {}

  /** Rejects when no answer came in time. */
  async stuur(aansluiting: string, bericht: unknown): Promise<{ readonly status: number; readonly zegtWanneer: boolean }> {
    const url = `${this.urls.http}/v1/berichten`;
    const antwoord = await fetch(url, {
      method: 'POST',
      headers: { ...(await this.beller(aansluiting).koppen('POST', url)), 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify(bericht),
      signal: AbortSignal.timeout(ANTWOORD_MS),
    });
    await antwoord.arrayBuffer();
    return { status: antwoord.status, zegtWanneer: antwoord.headers.has('retry-after') };
  }

  private beller(aansluiting: string): GebondenBeller {
    const bekend = this.bellers.get(aansluiting);
    if (bekend) return bekend;
    const beller = new GebondenBeller({ tokenUrl: `${this.urls.oidc}/token`, clientId: aansluiting, jwkBestand: join(this.urls.aansluitingsleutels, `${aansluiting}.json`) });
    this.bellers.set(aansluiting, beller);
    return beller;
  }
}
