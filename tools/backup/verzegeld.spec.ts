import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { open, verzamel, verzegel } from './verzegeld';

const paar = generateKeyPairSync('x25519');
const STUK = 64 * 1024;
const toe = (inhoud: Buffer): Promise<Buffer> => verzamel(verzegel([inhoud], paar.publicKey));
const weerOpen = (inhoud: Buffer): Promise<Buffer> => verzamel(open([inhoud], paar.privateKey));

it.each([0, 1, STUK - 1, STUK, STUK + 1, 3 * STUK + 17])('gives %d bytes back as they were', async (lengte) => {
  const inhoud = randomBytes(lengte);
  const dicht = await toe(inhoud);
  expect(inhoud.length > 20 && dicht.includes(inhoud.subarray(0, 20))).toBe(false);
  expect((await weerOpen(dicht)).equals(inhoud)).toBe(true);
});

it('reads what comes in small bits too', async () => {
  const inhoud = randomBytes(STUK + 100);
  const dicht = await toe(inhoud);
  const bits = Array.from({ length: Math.ceil(dicht.length / 777) }, (_, i) => dicht.subarray(i * 777, (i + 1) * 777));
  expect((await verzamel(open(bits, paar.privateKey))).equals(inhoud)).toBe(true);
});

it('is not the same twice, and opens for nobody else', async () => {
  const [een, twee] = [await toe(Buffer.from('gelijk')), await toe(Buffer.from('gelijk'))];
  expect(een.equals(twee)).toBe(false);
  await expect(verzamel(open([een], generateKeyPairSync('x25519').privateKey))).rejects.toThrow('niet te openen');
});

describe('a fault', () => {
  const inhoud = randomBytes(3 * STUK);
  const KOP = 40;
  const VOL = STUK + 16;
  const gevallen: [string, (dicht: Buffer) => Buffer][] = [
    ['one bit', (dicht) => (dicht.writeUInt8(dicht.readUInt8(KOP + 5) ^ 1, KOP + 5), dicht)],
    ['one bit of the header', (dicht) => (dicht.writeUInt8(dicht.readUInt8(20) ^ 1, 20), dicht)],
    ['a tail that is gone at the end of a piece', (dicht) => dicht.subarray(0, KOP + 2 * VOL)],
    ['a tail that is gone half-way', (dicht) => dicht.subarray(0, dicht.length - 3)],
    ['pieces exchanged', (dicht) => Buffer.concat([dicht.subarray(0, KOP), dicht.subarray(KOP + VOL, KOP + 2 * VOL), dicht.subarray(KOP, KOP + VOL), dicht.subarray(KOP + 2 * VOL)])],
    ['something added', (dicht) => Buffer.concat([dicht, randomBytes(30)])],
    ['nothing but a header', (dicht) => dicht.subarray(0, KOP)],
  ];
  it.each(gevallen)('is seen: %s', async (_, breek) => {
    await expect(weerOpen(breek(await toe(inhoud)))).rejects.toThrow('niet te openen');
  });

  it('is seen in the kind of file as well', async () => {
    await expect(weerOpen(randomBytes(200))).rejects.toThrow('geen deel van een back-up');
  });
});
