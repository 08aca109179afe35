import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { procesId } from '../sandbox/proces-id';
import { hubmap, schrijfToestand, type Urls } from '../sandbox/toestand';
import { voerUit } from './klok';

describe('schakel klok', () => {
  let map: string;
  let gateway: Server;
  let gevraagd: string[];
  let antwoord: { status: number; inhoud: object };
  let uit: string[];

  beforeEach(async () => {
    map = mkdtempSync(join(tmpdir(), 'klok-'));
    gevraagd = [];
    antwoord = { status: 200, inhoud: {} };
    uit = [];
    gateway = createServer((verzoek, res) => {
      verzoek.on('data', (deel: Buffer) => gevraagd.push(`${verzoek.method} ${verzoek.url} ${deel.toString()}`));
      verzoek.on('end', () => res.writeHead(antwoord.status, { 'content-type': 'application/json' }).end(JSON.stringify(antwoord.inhoud)));
    });
    await new Promise<void>((klaar) => void gateway.listen(0, '127.0.0.1', klaar));
    for (const kanaal of ['log', 'error'] as const) jest.spyOn(console, kanaal).mockImplementation((...delen: unknown[]) => void uit.push(String(delen[0])));
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    gateway.closeAllConnections();
    await new Promise((klaar) => gateway.close(klaar));
    rmSync(map, { recursive: true, force: true });
  });

  const draait = (): void => {
    const houder = procesId(process.pid);
    if (!houder) throw new Error('this process has no id');
    const http = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
    schrijfToestand(hubmap(map, 'start'), { instantie: 'start', gestartOp: '', houder, urls: { http } as Urls });
  };

  it('asks the gateway of the running sandbox for that moment', async () => {
    draait();
    expect(await voerUit(['2025-10-20T07:30'], { map })).toBe(0);
    expect(gevraagd).toEqual(['POST /sandbox/klok {"moment":"2025-10-20T07:30"}']);
  });

  it('fails with what the gateway says', async () => {
    draait();
    antwoord = { status: 400, inhoud: { detail: 'De klok loopt niet terug.' } };
    expect(await voerUit(['2025-10-20'], { map })).toBe(1);
    expect(uit.join()).toContain('De klok loopt niet terug.');
  });

  it('says how to use it when the moment makes no sense', async () => {
    expect(await voerUit(['morgen'], { map })).toBe(2);
    expect(uit.join()).toContain('schakel klok <datum>');
  });

  it.each(['2026-02-30', '2026-13-01', '2026-12-01T24:30', '2026-12-01T09:60'])('says that %s does not exist', async (moment) => {
    expect(await voerUit([moment], { map })).toBe(2);
    expect(uit.join()).toContain(`${moment} bestaat niet`);
  });

  it('says what to do when no sandbox runs', async () => {
    await expect(voerUit(['2025-10-20'], { map })).rejects.toMatchObject({ name: 'Melding', message: expect.stringContaining('npm start') as string });
  });
});
