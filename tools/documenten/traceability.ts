import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const KOP = '<!-- Made by `npx schakel documenten` from docs/traceability; a test keeps it true. -->';

/** A requirement as it was read in a source; `soort` says what it is about. */
export type Eis = { readonly id: string; readonly bron: string; readonly plaats: string; readonly regel: string; readonly soort: string; readonly actor: string };

export const SPOREN = ['GEBOUWD', 'BESCHRIJVEND', 'GEMEENTEPROFIEL', 'REGIOREIS', 'OPEN'] as const;
/** Where a requirement went. `naam`: the title of the test in `toets` that shows it. */
export type Spoor = {
  readonly id: string;
  readonly spoor: (typeof SPOREN)[number];
  readonly waar: readonly string[];
  readonly toets: string;
  readonly naam: string;
  readonly toelichting: string;
};

const UITLEG: Readonly<Record<Spoor['spoor'], string>> = {
  GEBOUWD: 'the whole rule works, and the test that is named shows it',
  BESCHRIJVEND: 'the text describes; nothing is left for a hub to do, and why is said',
  GEMEENTEPROFIEL: 'a row of the profile of one gemeente or uitvoerder: dated data and no code',
  REGIOREIS: 'belongs to the journeys of the five regions (U-4 to U-8, M-95 to M-99, S-25), which come after this',
  OPEN: 'not there, or not whole, or not shown by a test; what is missing is said',
};

const BRONNEN: Readonly<Record<string, string>> = {
  '000': 'Memo AB 2-9-2025',
  '001': 'Memo AB 29-1-2025',
  '002': 'Memo begeleiding klantgroep KP4 (Tiel)',
  '003': 'Uitvoeringskader re-integratiedienstverlening Neder-Betuwe',
  '004': 'Procesbeschrijvingen van vijf regio’s, 2015',
};

const rijenVan = (bestand: string): string[][] =>
  readFileSync(join(process.cwd(), 'docs/traceability', bestand), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((regel) => regel.split('\t'));

export const leesEisen = (): Eis[] => rijenVan('eisen.tsv').map(([id = '', bron = '', plaats = '', regel = '', soort = '', actor = '']) => ({ id, bron, plaats, regel, soort, actor }));

const isSpoor = (woord: string): woord is Spoor['spoor'] => (SPOREN as readonly string[]).includes(woord);

/** Throws on a kind of trace that does not exist. */
export const leesSporen = (): Spoor[] =>
  rijenVan('sporen.tsv').map(([id = '', spoor = '', waar = '', toets = '', naam = '', toelichting = '']) => {
    if (!isSpoor(spoor)) throw new Error(`docs/traceability/sporen.tsv: ${id} heeft een onbekend spoor`);
    return { id, spoor, waar: waar.split(' ').filter((pad) => pad !== ''), toets, naam, toelichting };
  });

export const telSporen = (sporen: readonly Spoor[]): Record<Spoor['spoor'], number> =>
  Object.fromEntries(SPOREN.map((soort) => [soort, sporen.filter(({ spoor }) => spoor === soort).length])) as Record<Spoor['spoor'], number>;

/** A cell of a table, whatever stands in it. */
const cel = (tekst: string): string => tekst.replaceAll('|', '\\|');

const rij = ({ id, plaats, regel }: Eis, spoor: Spoor | undefined): string => {
  const waar = spoor?.waar.map((pad) => `\`${pad}\``).join('<br>') ?? '';
  const toets = spoor?.toets ? `\`${spoor.toets}\`: “${spoor.naam}”` : '';
  return `| ${[id, plaats, regel, spoor?.spoor ?? '', waar, toets, spoor?.toelichting ?? ''].map(cel).join(' | ')} |`;
};

const perBron = (eisen: readonly Eis[], bij: (id: string) => Spoor | undefined): string[] =>
  Object.entries(BRONNEN).flatMap(([bron, titel]) => [
    `## ${titel}`,
    '',
    '| eis | plaats | regel | spoor | waar | toets | toelichting |',
    '|---|---|---|---|---|---|---|',
    ...eisen.filter((eis) => eis.bron === bron).map((eis) => rij(eis, bij(eis.id))),
    '',
  ]);

const telling = (eisen: readonly Eis[], sporen: readonly Spoor[]): string[] => {
  const totaal = telSporen(sporen);
  const perDocument = Object.keys(BRONNEN).map((bron) => {
    const ids = new Set(eisen.filter((eis) => eis.bron === bron).map(({ id }) => id));
    return telSporen(sporen.filter(({ id }) => ids.has(id)));
  });
  return [
    `| spoor | wat het zegt | ${Object.keys(BRONNEN).join(' | ')} | samen |`,
    `|---|---|${'---:|'.repeat(perDocument.length + 1)}`,
    ...SPOREN.map((soort) => `| ${soort} | ${UITLEG[soort]} | ${[...perDocument, totaal].map((tellingen) => tellingen[soort]).join(' | ')} |`),
    '',
  ];
};

/** Every requirement of the sources, with where it is built and what shows it, or why not. */
export const traceability = (eisen: readonly Eis[] = leesEisen(), sporen: readonly Spoor[] = leesSporen()): string => {
  const op = new Map(sporen.map((spoor) => [spoor.id, spoor]));
  return [
    KOP,
    '# Requirements and where they went',
    '',
    `The ${eisen.length} requirements that were read in the five source documents. A rule that begins with [D] goes beyond the words of its source. R-, D-, M-, P-, S-, SM-, U- and I-numbers are those of the analysis of the sources; the codes of messages stand in \`docs/berichten.md\`, the choices in \`docs/beslissingen.md\`.`,
    '',
    'To close a row: change its line in `docs/traceability/sporen.tsv` and the count in `tools/documenten/traceability.spec.ts`, then `npx schakel documenten`.',
    '',
    ...telling(eisen, sporen),
    ...perBron(eisen, (id) => op.get(id)),
  ].join('\n');
};
