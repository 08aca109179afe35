import { isKlein } from '#shared/kernel/drempel';

/** Rows and columns without their totals. */
export type Rooster = readonly (readonly number[])[];
/** For every cell, with the totals as last column and last row, whether it is withheld. */
export type Masker = readonly (readonly boolean[])[];

const som = (getallen: readonly number[]): number => getallen.reduce((totaal, getal) => totaal + getal, 0);

/** The same rows, each with its total, and a last row with the totals of the columns. */
export const metTotalen = (rooster: Rooster): Rooster => {
  const rijen = rooster.map((rij) => [...rij, som(rij)]);
  const breedte = rijen[0]?.length ?? 0;
  return [...rijen, Array.from({ length: breedte }, (_, kolom) => som(rijen.map((rij) => rij[kolom] ?? 0)))];
};

type Cel = { readonly rij: number; readonly kolom: number };
type Stap = Cel & { readonly stap: 1 | -1 };
/** How the cells of a ring could all be one more or one less while every shown number stays the same. */
export type Beweging = readonly Stap[];
/** `tabel`: with its totals. */
export type Onderdrukt = { readonly tabel: Rooster; readonly masker: Masker; readonly bewegingen: readonly Beweging[] };

/** The totals of a gemeente or of a row are what people look for: they are withheld last, and the total of all after those. */
const DUUR = 1_000_000;

/**
 * A table with its totals. In every row and column the total counts negative, the total of all positive again, so that each adds up to
 * nought: what is shown leaves a cell open exactly when it lies on a ring of withheld cells whose values can rise and fall by turns.
 */
class Ringzoeker {
  readonly masker: boolean[][];
  readonly bewegingen: Beweging[] = [];
  private readonly hoogte: number;
  private readonly breedte: number;

  constructor(readonly tabel: Rooster) {
    this.hoogte = tabel.length;
    this.breedte = tabel[0]?.length ?? 0;
    this.masker = tabel.map((rij) => rij.map(isKlein));
  }

  /** Withholds the least that leaves this cell open for whoever knows one of these columns. A ring along its totals is always there. */
  bescherm(cel: Cel, bekend: readonly number[]): void {
    const ringen: Cel[][] = [];
    for (const kolom of bekend) if (kolom !== cel.kolom && !ringen.some((ring) => ring.every((een) => een.kolom !== kolom))) ringen.push(this.sluit(cel, kolom));
    if (ringen.length === 0) this.sluit(cel, null);
  }

  private sluit(cel: Cel, zonder: number | null): Cel[] {
    const ring = [cel, ...this.ring(cel, zonder)];
    for (const { rij, kolom } of ring) this.masker[rij]![kolom] = true;
    const stappen = ring.map(({ rij, kolom }, plaats): Stap => ({ rij, kolom, stap: (plaats % 2 === 0) === (this.randen({ rij, kolom }) === 1) ? -1 : 1 }));
    // Alone: all there is stands in that column, so the ring of the cell itself holds this total too.
    if (ring.length > 1) this.bewegingen.push(stappen);
    return ring;
  }

  /** Shortest way from the column of the cell back to its row. Nodes: the rows first, then the columns. */
  private ring(cel: Cel, zonder: number | null): Cel[] {
    const start = this.hoogte + cel.kolom;
    const kosten = Array.from({ length: this.hoogte + this.breedte }, (_, knoop) => (knoop === start ? 0 : Infinity));
    const via = new Map<number, { readonly van: number; readonly cel: Cel }>();
    const open = new Set(kosten.keys());
    while (open.size > 0) {
      const knoop = [...open].reduce((beste, een) => (kosten[een]! < kosten[beste]! ? een : beste));
      open.delete(knoop);
      for (const stap of this.stappenVan(knoop, cel)) {
        if (stap.cel.kolom === zonder) continue;
        const nieuw = kosten[knoop]! + stap.kosten;
        if (nieuw < kosten[stap.naar]!) {
          kosten[stap.naar] = nieuw;
          via.set(stap.naar, { van: knoop, cel: stap.cel });
        }
      }
    }
    const ring: Cel[] = [];
    for (let stap = via.get(cel.rij); stap; stap = via.get(stap.van)) ring.push(stap.cel);
    return ring;
  }

  private stappenVan(knoop: number, niet: Cel): { readonly naar: number; readonly cel: Cel; readonly kosten: number }[] {
    const vanRij = knoop < this.hoogte;
    return Array.from({ length: vanRij ? this.breedte : this.hoogte }, (_, ander) => {
      const cel = vanRij ? { rij: knoop, kolom: ander } : { rij: ander, kolom: knoop - this.hoogte };
      return { naar: vanRij ? this.hoogte + ander : ander, cel, kosten: this.kostenVan(cel, vanRij) };
    }).filter(({ cel, kosten }) => Number.isFinite(kosten) && !(cel.rij === niet.rij && cel.kolom === niet.kolom));
  }

  /** What is nought is shown, and what is withheld is at least one: a cell of one can rise and not fall. */
  private kostenVan({ rij, kolom }: Cel, stijgt: boolean): number {
    const randen = this.randen({ rij, kolom });
    const aantal = this.tabel[rij]![kolom]!;
    const daalt = randen === 1 ? stijgt : !stijgt;
    if (aantal === 0 || (daalt && aantal === 1)) return Infinity;
    return this.masker[rij]![kolom] ? 0.001 : aantal + randen * DUUR;
  }

  /** Nought for a cell, one for the total of a row or column, two for the total of all. */
  private randen({ rij, kolom }: Cel): number {
    return Number(rij === this.hoogte - 1) + Number(kolom === this.breedte - 1);
  }
}

/**
 * Withholds every small count, and so much more that none of what is withheld follows from what is shown; and says how it could have been
 * otherwise. `bekend`: columns of which somebody may know every count, as a gemeente does of its own; a small count of another stays open
 * for him too.
 */
export const metBewegingen = (rooster: Rooster, bekend: readonly number[] = []): Onderdrukt => {
  const tabel = metTotalen(rooster);
  const zoeker = new Ringzoeker(tabel);
  tabel.forEach((getallen, rij) => getallen.forEach((aantal, kolom) => isKlein(aantal) && zoeker.bescherm({ rij, kolom }, bekend)));
  return zoeker;
};

export const onderdruk = (rooster: Rooster): Masker => metBewegingen(rooster).masker;
