import { PublicatieFout, TeGroot } from '../messaging/fouten';
import { oorzaakVan } from './databasefout';
import { alsPublicatie, type Uitgever, type Uitrij } from './relay.types';

/** A refusal of which the broker says it lasts may still be a queue or right being put back: it gets a few tries. */
export const MAX_POGINGEN = 5;

export type Rijuitslag =
  | { readonly soort: 'GEDAAN' }
  /** Nothing is wrong with the row: no connection, no confirmation, a full queue. */
  | { readonly soort: 'LATER'; readonly oorzaak: string; readonly verbindingWeg: boolean }
  | { readonly soort: 'MISLUKT' | 'PARKEREN'; readonly oorzaak: string };
export type Uitslag = { readonly rij: Uitrij; readonly uitslag: Rijuitslag };

const oordeel = (rij: Uitrij, fout: unknown): Rijuitslag => {
  if (fout instanceof PublicatieFout && !fout.blijvend) return { soort: 'LATER', oorzaak: fout.code, verbindingWeg: fout.code === 'GEEN_VERBINDING' };
  const oorzaak = fout instanceof PublicatieFout ? fout.code : oorzaakVan(fout);
  const hopeloos = fout instanceof TeGroot || rij.pogingen + 1 >= MAX_POGINGEN;
  return { soort: hopeloos ? 'PARKEREN' : 'MISLUKT', oorzaak };
};

const geefUit = async (rij: Uitrij, uitgever: Uitgever): Promise<Rijuitslag> => {
  try {
    await uitgever.publiceer(alsPublicatie(rij));
    return { soort: 'GEDAAN' };
  } catch (fout) {
    return oordeel(rij, fout);
  }
};

/** One key in order: each row waits for the confirmation of the one before; a row that stays holds back those after it. */
const geefKetenUit = async (keten: readonly Uitrij[], uitgever: Uitgever, gestaakt: AbortSignal): Promise<Uitslag[]> => {
  const uit: Uitslag[] = [];
  for (const rij of keten) {
    if (gestaakt.aborted) break;
    const uitslag = await geefUit(rij, uitgever);
    uit.push({ rij, uitslag });
    if (uitslag.soort === 'LATER' || uitslag.soort === 'MISLUKT') break;
  }
  return uit;
};

/** Publishes a batch: keys side by side with their confirmations in flight, within a key one after another. */
export const geefRondeUit = async (rijen: readonly Uitrij[], uitgever: Uitgever, gestaakt: AbortSignal): Promise<Uitslag[]> => {
  const ketens = new Map<string, Uitrij[]>();
  for (const rij of rijen) {
    const keten = ketens.get(rij.sleutel);
    if (keten) keten.push(rij);
    else ketens.set(rij.sleutel, [rij]);
  }
  const uitslagen = await Promise.all([...ketens.values()].map((keten) => geefKetenUit(keten, uitgever, gestaakt)));
  return uitslagen.flat();
};
