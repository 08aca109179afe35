import { CODES } from '#shared/contracts/codes';

/** Building blocks of the schemas in the OpenAPI document. */
export const tekst = { type: 'string' };
export const uuid = { type: 'string', format: 'uuid' };
export const dag = { type: 'string', format: 'date' };
export const code = { type: 'string', enum: Object.keys(CODES) };
export const leeg = (schema: object): object => ({ anyOf: [schema, { type: 'null' }] });
export const lijst = (items: object): object => ({ type: 'array', items });
export const object = (properties: object, required: readonly string[] = []): object => ({ type: 'object', properties, ...(required.length ? { required } : {}) });
export const naar = (naam: string): object => ({ $ref: `#/components/schemas/${naam}` });
/** Content that is gone after its term (D-23): that, when and under which term, in words too. */
export const GEWIST = { ...lijst(object({ op: dag, regel: tekst, tekst }, ['op', 'regel', 'tekst'])), description: 'Wat er aan inhoud was en na de bewaartermijn is gewist.' };
