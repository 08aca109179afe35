import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Proefketen } from '#shared/testing/proefketen';
import { voerUit } from './logboek';

jest.setTimeout(60_000);

const PROJECT = { map: join(__dirname, '../..') };
let keten: Proefketen;
let sleutels: string;
let gezegd: string[];

beforeAll(async () => {
  keten = await Proefketen.getekend(10);
  sleutels = mkdtempSync(join(tmpdir(), 'sleutels-'));
  writeFileSync(join(sleutels, 'handover.pem'), keten.sleutels.openbaar);
  process.env['DATABASE_URL'] = keten.databank.url('schrijf');
});
afterAll(async () => {
  delete process.env['DATABASE_URL'];
  rmSync(sleutels, { recursive: true });
  await keten.sluit();
});
beforeEach(() => {
  gezegd = [];
  const hoor = (tekst: unknown): boolean => gezegd.push(...String(tekst).split('\n').filter(Boolean)) > 0;
  jest.spyOn(console, 'log').mockImplementation(hoor);
  jest.spyOn(console, 'error').mockImplementation(hoor);
  jest.spyOn(process.stdout, 'write').mockImplementation(hoor);
});
afterEach(() => jest.restoreAllMocks());

const verify = (...args: string[]): Promise<number> => voerUit(['verify', '--dienst', 'handover', '--sleutels', sleutels, ...args], PROJECT);

it('says of a whole log how many records it has and until when it is signed', async () => {
  expect(await verify('--getuige', keten.map)).toBe(0);
  expect(gezegd).toEqual([expect.stringMatching(/^handover: in orde, 10 records in \d+ zegels, ondertekend tot 20.+Z; 0 van daarna nog niet\.$/)]);
});

it('says that a tail can be missing where no witness is asked', async () => {
  expect(await verify()).toBe(0);
  expect(gezegd[0]).toContain('Zonder getuige is een afgekapte staart niet te zien.');
});

it('names the place and ends with 1 when the log is not what was written', async () => {
  const { rows } = await keten.baas.query<{ id: string; actor: string }>(`SELECT id, actor FROM logboek WHERE volgnr = 5`);
  await keten.baas.query(`UPDATE logboek SET actor = 'wz.wc.ander' WHERE volgnr = 5`);
  expect(await verify('--getuige', keten.map)).toBe(1);
  expect(gezegd).toEqual([expect.stringMatching(new RegExp(`^  handover, positie \\d+, volgnr 5, record ${rows[0]?.id}: de kolom actor`)), expect.stringContaining('NIET IN ORDE, 1 bevinding(en) op 10 records.')]);
  await keten.baas.query(`UPDATE logboek SET actor = $1 WHERE volgnr = 5`, [rows[0]?.actor]);
});

it('gives the records of a period, one line each, and of one gemeente if asked', async () => {
  await keten.schrijf({ inwonerRef: '5a1f0000-0000-4000-8000-000000000001', gemeente: 'NEDER_BETUWE' });
  const [vandaag, morgen] = [new Date(Date.now() - 3_600_000).toISOString(), new Date(Date.now() + 3_600_000).toISOString()];
  expect(await voerUit(['uitvoer', '--dienst', 'handover', '--vanaf', vandaag, '--tot', morgen, '--gemeente', 'NEDER_BETUWE'], PROJECT)).toBe(0);
  expect(gezegd.map((regel) => JSON.parse(regel) as unknown)).toEqual([expect.objectContaining({ name: 'proef', status: 'Ok' })]);
  gezegd = [];
  expect(await voerUit(['uitvoer', '--dienst', 'handover', '--vanaf', '2025-01-01', '--tot', '2025-01-02'], PROJECT)).toBe(0);
  expect(gezegd).toEqual([]);
});

it.each([[[]], [['keur']], [['uitvoer', '--vanaf', '2025-02-30', '--tot', '2025-03-01']], [['verify', '--dienst', 'post']]])('explains itself when asked %j', async (args) => {
  expect(await voerUit(args, PROJECT)).toBe(2);
  expect(gezegd.join(' ')).toContain('schakel logboek verify');
});
