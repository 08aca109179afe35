import type { JsonSchema, SectieRegel } from './catalogus.types';

/** Building blocks for section schemas. Every object is closed: a field nobody named is refused at the door. */
/** From 1900 on: an earlier year is a typing error, and year 0 passes as a date here but not in the database. */
export const DATUM_PATROON = '^([^01]|19)';
export const datum: JsonSchema = { type: 'string', format: 'date', pattern: DATUM_PATROON };
export const code: JsonSchema = { type: 'string', pattern: '^[A-Z][A-Z0-9_]{0,59}$' };
export const ref: JsonSchema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:/-]{0,119}$' };
export const actor: JsonSchema = { type: 'string', pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+){1,5}$', maxLength: 80 };
export const kort: JsonSchema = { type: 'string', minLength: 1, maxLength: 120 };
/** Free text (D-30): at most 300 characters, always in a sealed section. */
export const vrijeTekst: JsonSchema = { type: 'string', minLength: 1, maxLength: 300, vrijeTekst: true };
export const janee: JsonSchema = { type: 'boolean' };
/** Stated, or left out: there is no other answer. */
export const waar: JsonSchema = { type: 'boolean', const: true };
export const aantal = (max: number): JsonSchema => ({ type: 'number', minimum: 0, maximum: max });
export const geheel = (min: number, max: number): JsonSchema => ({ type: 'integer', minimum: min, maximum: max });
/** In euros; what is kept or compared is whole cents. */
export const bedrag: JsonSchema = { type: 'number', minimum: 0, maximum: 99_999_999 };
/** Time of day in Dutch time. */
export const tijd: JsonSchema = { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' };
export const telefoon: JsonSchema = { type: 'string', pattern: '^[0-9+ ()-]{6,25}$' };
export const keuze = (...waarden: string[]): JsonSchema => ({ type: 'string', enum: waarden });
export const lijst = (items: JsonSchema, max = 20, min = 0): JsonSchema => ({ type: 'array', items, maxItems: max, minItems: min });

export const object = (verplicht: Record<string, JsonSchema>, mag: Record<string, JsonSchema> = {}, extra: JsonSchema = {}): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(verplicht),
  properties: { ...verplicht, ...mag },
  ...extra,
});

export const moet = (schema: JsonSchema): SectieRegel => ({ schema, verplicht: true });
export const mag = (schema: JsonSchema): SectieRegel => ({ schema, verplicht: false });
