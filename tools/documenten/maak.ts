import { CATALOGUS } from '#shared/contracts/catalogus';
import { ROLLEN, SECTIES } from '#shared/contracts/bericht';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import { CODES, type CodeUitleg } from '#shared/contracts/codes';
import { bewijsblad } from '../proof/blad';
import { bewaartermijnen } from './bewaren';
import { dpia } from './dpia';
import { PRIVACYKADERS } from './privacykader';
import { traceability } from './traceability';

const KOP = '<!-- Made by `npx schakel documenten` from the source; a test keeps it true. -->';

/** Every code with cause and remedy, as the sender reads them. */
export const foutcodes = (): string => {
  const rijen = Object.entries<CodeUitleg>(CODES).map(([code, { oorzaak, herstel, status }]) => `| \`${code}\` | ${status ?? ''} | ${oorzaak} | ${herstel} |`);
  return [
    KOP,
    '# Codes',
    '',
    'The closed list. A code with a status is used by the door (problem+json); every code may stand in a return message.',
    '',
    '| code | door | oorzaak | wat nu |',
    '|---|---|---|---|',
    ...rijen,
    '',
  ].join('\n');
};

const afzenders = ({ afzenders: wie, herkomst, systeemVan }: Berichtsoort): string => {
  if (herkomst === 'hub') return 'de hub';
  return ROLLEN.filter((rol) => wie[rol]).map((rol) => (rol === 'systeem' && systeemVan ? `systeem (${systeemVan.join(', ')})` : rol)).join(', ');
};

const ontvangers = ({ weergaven }: Berichtsoort): string =>
  ROLLEN.filter((rol) => weergaven[rol])
    .map((rol) => {
      const weergave = weergaven[rol] ?? {};
      const delen = SECTIES.filter((sectie) => weergave[sectie]).map((sectie) => (weergave[sectie] === '*' ? sectie : `${sectie} (${(weergave[sectie] as readonly string[]).join(', ')})`));
      return `${rol}: ${delen.join(', ')}`;
    })
    .join('<br>');

/** Every message type: who sends it, who gets which sections, who owns it. */
export const berichten = (): string => {
  const rijen = CATALOGUS.map((soort) => `| \`${soort.context}.${soort.gebeurtenis}\` | ${soort.mcode} | ${afzenders(soort)} | ${ontvangers(soort) || 'niemand'} | ${soort.doelen.join(', ')} | ${soort.eigenaar} |`);
  return [
    KOP,
    '# Berichten',
    '',
    'The catalogue. The full type is `nl.participatiewet.<bericht>.v1`; its JSON Schema is at `/v1/schemas/<type>`. A view is an upper bound: the privacy framework, the assignment of the coach and the gemeente are judged at delivery as well.',
    '',
    '| bericht | code | afzender | ontvanger en wat hij krijgt | doel | eigenaar |',
    '|---|---|---|---|---|---|',
    ...rijen,
    '',
  ].join('\n');
};

export const DOCUMENTEN: Readonly<Record<string, () => string>> = { 'docs/foutcodes.md': foutcodes, 'docs/berichten.md': berichten, 'docs/dpia.md': dpia, 'docs/bewaartermijnen.md': () => bewaartermijnen(), 'docs/proof.md': () => bewijsblad(), 'docs/traceability.md': () => traceability(), ...PRIVACYKADERS };
