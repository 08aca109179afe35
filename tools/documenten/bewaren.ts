import { join } from 'node:path';
import { duurInWoorden, laadBewaartermijnen, type Bewaartermijn } from '#shared/policy/bewaartermijnen';

const KOP = '<!-- Made by `npx schakel documenten` from the source; a test keeps it true. -->';

const lengte = ({ duur, hooguit }: Bewaartermijn): string => {
  const basis = 'dagen' in duur && duur.dagen === 0 ? 'tot en met die dag' : duurInWoorden(duur);
  return hooguit ? `${basis}, hooguit ${duurInWoorden(hooguit)} na het delen` : basis;
};

const rij = (termijn: Bewaartermijn): string =>
  `| \`${termijn.id}\` | ${termijn.wat} | ${lengte(termijn)} | ${termijn.vanaf} | ${termijn.daarna} | ${termijn.bron}${termijn.teBevestigen ? ', te bevestigen' : ''} |`;

/** How long the hub keeps what, on one page for a records manager. */
export const bewaartermijnen = (configMap = join(process.cwd(), 'config')): string => {
  const { alle } = laadBewaartermijnen(configMap);
  const toelichtingen = alle.flatMap(({ id, toelichting }) => (toelichting ? [`- \`${id}\`: ${toelichting}`] : []));
  return [
    KOP,
    '# Bewaartermijnen',
    '',
    'De hub is geen archief: het dossier van de ontvanger is het dossier. Wat de hub bewaart, bewaart hij om te bezorgen, te kunnen uitleggen en fouten te herstellen. Elke termijn telt in kalenderdagen (Nederlandse tijd). De dag van de gebeurtenis telt niet mee, de laatste dag nog wel; de dag daarna is het gewist.',
    '',
    'Wat gewist is laat een grafsteen achter: waar het stond, op welke dag, onder welke termijn, en een kenmerk waaruit niets te raden is. Elke wissing staat in het logboek. `npx schakel bewaren` telt wat er de komende dertig dagen wordt gewist.',
    '',
    'Vul de termijnen in met de archiefverantwoordelijke en de functionaris gegevensbescherming van elke deelnemer, in `config/bewaren/bewaartermijnen.yaml`. Zolang er "te bevestigen" staat is de termijn een voorstel waarnaar de hub al handelt.',
    '',
    '| termijn | wat | hoe lang | na | wat blijft | bron |',
    '|---|---|---|---|---|---|',
    ...alle.map(rij),
    '',
    'Toelichting',
    '',
    ...toelichtingen,
    '',
  ].join('\n');
};
