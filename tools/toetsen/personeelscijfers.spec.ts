import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { openapi } from '../../apps/gateway/src/http/openapi';

/**
 * D-32: staff data serve the work, and nowhere is there a figure per employee. A column or field that names a member of staff,
 * and a number beside it, is one; so is a metric that can be split by person.
 */
const WORTEL = join(__dirname, '../..');
const PERSOON = 'actor|actor_id|afzender_actor|afgehandeld_door|waarnemer|waarneemt_voor|medewerker|namens';
const TELT = /\b(?:count|sum|avg|row_number|rank)\s*\(/i;
const SPLITST = new RegExp(`\\b(?:GROUP BY|PARTITION BY|WHERE|AND|OR|ON)\\b[^;]*?\\b(?:\\w+\\.)?(?:${PERSOON})\\b`, 'i');
const OPENBAAR = /actorId|waarnemer|waarneemtVoor|medewerker|collega/i;

/** Counts of a person's own handled tasks of one kind in one case: they make the number of the next task, and leave the table no further. */
const TOEGESTAAN = ['apps/gateway/src/feiten/taken.ts'];

type Bron = { readonly pad: string; readonly tekst: string };

const bestanden = (map: string): string[] =>
  readdirSync(map, { withFileTypes: true }).flatMap((deel) => {
    const pad = join(map, deel.name);
    if (deel.isDirectory()) return deel.name === 'node_modules' || deel.name === 'dist' ? [] : bestanden(pad);
    return /\.tsx?$/.test(deel.name) && !/spec\.tsx?$/.test(deel.name) ? [pad] : [];
  });

const bronnen = (): Bron[] => ['apps', 'libs'].flatMap((map) => bestanden(join(WORTEL, map))).map((pad) => ({ pad: relative(WORTEL, pad), tekst: readFileSync(pad, 'utf8') }));

/** Statements in the text of a file, with and without line breaks. */
const statements = (tekst: string): string[] => (tekst.match(/`[^`]*`|'[^'\n]*'|"[^"\n]*"/g) ?? []).filter((deel) => /\b(?:SELECT|UPDATE|INSERT|DELETE)\b/.test(deel));

const tellingen = ({ tekst }: Bron): string[] => statements(tekst).filter((sql) => TELT.test(sql) && SPLITST.test(sql));

const labels = ({ tekst }: Bron): string[] =>
  [...tekst.matchAll(/labelNames:\s*\[([^\]]*)\]/g), ...tekst.matchAll(/\b(?:teller|meter)\([^)]*\[([^\]]*)\]/g)].flatMap(([, namen = '']) => [...namen.matchAll(/['"]([^'"]+)['"]/g)].map(([, naam = '']) => naam)).filter((naam) => new RegExp(`^(?:${PERSOON}|actorId)$`).test(naam));

/** Tables that keep a figure beside a person. */
const tabellen = ({ tekst }: Bron): string[] =>
  [...tekst.matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\)/g)].flatMap(([, naam = '', kolommen = '']) => (new RegExp(`^\\s*(?:${PERSOON}) `, 'm').test(kolommen) && /^\s*(?:aantal|teller|totaal|keren|score)\w* /m.test(kolommen) ? [naam] : []));

type Schema = { readonly properties?: Readonly<Record<string, Schema>>; readonly items?: Schema; readonly anyOf?: readonly Schema[]; readonly allOf?: readonly Schema[]; readonly type?: string };

const isGetal = ({ type, anyOf = [] }: Schema): boolean => type === 'integer' || type === 'number' || anyOf.some(isGetal);

/** Objects of an answer that name a member of staff and hold a number beside him. */
const cijfers = (naam: string, schema: Schema): string[] => {
  const velden = Object.entries(schema.properties ?? {});
  const eigen = velden.some(([veld]) => OPENBAAR.test(veld)) && velden.some(([, deel]) => isGetal(deel)) ? [naam] : [];
  const dieper = [...velden, ...(schema.items ? [['[]', schema.items] as const] : []), ...[...(schema.anyOf ?? []), ...(schema.allOf ?? [])].map((deel) => ['', deel] as const)];
  return [...eigen, ...dieper.flatMap(([veld, deel]) => cijfers(`${naam}.${veld}`, deel))];
};

const alles = bronnen();

describe('no figure per employee (D-32)', () => {
  it('is counted in any statement', () => {
    expect(alles.length).toBeGreaterThan(300);
    expect(alles.flatMap((bron) => (tellingen(bron).length > 0 && !TOEGESTAAN.includes(bron.pad) ? [bron.pad] : []))).toEqual([]);
    // What is allowed is still there; else this list has outlived its reason.
    expect(TOEGESTAAN.filter((pad) => !alles.some((bron) => bron.pad === pad && tellingen(bron).length > 0))).toEqual([]);
  });

  it('is kept in any table', () => {
    expect(alles.filter(({ tekst }) => tekst.includes('CREATE TABLE')).length).toBeGreaterThan(5);
    expect(alles.flatMap(tabellen)).toEqual([]);
  });

  it('can be made from a metric', () => {
    expect(alles.filter(({ tekst }) => tekst.includes('labelNames')).length).toBeGreaterThan(3);
    expect(alles.flatMap((bron) => labels(bron).map((naam) => `${bron.pad}: ${naam}`))).toEqual([]);
  });

  it('is in any answer of the API', () => {
    const { components } = openapi({ publiekeUrl: 'https://x', issuer: 'https://y' }) as { components: { schemas: Readonly<Record<string, Schema>> } };
    expect(Object.keys(components.schemas).length).toBeGreaterThan(20);
    expect(Object.entries(components.schemas).flatMap(([naam, schema]) => cijfers(naam, schema))).toEqual([]);
  });

  it.each([
    ['a count per person', tellingen, "const X = `SELECT actor, count(*) FROM logboek GROUP BY actor`;"],
    ['a count of one person', tellingen, "const X = 'SELECT count(*)::int FROM taak WHERE rol = $1 AND actor_id = $2';"],
    ['a rank among people', tellingen, 'const X = `SELECT rank() OVER (PARTITION BY b.afzender_actor ORDER BY 1) FROM bericht b`;'],
    ['a table', tabellen, 'const T = `CREATE TABLE werk (\n  actor_id text NOT NULL,\n  aantal_taken integer\n);`;'],
    ['a label', labels, "new Gauge({ name: 'x', labelNames: ['aansluiting', 'actor'] })"],
    ['a label of the short form', labels, "teller('x', 'help', ['actorId'])"],
  ])('would be seen here: %s', (_wat, scan, tekst) => expect(scan({ pad: 'plant.ts', tekst })).toHaveLength(1));

  it('would be seen in an answer', () => {
    const object = { properties: { actorId: { type: 'string' }, aantal: { anyOf: [{ type: 'integer' }, { type: 'null' }] } } };
    expect(cijfers('Plant', { properties: { lijst: { items: object } } })).toEqual(['Plant.lijst.[]']);
  });
});
