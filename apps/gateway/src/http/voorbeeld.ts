import type { Berichtsoort, JsonSchema } from '#shared/contracts/catalogus.types';
import { schemaVan } from '#shared/contracts/vorm.schema';

const DAG = '2025-10-06';

/** Fictitious values for the text patterns of the contract; tried in turn. */
const TEKSTEN = [
  'voorbeeld-1',
  '5b0f6e0e-6d0f-4f1e-9a55-0c3a54d0b001',
  'urn:nld:oin:00000099000000002000:systeem:werk',
  '999990019',
  'WERKZAAK',
  'nl',
  'VOORBEELD',
  'wz.wc.anna',
  'voorbeeld@sandbox.invalid',
  '0000 000 000',
  '2024-Q4',
  'FASE_1',
  'FASEN_VOORBEELD',
  'ab'.repeat(32),
];

const tekstVoor = (schema: JsonSchema): string => {
  if (schema['format'] === 'date') return DAG;
  if (schema['format'] === 'date-time') return `${DAG}T09:00:00Z`;
  const patroon = schema['pattern'];
  if (typeof patroon !== 'string') return 'voorbeeld';
  return TEKSTEN.find((tekst) => new RegExp(patroon, 'u').test(tekst)) ?? 'voorbeeld';
};

type Voorwaarde = { if?: { properties?: Record<string, { const?: unknown }> }; then?: { required?: string[] } };

/** Fields that a condition of the schema asks for, given what the example holds already. */
const verplichtDoorVoorwaarde = (schema: JsonSchema, zover: Record<string, unknown>): string[] => {
  const voorwaarden = [schema as Voorwaarde, ...((schema['allOf'] as Voorwaarde[] | undefined) ?? [])];
  return voorwaarden
    .filter((v) => v.if && Object.entries(v.if.properties ?? {}).every(([naam, eis]) => zover[naam] === eis.const))
    .flatMap((v) => v.then?.required ?? []);
};

const maakObject = (schema: JsonSchema): Record<string, unknown> => {
  const velden = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const vul = (namen: readonly string[]): Record<string, unknown> => Object.fromEntries(namen.map((naam) => [naam, maak(velden[naam] ?? {})]));
  const verplicht = (schema['required'] as string[] | undefined) ?? [];
  const ruimte = Number(schema['minProperties'] ?? 0);
  // Where the schema asks a number of fields and leaves open which, the first ones.
  const basis = vul(verplicht.length < ruimte ? Object.keys(velden).slice(0, ruimte) : verplicht);
  return { ...basis, ...vul(verplichtDoorVoorwaarde(schema, basis)) };
};

const maak = (schema: JsonSchema): unknown => {
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0] as unknown;
  const soort = Array.isArray(schema['type']) ? (schema['type'] as string[]).at(-1) : schema['type'];
  if (soort === 'object') return maakObject(schema);
  if (soort === 'array') return Array.from({ length: Number(schema['minItems'] ?? 0) }, () => maak(schema['items'] as JsonSchema));
  if (soort === 'boolean') return true;
  if (soort === 'number' || soort === 'integer') return Math.max(1, Number(schema['minimum'] ?? 1));
  return soort === 'null' ? null : tekstVoor(schema);
};

/** A sender of each role as the sandbox knows him. */
const WIE: Readonly<Record<string, { readonly actorId: string; readonly werkgever: string; readonly namensGemeente: string | null }>> = {
  werkcoach: { actorId: 'wz.wc.anna', werkgever: 'WERKZAAK', namensGemeente: null },
  participatiecoach: { actorId: 'tiel.pc.carla', werkgever: 'TIEL', namensGemeente: 'TIEL' },
  inkomensconsulent: { actorId: 'wz.ic.bert', werkgever: 'WERKZAAK', namensGemeente: null },
  beleidsmedewerker: { actorId: 'wz.bm.els', werkgever: 'WERKZAAK', namensGemeente: null },
  teammanager: { actorId: 'tiel.tm.gijs', werkgever: 'TIEL', namensGemeente: 'TIEL' },
  systeem: { actorId: 'werkzaak.werk', werkgever: 'WERKZAAK', namensGemeente: null },
};

type Voorbeeld = { data: { gemeente: string; afzender: Record<string, unknown> } & Record<string, unknown> };

/** A message of this type that the form accepts, with fictitious data: from the schema itself, so it cannot fall behind. */
export const voorbeeldVan = (soort: Berichtsoort): unknown => {
  const bericht = maak(schemaVan(soort)) as Voorbeeld;
  const [rol = 'systeem'] = Object.keys(soort.afzenders);
  return { ...bericht, data: { ...bericht.data, gemeente: soort.bereik ?? 'TIEL', afzender: { ...bericht.data.afzender, ...WIE[rol], rol } } };
};
