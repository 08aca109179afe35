import { setTimeout as wacht } from 'node:timers/promises';
import type { Urls } from '../../sandbox/toestand';
import { Deur } from '../deur';
import type { Geschiedenis } from '../geschiedenis';
import { maakKans } from '../kans';
import { maakLevensloop } from '../levensloop';
import { maakBericht } from '../personen';

const ELKE_MS = 40;

/**
 * Knocks on the door at a steady pace, whatever becomes of what it sent before: each time a new resident, once. Tells with
 * what the door answers when it does not take anything.
 */
export class Peiler {
  /** Of the answers 503: with a word on when to come back, and without. */
  readonly nietNu = { met: 0, zonder: 0 };
  private readonly deur: Deur;
  private readonly onderweg = new Set<Promise<void>>();
  private gestopt = false;
  private gang: Promise<void> = Promise.resolve();

  constructor(
    urls: Urls,
    private readonly geschiedenis: Geschiedenis,
    private readonly seed: number,
  ) {
    this.deur = new Deur(urls);
  }

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
    const { status, zegtWanneer } = await this.deur.stuur(wie.aansluiting, bericht).catch(() => ({ status: 0, zegtWanneer: false }));
    if (status === 503) this.nietNu[zegtWanneer ? 'met' : 'zonder'] += 1;
    this.geschiedenis.noteer({ wat: 'ANTWOORD', source, id, status });
  }
}
