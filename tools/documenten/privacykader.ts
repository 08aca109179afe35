import { join } from 'node:path';
import { laadBeleid, type Beleidsversie } from '#shared/policy/beleid';
import { leesKaders, type Privacykader } from '#shared/privacy/kader';
import { kaderblad, type Kaderblad } from '#shared/privacy/kaderblad';
import { schoon } from '../html';

/** The sheet with what only paper needs: who agreed, and what is still open. */
const bladVan = (kader: Privacykader, { bron, afgestemdMet, goedgekeurdDoor, teBevestigen }: Beleidsversie): Kaderblad => {
  const blad = kaderblad(kader, bron);
  const akkoord = `Afgestemd met: ${afgestemdMet.join(', ')}. Goedgekeurd door: ${goedgekeurdDoor}.`;
  return { ...blad, lijsten: [...blad.lijsten.map(({ titel, zinnen }) => (titel === 'Bron' ? { titel, zinnen: [...zinnen, akkoord] } : { titel, zinnen })), { titel: 'Nog te bevestigen', zinnen: teBevestigen }] };
};

const KOP = '<!-- Made by `npx schakel documenten` from the source; a test keeps it true. -->';
const regel = (cellen: readonly string[]): string => `| ${cellen.join(' | ')} |`;

const alsMarkdown = ({ titel, inleiding, kop, rijen, lijsten }: Kaderblad): string =>
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

const alsHtml = ({ titel, inleiding, kop, rijen, lijsten }: Kaderblad): string => {
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

const bladVoor = (dagnaam: string): Kaderblad => {
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
