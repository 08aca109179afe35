import { isKlein } from '#shared/kernel/drempel';
import { metBewegingen, metTotalen, type Beweging, type Masker, type Onderdrukt, type Rooster } from './onderdrukking';

/**
 * What a quarter is made of: the months of it that were given, and the rest of it, which whoever lays the quarter beside those can compute.
 * Without a month that was given: the quarter itself. All with the same rows and columns.
 */
export type Kwartaaldelen = readonly Rooster[];

/** What a quarter or year is made of: how its cells could have been otherwise, and whether they could move like this without anybody seeing it. */
type Deel = { readonly masker: Masker; readonly bewegingen: readonly Beweging[]; readonly kan: (beweging: Beweging) => boolean };

const waarde = (tabel: Rooster, rij: number, kolom: number): number => tabel[rij]?.[kolom] ?? 0;
const omgekeerd = (beweging: Beweging): Beweging => beweging.map(({ rij, kolom, stap }) => ({ rij, kolom, stap: stap === 1 ? -1 : 1 }));

export const opgeteld = (roosters: readonly Rooster[]): Rooster => (roosters[0] ?? []).map((rij, i) => rij.map((_, j) => roosters.reduce((som, rooster) => som + waarde(rooster, i, j), 0)));

/** By itself. What is withheld is known to be at least one: where a cell goes down, it was more than that. */
const opZich = (rooster: Rooster): Deel => {
  const { tabel, masker, bewegingen }: Onderdrukt = metBewegingen(rooster, [...(rooster[0] ?? []).keys()]);
  return { masker, bewegingen, kan: (beweging) => beweging.every(({ rij, kolom, stap }) => masker[rij]?.[kolom] === true && (stap === 1 || waarde(tabel, rij, kolom) > 1)) };
};

/**
 * A table beside the parts it is the sum of. It may be shown where what moves in one part can move back in another; where it cannot, or
 * where the sum is small too, it is withheld along with the part, and moves with it.
 */
const naastDelen = (rooster: Rooster, delen: readonly Deel[]): Deel => {
  const tabel = metTotalen(rooster);
  const masker = tabel.map((rij) => rij.map(() => false));
  const bewegingen: Beweging[] = [];
  for (const deel of delen) {
    for (const gevonden of deel.bewegingen) {
      const beweging = deel.kan(gevonden) ? gevonden : omgekeerd(gevonden);
      const raaktKlein = beweging.some(({ rij, kolom }) => isKlein(waarde(tabel, rij, kolom)));
      const elders = delen.some((ander) => ander !== deel && ander.kan(omgekeerd(beweging)));
      if (!raaktKlein && elders) continue;
      for (const { rij, kolom } of beweging) masker[rij]![kolom] = true;
      bewegingen.push(beweging);
    }
  }
  return { masker, bewegingen, kan: (beweging) => beweging.every(({ rij, kolom }) => masker[rij]?.[kolom] === true) && delen.some((deel) => deel.kan(beweging)) };
};

/** What is withheld of a table by itself, each column of which is known to somebody: so what was given of it stays true whatever comes after. */
export const onderdrukMaand = (rooster: Rooster): Masker => opZich(rooster).masker;

/**
 * A year beside its quarters, and each quarter beside the months of it that were given. Each month, and each quarter with its months, is
 * withheld without looking at the others: what was given of it stays true when the next one comes. Each column is known to somebody.
 */
export const onderdrukJaar = (kwartalen: readonly Kwartaaldelen[]): { readonly kwartalen: readonly Masker[]; readonly jaar: Masker } => {
  const delen = kwartalen.map((roosters) => naastDelen(opgeteld(roosters), roosters.map(opZich)));
  return { kwartalen: delen.map(({ masker }) => masker), jaar: naastDelen(opgeteld(kwartalen.map(opgeteld)), delen).masker };
};
