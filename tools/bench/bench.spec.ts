import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { maakPartijen, partijenschema } from '#shared/policy/partijen';
import type { Omstandigheden } from '../proof/deel';
import type { Aannemen } from './aannemen';
import type { Bevonden } from './delen';
import { bezorgdPerSeconde } from './gang';
import { registerMet } from './gemeenten';
import { mediaan, percentiel } from './getallen';
import type { Limieten } from './limieten';
import { alsDeel } from './rapport';

const CONFIG = join(__dirname, '../../config');
const METING: Omstandigheden = { datum: '2026-11-22', versie: '1', commit: 'abc', node: '20', machine: { processor: 'x', kernen: 2, geheugenGb: 4 } };

const deur = (perSeconde: number) => ({ 32: { perSeconde, p50: 1, p99: 2 } });
const keten = (perSeconde: number) => ({ perSeconde, cpuPerBericht: {}, geheugenMb: {}, opgestartMs: 1 });
const peer = (perSeconde: number) => ({ perSeconde, cpuPerBericht: 1, aannemen: { perSeconde, p50: 1, p99: 2 } });

const bevonden = (onze: { deur: number; deurAlleen: number; keten: number; p99: number; groot: number }): Bevonden => ({
  limieten: { publicaties: {}, commits: { rij: {}, outbox: {} }, aannemen: { leeg: {}, commit: deur(1000) } } satisfies Limieten,
  aannemen: { metDeRest: deur(onze.deur), alleen: deur(onze.deurAlleen), achterstand: { aantal: 1, seconden: 1, perSeconde: 1 } } satisfies Aannemen,
  keten: keten(onze.keten),
  latentie: [{ belasting: 0.5, perSeconde: 10, aannemen: { p50: 1, p99: 1 }, bezorgen: { p50: 1, p99: onze.p99 }, drieStappen: { p50: 1, p99: 10 } }],
  peers: { standaard: peer(100), gebundeld: peer(500), hop: { golevelup: 1, schakel: 1 } },
  omvang: { klein: { keten: keten(100), aannemen: deur(100)[32] }, groot: { keten: keten(onze.groot), aannemen: deur(100)[32] }, vullenSeconden: 1, gigabyte: 1, berichten: 1, inwoners: 1 },
});
const oordelen = (van: Bevonden) => alsDeel(METING, van, []).doelen.map(({ gehaald }) => gehaald);

describe('the aims', () => {
  it('are reached at their bound', () => expect(oordelen(bevonden({ deur: 500, deurAlleen: 500, keten: 500, p99: 30, groot: 80 }))).toEqual([true, true, true, true, true]));
  it('are missed just under it', () => expect(oordelen(bevonden({ deur: 499, deurAlleen: 499, keten: 499, p99: 30.1, groot: 79 }))).toEqual([false, false, false, false, 'deels']));
  it('say so when the door reaches its own only while nothing else happens', () => expect(oordelen(bevonden({ deur: 499, deurAlleen: 500, keten: 500, p99: 30, groot: 80 }))[0]).toBe('deels'));
  it('are left out when there is nothing to judge them by, and why stands with it', () => {
    const deel = alsDeel(METING, { keten: keten(1) }, ['peers was not measured.']);
    expect(deel.doelen).toEqual([]);
    expect(deel.tekort).toContain('peers was not measured.');
  });
});

it('counts what is kept up between the tenth and the ninetieth part, in whatever order it was read', () => {
  const gelijkmatig = Array.from({ length: 100 }, (_, i) => 1000 + i * 10);
  const bezorgdOp = [...gelijkmatig.slice(0, 95), 9000, 9001, 9002, 9003, 9004].reverse();
  expect(bezorgdPerSeconde({ begin: 0, einde: 0, aannemen: [], bezorgen: [], bezorgdOp, geweigerd: {} })).toBeCloseTo(100, 6);
});

it('takes the middle of an even number as the mean of two, and a percentile as a value that occurred', () => {
  expect([mediaan([4, 1, 3, 2]), mediaan([3, 1, 2]), percentiel([1, 2, 3, 4], 50), percentiel([5], 99)]).toEqual([2.5, 2, 3, 5]);
});

it('makes a register with every gemeente there is that the hub takes', () => {
  const codes = Array.from({ length: 342 }, (_, i) => `G${String(i + 1).padStart(3, '0')}`);
  const register = registerMet(parse(readFileSync(join(CONFIG, 'partijen/partijen.yaml'), 'utf8')) as Parameters<typeof registerMet>[0], codes);
  const keur = partijenschema(CONFIG);
  expect([keur(register), keur.errors]).toEqual([true, null]);
  const partijen = maakPartijen(register as unknown as Parameters<typeof maakPartijen>[0]);
  expect(codes.every((code) => partijen.aansluiting(`gemeente-${code.toLowerCase()}.regie`)?.gemeenten.includes(code as never))).toBe(true);
});
