import type { Bestand, Kolom, Rij, Rijfout } from './inlezen.bestand';
import { alsRijfout, keurRij, registratieVan, toewijzingenVan, toewijzingVan, type Ids, type Indiener, type Toewijzing } from './inlezen.berichten';
import type { Hub, Uitslag } from './inlezen.hub';

export type Gang = { readonly hub: Hub; readonly indiener: Indiener; readonly ids: Ids; readonly bijRij?: (klaar: number, totaal: number) => void };

/** A row after the trial. `VERSCHIL`: what the hub knows differs; sending it tells both sides so. */
export type Geproefd = { readonly rij: Rij; readonly oordeel: 'GOED' | 'VERSCHIL' | 'FOUT'; readonly isBekend: boolean; readonly fouten: readonly Rijfout[] };

/** `BEKEND`: the hub knew this resident; `EERDER`: this line of this file was read before. */
export type Soort = 'NIEUW' | 'BEKEND' | 'EERDER' | 'VERSCHIL' | 'GEWEIGERD' | 'ONDERWEG' | 'NIET_GESTUURD';
export type Ingelezen = { readonly regel: number; readonly registratie: Soort; readonly coaches: readonly Soort[]; readonly fouten: readonly Rijfout[] };

/** Requests in flight: enough not to wait on the network, far below what a connection may ask per second. */
const TEGELIJK = 8;
/** A refused line is tried anew under a next id, once per reading; so many readings have room. */
const MAX_POGINGEN = 50;
/** The code by which the hub says that two registers disagree (M-14). */
const VERSCHIL = 'OVERGANG_ONGELDIG';
const KOMT_VERSCHIL = { melding: 'wijkt af van wat Schakel weet.', herstel: 'Overleg met de andere organisatie; beide krijgen de lijst van verschillen zodra deze regel is verstuurd.' };

/** In order of the file, whatever is done first; progress as it goes. Where one fails no further row is begun. */
const perRij = async <T, R>(rijen: readonly T[], doe: (rij: T) => Promise<R>, bijRij?: Gang['bijRij']): Promise<R[]> => {
  const uit: R[] = [];
  let volgende = 0;
  let klaar = 0;
  const werker = async (): Promise<void> => {
    while (volgende < rijen.length) {
      const plek = volgende;
      volgende += 1;
      uit[plek] = await doe(rijen[plek] as T);
      klaar += 1;
      bijRij?.(klaar, rijen.length);
    }
  };
  const stop = (fout: unknown): never => {
    volgende = rijen.length;
    throw fout;
  };
  await Promise.all(Array.from({ length: Math.min(TEGELIJK, rijen.length) }, () => werker().catch(stop)));
  return uit;
};

const foutenVan = (rij: Rij, uitslag: Uitslag, kolom?: Kolom): Rijfout[] => {
  if (uitslag.status === 'VERWERKT' || uitslag.status === 'ONDERWEG') return [];
  if (uitslag.fouten.length > 0) return uitslag.fouten.map((fout) => alsRijfout(rij, fout, kolom));
  return [{ regel: rij.regel, ...(kolom ? { kolom } : {}), melding: `${uitslag.status === 'GEWEIGERD' ? 'wordt geweigerd' : 'wordt afgekeurd'} (${uitslag.code}).`, herstel: uitslag.uitleg }];
};

const isVerschil = (uitslag: Uitslag): boolean => uitslag.status === 'AFGEKEURD' && uitslag.code === VERSCHIL;
const verschil = ({ regel }: Rij): Rijfout => ({ regel, ...KOMT_VERSCHIL });

const proefRij = async (rij: Rij, gevonden: readonly Rijfout[], { hub, indiener, ids }: Gang): Promise<Geproefd> => {
  const eigen = [...gevonden, ...keurRij(rij, indiener)];
  const basis = { rij, isBekend: false };
  if (eigen.length > 0) return { ...basis, oordeel: 'FOUT', fouten: eigen };
  const uitslag = await hub.voorvertoon(registratieVan(rij, indiener, ids(rij.regel, 'registratie', 0)));
  if (isVerschil(uitslag)) return { ...basis, isBekend: true, oordeel: 'VERSCHIL', fouten: [verschil(rij)] };
  const fouten = foutenVan(rij, uitslag);
  if (fouten.length > 0) return { ...basis, oordeel: 'FOUT', fouten };
  // A coach can be tried only on a resident who is there; for a new one the hub judges when he is.
  const inwonerRef = await hub.zoek(rij.velden.bsn ?? '');
  if (inwonerRef === undefined) return { ...basis, oordeel: 'GOED', fouten: [] };
  const perCoach = await Promise.all(
    toewijzingenVan(rij).map(async (toewijzing) => foutenVan(rij, await hub.voorvertoon(toewijzingVan(rij, toewijzing, inwonerRef, indiener, ids(rij.regel, toewijzing.rol, 0))), toewijzing.rol)),
  );
  return { rij, isBekend: true, oordeel: perCoach.some((lijst) => lijst.length > 0) ? 'FOUT' : 'GOED', fouten: perCoach.flat() };
};

