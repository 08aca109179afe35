import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { generateKeyPair } from 'jose';
import { CATALOGUS } from '#shared/contracts/catalogus';
import { CODES } from '#shared/contracts/codes';
import { keurVorm } from '#shared/contracts/vorm';
import { voorstel, registratie, bsn } from '../testing/berichten';
import { startProefdeur, type Proefdeur } from '../testing/proefdeur';
import { voorbeeldVan } from './voorbeeld';

jest.setTimeout(60_000);

const WERK = { client_id: 'werkzaak.werk', oin: '00000099000000002000' };

let deur: Proefdeur;
beforeAll(async () => {
  deur = await startProefdeur();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

type Verzoek = { method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; url?: string; token?: string | null; soort?: string | null; payload?: string | Buffer };
const roep = async ({ method = 'POST', url = '/v1/berichten', token, soort = 'application/cloudevents+json', payload }: Verzoek = {}) => {
  const drager = token === undefined ? await deur.token('werkzaak.werk') : token;
  const headers = { ...(drager === null ? {} : { authorization: `Bearer ${drager}` }), ...(soort === null ? {} : { 'content-type': soort }) };
  const antwoord = await deur.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  return { status: antwoord.statusCode, kop: antwoord.headers, tekst: antwoord.body, inhoud: antwoord.body ? antwoord.json<any>() : {} };
};
const post = (bericht: unknown, verzoek: Verzoek = {}) => roep({ payload: JSON.stringify(bericht), ...verzoek });
const diep = (n: number): string => `{"a":${'['.repeat(n)}${']'.repeat(n)}}`;

describe('a token', () => {
  const geen = (naam: string, maak: () => string | null | Promise<string | null>) => [naam, maak] as const;
  const b64 = (waarde: unknown): string => Buffer.from(JSON.stringify(waarde)).toString('base64url');
  it.each([
    geen('is missing', () => null),
    geen('is no token', () => 'niets'),
    geen('is signed by nobody (alg none)', () => `${b64({ alg: 'none' })}.${b64({ ...WERK, iss: deur.issuer.adres, aud: 'urn:schakel:api', exp: 9_999_999_999 })}.`),
    geen('is signed with a shared secret', () => deur.issuer.token(WERK, { alg: 'HS256', sleutel: Buffer.alloc(32, 1) })),
    geen('is signed by somebody else', async () => deur.issuer.token(WERK, { sleutel: (await generateKeyPair('RS256')).privateKey })),
    geen('is of another issuer', () => deur.issuer.token(WERK, { issuer: 'https://elders.invalid' })),
    geen('is for another API', () => deur.issuer.token(WERK, { audience: 'urn:andere:api' })),
    geen('has expired', () => deur.issuer.token(WERK, { verloopt: '-1m' })),
    geen('names no connection', () => deur.issuer.token({ oin: WERK.oin })),
    geen('names a connection nobody registered', () => deur.issuer.token({ ...WERK, client_id: 'werkzaak.zolder' })),
    geen('carries the OIN of another organisation', () => deur.issuer.token({ ...WERK, oin: '00000099000000001000' })),
  ])('that %s is refused 401, before the body is read', async (_, maak) => {
    const { status, kop, inhoud } = await roep({ token: await maak(), payload: diep(3000) });
    expect([status, inhoud.code, kop['www-authenticate']]).toEqual([401, 'NIET_AANGEMELD', 'Bearer realm="schakel"']);
  });
});

describe('an answer', () => {
  it.each<[string, Verzoek, number, string]>([
    ['a body over 64 kB', { payload: JSON.stringify({ vulling: 'x'.repeat(65_536) }) }, 413, 'TE_GROOT'],
    ['33 levels', { payload: diep(32) }, 400, 'BERICHT_ONGELDIG'],
    ['3,000 levels', { payload: diep(3_000) }, 400, 'BERICHT_ONGELDIG'],
    ['no JSON', { payload: '{"naam": ' }, 400, 'BERICHT_ONGELDIG'],
    ['no body', {}, 400, 'BERICHT_ONGELDIG'],
    ['no content type', { soort: null, payload: Buffer.from('{}') }, 415, 'TYPE_ONBEKEND'],
    ['another content type', { soort: 'text/xml', payload: '<a/>' }, 415, 'TYPE_ONBEKEND'],
    ['a form', { soort: 'application/x-www-form-urlencoded', payload: 'a=1' }, 415, 'TYPE_ONBEKEND'],
    ['JSON that is no object', { payload: '[1]' }, 400, 'BERICHT_ONGELDIG'],
    ['an unknown address', { method: 'GET', url: '/v1/bestaat-niet' }, 404, 'NIET_GEVONDEN'],
    ['an unknown address without a token', { method: 'GET', url: '/v1/bestaat-niet', token: null }, 404, 'NIET_GEVONDEN'],
    ['another method', { method: 'DELETE', url: '/v1/berichten' }, 404, 'NIET_GEVONDEN'],
    ['a trailing slash', { method: 'GET', url: '/v1/leveringen/' }, 404, 'NIET_GEVONDEN'],
    ['a trailing slash before a query', { method: 'GET', url: '/v1/leveringen/?na=0' }, 404, 'NIET_GEVONDEN'],
    ['a malformed address', { method: 'GET', url: '/v1/berichten/%E0%A4%A' }, 404, 'NIET_GEVONDEN'],
    ['a wrong query', { method: 'GET', url: '/v1/leveringen?na=eerste&limiet=101&meer=1' }, 400, 'BERICHT_ONGELDIG'],
  ])('to %s is problem+json in Dutch with a code, a remedy and the fixed headers', async (_, verzoek, status, code) => {
    const antwoord = await roep(verzoek);
    expect([antwoord.status, antwoord.inhoud.code, antwoord.inhoud.status]).toEqual([status, code, status]);
    expect(antwoord.inhoud).toMatchObject({ type: expect.stringContaining('urn:schakel:fout:'), title: expect.any(String), herstel: CODES[code as keyof typeof CODES].herstel, fouten: expect.any(Array) });
    expect(antwoord.kop).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'api-version': '1.0.0',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
  });

  it('names all faults of a query together', async () => {
    const { inhoud } = await roep({ method: 'GET', url: '/v1/leveringen?na=eerste&limiet=101&meer=1' });
    expect(inhoud.fouten.map((f: any) => f.pad).sort()).toEqual(['(onbekend veld)', 'limiet', 'na']);
  });

  it('is 400 problem+json to what is no HTTP', async () => {
    await deur.app.listen(0, '127.0.0.1');
    const { port } = deur.app.getHttpServer().address() as AddressInfo;
    const tekst = await new Promise<string>((klaar, fout) => {
      const lijn = connect(port, '127.0.0.1', () => lijn.write('GARBAGE\r\n\r\n'));
      let gelezen = '';
      lijn.on('data', (deel) => (gelezen += deel.toString())).on('end', () => klaar(gelezen)).on('error', fout);
    });
    expect(tekst).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json.*"code":"BERICHT_ONGELDIG"/s);
  });

  it('takes 32 levels and 64 kB as far as the form', async () => {
    const { inhoud } = await post({ ...voorstel(), vulling: JSON.parse(diep(30)).a, lang: 'x'.repeat(60_000) });
    expect(inhoud.fouten.map((f: any) => f.pad)).toEqual(expect.arrayContaining(['vulling', 'lang']));
  });

  it('to a faulty message of a known type shows a good one of that type', async () => {
    const bericht = voorstel();
    bericht.data['peildatum'] = 'morgen';
    const { inhoud } = await post(bericht);
    expect(keurVorm(inhoud.voorbeeld).fouten).toEqual([]);
  });
});

it('accepts application/json and a charset as well', async () => {
  expect((await post(voorstel(), { soort: 'application/json; charset=utf-8' })).status).toBe(202);
});

it('gives an example of every type that the form accepts', () => {
  expect(CATALOGUS.map((soort) => [soort.type, keurVorm(voorbeeldVan(soort)).fouten])).toEqual(CATALOGUS.map(({ type }) => [type, []]));
});

describe('the documents', () => {
  it.each(['/v1/openapi.json', '/v1/asyncapi.json', '/v1/schemas', ...CATALOGUS.map(({ type }) => `/v1/schemas/${type}`)])('%s is public, for any origin', async (url) => {
    const { status, kop } = await roep({ method: 'GET', url, token: null, soort: null });
    expect([status, kop['access-control-allow-origin'], kop['api-version']]).toEqual([200, '*', '1.0.0']);
  });

  it('describe every route that exists, and no other', async () => {
    const { inhoud } = await roep({ method: 'GET', url: '/v1/openapi.json', token: null, soort: null });
    const beschreven = Object.entries<any>(inhoud.paths).flatMap(([pad, methoden]) => Object.keys(methoden).map((methode) => `${methode.toUpperCase()} ${pad.replaceAll(/\{\w+\}/g, ':x')}`));
    const routes = deur.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }) as string;
    expect(beschreven.length).toBeGreaterThan(10);
    for (const regel of beschreven) {
      const [methode = '', pad = ''] = regel.split(' ');
      const { status } = await roep({ method: methode as 'GET', url: pad.replaceAll(':x', '5b0f6e0e-6d0f-4f1e-9a55-0c3a54d0b001'), token: null, soort: null });
      expect([regel, [200, 401].includes(status) || pad.startsWith('/v1/schemas/')]).toEqual([regel, true]);
    }
    const eigen = routes.split('\n').filter((regel) => regel.includes('(')).length;
    expect(eigen).toBe(Object.keys(inhoud.paths).length);
  });
});

