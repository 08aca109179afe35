import type { Datum } from '#shared/kernel/datum';
import { leesBeleidsbestanden } from './beleid';
import type { Beleidsbestand, Bron } from './beleid.types';

/** An agreement as it read when it was applied, with the sentences it rests on. */
export type Bronvermelding = { readonly id: string; readonly versie: string; readonly onderwerp: string; readonly vanaf: Datum | null; readonly bron: readonly Pick<Bron, 'document' | 'plaats' | 'zin'>[] };

/**
 * Every version there ever was, in force or not: a decision is explained by the version it was made with, which the log names,
 * and never by the one of today. Versions are added and not edited, so the sentence is the one that held then.
 */
export class Bronnenboek {
  private readonly opVersie: ReadonlyMap<string, Bronvermelding>;

  constructor(bestanden: readonly Beleidsbestand[]) {
    const vermeldingen = bestanden.flatMap(({ id, onderwerp, versies }) =>
      versies.map(({ versie, vanaf, bron }) => ({ id, versie, onderwerp, vanaf: vanaf ?? null, bron: bron.map(({ document, plaats, zin }) => ({ document, plaats, zin })) })),
    );
    this.opVersie = new Map(vermeldingen.map((vermelding) => [`${vermelding.id}@${vermelding.versie}`, vermelding]));
  }

  static uit(configMap: string): Bronnenboek {
    return new Bronnenboek(leesBeleidsbestanden(configMap));
  }

  /** Undefined for a version that no file holds. */
  van({ id, versie }: { readonly id: string; readonly versie: string }): Bronvermelding | undefined {
    return this.opVersie.get(`${id}@${versie}`);
  }
}