/** Every row held against the form and shown to the hub; nothing is changed. */
export const proef = ({ rijen, fouten }: Bestand, gang: Gang): Promise<Geproefd[]> =>
  perRij(rijen, (rij) => proefRij(rij, fouten.filter(({ regel, kolom }) => regel === rij.regel && kolom !== undefined), gang), gang.bijRij);

type Verstuurd = { readonly uitslag: Uitslag; readonly wasEr: boolean };

/** Under the first id that was not refused before: what was settled stays settled, what was refused may be right now. */
const stuurEens = async ({ hub }: Gang, maak: (poging: number) => { readonly id: string }): Promise<Verstuurd> => {
  for (let poging = 0; poging < MAX_POGINGEN; poging += 1) {
    const bericht = maak(poging);
    const bekend = await hub.status(bericht.id);
    if (bekend === undefined) return { uitslag: await hub.stuur(bericht), wasEr: false };
    if (bekend.status !== 'AFGEKEURD') return { uitslag: bekend, wasEr: true };
  }
  return { uitslag: { status: 'GEWEIGERD', code: 'AFGEKEURD', uitleg: 'Deze regel is al vaak afgekeurd. Verbeter het bestand.', fouten: [] }, wasEr: true };
};

const soortVan = ({ uitslag, wasEr }: Verstuurd, isBekend: boolean): Soort => {
  if (uitslag.status === 'ONDERWEG') return 'ONDERWEG';
  if (isVerschil(uitslag)) return 'VERSCHIL';
  if (uitslag.status !== 'VERWERKT') return 'GEWEIGERD';
  if (wasEr) return 'EERDER';
  return isBekend ? 'BEKEND' : 'NIEUW';
};

const wijsToe = async (rij: Rij, toewijzing: Toewijzing, inwonerRef: string, gang: Gang): Promise<{ soort: Soort; fouten: Rijfout[] }> => {
  const verstuurd = await stuurEens(gang, (poging) => toewijzingVan(rij, toewijzing, inwonerRef, gang.indiener, gang.ids(rij.regel, toewijzing.rol, poging)));
  // Which codes an assignment is refused with says nothing about differences between registers.
  const soort = soortVan(verstuurd, false);
  return { soort: soort === 'VERSCHIL' ? 'GEWEIGERD' : soort, fouten: foutenVan(rij, verstuurd.uitslag, toewijzing.rol) };
};

const leesRij = async ({ rij, oordeel, isBekend, fouten }: Geproefd, gang: Gang): Promise<Ingelezen> => {
  const { regel } = rij;
  if (oordeel === 'FOUT') return { regel, registratie: 'NIET_GESTUURD', coaches: [], fouten };
  const verstuurd = await stuurEens(gang, (poging) => registratieVan(rij, gang.indiener, gang.ids(regel, 'registratie', poging)));
  const registratie = soortVan(verstuurd, isBekend);
  const { uitslag } = verstuurd;
  if (uitslag.status !== 'VERWERKT') return { regel, registratie, coaches: [], fouten: registratie === 'VERSCHIL' ? [verschil(rij)] : foutenVan(rij, uitslag) };
  const { inwonerRef } = uitslag;
  const toegewezen = inwonerRef === undefined ? [] : await Promise.all(toewijzingenVan(rij).map((toewijzing) => wijsToe(rij, toewijzing, inwonerRef, gang)));
  return { regel, registratie, coaches: toegewezen.map(({ soort }) => soort), fouten: toegewezen.flatMap((een) => een.fouten) };
};

/** Sends what the trial let through: the registration, and then its coaches. */
export const leesIn = (rijen: readonly Geproefd[], gang: Gang): Promise<Ingelezen[]> => perRij(rijen, (rij) => leesRij(rij, gang), gang.bijRij);
