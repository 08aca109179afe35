import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calculateJwkThumbprint, createRemoteJWKSet, jwtVerify } from 'jose';
import { maakBewijssleutel, type Bewijssleutel } from '#shared/operations/bezitsbewijs';
import { haalToken } from '../../cli/token';
import { maakBrowser, wisselIn } from './testing/inlogger';
import { wachtTot } from '../bestanden';

const PROJECT = join(__dirname, '..', '..', '..');
const INGANG = join(PROJECT, 'dist', 'tools', 'sandbox', 'oidc', 'main.js');

const PORTAAL = 'http://127.0.0.1:8740';

const vrijePoort = (): Promise<number> =>
  new Promise((klaar) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => klaar(port));
    });
  });

/** The token server is ESM, which Jest cannot load here: it runs as the process it is in the sandbox, from the build. */
const start = async (map: string, poort: number): Promise<{ proces: ChildProcess; log: () => string }> => {
  if (!existsSync(INGANG)) throw new Error('build first: npm run build');
  let log = '';
  const env = { PATH: process.env['PATH'], HTTP_POORT: String(poort), PORTAAL_URL: PORTAAL, AANSLUITINGEN_MAP: join(map, 'aansluitingen'), CONFIG_MAP: join(PROJECT, 'config') };
  const proces = spawn(process.execPath, [INGANG], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const uit of [proces.stdout, proces.stderr]) uit.on('data', (deel: Buffer) => (log += deel.toString()));
  const op = await wachtTot(() => fetch(`http://127.0.0.1:${poort}/health`).then(({ ok }) => ok, () => false), 15_000);
  if (!op) throw new Error(`token server did not start: ${log}`);
  return { proces, log: () => log };
};

const stop = (proces: ChildProcess): Promise<number | null> =>
  new Promise((klaar) => {
    proces.once('exit', klaar);
    proces.kill('SIGTERM');
  });