describe('too many requests of one connection', () => {
  it('are refused 429 with Retry-After, and do not hold up another', async () => {
    const krap = await startProefdeur({ perSeconde: 3 });
    try {
      const vraag = async (als: string) => krap.app.inject({ method: 'GET', url: '/v1/leveringen', headers: { authorization: `Bearer ${await krap.token(als)}` } });
      const antwoorden = await Promise.all(Array.from({ length: 12 }, () => vraag('werkzaak.werk')));
      const teVeel = antwoorden.filter(({ statusCode }) => statusCode === 429);
      expect(teVeel.length).toBeGreaterThanOrEqual(8);
      expect([teVeel[0]?.headers['retry-after'], teVeel[0]?.json<any>().code]).toEqual(['1', 'TE_VEEL']);
      expect((await vraag('gemeente-tiel.regie')).statusCode).toBe(200);
    } finally {
      await krap.sluit();
    }
  });
});

describe('when the database is away', () => {
  it('is 503 NIET_BESCHIKBAAR with Retry-After, and the same id is accepted afterwards', async () => {
    const bericht = voorstel();
    await deur.luik.dicht();
    const weg = await post(bericht);
    expect([weg.status, weg.kop['retry-after'], weg.inhoud.code]).toEqual([503, '5', 'NIET_BESCHIKBAAR']);
    expect((await roep({ method: 'GET', url: `/v1/berichten/${bericht.id}` })).status).toBe(503);
    await deur.luik.open();
    expect((await post(bericht)).status).toBe(202);
  });
});

