import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const CATEGORIEEN = ['verloop', 'contact', 'formulier', 'belastbaarheid', 'medisch', 'handhaving', 'algemeen'] as const;
export type Categorie = (typeof CATEGORIEEN)[number];
export const GEMEENTEN = ['TIEL', 'NEDER_BETUWE'] as const;
export type Gemeente = (typeof GEMEENTEN)[number];
export type Kader = 'v1' | 'v2' | 'later';

/** Rows of a table beside this file; lines with # are for the reader. */
export const leesTabel = <K extends string>(bestand: string): Record<K, string>[] => {
  const regels = readFileSync(join(__dirname, bestand), 'utf8').trim().split('\n').filter((regel) => !regel.startsWith('#'));
  const [kop = '', ...rijen] = regels;
  const velden = kop.split('\t');
  return rijen.map((rij) => {
    const waarden = rij.split('\t');
    if (waarden.length !== velden.length) throw new Error(`${bestand}: ${rij}`);
    return Object.fromEntries(velden.map((veld, i) => [veld, waarden[i] ?? ''])) as Record<K, string>;
  });
};

export type Speler = { readonly speler: string; readonly via: string; readonly persoon: string; readonly rol: string; readonly werkgever: string; readonly namens: string };
export const SPELERS: readonly Speler[] = leesTabel<keyof Speler>('spelers.tsv');
export const spelerNaam = (naam: string): Speler => {
  const speler = SPELERS.find((een) => een.speler === naam);
  if (!speler) throw new Error(`onbekende speler: ${naam}`);
  return speler;
};

export type Zaakregel = { readonly zaak: string; readonly bericht: string; readonly kader: string; readonly lezen: string };
export const ZAKEN: readonly Zaakregel[] = leesTabel<keyof Zaakregel>('zaken.tsv');

type Magregel = { handeling: string; zaak: string; wie: string; categorieën: string; kader: string; gemeente: string; bron: string };
const MAG = leesTabel<keyof Magregel>('mag.tsv');

/** Names that differ per gemeente. */
const ALIAS: Readonly<Record<Gemeente, Readonly<Record<string, string>>>> = {
  TIEL: { coach: 'carla', 'coach-ingelogd': 'carla-ingelogd', 'systeem-gemeente': 'systeem-tiel' },
  NEDER_BETUWE: { coach: 'dirk', 'coach-ingelogd': 'dirk-ingelogd', 'systeem-gemeente': 'systeem-nb' },
};
const wieZijn = (wie: string, gemeente: Gemeente): string[] =>
  wie.split(' ').flatMap((naam) => {
    if (naam.startsWith('via:')) return SPELERS.filter(({ via }) => via === naam.slice(4)).map(({ speler }) => speler);
    return [spelerNaam(ALIAS[gemeente][naam] ?? naam).speler];
  });

const sleutel = (...delen: readonly string[]): string => delen.join('|');
const TOEGESTAAN = new Set(
  MAG.flatMap((regel) => {
    const zaken = regel.zaak.split(' ');
    for (const zaak of zaken) if (!ZAKEN.some((een) => een.zaak === zaak)) throw new Error(`mag.tsv: onbekende zaak ${zaak}`);
    return regel.kader.split(' ').flatMap((kader) =>
      regel.gemeente.split(' ').flatMap((gemeente) =>
        wieZijn(regel.wie, gemeente as Gemeente).flatMap((speler) =>
          regel.handeling.split(' ').flatMap((handeling) => zaken.flatMap((zaak) => regel.categorieën.split(' ').map((categorie) => sleutel(handeling, zaak, speler, categorie, kader, gemeente)))),
        ),
      ),
    );
  }),
);

/** Who the table allows anything, in the order in which it names them: the first is the one whose message the others read. */
export const rechthebbenden = (handeling: string, { zaak, kader, gemeente }: Geval): string[] => [
  ...new Set(MAG.filter((regel) => regel.handeling.split(' ').includes(handeling) && regel.zaak.split(' ').includes(zaak) && regel.kader.split(' ').includes(kader) && regel.gemeente.split(' ').includes(gemeente)).flatMap(({ wie }) => wieZijn(wie, gemeente))),
];

export type Geval = { readonly zaak: string; readonly kader: Kader; readonly gemeente: Gemeente };
/** What the table says of one cell; what it does not name may not. */
export const mag = (handeling: string, { zaak, kader, gemeente }: Geval, speler: string, categorie: Categorie): boolean => TOEGESTAAN.has(sleutel(handeling, zaak, speler, categorie, kader, gemeente));
export const magIets = (handeling: string, geval: Geval, speler: string): Categorie[] => CATEGORIEEN.filter((categorie) => mag(handeling, geval, speler, categorie));

type Cel = { readonly groep: string; readonly kanaal: string; readonly wie: string; readonly handeling: string; readonly wat: string; readonly verwacht: boolean; readonly gezien: boolean };

/** The outcome of every cell that was tried. Wrong ones are told per group, in words; all of them are written to a file. */
export class Uitslag {
  readonly cellen: Cel[] = [];

  noteer(cel: Cel): void {
    this.cellen.push(cel);
  }

  fouten(groep: string): string[] {
    const eigen = this.cellen.filter((cel) => cel.groep === groep);
    if (eigen.length === 0) return [`${groep}: niets geprobeerd`];
    return eigen.filter(({ verwacht, gezien }) => verwacht !== gezien).map(({ kanaal, wie, handeling, wat, verwacht }) => `${kanaal}: ${wie} ${handeling} ${wat}: ${verwacht ? 'zou mogen, en lukte niet' : 'mag niet, en lukte wel'}`);
  }

  get groepen(): string[] {
    return [...new Set(this.cellen.map(({ groep }) => groep))];
  }

  schrijf(): void {
    const map = join(process.cwd(), '.hub', 'toetsen');
    mkdirSync(map, { recursive: true });
    const woord = (waarde: boolean): string => (waarde ? 'JA' : 'NEE');
    const regels = this.cellen.map(({ kanaal, wie, handeling, wat, verwacht, gezien }) => [kanaal, wie, handeling, wat, woord(verwacht), woord(gezien), verwacht === gezien ? '' : 'FOUT'].join('\t'));
    writeFileSync(join(map, 'matrix.tsv'), [['kanaal', 'wie', 'handeling', 'wat', 'verwacht', 'gezien', ''].join('\t'), ...regels, ''].join('\n'));
  }
}

/** At most so many at once: the hub has limits per connection, and the machine has two cores. */
export const metGrens = async <T>(werk: readonly T[], doe: (een: T) => Promise<void>, tegelijk = 8): Promise<void> => {
  const rij = [...werk];
  await Promise.all(
    Array.from({ length: tegelijk }, async () => {
      for (let een = rij.shift(); een !== undefined; een = rij.shift()) await doe(een);
    }),
  );
};