describe('the token server of the sandbox', () => {
  let map: string;
  let poort: number;
  let server: Awaited<ReturnType<typeof start>> | undefined;
  const issuer = (): string => `http://127.0.0.1:${poort}`;
  const sleutel = (naam: string): string => join(map, 'aansluitingen', `${naam}.json`);
  const vraag = (clientId: string, jwkBestand = sleutel(clientId), audience = 'urn:schakel:api'): Promise<string> =>
    haalToken({ tokenUrl: `${issuer()}/token`, clientId, jwkBestand, audience });
  const keur = (token: string) => jwtVerify(token, createRemoteJWKSet(new URL(`${issuer()}/jwks`)), { issuer: issuer(), audience: 'urn:schakel:api', typ: 'at+jwt' });

  beforeAll(async () => {
    map = mkdtempSync(join(tmpdir(), 'oidc-'));
    poort = await vrijePoort();
    server = await start(map, poort);
  }, 30_000);
  afterAll(async () => {
    if (server) await stop(server.proces);
    rmSync(map, { recursive: true, force: true });
  });

  it('gives a connection a token that names it and the OIN of its source, for ten minutes', async () => {
    const { payload } = await keur(await vraag('gemeente-tiel.regie'));
    expect(payload).toMatchObject({ client_id: 'gemeente-tiel.regie', oin: '00000099000000001000' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
  });

  it('binds a token to the key that the caller proves to have, and not to one that he only shows', async () => {
    const [eigen, ander] = await Promise.all([maakBewijssleutel(), maakBewijssleutel()]);
    const met = (bewijssleutel: Bewijssleutel) => haalToken({ tokenUrl: `${issuer()}/token`, clientId: 'werkzaak.werk', jwkBestand: sleutel('werkzaak.werk'), bewijssleutel });
    const { payload } = await keur(await met(eigen));
    expect(payload['cnf']).toEqual({ jkt: await calculateJwkThumbprint(eigen.publiek) });
    await expect(met({ prive: ander.prive, publiek: eigen.publiek })).rejects.toThrow('invalid_dpop_proof');
    expect((await keur(await vraag('werkzaak.werk'))).payload).not.toHaveProperty('cnf');
  });

  it('gives no token to who signs with the key of another connection', async () => {
    await expect(vraag('gemeente-tiel.regie', sleutel('werkzaak.werk'))).rejects.toThrow('invalid_client');
  });

  it('gives no token for another API', async () => {
    await expect(vraag('werkzaak.werk', sleutel('werkzaak.werk'), 'urn:andere:api')).rejects.toThrow('invalid_target');
  });

  it('knows no client that is not a registered connection', async () => {
    const vreemd = sleutel('vreemd.systeem');
    writeFileSync(vreemd, readFileSync(sleutel('werkzaak.werk')));
    await expect(vraag('vreemd.systeem', vreemd)).rejects.toThrow('invalid_client');
  });

  describe('for a person in the portal', () => {
    const portaal = () => ({ issuer: issuer(), portaal: PORTAAL, jwkBestand: sleutel('schakel.portaal') });

    it('asks who you are without password or script, and gives the portal a token for exactly that person', async () => {
      const browser = maakBrowser(portaal());
      const pagina = await browser.naarInloggen();
      expect(pagina).toContain('Inloggen in de zandbak: kies wie u bent');
      expect(pagina).toContain('value="tiel.pc.carla"');
      expect(pagina).not.toMatch(/<script|type="password"/);
      const { access_token, id_token } = await wisselIn(portaal(), await browser.kies('tiel.pc.carla'), browser.geheim);
      const { payload } = await keur(access_token);
      expect(payload).toMatchObject({ sub: 'tiel.pc.carla', client_id: 'schakel.portaal', oin: '00000099000000009000' });
      expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
      const identiteit = await jwtVerify(id_token, createRemoteJWKSet(new URL(`${issuer()}/jwks`)), { issuer: issuer(), audience: 'schakel.portaal' });
      expect(identiteit.payload.sub).toBe('tiel.pc.carla');
    });

    it('lets in who was registered by message, asks again at every log-in, and takes no name that is none', async () => {
      const browser = maakBrowser(portaal());
      await browser.naarInloggen();
      const eerste = await wisselIn(portaal(), await browser.kies('wz.wc.nieuw'), browser.geheim);
      expect((await keur(eerste.access_token)).payload.sub).toBe('wz.wc.nieuw');
      expect(await browser.naarInloggen()).toContain('kies wie u bent');
      expect(await browser.probeer('<script>')).toContain('Dit is geen naam van een medewerker');
      const tweede = await wisselIn(portaal(), await browser.kies('tiel.tm.gijs'), browser.geheim);
      expect((await keur(tweede.access_token)).payload.sub).toBe('tiel.tm.gijs');
    });

    it('gives no token for a code with another verifier, a code that was used, or without the key of the portal', async () => {
      const browser = maakBrowser(portaal());
      await browser.naarInloggen();
      await expect(wisselIn(portaal(), await browser.kies('tiel.pc.carla'), 'x'.repeat(43))).rejects.toThrow('invalid_grant');
      await browser.naarInloggen();
      const code = await browser.kies('tiel.pc.carla');
      await expect(wisselIn({ ...portaal(), jwkBestand: sleutel('werkzaak.werk') }, code, browser.geheim)).rejects.toThrow('invalid_client');
      await expect(wisselIn(portaal(), code, browser.geheim)).resolves.toHaveProperty('access_token');
      await expect(wisselIn(portaal(), code, browser.geheim)).rejects.toThrow('invalid_grant');
    });

    it('renews the token of the same person during a working day, and gives the portal none in its own name', async () => {
      const browser = maakBrowser(portaal());
      await browser.naarInloggen();
      const { refresh_token } = await wisselIn(portaal(), await browser.kies('tiel.pc.carla'), browser.geheim);
      const vernieuwd = await wisselIn(portaal(), { refresh_token }, browser.geheim);
      expect((await keur(vernieuwd.access_token)).payload).toMatchObject({ sub: 'tiel.pc.carla', client_id: 'schakel.portaal' });
      await expect(vraag('schakel.portaal')).rejects.toThrow('invalid_request');
    });

    it('sends nobody back to a place that is not the portal', async () => {
      const vreemd = maakBrowser({ ...portaal(), portaal: 'http://127.0.0.1:9999' });
      expect(await vreemd.naarInloggen()).toContain('invalid_redirect_uri');
    });
  });

  it('keeps its keys where only the owner can read them', () => {
    expect(statSync(join(map, 'oidc')).mode & 0o777).toBe(0o700);
    expect(statSync(join(map, 'oidc', 'ondertekening.json')).mode & 0o777).toBe(0o600);
    expect(statSync(sleutel('werkzaak.werk')).mode & 0o777).toBe(0o600);
  });

  it('lets a token outlive its restart, and starts and stops without warnings', async () => {
    const token = await vraag('werkzaak.werk');
    const eerste = server;
    if (!eerste) throw new Error('no server');
    expect(await stop(eerste.proces)).toBe(0);
    expect(eerste.log()).not.toMatch(/warning/i);
    server = await start(map, poort);
    await expect(keur(token)).resolves.toMatchObject({ payload: { client_id: 'werkzaak.werk' } });
  }, 30_000);
});
