import fc from 'fast-check';
import type { Berichtsoort, JsonSchema } from '#shared/contracts/catalogus.types';
import type { Bericht } from '#shared/contracts/bericht';

const dagen = fc.integer({ min: 0, max: 20_000 }).map((dag) => new Date(Date.UTC(2000, 0, 1) + dag * 86_400_000).toISOString().slice(0, 10));

const tekst = (schema: JsonSchema): fc.Arbitrary<unknown> => {
  if (schema['format'] === 'date') return dagen;
  if (typeof schema['pattern'] === 'string') return fc.stringMatching(new RegExp(schema['pattern']), { size: 'small' });
  return fc.string({ minLength: Number(schema['minLength'] ?? 0), maxLength: Number(schema['maxLength'] ?? 40) });
};

/** Values that a section schema accepts, with every field filled in, so that no rule can hide behind an absent one. */
export const volgensSchema = (schema: JsonSchema): fc.Arbitrary<unknown> => {
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  if (schema['type'] === 'object') {
    const velden = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>);
    return fc.record(Object.fromEntries(velden.map(([naam, deel]) => [naam, volgensSchema(deel)])));
  }
  if (schema['type'] === 'array')
    return fc.array(volgensSchema((schema['items'] ?? {}) as JsonSchema), { minLength: Number(schema['minItems'] ?? 0), maxLength: Math.min(3, Number(schema['maxItems'] ?? 3)) });
  if (schema['type'] === 'boolean') return fc.boolean();
  if (schema['type'] === 'number' || schema['type'] === 'integer') return fc.integer({ min: Math.ceil(Number(schema['minimum'] ?? 0)), max: Number(schema['maximum'] ?? 100) });
  return tekst(schema);
};

const BSN = '999990019';

/** A message of this type that the door accepts. */
export const berichtVan = (soort: Berichtsoort): fc.Arbitrary<Bericht> =>
  fc
    .record({ id: fc.uuid(), zaakId: fc.uuid(), inwonerRef: fc.uuid(), peildatum: dagen, secties: fc.record(Object.fromEntries(Object.entries(soort.secties).map(([sectie, { schema }]) => [sectie, volgensSchema(schema)]))) })
    .map(({ id, zaakId, inwonerRef, peildatum, secties }) => {
      const { datumveld } = soort;
      const metDatum = datumveld ? { ...secties, verloop: { ...(secties['verloop'] as object), [datumveld]: peildatum } } : secties;
      const wie = soort.inwoner === 'geen' ? (soort.zaak === 'verplicht' ? { zaakId } : {}) : soort.inwoner === 'nieuw' ? { identiteit: { bsn: BSN } } : { inwonerRef, ...(soort.zaak === 'verplicht' ? { zaakId } : {}) };
      const afzender = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null };
      const kop = { specversion: '1.0', id, source: 'urn:nld:oin:00000099000000002000:systeem:werk', type: soort.type, time: '2025-10-06T09:00:00Z', datacontenttype: 'application/json' };
      return { ...kop, data: { ...wie, gemeente: soort.bereik ?? 'TIEL', peildatum, doel: soort.doelen[0], afzender, ...metDatum } } as unknown as Bericht;
    });
