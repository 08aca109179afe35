import { join } from 'node:path';
import { ROLLEN, SECTIES, type Rol, type Sectie } from '#shared/contracts/bericht';
import { CATALOGUS } from '#shared/contracts/catalogus';
import { dag, type Datum } from '#shared/kernel/datum';
import { laadBeleid, type Beleidsversie } from '#shared/policy/beleid';
import { HANDELINGEN, leesKaders, type Handeling, type Privacykader, type Voorwaarde } from '#shared/privacy/kader';
import { schoon } from '../html';

/** One A4 for a privacy officer: what the framework file and the catalogue say together, in plain Dutch. */
type Blad = {
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
  handhaving: 'Handhaving: een overwogen sanctie',
  algemeen: 'Algemeen: geen persoonsgegevens',
};

const DOELEN: Readonly<Record<string, string>> = {
  OVERDRACHT: 'overdracht',
  PARTICIPATIEBEGELEIDING: 'begeleiding',
  ONTHEFFING: 'ontheffing',
  ONDERSTEUNING_BIJ_SANCTIE: 'steun bij een sanctie',
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
const vorigeDag = (datum: Datum): Datum => dag(new Date(Date.parse(`${datum}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10));
const geldig = ({ vanaf, tot }: Privacykader): string => {
  const eind = tot ? `tot en met ${inWoorden(vorigeDag(tot))}` : 'tot er een nieuwe versie is';
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

const bladVan = (kader: Privacykader, versie: Beleidsversie): Blad => ({
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
    {
      titel: 'Bron',
      zinnen: [...versie.bron.map(({ document, plaats, zin }) => `${document}, ${plaats}: "${zin}"`), `Afgestemd met: ${versie.afgestemdMet.join(', ')}. Goedgekeurd door: ${versie.goedgekeurdDoor}.`],
    },
    { titel: 'Nog te bevestigen', zinnen: versie.teBevestigen },
  ],
});

const KOP = '<!-- Made by `npx schakel documenten` from the source; a test keeps it true. -->';
const regel = (cellen: readonly string[]): string => `| ${cellen.join(' | ')} |`;

const alsMarkdown = ({ titel, inleiding, kop, rijen, lijsten }: Blad): string =>
  [
    KOP,
    `# ${titel}`,
    '',
    ...inleiding,
    '',
    regel(kop),
    regel(kop.map(() => '---')),
    ...rijen.map(regel),
    ...lijsten.flatMap(({ titel: deel, zinnen }) => ['', `## ${deel}`, '', ...zinnen.map((zin) => `- ${zin}`)]),
    '',
  ].join('\n');

const STIJL = [
  'body{font:11pt/1.35 sans-serif;margin:1rem auto;max-width:62rem;padding:0 1rem;color:#000;background:#fff}h1{font-size:1.3em}h2{font-size:1.05em;margin:.7em 0 .2em}',
  'table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.3em 0}th,td{border:1px solid #555;padding:.25em .4em;text-align:left;vertical-align:top}ul{margin:.2em 0;padding-left:1.2em}',
  '@page{size:A4 landscape;margin:11mm}@media print{body{font-size:8.5pt;margin:0;max-width:none;padding:0}}',
].join('\n');

const alsHtml = ({ titel, inleiding, kop, rijen, lijsten }: Blad): string => {
  const cel = (soort: string, bereik: string) => (tekst: string) => `<${soort}${bereik}>${schoon(tekst)}</${soort}>`;
  const tabelrij = ([gegevens = '', ...rest]: readonly string[]): string => `<tr>${cel('th', ' scope="row"')(gegevens)}${rest.map(cel('td', '')).join('')}</tr>`;
  return [
    '<!doctype html>',
    '<html lang="nl">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${schoon(titel)}</title>`,
    `<style>${STIJL}</style></head>`,
    `<body><main><h1>${schoon(titel)}</h1>`,
    ...inleiding.map(cel('p', '')),
    '<table><caption>Wie mag wat. De letters staan onder de tabel.</caption>',
    `<thead><tr>${kop.map(cel('th', ' scope="col"')).join('')}</tr></thead>`,
    `<tbody>${rijen.map(tabelrij).join('\n')}</tbody></table>`,
    ...lijsten.map(({ titel: deel, zinnen }) => `<h2>${schoon(deel)}</h2><ul>${zinnen.map(cel('li', '')).join('')}</ul>`),
    '</main></body></html>',
    '',
  ].join('\n');
};

/** A framework without a first day held from the founding of Werkzaak on. */
const EERSTE_DAG = '2015-01-01';

const bladVoor = (dagnaam: string): Blad => {
  const versies = laadBeleid(join(process.cwd(), 'config'), { activeringen: [], voorbeelden: false }).versies('privacykader');
  const versie = versies.find(({ vanaf }) => (vanaf ?? EERSTE_DAG) === dagnaam);
  const [kader] = versie ? leesKaders([versie]) : [];
  if (!versie || !kader) throw new Error(`geen privacykader vanaf ${dagnaam}`);
  return bladVan(kader, versie);
};

/** Per version of the framework, named by its first day, a page to read and the same page to print. */
export const PRIVACYKADERS: Readonly<Record<string, () => string>> = Object.fromEntries(
  [EERSTE_DAG, '2025-09-02'].flatMap((dagnaam) => [
    [`docs/privacykader/${dagnaam}.md`, () => alsMarkdown(bladVoor(dagnaam))],
    [`docs/privacykader/${dagnaam}.html`, () => alsHtml(bladVoor(dagnaam))],
  ]),
);
