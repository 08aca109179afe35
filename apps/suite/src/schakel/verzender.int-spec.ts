import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedJWK, importJWK, jwtVerify } from 'jose';
import type { DataSource } from 'typeorm';
import { maakLogger } from '../logger';
import { openDatabron } from '../persistence/databron';
import { Uitgaandopslag } from '../persistence/uitgaandopslag';
import { maakProefdatabase, type Proefdatabase } from '../testing/proefdatabase';
import { SchakelClient } from './client';
import { Tokenbron } from './token';
import { Berichtverzender } from './verzender';

type Antwoord = { status: number; inhoud?: object; koppen?: Record<string, string> };
type Verzoek = { pad: string; koppen: Record<string, unknown>; lichaam: string };

/** The token server and the gateway as a party sees them: HTTP. */
class Schakel {
  readonly verzoeken: Verzoek[] = [];
  antwoorden: Antwoord[] = [];
  tokens = 0;
  soort = 'DPoP';
  private server: Server | undefined;
  private poort = 0;

  async start(): Promise<this> {
    const server = createServer((verzoek, antwoord) => {
      const delen: Buffer[] = [];
      verzoek.on('data', (deel: Buffer) => delen.push(deel));
      verzoek.on('end', () => {
        const pad = verzoek.url ?? '';
        this.verzoeken.push({ pad, koppen: verzoek.headers, lichaam: Buffer.concat(delen).toString() });
        const { status, inhoud = {}, koppen = {} } = pad === '/token' ? this.token() : (this.antwoorden.shift() ?? { status: 200, inhoud: { status: 'VERWERKT' } });
        antwoord.writeHead(status, { 'content-type': 'application/json', ...koppen }).end(JSON.stringify(inhoud));
      });
    });
    this.server = server;
    await new Promise<void>((klaar) => void server.listen(this.poort, '127.0.0.1', klaar));
    this.poort = (server.address() as AddressInfo).port;
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${this.poort}`;
  }

  get posts(): Verzoek[] {
    return this.verzoeken.filter(({ pad }) => pad === '/v1/berichten');
  }

  async stop(): Promise<void> {
    const { server } = this;
    server?.closeAllConnections();
    await new Promise((klaar) => server?.close(klaar));
  }

  private token(): Antwoord {
    this.tokens += 1;
    return { status: 200, inhoud: { access_token: `token-${this.tokens}`, expires_in: 600, token_type: this.soort } };
  }
}

const wachtTot = async (wat: string, kijk: () => boolean | Promise<boolean>): Promise<void> => {
  for (const einde = Date.now() + 15_000; !(await kijk()); ) {
    if (Date.now() > einde) throw new Error(`waited in vain for ${wat}`);
    await new Promise((klaar) => setTimeout(klaar, 10));
  }
};

describe('posting to the hub', () => {
  let map: string;
  let database: Proefdatabase;
  let bron: DataSource;
  let opslag: Uitgaandopslag;
  let schakel: Schakel;
  let verzender: Berichtverzender;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  const zet = async (): Promise<string> => {
    const id = randomUUID();
    await opslag.voegToe(id, { type: 'nl.participatiewet.overdracht.geaccepteerd.v1', data: { zaakId: id } });
    verzender.wek();
    return id;
  };
  const status = async (id: string): Promise<string | undefined> => (await opslag.vind(id))?.status;
  const wordt = (id: string, verwacht: string): Promise<void> => wachtTot(`${verwacht}`, async () => (await status(id)) === verwacht);

  beforeAll(async () => {
    map = mkdtempSync(join(tmpdir(), 'suite-'));
    writeFileSync(join(map, 'sleutel.json'), JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'k1', alg: 'ES256' }));
    database = await maakProefdatabase();
    bron = await openDatabron(database.url);
    opslag = new Uitgaandopslag(bron);
  });
  afterAll(async () => {
    await bron.destroy();
    await database.weg();
    rmSync(map, { recursive: true, force: true });
  });
  beforeEach(async () => {
    schakel = await new Schakel().start();
    const tokens = new Tokenbron({ tokenUrl: `${schakel.url}/token`, clientId: 'werkzaak.werk', sleutelbestand: join(map, 'sleutel.json'), audience: 'urn:schakel:api' });
    verzender = new Berichtverzender(opslag, new SchakelClient(schakel.url, tokens), maakLogger('silent'));
    verzender.start();
  });
  afterEach(async () => {
    await verzender.stop();
    await schakel.stop();
    await database.query('DELETE FROM uitgaand');
  });

  it('posts with a token asked for by private_key_jwt, and stores the outcome', async () => {
    const id = await zet();
    await wordt(id, 'VERWERKT');
    const vraag = new URLSearchParams(schakel.verzoeken[0]?.lichaam);
    const { payload } = await jwtVerify(vraag.get('client_assertion') ?? '', await importJWK(publicKey.export({ format: 'jwk' }), 'ES256'), { audience: `${schakel.url}/token`, issuer: 'werkzaak.werk' });
    expect(payload).toMatchObject({ sub: 'werkzaak.werk', jti: expect.any(String) });
    expect(vraag.get('resource')).toBe('urn:schakel:api');
    expect(schakel.posts[0]?.koppen).toMatchObject({ authorization: 'DPoP token-1', 'content-type': 'application/cloudevents+json', prefer: 'wait=10' });
  });

  it('proves for each request that the token is its own, with one key for all of them', async () => {
    for (const id of [await zet(), await zet()]) await wordt(id, 'VERWERKT');
    const bewijzen = await Promise.all(schakel.verzoeken.map(async ({ pad, koppen }) => ({ pad, ...(await jwtVerify(String(koppen['dpop']), EmbeddedJWK, { typ: 'dpop+jwt' })) })));
    expect(bewijzen.map(({ payload }) => [payload['htm'], payload['htu'], payload['ath'] !== undefined])).toEqual(bewijzen.map(({ pad }) => ['POST', `${schakel.url}${pad}`, pad !== '/token']));
    expect(new Set(bewijzen.map(({ payload }) => payload.jti)).size).toBe(3);
    expect(new Set(bewijzen.map(({ protectedHeader }) => JSON.stringify(protectedHeader.jwk))).size).toBe(1);
  });

  it('goes without proof where the token server binds nothing', async () => {
    schakel.soort = 'Bearer';
    await wordt(await zet(), 'VERWERKT');
    expect(schakel.posts[0]?.koppen).toMatchObject({ authorization: 'Bearer token-1' });
    expect(schakel.posts[0]?.koppen).not.toHaveProperty('dpop');
  });

  it('asks for one token for many messages', async () => {
    const ids = [await zet(), await zet(), await zet()];
    for (const id of ids) await wordt(id, 'VERWERKT');
    expect(schakel.tokens).toBe(1);
  });

  it('keeps the order in which messages were given, also when the first has to be offered again', async () => {
    schakel.antwoorden = [{ status: 503, koppen: { 'retry-after': '1' } }];
    const ids = [await zet(), await zet()];
    for (const id of ids) await wordt(id, 'VERWERKT');
    const volgorde = schakel.posts.map(({ lichaam }) => (JSON.parse(lichaam) as { data: { zaakId: string } }).data.zaakId);
    expect(volgorde).toEqual([ids[0], ids[0], ids[1]]);
  });

  it('stores a refusal at the door and goes on with the next', async () => {
    schakel.antwoorden = [{ status: 403, inhoud: { code: 'NIET_BEVOEGD' } }];
    const [eerste, tweede] = [await zet(), await zet()];
    await wordt(tweede, 'VERWERKT');
    expect(await opslag.vind(eerste)).toMatchObject({ status: 'GEWEIGERD', uitkomst: { code: 'NIET_BEVOEGD' } });
  });

  it('stores that it was accepted when the outcome is not there in time', async () => {
    schakel.antwoorden = [{ status: 202, inhoud: {} }];
    const id = await zet();
    await wordt(id, 'ONTVANGEN');
  });

  it('asks for a new token after a 401', async () => {
    schakel.antwoorden = [{ status: 401, koppen: { 'retry-after': '1' } }];
    const id = await zet();
    await wordt(id, 'VERWERKT');
    expect(schakel.posts.map(({ koppen }) => koppen['authorization'])).toEqual(['DPoP token-1', 'DPoP token-2']);
  });

  it('keeps everything while the hub is away', async () => {
    await schakel.stop();
    const id = await zet();
    await wachtTot('a failed attempt', async () => ((await opslag.vind(id))?.poging ?? 0) > 0);
    expect(await status(id)).toBe('WACHT');
    await schakel.start();
    await wordt(id, 'VERWERKT');
  });
});
