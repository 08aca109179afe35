import { CODES, type Code } from '#shared/contracts/codes';

/** The pieces that every description of a route is made of. */
export type Deel = Record<string, unknown>;

export const verwijzing = (naam: string): Deel => ({ $ref: `#/components/schemas/${naam}` });
export const kop = (naam: string, description: string, verplicht = false): Deel => ({ name: naam, in: 'header', required: verplicht, description, schema: { type: 'string' } });
export const pad = (naam: string, description: string): Deel => ({ name: naam, in: 'path', required: true, description, schema: { type: 'string' } });
export const query = (naam: string, description: string, schema: Deel): Deel => ({ name: naam, in: 'query', required: false, description, schema });
export const VERSIEKOP = { 'API-Version': { description: 'Volledige versie van deze API.', schema: { type: 'string' } } };

export const goed = (description: string, schema: Deel, extra: Deel = {}): Deel => ({ description, headers: VERSIEKOP, content: { 'application/json': { schema } }, ...extra });
export const fout = (status: number): Deel => ({
  description: Object.entries(CODES as Record<Code, { status?: number; oorzaak: string }>)
    .filter(([, uitleg]) => uitleg.status === status)
    .map(([code, { oorzaak }]) => `${code}: ${oorzaak}`)
    .join(' '),
  headers: VERSIEKOP,
  content: { 'application/problem+json': { schema: verwijzing('Probleem') } },
});
export const fouten = (...statussen: number[]): Deel => Object.fromEntries([401, 429, 503, ...statussen].sort().map((status) => [String(status), fout(status)]));

export const LEESKOPPEN = [kop('Schakel-Medewerker', 'De medewerker die leest (actorId). Verplicht voor een systeem; wie zelf is ingelogd leest onder zijn eigen naam.'), kop('Schakel-Doel', 'Het doel waarvoor wordt gelezen.', true)];
export const BERICHT = { required: true, content: { 'application/cloudevents+json': { schema: verwijzing('Bericht') } } };
export const LIJST = [query('na', 'Cursor: het laatste element dat u al hebt.', { type: 'string' }), query('limiet', 'Hooguit 100.', { type: 'integer', minimum: 1, maximum: 100 })];
