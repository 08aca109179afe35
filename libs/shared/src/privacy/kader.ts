import Ajv from 'ajv';
import { ROLLEN, SECTIES, type Rol, type Sectie } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import { geldtOp } from '#shared/kernel/geldig';

export const HANDELINGEN = ['STUREN', 'ONTVANGEN', 'LEZEN'] as const;
export type Handeling = (typeof HANDELINGEN)[number];

/** What config/beleid/privacykader.yaml may ask for; its meaning is in beoordeel.ts. */
export const VOORWAARDEN = [
  'GEMEENTE',
  'TOEGEWEZEN',
  'TOEGEWEZEN_OF_REGISTRATIE',
  'NOODZAAK',
  'NOODZAAK_UIT_SOORT',
  'ALLEEN_ONDERBOUWING',
  'ALLEEN_BOETE',
  'ALLEEN_UITZONDERING',
] as const;
export type Voorwaarde = (typeof VOORWAARDEN)[number];

export type Privacykader = {
  readonly id: string;
  readonly versie: string;
  /** null: always was; half-open `[vanaf, tot)`. */
  readonly vanaf: Datum | null;
  readonly tot: Datum | null;
  readonly onderbouwingTypen: readonly string[];
  readonly registratieContexten: readonly string[];
  /** Category x role x act -> conditions that must all hold; what is absent is denied. */
  readonly matrix: { readonly [S in Sectie]?: { readonly [R in Rol]?: { readonly [H in Handeling]?: readonly Voorwaarde[] } } };
};

/** A version as the policy room hands it out; the shape of its values is checked here. */
export type Kaderversie = { readonly id: string; readonly versie: string; readonly vanaf: Datum | null; readonly tot: Datum | null; readonly waarden: unknown };

export class KaderFout extends Error {
  override readonly name = 'KaderFout';
}

const gesloten = (namen: readonly string[], waarde: object): object => ({
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(namen.map((naam) => [naam, waarde])),
});
const teksten = { type: 'array', items: { type: 'string' } };
const waardenSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['onderbouwingTypen', 'registratieContexten', 'matrix'],
  properties: {
    onderbouwingTypen: teksten,
    registratieContexten: teksten,
    matrix: gesloten(SECTIES, gesloten(ROLLEN, gesloten(HANDELINGEN, { type: 'array', items: { enum: [...VOORWAARDEN] }, uniqueItems: true }))),
  },
};

type Waarden = Pick<Privacykader, 'onderbouwingTypen' | 'registratieContexten' | 'matrix'>;
const klopt = new Ajv({ allErrors: true }).compile<Waarden>(waardenSchema);

/** Reads the versions of policy `privacykader`; a word this code does not know stops the start, it never means "allowed". */
export const leesKaders = (versies: readonly Kaderversie[]): readonly Privacykader[] =>
  versies.map(({ id, versie, vanaf, tot, waarden }) => {
    if (!klopt(waarden)) {
      const plekken = (klopt.errors ?? []).map((fout) => `${fout.instancePath} ${fout.message ?? ''}`).join('; ');
      throw new KaderFout(`privacykader ${versie}: ${plekken}`);
    }
    return { id, versie, vanaf, tot, onderbouwingTypen: waarden.onderbouwingTypen, registratieContexten: waarden.registratieContexten, matrix: waarden.matrix };
  });

/** The framework in force on that day of the clock; without one nothing may be shared, so it throws. */
export const kaderOp = (kaders: readonly Privacykader[], dag: Datum): Privacykader => {
  const geldend = kaders
    .filter(geldtOp(dag))
    .sort((a, b) => (a.vanaf ?? '').localeCompare(b.vanaf ?? ''))
    .at(-1);
  if (!geldend) throw new KaderFout('op deze dag geldt geen privacykader');
  return geldend;
};
