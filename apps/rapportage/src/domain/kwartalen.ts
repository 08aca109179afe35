import { isKlein } from '#shared/kernel/drempel';
import { metBewegingen, metTotalen, type Beweging, type Masker, type Onderdrukt, type Rooster } from './onderdrukking';

/** The quarters of one year, each with the same rows and columns. */
export type Jaarroosters = readonly Rooster[];

const waarde = (tabel: Rooster, rij: number, kolom: number): number => tabel[rij]?.[kolom] ?? 0;

/** What is withheld is known to be at least one: where a cell goes down, it was more than that. */
const kan = (beweging: Beweging, { tabel, masker }: Onderdrukt): boolean => beweging.every(({ rij, kolom, stap }) => masker[rij]?.[kolom] === true && (stap === 1 || waarde(tabel, rij, kolom) > 1));
const omgekeerd = (beweging: Beweging): Beweging => beweging.map(({ rij, kolom, stap }) => ({ rij, kolom, stap: stap === 1 ? -1 : 1 }));

export const opgeteld = (roosters: Jaarroosters): Rooster => (roosters[0] ?? []).map((rij, i) => rij.map((_, j) => roosters.reduce((som, rooster) => som + waarde(rooster, i, j), 0)));

/**
 * A year beside its quarters. Each quarter is withheld by itself, so that what was given of it stays true when the next one comes. The year
 * may be shown where what moves in one quarter can move back in another; where it cannot, the year is withheld along with it. Each column is
 * known to somebody.
 */
export const onderdrukPerKwartaal = (roosters: Jaarroosters): { readonly kwartalen: readonly Masker[]; readonly jaar: Masker } => {
  const kwartalen = roosters.map((rooster) => metBewegingen(rooster, [...(rooster[0] ?? []).keys()]));
  const jaartabel = metTotalen(opgeteld(roosters));
  const jaar = jaartabel.map((rij) => rij.map(() => false));
  for (const kwartaal of kwartalen) {
    for (const gevonden of kwartaal.bewegingen) {
      const beweging = kan(gevonden, kwartaal) ? gevonden : omgekeerd(gevonden);
      const raaktKlein = beweging.some(({ rij, kolom }) => isKlein(waarde(jaartabel, rij, kolom)));
      const elders = kwartalen.some((ander) => ander !== kwartaal && kan(omgekeerd(beweging), ander));
      if (raaktKlein || !elders) for (const { rij, kolom } of beweging) jaar[rij]![kolom] = true;
    }
  }
  return { kwartalen: kwartalen.map(({ masker }) => masker), jaar };
};
