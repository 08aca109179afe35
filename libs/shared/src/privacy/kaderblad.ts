import { ROLLEN, SECTIES, type Rol, type Sectie } from '#shared/contracts/bericht';
import { CATALOGUS } from '#shared/contracts/catalogus';
import { plusDagen, type Datum } from '#shared/kernel/datum';
import { HANDELINGEN, type Handeling, type Privacykader, type Voorwaarde } from './kader';

/** One A4 for a privacy officer: what the framework file and the catalogue say together, in plain Dutch. */
export type Kaderblad = {
  readonly titel: string;
  readonly inleiding: readonly string[];
  readonly kop: readonly string[];
  readonly rijen: readonly (readonly string[])[];
  readonly lijsten: readonly { readonly titel: string; readonly zinnen: readonly string[] }[];
};

const GEGEVENS: Readonly<Record<Sectie, string>> = {
  verloop: 'Verloop: wie leidt, stand en data',
  contact: 'Contactgegevens',
  formulier: 'Overdrachtsformulier',
  belastbaarheid: 'Belastbaarheid, en alles wat gezondheid verraadt',
  medisch: 'Medisch: conclusie en advies',
  handhaving: 'Handhaving: een overwogen sanctie, of een signaal van een partner',
  algemeen: 'Algemeen: geen persoonsgegevens',
};

const DOELEN: Readonly<Record<string, string>> = {
  OVERDRACHT: 'overdracht',
  PARTICIPATIEBEGELEIDING: 'begeleiding',
  ONTHEFFING: 'ontheffing',
  ONDERSTEUNING_BIJ_SANCTIE: 'steun bij een sanctie',
  HANDHAVING: 'een signaal van een partner',
  MEDISCHE_UITZONDERING: 'medische uitzondering',
  INSTRUMENT: 'een instrument aanvragen',
  PROEVEN_AAN_WERK: 'proeven aan werk',
  INKOMENSGESPREK: 'een gesprek met inkomen',
  CASUISTIEK: 'overleg tussen coaches',
  ONTMOETING: 'een ontmoeting van collega’s',
  RAPPORTAGE: 'begroting en rapportage',
  BEHEER: 'registratie',
};

/** GEMEENTE has no mark: it holds for every personal cell, and the page says so once. */
const MERKEN: Readonly<Record<Exclude<Voorwaarde, 'GEMEENTE'>, readonly [string, string]>> = {
  TOEGEWEZEN: ['a', 'Alleen wie is toegewezen aan de inwoner, of in een open zaak is genoemd als ontvangende coach.'],
  TOEGEWEZEN_OF_REGISTRATIE: ['b', 'Als a. Een registratie gaat ook zonder toewijzing naar de systemen van beide organisaties.'],
  NOODZAAK: ['c', 'Alleen als het nodig is. De noodzaak volgt uit het soort bericht, of de zender legt haar vast.'],
  NOODZAAK_UIT_SOORT: ['d', 'Alleen als de noodzaak uit het soort bericht volgt.'],
  ALLEEN_ONDERBOUWING: ['e', 'Alleen als onderbouwing van een overdracht.'],
  ALLEEN_BOETE: ['f', 'Alleen in berichten over een overwogen sanctie.'],
  ALLEEN_UITZONDERING: ['g', 'Alleen bij uitzondering: de gemeente heeft haar aangezet, de inwoner gaf een geldige schriftelijke verklaring, en zij noemt deze persoon.'],
};
const merk = (voorwaarde: Voorwaarde): string => (voorwaarde === 'GEMEENTE' ? '' : MERKEN[voorwaarde][0]);
const letters = (voorwaarden: readonly Voorwaarde[]): string => voorwaarden.map(merk).filter(Boolean).join(', ');

const WERKWOORD: Readonly<Record<Handeling, string>> = { STUREN: 'stuurt', ONTVANGEN: 'krijgt', LEZEN: 'leest' };

const opsomming = (woorden: readonly string[]): string => (woorden.length < 2 ? woorden.join('') : `${woorden.slice(0, -1).join(', ')} en ${woorden.at(-1) ?? ''}`);

type Cellen = { readonly [H in Handeling]?: readonly Voorwaarde[] };

