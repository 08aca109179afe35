import { wacht } from '../sandbox/bestanden';
import type { Urls } from '../sandbox/toestand';
import { Deur } from './deur';
import type { Geschiedenis } from './geschiedenis';
import type { Bericht } from './personen';

const GEDULD_MS = 120_000;
const POOS_MS = [20, 100, 250, 500, 1000];

const isOpnieuw = (status: number): boolean => status === 0 || status === 429 || status >= 500;

/** The door as a party uses it: what got no answer, or "not now", is sent again with the same id until it is answered. */
export class Zender {
  private readonly deur: Deur;

  constructor(
    urls: Urls,
    private readonly geschiedenis: Geschiedenis,
  ) {
    this.deur = new Deur(urls);
  }

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
    const { status } = await this.deur.stuur(aansluiting, bericht).catch(() => ({ status: 0 }));
    this.geschiedenis.noteer({ wat: 'ANTWOORD', source: bericht.source, id: bericht.id, status });
    return status;
  }
}
