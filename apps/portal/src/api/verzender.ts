import type { Wie } from '../sessie/sessie';
import type { Api, Beller } from './api';
import { ApiFout } from './api.fout';
import type { Uitkomst, Voorvertoning } from './api.types';
import { berichtVan, type Concept } from './bericht';
import type { Zending } from './zending';

type Afzender = Beller & { readonly wie: Wie };

/** Sends what somebody filled in, under his own name, through the portal's connection. */
export class Verzender {
  constructor(
    private readonly api: Api,
    private readonly source: string,
  ) {}

  stuur(concept: Concept, zending: Zending, sessie: Afzender): Promise<Uitkomst> {
    return this.api.stuur(berichtVan(this.source, sessie.wie, zending, concept), sessie);
  }

  bekijkVooraf(concept: Concept, zending: Zending, sessie: Afzender): Promise<Voorvertoning> {
    return this.api.bekijkVooraf(berichtVan(this.source, sessie.wie, zending, concept), sessie);
  }

  /** A second press of the button comes when the case has moved on already: then it shows how that message stands. */
  async isVerstuurd({ id }: Zending, beller: Beller): Promise<boolean> {
    try {
      await this.api.status(id, beller);
      return true;
    } catch (fout) {
      if (fout instanceof ApiFout && fout.status === 404) return false;
      throw fout;
    }
  }
}
