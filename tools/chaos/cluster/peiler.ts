import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { GebondenBeller } from '../../cli/gebonden';
import type { Urls } from '../../sandbox/toestand';
import type { Geschiedenis } from '../geschiedenis';
import { maakKans } from '../kans';
import { maakLevensloop } from '../levensloop';
import { maakBericht } from '../personen';

const ELKE_MS = 40;
const ANTWOORD_MS = 5000;

/**
 * Knocks on the door at a steady pace, whatever becomes of what it sent before: each time a new resident, once. Tells with
 * what the door answers when it does not take anything.
 */
export class Peiler {
  /** Of the answers 503: with a word on when to come back, and without. */
  readonly nietNu = { met: 0, zonder: 0 };
  private readonly bellers = new Map<string, GebondenBeller>();
  private readonly onderweg = new Set<Promise<void>>();
  private gestopt = false;
  private gang: Promise<void> = Promise.resolve();

  constructor(
    private readonly urls: Urls,
    private readonly geschiedenis: Geschiedenis,
    private readonly seed: number,
  ) {}

  start(): void {
    this.gang = this.klopSteeds();
  }

  async stop(): Promise<void> {
    this.gestopt = true;
    await this.gang;
    await Promise.all(this.onderweg);
  }

  private async klopSteeds(): Promise<void> {
    for (let nummer = 1; !this.gestopt; nummer += 1) {
      const klop = this.klop(nummer).finally(() => this.onderweg.delete(klop));
      this.onderweg.add(klop);
      await wacht(ELKE_MS);
    }
  }

  private async klop(nummer: number): Promise<void> {
    const { wie, gebeurtenis, data, uitkomst, ontvangers } = maakLevensloop(maakKans(this.seed * 20_011 + nummer)).registratie;
    const bericht = maakBericht(wie, gebeurtenis, data);
    const { source, id, type } = bericht;
    this.geschiedenis.noteer({ wat: 'VERSTUURD', source, id, type, aansluiting: wie.aansluiting, inwoner: `peiling-${nummer}`, nr: 1, uitkomst, ontvangers });
    const status = await this.post(wie.aansluiting, bericht).catch(() => 0);
    this.geschiedenis.noteer({ wat: 'ANTWOORD', source, id, status });
  }

  private async post(aansluiting: string, bericht: unknown): Promise<number> {
    const url = `${this.urls.http}/v1/berichten`;
    const koppen = { ...(await this.beller(aansluiting).koppen('POST', url)), 'content-type': 'application/cloudevents+json' };
    const antwoord = await fetch(url, { method: 'POST', headers: koppen, body: JSON.stringify(bericht), signal: AbortSignal.timeout(ANTWOORD_MS) });
    await antwoord.arrayBuffer();
    if (antwoord.status === 503) this.nietNu[antwoord.headers.has('retry-after') ? 'met' : 'zonder'] += 1;
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