describe('whatever comes in', () => {
  const sleutel = fc.oneof(fc.constantFrom('data', 'id', 'source', 'type', '__proto__', 'constructor', 'afzender', 'verloop', 'toJSON'), fc.string());
  const waarde = fc.letrec<{ boom: unknown }>((tie) => ({
    boom: fc.oneof({ depthSize: 'small' }, fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom('2025-10-06', 'TIEL', 'systeem'), fc.array(tie('boom'), { maxLength: 4 }), fc.dictionary(sleutel, tie('boom'), { maxKeys: 5 })),
  })).boom;
  const goed = fc.constantFrom(voorstel(), registratie(bsn(77)));
  const pad = fc.constantFrom(['id'], ['type'], ['source'], ['data'], ['data', 'zaakId'], ['data', 'inwonerRef'], ['data', 'gemeente'], ['data', 'peildatum'], ['data', 'afzender'], ['data', 'afzender', 'rol'], ['data', 'afzender', 'actorId'], ['data', 'verloop'], ['data', 'contact'], ['data', 'identiteit'], ['data', 'verloop', 'noodzaak']);
  const verminkt = fc.tuple(goed, pad, waarde).map(([bericht, delen, nieuw]) => {
    const kopie = structuredClone(bericht) as any;
    const ouder = delen.slice(0, -1).reduce((deel, naam) => deel?.[naam], kopie);
    if (ouder) ouder[delen.at(-1) as string] = nieuw;
    return JSON.stringify(kopie);
  });
  const lichaam = fc.oneof(fc.string({ unit: 'binary' }), waarde.map((boom) => JSON.stringify(boom) ?? ''), verminkt);

  it.each(['/v1/berichten', '/v1/inwoners/_zoek', '/v1/voorvertoningen'])('to %s never gives a 5xx, and every refusal is problem+json with a code of the list', async (url) => {
    const tokens = [await deur.token('werkzaak.werk'), await deur.token('gemeente-tiel.regie')];
    await fc.assert(
      fc.asyncProperty(lichaam, fc.constantFrom(...tokens), async (payload, token) => {
        const { status, kop, inhoud } = await roep({ url, token, payload });
        expect(status).toBeLessThan(500);
        if (status < 400) return;
        expect(kop['content-type']).toBe('application/problem+json; charset=utf-8');
        expect(Object.keys(CODES)).toContain(inhoud.code);
      }),
      { numRuns: 300 },
    );
  });
});
