import type { Datum } from '#shared/kernel/datum';
import type { Adres } from '../api/api.types';
import type { Wie } from '../sessie/sessie';
import { INFORMATIESTAND, OVERDRACHTSTAND, SANCTIESTAND, van, VERZOEKSTAND } from '../taal/begrippen';
import { hoelang, voluit, zonderDag } from '../taal/datum';
import { functie, naamVan, teamnaam } from '../taal/woorden';
import { AFSPRAAKSOORTEN, type Afspraaksoort, type Lopend } from './lopend';

export const SOORTNAAM: Readonly<Record<Afspraaksoort, string>> = {
  overdracht: 'Overdrachten',
  instrument: 'Instrumenten',
  proevenaanwerk: 'Proeven aan werk',
  inkomensgesprek: 'Gesprekken met inkomen',
  casuistiek: 'Meedenken',
  informatie: 'Gevraagde informatie',
  sanctie: 'Overleg over een sanctie',
};
const STAND: Readonly<Record<Afspraaksoort, Readonly<Record<string, string>>>> = {
  overdracht: OVERDRACHTSTAND, instrument: VERZOEKSTAND, proevenaanwerk: VERZOEKSTAND, inkomensgesprek: VERZOEKSTAND, casuistiek: VERZOEKSTAND, informatie: INFORMATIESTAND, sanctie: SANCTIESTAND,
};

export type Afspraakregel = { readonly sleutel: string; readonly naar: string; readonly stand: string; readonly beurt: string; readonly mijn: boolean; readonly uiterlijk: string | null; readonly telaat: boolean; readonly begonnen: string | null };
export type Afsprakendeel = { readonly soort: Afspraaksoort; readonly kop: string; readonly regels: readonly Afspraakregel[] };
export type Afsprakenview = {
  readonly filters: readonly { readonly naar: string; readonly tekst: string; readonly gekozen: boolean }[];
  readonly delen: readonly Afsprakendeel[];
  readonly meer: boolean;
};

const isMijn = (beurt: Adres | null, { rol, actorId }: Wie): boolean => beurt !== null && beurt.rol === rol && (beurt.actorId === null || beurt.actorId === actorId);

const beurtzin = (beurt: Adres | null, wie: Wie): string => {
  if (beurt === null) return 'Niemand hoeft nu iets te doen.';
  if (isMijn(beurt, wie)) return 'U bent aan de beurt.';
  return beurt.actorId === null ? `${teamnaam(beurt.rol, beurt.organisatie)} is aan de beurt.` : `${naamVan(beurt.actorId)}, ${functie(beurt.rol, beurt.organisatie)}, is aan de beurt.`;
};

/** A request and a question have a page of their own; the rest is read with the resident. */
const waarheen = (soort: Afspraaksoort, sleutel: string, inwonerRef: string): string => {
  if (soort === 'informatie') return `/informatie/${sleutel}`;
  return soort === 'overdracht' || soort === 'sanctie' ? `/inwoners/${inwonerRef}` : `/afspraken/${soort}/${sleutel}`;
};

const regel = ({ soort, sleutel, inwonerRef, status, begonnen, uiterlijk, beurt }: Lopend, wie: Wie, vandaag: Datum): Afspraakregel => ({
  sleutel,
  naar: waarheen(soort, sleutel, inwonerRef),
  stand: van(STAND[soort], status) ?? '',
  beurt: beurtzin(beurt, wie),
  mijn: isMijn(beurt, wie),
  uiterlijk: uiterlijk ? `Uiterlijk ${voluit(uiterlijk)} (${hoelang(vandaag, uiterlijk)})` : null,
  telaat: uiterlijk !== null && uiterlijk < vandaag,
  begonnen: begonnen ? `Begonnen op ${zonderDag(begonnen)}` : null,
});

const VERWEG = '9999-12-31';
/** What waits for the reader first, then by the day of the answer. */
const volgorde = (wie: Wie) => (een: Lopend, ander: Lopend): number =>
  Number(isMijn(ander.beurt, wie)) - Number(isMijn(een.beurt, wie)) || (een.uiterlijk ?? VERWEG).localeCompare(ander.uiterlijk ?? VERWEG) || (een.begonnen ?? '').localeCompare(ander.begonnen ?? '');

type Vraag = { readonly wie: Wie; readonly vandaag: Datum; readonly soort: Afspraaksoort | undefined; readonly meer: boolean };

export const afsprakenview = (lopend: readonly Lopend[], { wie, vandaag, soort: gekozen, meer }: Vraag): Afsprakenview => {
  const perSoort = AFSPRAAKSOORTEN.map((soort) => ({ soort, zaken: lopend.filter((een) => een.soort === soort).sort(volgorde(wie)) })).filter(({ soort, zaken }) => zaken.length > 0 || soort === gekozen);
  return {
    filters: [{ naar: '/afspraken', tekst: `Alles (${lopend.length})`, gekozen: gekozen === undefined }, ...perSoort.map(({ soort, zaken }) => ({ naar: `/afspraken?soort=${soort}`, tekst: `${SOORTNAAM[soort]} (${zaken.length})`, gekozen: soort === gekozen }))],
    delen: perSoort.filter(({ soort, zaken }) => (gekozen === undefined || soort === gekozen) && zaken.length > 0).map(({ soort, zaken }) => ({ soort, kop: SOORTNAAM[soort], regels: zaken.map((zaak) => regel(zaak, wie, vandaag)) })),
    meer,
  };
};
