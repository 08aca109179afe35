import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { maakAansluitingsleutels, maakGeheimen, maakSleutelringen, type Sleutelring } from './geheimen';

describe('secrets of an instance', () => {
  let map: string;
  beforeEach(() => (map = mkdtempSync(join(tmpdir(), 'geheimen-'))));
  afterEach(() => rmSync(map, { recursive: true }));

  const ring = (bestanden: Readonly<Record<string, string>>, dienst: string): Sleutelring =>
    JSON.parse(readFileSync(bestanden[dienst] ?? '', 'utf8')) as Sleutelring;

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
    expect(Object.keys(ring(ringen, 'gateway').actief)).toHaveLength(10);
  });

  it('keep every key when a gemeente joins', () => {
    const eerder = ring(maakSleutelringen(map, ['TIEL']), 'gateway').sleutels;
    expect(ring(maakSleutelringen(map, ['TIEL', 'BUREN']), 'gateway').sleutels).toMatchObject(eerder);
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
