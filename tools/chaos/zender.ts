import { join } from 'node:path';
import { GebondenBeller } from '../cli/gebonden';
import { wacht } from '../sandbox/bestanden';
import type { Urls } from '../sandbox/toestand';
import type { Geschiedenis } from './geschiedenis';
import type { Bericht } from './personen';

const ANTWOORD_MS = 5000;
const GEDULD_MS = 120_000;
const POOS_MS = [20, 100, 250, 500, 1000];

const isOpnieuw = (status: number): boolean => status === 0 || status === 429 || status >= 500;

/** The door as a party uses it: what got no answer, or "not now", is sent again with the same id until it is answered. */
export class Zender {
  private readonly bellers = new Map<string, GebondenBeller>();

  constructor(
    private readonly urls: Urls,
    private readonly geschiedenis: Geschiedenis,
  ) {}

  /** The answer that stands; 0 when none came in time. */
  async stuur(aansluiting: string, bericht: Bericht): Promise<number> {
    const einde = Date.now() + GEDULD_MS;
    for (let poging = 0; ; poging += 1) {
      const status = await this.eenmaal(aansluiting, bericht);
      if (!isOpnieuw(status) || Date.now() > einde) return status;
      await wacht(POOS_MS[Math.min(poging, POOS_MS.length - 1)] ?? 0);
    }
  }

  async eenmaal(aansluiting: string, bericht: Bericht): Promise<number> {
    const status = await this.post(aansluiting, bericht).catch(() => 0);
    this.geschiedenis.noteer({ wat: 'ANTWOORD', source: bericht.source, id: bericht.id, status });
    return status;
  }

  private async post(aansluiting: string, bericht: Bericht): Promise<number> {
    const url = `${this.urls.http}/v1/berichten`;
    const antwoord = await fetch(url, {
      method: 'POST',
      headers: { ...(await this.beller(aansluiting).koppen('POST', url)), 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify(bericht),
      signal: AbortSignal.timeout(ANTWOORD_MS),
    });
    await antwoord.arrayBuffer();
    return antwoord.status;
  }

  private beller(aansluiting: string): GebondenBeller {
    const bekend = this.bellers.get(aansluiting);
    if (bekend) return bekend;
    const beller = new GebondenBeller({ tokenUrl: `${this.urls.oidc}/token`, clientId: aansluiting, jwkBestand: join(this.urls.aansluitingsleutels, `${aansluiting}.json`) });
    this.bellers.set(aansluiting, beller);
    return beller;
  }
}
