import type { Wie } from '../sessie/sessie';
import type { Api, Beller } from './api';
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
}
