import { join } from 'node:path';
import { ROLLEN, SECTIES, type Sectie } from '#shared/contracts/bericht';
import { CATALOGUS } from '#shared/contracts/catalogus';
import type { Berichtsoort, JsonSchema } from '#shared/contracts/catalogus.types';
import { duurInWoorden, laadBewaartermijnen, type Bewaartermijnen, type Duur } from '#shared/policy/bewaartermijnen';
import { leesVerwerkingen, type Verwerking } from './verwerkingen';

/** Every section is one category of data (domain.md §3b). */
const CATEGORIE: Readonly<Record<Sectie, string>> = {
  verloop: 'Verloop: wie leidt, stand, data, codes',
  contact: 'Contactgegevens',
  formulier: 'Overdrachtsformulier',
  belastbaarheid: 'Belastbaarheid, en alles wat gezondheid verraadt',
  medisch: 'Medische conclusie en advies',
  handhaving: 'Handhaving',
  algemeen: 'Algemeen, geen persoonsgegevens',
};

const CONFIG = join(process.cwd(), 'config');

const opsomming = (delen: readonly string[]): string => [...new Set(delen)].join(', ') || 'niemand';
const lijst = (zinnen: readonly string[]): string[] => zinnen.map((zin) => `- ${zin}`);

const eigenschappen = (schema: JsonSchema): [string, JsonSchema][] => Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>);

/** Names of fields in which a person writes what he likes: where a rest-risk lives that no rule takes away (D-30). */
const vrijeTeksten = (schema: JsonSchema): string[] =>
  eigenschappen(schema).flatMap(([veld, deel]) => (deel['vrijeTekst'] === true ? [veld] : vrijeTeksten(deel)));

const velden = (soorten: readonly Berichtsoort[], sectie: Sectie): string[] => soorten.flatMap((soort) => eigenschappen(soort.secties[sectie]?.schema ?? {}).map(([veld]) => veld));

const afzenders = (soorten: readonly Berichtsoort[], sectie: Sectie): string[] =>
  soorten.flatMap((soort) => [
    ...ROLLEN.filter((rol) => soort.afzenders[rol]?.includes(sectie)),
    ...(soort.herkomst === 'hub' && soort.secties[sectie] ? ['de hub'] : []),
  ]);

const ontvangers = (soorten: readonly Berichtsoort[], sectie: Sectie): string[] => soorten.flatMap((soort) => ROLLEN.filter((rol) => soort.weergaven[rol]?.[sectie]));

const rij = (soorten: readonly Berichtsoort[], sectie: Sectie): string[] => {
  if (!soorten.some((soort) => soort.secties[sectie])) return [];
  return [`| ${CATEGORIE[sectie]} | ${opsomming(velden(soorten, sectie))} | ${opsomming(afzenders(soorten, sectie))} | ${opsomming(ontvangers(soorten, sectie))} |`];
};

const inWoorden = (duur: Duur): string => ('dagen' in duur && duur.dagen === 0 ? 'tot en met' : `${duurInWoorden(duur)} na`);

const bewaarregels = (ids: readonly string[], termijnen: Bewaartermijnen): string[] =>
  ids.map((id) => {
    const { wat, duur, vanaf, hooguit, bron, teBevestigen } = termijnen.van(id);
    return `- ${wat}: ${inWoorden(duur)} ${vanaf}${hooguit ? `, hooguit ${inWoorden(hooguit)} het delen` : ''} (${bron}${teBevestigen && bron !== 'voorstel' ? ', te bevestigen' : ''})`;
  });

const hoofdstuk = (termijnen: Bewaartermijnen) => ({ context, naam, doel, verantwoordelijk, verwerker, grondslag, betrokkenen, bewaren, maatregelen, restrisico }: Verwerking, nummer: number): string[] => {
  const soorten = CATALOGUS.filter((soort) => soort.context === context);
  const vrij = [...new Set(soorten.flatMap((soort) => SECTIES.flatMap((sectie) => vrijeTeksten(soort.secties[sectie]?.schema ?? {}))))];
  return [
    `## ${nummer}. ${naam}`,
    '',
    doel,
    '',
    `- Verwerkingsverantwoordelijke: ${verantwoordelijk}`,
    `- Verwerker: ${verwerker}`,
    `- Betrokkenen: ${opsomming(betrokkenen)}`,
    `- Doelen in het bericht: ${opsomming(soorten.flatMap(({ doelen }) => doelen))}`,
    ...(vrij.length > 0 ? [`- Vrije tekst: ${opsomming(vrij)}`] : []),
    '',
    '| soort gegevens | velden | wie stuurt | wie krijgt of leest hoogstens |',
    '|---|---|---|---|',
    ...SECTIES.flatMap((sectie) => rij(soorten, sectie)),
    '',
    '**Grondslag**',
    '',
    ...lijst(grondslag),
    '',
    '**Bewaren**',
    '',
    ...bewaarregels(bewaren, termijnen),
    '',
    '**Maatregelen**',
    '',
    ...lijst(maatregelen),
    '',
    '**Restrisico**',
    '',
    ...lijst(restrisico),
    '',
  ];
};

/**
 * The annex per flow for the DPIA of the parties (AVG art. 35): what the register says, joined with what the catalogue really
 * lets through, so that the two cannot drift apart.
 */
export const dpia = (): string => {
  const { versie, vanaf, teBevestigen, partijen, verwerkingen } = leesVerwerkingen(CONFIG);
  const termijnen = laadBewaartermijnen(CONFIG);
  return [
    '<!-- Made by `npx schakel documenten` from config/verwerkingen and the catalogue; a test keeps it true. -->',
    '# Bijlage bij de DPIA (concept)',
    '',
    `Versie ${versie}, vanaf ${vanaf}. Per gegevensstroom: wie verantwoordelijk is, welke gegevens, op welke grond, wie ze krijgt, wat wij doen tegen misbruik en wat overblijft. Een DPIA is hier nodig: het gaat om kwetsbare mensen en om gegevens over gezondheid. De functionarissen gegevensbescherming stellen haar vast; dit is de bijlage van de hub.`,
    '',
    'Hoe lang iets blijft staat in [bewaartermijnen](bewaartermijnen.md); wie wat mag in het [privacykader](privacykader/2025-09-02.md); wat er mis kan gaan in [dreigingen](dreigingen.md).',
    '',
    '| wie | rol | waarom |',
    '|---|---|---|',
    ...partijen.map(({ wie, rol, waarom }) => `| ${wie} | ${rol} | ${waarom} |`),
    '',
    ...verwerkingen.flatMap((verwerking, plek) => hoofdstuk(termijnen)(verwerking, plek + 1)),
    '## Te bevestigen',
    '',
    ...lijst(teBevestigen),
    '',
  ].join('\n');
};
