import { connect, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { generateKeyPair } from 'jose';
import { CODES } from '#shared/contracts/codes';
import { keurVorm } from '#shared/contracts/vorm';
import { voorstel, type Los } from '../testing/berichten';
import { Proefdeur, type Verzoek } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

type Poging = Verzoek & { readonly url?: string };
const roep = ({ url = '/v1/berichten', ...verzoek }: Poging = {}) => deur.roep(url, verzoek);

const WERK = { client_id: 'werkzaak.werk', oin: '00000099000000002000' };
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
    const { status, kop, inhoud } = await roep({ token: await maak(), ruw: diep(3000) });
    expect([status, inhoud.code, kop['www-authenticate']]).toEqual([401, 'NIET_AANGEMELD', 'Bearer realm="schakel"']);
  });
});

describe('an answer', () => {
  it.each<[string, Poging, number, string]>([
    ['a body over 64 kB', { ruw: JSON.stringify({ vulling: 'x'.repeat(65_536) }) }, 413, 'TE_GROOT'],
    ['33 levels', { ruw: diep(32) }, 400, 'BERICHT_ONGELDIG'],
    ['3,000 levels', { ruw: diep(3_000) }, 400, 'BERICHT_ONGELDIG'],
    ['no JSON', { ruw: '{"naam": ' }, 400, 'BERICHT_ONGELDIG'],
    ['no body', {}, 400, 'BERICHT_ONGELDIG'],
    ['no content type', { soort: null, ruw: Buffer.from('{}') }, 415, 'TYPE_ONBEKEND'],
    ['another content type', { soort: 'text/xml', ruw: '<a/>' }, 415, 'TYPE_ONBEKEND'],
    ['a form', { soort: 'application/x-www-form-urlencoded', ruw: 'a=1' }, 415, 'TYPE_ONBEKEND'],
    ['JSON that is no object', { ruw: '[1]' }, 400, 'BERICHT_ONGELDIG'],
    ['an unknown address', { method: 'GET', url: '/v1/bestaat-niet' }, 404, 'NIET_GEVONDEN'],
    ['an unknown address without a token', { method: 'GET', url: '/v1/bestaat-niet', token: null }, 404, 'NIET_GEVONDEN'],
    ['another method', { method: 'DELETE', url: '/v1/berichten' }, 404, 'NIET_GEVONDEN'],
    ['a trailing slash', { method: 'GET', url: '/v1/leveringen/' }, 404, 'NIET_GEVONDEN'],
    ['a trailing slash where an id would stand, without a token', { method: 'GET', url: '/v1/berichten/', token: null }, 404, 'NIET_GEVONDEN'],
    ['a trailing slash before a query', { method: 'GET', url: '/v1/leveringen/?na=0' }, 404, 'NIET_GEVONDEN'],
    ['a malformed address', { method: 'GET', url: '/v1/berichten/%E0%A4%A' }, 404, 'NIET_GEVONDEN'],
    ['an id that no message can have', { method: 'GET', url: '/v1/berichten/a%00b' }, 404, 'NIET_GEVONDEN'],
    ['a wrong query', { method: 'GET', url: '/v1/leveringen?na=eerste&limiet=101&meer=1' }, 400, 'BERICHT_ONGELDIG'],
  ])('to %s is problem+json in Dutch with a code, a remedy and the fixed headers', async (_, verzoek, status, code) => {
    const antwoord = await roep(verzoek);
    expect([antwoord.status, antwoord.inhoud.code, antwoord.inhoud.status]).toEqual([status, code, status]);
    expect(antwoord.inhoud).toMatchObject({ type: expect.stringContaining('urn:schakel:fout:'), title: expect.any(String), herstel: CODES[code as keyof typeof CODES].herstel, fouten: expect.any(Array) });
    expect(antwoord.kop).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'api-version': '1.5.0',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
  });

  it('names all faults of a query together', async () => {
    const { inhoud } = await roep({ method: 'GET', url: '/v1/leveringen?na=eerste&limiet=101&meer=1' });
    expect(inhoud.fouten.map((f: Los) => f.pad).sort()).toEqual(['(onbekend veld)', 'limiet', 'na']);
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

  it('to a body that is too deep comes before any other reading of it', async () => {
    const { inhoud } = await roep({ ruw: diep(32) });
    expect(inhoud.fouten.map((f: Los) => f.pad)).toEqual(['']);
  });

  it('takes 32 levels and 64 kB as far as the form', async () => {
    const { inhoud } = await deur.stuur({ ...voorstel(), vulling: JSON.parse(diep(30)).a, lang: 'x'.repeat(60_000) });
    expect(inhoud.fouten.map((f: Los) => f.pad)).toEqual(expect.arrayContaining(['vulling', 'lang']));
  });

  it('to a faulty message of a known type shows a good one of that type', async () => {
    const bericht = voorstel();
    bericht.data['peildatum'] = 'morgen';
    const { inhoud } = await deur.stuur(bericht);
    expect(keurVorm(inhoud.voorbeeld).fouten).toEqual([]);
  });
});

it('does not guess at bytes that are no text, also when their number is not told beforehand', async () => {
  const bytes = Buffer.from(JSON.stringify(voorstel()).replace('A. Voorbeeld', 'André'));
  const halveLetter = Buffer.from(bytes.filter((byte) => byte !== 0xc3));
  for (const ruw of [halveLetter, Readable.from([halveLetter])]) {
    const { status, inhoud } = await roep({ ruw });
    expect([status, inhoud.code]).toEqual([400, 'BERICHT_ONGELDIG']);
  }
  expect((await roep({ ruw: Readable.from([bytes]) })).status).toBe(202);
});

it('accepts application/json and a charset as well', async () => {
  expect((await roep({ inhoud: voorstel(), soort: 'application/json; charset=utf-8' })).status).toBe(202);
});

describe('too many requests of one connection, or of one person', () => {
  it('are refused 429 with Retry-After, and do not hold up another', async () => {
    const krap = await Proefdeur.start({ perSeconde: 3 });
    try {
      const vraag = async (als: string) => krap.app.inject({ method: 'GET', url: '/v1/leveringen', headers: { authorization: `Bearer ${await krap.token(als)}` } });
      const antwoorden = await Promise.all(Array.from({ length: 12 }, () => vraag('werkzaak.werk')));
      const teVeel = antwoorden.filter(({ statusCode }) => statusCode === 429);
      expect(teVeel.length).toBeGreaterThan(0);
      expect([teVeel[0]?.headers['retry-after'], teVeel[0]?.json<Los>().code]).toEqual(['1', 'TE_VEEL']);
      expect((await vraag('gemeente-tiel.regie')).statusCode).toBe(200);
      const alsMens = (actorId: string) => krap.leesAls('/v1/overdrachten', actorId);
      const vanCarla = await Promise.all(Array.from({ length: 12 }, () => alsMens('tiel.pc.carla')));
      expect(vanCarla.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
      expect((await alsMens('tiel.pc.fenna')).status).toBe(200);
    } finally {
      await krap.sluit();
    }
  });
});

describe('a refusal at the gate', () => {
  it('is on record, with the connection as far as the token told, and not when the address does not exist', async () => {
    const apart = await Proefdeur.start({ perSeconde: 3 });
    try {
      const stuur = (verzoek: Verzoek) => apart.roep('/v1/berichten', verzoek);
      expect((await stuur({ token: null, ruw: '{}' })).status).toBe(401);
      expect((await apart.roep('/v1/bestaat-niet', { method: 'GET', token: null })).status).toBe(404);
      expect((await stuur({ ruw: 'x'.repeat(70_000) })).status).toBe(413);
      expect((await stuur({ soort: 'text/xml', ruw: '<a/>' })).status).toBe(415);
      const vloed = await Promise.all(Array.from({ length: 20 }, () => stuur({ soort: 'text/xml', ruw: '<a/>' })));
      expect(vloed.filter(({ status }) => status === 429).length).toBeGreaterThan(15);
      const log = await apart.rijen(`SELECT code, aansluiting, soort, inhoud ->> 'aantal' AS aantal FROM logboek WHERE activiteit = 'verzoek.weigeren' ORDER BY volgnr`);
      expect(log.slice(0, 4)).toEqual([
        { code: 'NIET_AANGEMELD', aansluiting: null, soort: 'BESLISSING', aantal: '1' },
        { code: 'TE_GROOT', aansluiting: 'werkzaak.werk', soort: 'BESLISSING', aantal: '1' },
        { code: 'TYPE_ONBEKEND', aansluiting: 'werkzaak.werk', soort: 'BESLISSING', aantal: '1' },
        { code: 'TE_VEEL', aansluiting: 'werkzaak.werk', soort: 'BESLISSING', aantal: '1' },
      ]);
    } finally {
      await apart.sluit();
    }
  });
});

describe('when the database is away', () => {
  it('nobody is refused either: without a record of it the answer is 503', async () => {
    await deur.luik.dicht();
    try {
      const { status, inhoud } = await roep({ soort: 'text/csv', als: 'gemeente-tiel.regie', ruw: 'a' });
      expect([status, inhoud.code]).toEqual([503, 'NIET_BESCHIKBAAR']);
    } finally {
      await deur.luik.open();
    }
  });

  it('is 503 NIET_BESCHIKBAAR with Retry-After, and the same id is accepted afterwards', async () => {
    const bericht = voorstel();
    await deur.luik.dicht();
    const weg = await deur.stuur(bericht);
    expect([weg.status, weg.kop['retry-after'], weg.inhoud.code]).toEqual([503, '5', 'NIET_BESCHIKBAAR']);
    expect((await roep({ method: 'GET', url: `/v1/berichten/${bericht.id}` })).status).toBe(503);
    await deur.luik.open();
    expect((await deur.stuur(bericht)).status).toBe(202);
  });
});
