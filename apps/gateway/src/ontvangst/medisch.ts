import type { BerichtData } from '#shared/contracts/bericht';
import type { Berichtsoort, JsonSchema } from '#shared/contracts/catalogus.types';
import { metrieken } from '#shared/operations/metrics';
import { medischeWoorden, type MedischWoord } from '#shared/policy/formulieren.medisch';
import type { Woordenlijst } from '#shared/policy/formulieren';

type Velden = Readonly<Record<string, unknown>>;
type Tekst = readonly [pad: string, tekst: string];

/** Fields that the contract marks as words of the sender's own (D-30), wherever they stand. */
const vrijeTekstenIn = (schema: JsonSchema, waarde: unknown, pad: string): Tekst[] => {
  if (typeof waarde === 'string') return schema['vrijeTekst'] ? [[pad, waarde]] : [];
  if (typeof waarde !== 'object' || waarde === null) return [];
  const eigenschappen = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  return Object.entries(waarde as Velden).flatMap(([naam, deel]) => {
    const deelschema = Object.hasOwn(eigenschappen, naam) ? eigenschappen[naam] : undefined;
    return deelschema ? vrijeTekstenIn(deelschema, deel, `${pad}.${naam}`) : [];
  });
};

/** D-30: tells the sender, and nobody else, which of his words seem medical. Only that there were any is counted. */
export const waarschuwMedisch = (data: BerichtData, { secties }: Berichtsoort, lijst: Woordenlijst): readonly MedischWoord[] => {
  const teksten = Object.entries(secties).flatMap(([naam, { schema }]) => vrijeTekstenIn(schema, (data as unknown as Velden)[naam], naam));
  const gevonden = medischeWoorden(Object.fromEntries(teksten), lijst);
  if (gevonden.length > 0) metrieken.medisch.inc();
  return gevonden;
};