/** What a role may, in words: acts with the same conditions stand together. */
const celtekst = (cellen: Cellen | undefined): string => {
  const perVoorwaarde = new Map<string, string[]>();
  for (const handeling of HANDELINGEN) {
    const voorwaarden = cellen?.[handeling];
    if (voorwaarden) perVoorwaarde.set(letters(voorwaarden), [...(perVoorwaarde.get(letters(voorwaarden)) ?? []), WERKWOORD[handeling]]);
  }
  return [...perVoorwaarde].map(([voorwaarden, woorden]) => `${opsomming(woorden)}${voorwaarden ? ` (${voorwaarden})` : ''}`).join('; ') || 'nee';
};

/** Purposes of the message types that hold this category, as far as the catalogue has any. */
const doelenVan = (sectie: Sectie): string => {
  const doelen = CATALOGUS.filter((soort) => soort.secties[sectie]).flatMap((soort) => soort.doelen);
  return [...new Set(doelen)].map((doel) => DOELEN[doel] ?? doel).join(', ') || 'nog geen berichten';
};

const KOLOMMEN = ['werkcoach', 'participatiecoach', 'inkomensconsulent'] as const satisfies readonly Rol[];
const OVERIG = ROLLEN.filter((rol) => !(KOLOMMEN as readonly Rol[]).includes(rol));

const overigen = (kader: Privacykader, sectie: Sectie): string =>
  OVERIG.flatMap((rol) => (kader.matrix[sectie]?.[rol] ? [`${rol} ${celtekst(kader.matrix[sectie][rol])}`] : [])).join('; ') || 'nee';

const rij = (kader: Privacykader, sectie: Sectie): string[] => [GEGEVENS[sectie], doelenVan(sectie), ...KOLOMMEN.map((rol) => celtekst(kader.matrix[sectie]?.[rol])), overigen(kader, sectie)];

const gebruikt = ({ matrix }: Privacykader): Set<Voorwaarde> => new Set(Object.values(matrix).flatMap((rollen) => Object.values(rollen).flatMap((cellen: Cellen) => Object.values(cellen).flat())));

const formaat = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const inWoorden = (datum: Datum): string => formaat.format(new Date(`${datum}T00:00:00Z`));
const geldig = ({ vanaf, tot }: Privacykader): string => {
  const eind = tot ? `tot en met ${inWoorden(plusDagen(tot, -1))}` : 'tot er een nieuwe versie is';
  return vanaf ? `vanaf ${inWoorden(vanaf)}, ${eind}` : eind;
};

/** How the two texts of an exception follow from the cells of `medisch`. */
const uitzonderingen = ({ matrix }: Privacykader): string[] => {
  const cellen = Object.values(matrix.medisch ?? {});
  if (cellen.length === 0) return ['Medische gegevens worden nooit gedeeld. Er is geen uitzondering.'];
  const ontvangt = cellen.some((cel: Cellen) => cel.ONTVANGEN);
  return [
    'Medische gegevens: alleen conclusie en advies. De inwoner vraagt erom, of er is een goede reden en de inwoner verklaart geen bezwaar.',
    ...(ontvangt ? [] : ['Medische gegevens worden niet bezorgd. De genoemde persoon logt zelf in en leest ze, tot en met de laatste dag. Wie waarneemt leest ze niet.']),
    'Trekt de inwoner de verklaring in, dan stopt het lezen meteen.',
  ];
};

type Zin = { readonly document: string; readonly plaats: string; readonly zin: string };

/** The one wording of the framework: on paper, in the API and on the page of the privacy desk. `bron`: the sentences this version rests on. */
export const kaderblad = (kader: Privacykader, bron: readonly Zin[]): Kaderblad => ({
  titel: `Privacykader, versie ${kader.versie}: ${geldig(kader)}`,
  inleiding: [
    'Wie mag welke gegevens van een inwoner sturen, krijgen en lezen? Wat hier niet staat, mag niet.',
    'Altijd geldt: alleen voor de eigen gemeente (niet nodig bij algemene gegevens). De klok op het moment van sturen, krijgen of lezen telt, nooit een datum in een bericht.',
  ],
  kop: ['gegevens', 'waarvoor', ...KOLOMMEN, 'anderen'],
  rijen: SECTIES.map((sectie) => rij(kader, sectie)),
  lijsten: [
    { titel: 'Voorwaarden', zinnen: (Object.keys(MERKEN) as (keyof typeof MERKEN)[]).filter((een) => gebruikt(kader).has(een)).map((een) => `${MERKEN[een][0]}: ${MERKEN[een][1]}`) },
    { titel: 'Uitzonderingen', zinnen: uitzonderingen(kader) },
    { titel: 'Bron', zinnen: bron.map(({ document, plaats, zin }) => `${document}, ${plaats}: "${zin}"`) },
  ],
});
