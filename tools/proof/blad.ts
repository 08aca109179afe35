import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DELEN, type Cel, type Deel, type Deelnaam, type Doel, type Omstandigheden, type Tabel } from './deel';

const KOP = '<!-- Made by the commands named here from docs/proof/*.json and docs/proof/limits.md; `npx schakel documenten` makes it again, a test keeps it true. -->';

const GETAL = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

const tekst = (waarde: string): string => waarde.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');

const cel = (waarde: Cel): string => {
  if (waarde === null) return '-';
  if (typeof waarde === 'boolean') return waarde ? 'yes' : 'no';
  return typeof waarde === 'number' ? GETAL.format(waarde) : tekst(waarde);
};

const rij = (cellen: readonly Cel[]): string => `| ${cellen.map(cel).join(' | ')} |`;

const tabel = (kolommen: readonly string[], rijen: readonly (readonly Cel[])[]): string[] => [rij(kolommen), `|${kolommen.map(() => '---').join('|')}|`, ...rijen.map(rij), ''];

const GEHAALD = { true: 'reached', deels: 'partly', false: 'missed' } as const;
const oordeel = ({ gehaald }: Doel): string => GEHAALD[`${gehaald}`];

const gemetenOp = ({ datum, versie, commit, gewijzigd, node, rabbitmq, postgres, machine, zaden }: Omstandigheden): string => {
  const delen = [
    `${datum}, version ${versie} (commit ${commit}${gewijzigd ? ' with changes on top' : ''})`,
    [`Node ${node}`, ...(rabbitmq ? [`RabbitMQ ${rabbitmq}`] : []), ...(postgres ? [`PostgreSQL ${postgres}`] : [])].join(', '),
    `${machine.kernen} cores (${machine.processor}), ${machine.geheugenGb} GB`,
    ...(zaden && zaden.length > 0 ? [`seeds ${zaden.join(', ')}`] : []),
  ];
  return `Measured on ${delen.join('; ')}.`;
};

const metTitel = ({ titel, kolommen, rijen, toelichting }: Tabel): string[] => [`### ${titel}`, '', ...tabel(kolommen, rijen), ...(toelichting ? [toelichting, ''] : [])];

const hoofdstuk = ({ titel, opdracht, meting, inleiding, tabellen, doelen, tekort }: Deel): string[] => [
  `## ${titel}`,
  '',
  ...(inleiding ? [inleiding, ''] : []),
  `${gemetenOp(meting)} Again: \`${opdracht}\`.`,
  '',
  ...(doelen.length > 0 ? tabel(['aim', 'judgement', 'outcome'], doelen.map((doel) => [doel.doel, oordeel(doel), doel.uitkomst])) : []),
  ...tabellen.flatMap(metTitel),
  ...(tekort.length > 0 ? ['What falls short, or is not shown by this:', '', ...tekort.map((zin) => `- ${zin}`), ''] : []),
];

const ONGEMETEN: Readonly<Record<Deelnaam, string>> = { chaos: 'Faults', cluster: 'A broker of three nodes', herstel: 'Restore', bench: 'Speed' };

type Gemeten = Readonly<Partial<Record<Deelnaam, Deel>>>;

const samenvatting = (gemeten: Gemeten): string[] => {
  const aantal = (deel: Deel, gezocht: string): number => deel.doelen.filter((doel) => oordeel(doel) === gezocht).length;
  const regels = DELEN.map((naam): Cel[] => {
    const deel = gemeten[naam];
    if (!deel) return [ONGEMETEN[naam], 'not measured yet', null, null, null];
    return [deel.titel, deel.meting.datum, aantal(deel, 'reached'), aantal(deel, 'partly'), aantal(deel, 'missed')];
  });
  return tabel(['part', 'measured on', 'aims reached', 'partly', 'missed'], regels);
};

/** The whole page from what the commands wrote down; `grenzen` is written by hand and stands at the end. */
export const blad = (gemeten: Gemeten, grenzen: string): string =>
  [
    KOP,
    '# Proof',
    '',
    'What the hub does when things break, and how close to the limit it works: figures that the commands below wrote down themselves, each with its aim beside it, also where the aim was missed. All load is made up. Compare ratios within a run; rates differ per machine.',
    '',
    ...samenvatting(gemeten),
    ...DELEN.flatMap((naam) => {
      const deel = gemeten[naam];
      return deel ? hoofdstuk(deel) : [];
    }),
    grenzen.trim(),
    '',
  ].join('\n');

export const plaatsVan = (map: string, deel: Deelnaam): string => join(map, 'docs/proof', `${deel}.json`);

const lees = (map: string): Gemeten =>
  Object.fromEntries(DELEN.filter((deel) => existsSync(plaatsVan(map, deel))).map((deel) => [deel, JSON.parse(readFileSync(plaatsVan(map, deel), 'utf8')) as Deel]));

/** docs/proof.md as it follows from docs/proof. */
export const bewijsblad = (map: string = process.cwd()): string => blad(lees(map), readFileSync(join(map, 'docs/proof/limits.md'), 'utf8'));
