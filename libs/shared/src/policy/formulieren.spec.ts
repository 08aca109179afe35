import { join } from 'node:path';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { JsonSchema } from '#shared/contracts/catalogus.types';
import { laadFormulieren } from './formulieren';

const { '2025-1': formulier = { formulierVersie: '', verplicht: {} } } = laadFormulieren(join(process.cwd(), 'config'));
const { secties } = bekendeSoort('nl.participatiewet.overdracht.voorgesteld.v1');

const veld = (schema: JsonSchema | undefined, pad: string): JsonSchema | undefined =>
  pad.split('.').reduce<JsonSchema | undefined>((deel, naam) => (deel?.['properties'] as Record<string, JsonSchema> | undefined)?.[naam], schema);

describe('the handover form 2025-1', () => {
  it('asks something in both directions, and nothing in any other', () => {
    const richtingen = veld(secties.verloop?.schema, 'richting')?.['enum'];
    expect(Object.keys(formulier.verplicht).sort()).toEqual([...(richtingen as string[])].sort());
    for (const velden of Object.values(formulier.verplicht)) expect(velden.length).toBeGreaterThan(0);
  });
  it.each(Object.entries(formulier.verplicht).flatMap(([richting, velden]) => velden.map((pad) => [richting, pad] as const)))('in direction %s asks for a field that a proposal has: %s', (_richting, pad) =>
    expect(veld(secties.formulier?.schema, pad)).toBeDefined());
});
