import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { laadSleutelring, volgSleutelring, type GevolgdeRing } from './sleutelbestand';
import { maakSleutelring, SleutelringFout, type SleutelringBestand } from './sleutelring';
import { activeer, vernietig, zetKlaar } from './sleutelwissel';

const VAK = 'contact.TIEL';
const OP = '2026-11-22T09:00:00Z';

let map: string;
let pad: string;
let nu: number;
let gemeld: (string | undefined)[];
const eerst = maakSleutelring(['contact'], ['TIEL']);
const klaar = zetKlaar(eerst, VAK);
const daarna = activeer(klaar, VAK, OP);

const leg = (inhoud: SleutelringBestand | string): void => {
  writeFileSync(`${pad}.nieuw`, typeof inhoud === 'string' ? inhoud : JSON.stringify(inhoud), { mode: 0o600 });
  renameSync(`${pad}.nieuw`, pad);
};
const volg = (streng = true): GevolgdeRing => volgSleutelring(pad, { streng, nuMs: () => nu, meld: (fout) => gemeld.push(fout?.message) });
const actief = (ring: GevolgdeRing): string | undefined => ring.actief('contact', 'TIEL')?.id;

beforeEach(() => {
  map = mkdtempSync(join(tmpdir(), 'sleutels-'));
  pad = join(map, 'ring.json');
  nu = 0;
  gemeld = [];
  leg(eerst);
});
afterEach(() => rmSync(map, { recursive: true }));

describe('a keyring that follows its file', () => {
  it('seals with the new key a second after it was put in place, without a restart', () => {
    const ring = volg();
    leg(daarna);
    expect(actief(ring)).toBe(`${VAK}.1`);
    nu = 1000;
    expect(actief(ring)).toBe(`${VAK}.2`);
    expect(ring.vanVak(VAK).map(({ id }) => id)).toEqual([`${VAK}.2`, `${VAK}.1`]);
  });
  it('looks at once for a key it does not know', () => {
    const ring = volg();
    leg(klaar);
    expect(ring.sleutel(`${VAK}.2`)).toBeDefined();
    expect(ring.sleutel(`${VAK}.9`)).toBeUndefined();
  });
  it('forgets a destroyed key, and knows that it was destroyed', () => {
    leg(daarna);
    const ring = volg();
    expect(ring.sleutel(`${VAK}.1`)).toBeDefined();
    leg(vernietig(daarna, `${VAK}.1`, OP));
    nu = 1000;
    expect(ring.sleutel(`${VAK}.1`)).toBeUndefined();
    expect(ring.isVernietigd(`${VAK}.1`)).toBe(true);
  });
  it.each([
    ['half-written', () => writeFileSync(pad, JSON.stringify(daarna).slice(0, 60))],
    ['without a key that is active', () => leg({ ...daarna, sleutels: {} })],
    ['gone', () => rmSync(pad)],
    ['readable by others', () => chmodSync(pad, 0o640)],
  ])('keeps the last good ring while the file is %s, tells it once and without key material, and goes on when it is good again', (_hoe, breek) => {
    const ring = volg();
    breek();
    for (nu of [1000, 2000, 3000]) expect(actief(ring)).toBe(`${VAK}.1`);
    expect(gemeld).toEqual([expect.any(String)]);
    for (const sleutel of Object.values(daarna.sleutels)) expect(gemeld[0]).not.toContain(sleutel.slice(0, 8));
    leg(daarna);
    nu = 4000;
    expect(actief(ring)).toBe(`${VAK}.2`);
    expect(gemeld).toHaveLength(2);
    expect(gemeld[1]).toBeUndefined();
  });
  it('does not start on a file that is not whole', () => {
    leg('{"actief":');
    expect(() => volg()).toThrow(SleutelringFout);
  });
});

describe('where a keyring lies', () => {
  it.each([0o604, 0o640, 0o660])('in production its mode %o is refused, in a sandbox it is not', (mode) => {
    chmodSync(pad, mode);
    expect(() => laadSleutelring(pad, { streng: true })).toThrow(/chmod 600/);
    expect(actief(volg(false))).toBe(`${VAK}.1`);
  });
  it('below the data of PostgreSQL is refused everywhere: it would be in the backup of what it seals', () => {
    const data = join(map, 'pg', 'data');
    mkdirSync(join(data, 'sleutels'), { recursive: true });
    writeFileSync(join(data, 'PG_VERSION'), '15');
    pad = join(data, 'sleutels', 'ring.json');
    leg(eerst);
    for (const streng of [true, false]) expect(() => laadSleutelring(pad, { streng })).toThrow(/PostgreSQL/);
  });
});
