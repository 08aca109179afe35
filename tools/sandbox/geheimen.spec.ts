import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { maakSleutelring, type SleutelringBestand } from '#shared/privacy/sleutelring';
import { maakAansluitingsleutels, maakGeheimen, maakSleutelringen } from './geheimen';

describe('secrets of an instance', () => {
  let map: string;
  beforeEach(() => (map = mkdtempSync(join(tmpdir(), 'geheimen-'))));
  afterEach(() => rmSync(map, { recursive: true }));

  const ring = (bestanden: Readonly<Record<string, string>>, dienst: string): SleutelringBestand =>
    JSON.parse(readFileSync(bestanden[dienst] ?? '', 'utf8')) as SleutelringBestand;

  it('are random, kept, and readable by their owner only', () => {
    const eerst = maakGeheimen(map).geheim('a');
    expect(maakGeheimen(map).geheim('a')).toBe(eerst);
    expect(maakGeheimen(map).geheim('b')).not.toBe(eerst);
    expect(statSync(join(map, 'geheimen.json')).mode & 0o777).toBe(0o600);
  });

  it('give services a key of 32 bytes', () => {
    expect(Buffer.from(maakGeheimen(map).sleutel('bsn'), 'base64')).toHaveLength(32);
  });

  it('give a service the keys of its own categories and no others', () => {
    const ringen = maakSleutelringen(map, ['TIEL', 'NEDER_BETUWE']);
    expect(Object.keys(ring(ringen, 'boete').sleutels)).toEqual(['handhaving.TIEL.1', 'handhaving.NEDER_BETUWE.1']);
    expect(ring(ringen, 'notifications').sleutels).toEqual({});
    expect(Object.keys(ring(ringen, 'gateway').actief)).toHaveLength(12);
    for (const dienst of ['handover', 'ontheffing', 'boete', 'verstrekking', 'notifications']) expect(JSON.stringify(ring(ringen, dienst))).not.toMatch(/bsn|inhoud/);
    for (const pad of Object.values(ringen)) expect(statSync(pad).mode & 0o777).toBe(0o600);
  });

  it('keep every key when a gemeente joins', () => {
    const eerder = ring(maakSleutelringen(map, ['TIEL']), 'gateway').sleutels;
    expect(ring(maakSleutelringen(map, ['TIEL', 'BUREN']), 'gateway').sleutels).toMatchObject(eerder);
  });

  it('move the keys of the register from the secrets into the ring, and nowhere else', () => {
    const eerder = maakGeheimen(map).sleutel('gateway.bsn');
    expect(ring(maakSleutelringen(map, ['TIEL']), 'gateway').sleutels['bsn.1']).toBe(eerder);
    expect(readFileSync(join(map, 'geheimen.json'), 'utf8')).not.toContain(eerder);
    expect(ring(maakSleutelringen(map, ['TIEL']), 'gateway').sleutels['bsn.1']).toBe(eerder);
  });

  it('take over a ring that lay beside the others, and never replace one that cannot be read', () => {
    const eerder = maakSleutelring(['contact'], ['TIEL']);
    mkdirSync(join(map, 'sleutels'));
    writeFileSync(join(map, 'sleutels', 'gateway.json'), JSON.stringify(eerder));
    const pad = maakSleutelringen(map, ['TIEL'])['gateway'] ?? '';
    expect(ring({ gateway: pad }, 'gateway').sleutels).toMatchObject(eerder.sleutels);
    expect(existsSync(join(map, 'sleutels', 'gateway.json'))).toBe(false);
    writeFileSync(pad, '{"half":');
    expect(() => maakSleutelringen(map, ['TIEL'])).toThrow('de sleutelring is niet te lezen');
    rmSync(pad);
    expect(() => maakSleutelringen(map, ['TIEL'])).toThrow(/reservekopie/);
  });

  it('hold a private key per connection', () => {
    const sleutels = maakAansluitingsleutels(map, ['werkzaak.werk']);
    const lees = (): string => readFileSync(join(sleutels, 'werkzaak.werk.json'), 'utf8');
    const eerst = lees();
    expect(JSON.parse(eerst)).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', d: expect.any(String) as string });
    maakAansluitingsleutels(map, ['werkzaak.werk', 'uwv.besluit']);
    expect(lees()).toBe(eerst);
  });
});
