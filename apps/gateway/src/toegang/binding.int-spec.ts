import { calculateJwkThumbprint, generateSecret, SignJWT } from 'jose';
import { wachtTot } from '#shared/testing/wacht';
import { bewezenKoppen, maakBewijs, maakBewijssleutel, type Bewijssleutel } from '#shared/operations/bezitsbewijs';
import { voorstel } from '../testing/berichten';
import { Proefdeur, PUBLIEKE_URL, type Gehoord } from '../testing/proefdeur';

jest.setTimeout(60_000);

const WERK = { client_id: 'werkzaak.werk', oin: '00000099000000002000' };
const INKOMEN = { client_id: 'werkzaak.inkomen', oin: '00000099000000002000' };

let deur: Proefdeur;
let tweede: Proefdeur;
let eigen: Bewijssleutel;
let dief: Bewijssleutel;
beforeAll(async () => {
  deur = await Proefdeur.start({ tokenbinding: 'verplicht' });
  tweede = await Proefdeur.start({ tokenbinding: 'verplicht', naast: deur });
  [eigen, dief] = await Promise.all([maakBewijssleutel(), maakBewijssleutel()]);
});
afterAll(async () => {
  await tweede.sluit();
  await deur.sluit();
});
afterEach(() => expect([...deur.fouten, ...tweede.fouten]).toEqual([]));

const gebonden = async (claims: Record<string, unknown> = WERK, sleutel = eigen): Promise<string> =>
  deur.issuer.token({ ...claims, cnf: { jkt: await calculateJwkThumbprint(sleutel.publiek) } });
const url = (pad: string): string => `${PUBLIEKE_URL}${pad}`;
const PAD = '/v1/leveringen';
const roep = (kop: Record<string, string>, { pad = PAD, door = deur }: { pad?: string; door?: Proefdeur } = {}): Promise<Gehoord> => door.roep(pad, { method: 'GET', token: null, kop });
const post = (kop: Record<string, string>, inhoud: unknown): Promise<Gehoord> => deur.roep('/v1/berichten', { token: null, kop, inhoud });
/** Refusals on record, counted (what came before may be counted a second later), for the connection whose token was offered. */
const geweigerd = async (aansluiting = 'werkzaak.werk'): Promise<number> => {
  const [rij] = await deur.rijen(`SELECT coalesce(sum(coalesce((inhoud ->> 'aantal')::int, 1)), 0)::int AS aantal FROM logboek WHERE activiteit = 'verzoek.weigeren' AND code = 'NIET_AANGEMELD' AND aansluiting = $1`, aansluiting);
  return Number(rij?.['aantal']);
};
const opRecord = (verwacht: number): Promise<true> => wachtTot(`${verwacht} refusals on record`, async () => (await geweigerd()) >= verwacht || undefined);

const aantalBerichten = async (): Promise<number> => Number((await deur.rijen('SELECT count(*) AS aantal FROM bericht'))[0]?.['aantal']);

describe('a token that is bound to a key', () => {
  it('opens the door for whoever has the key, also through another copy of the gateway', async () => {
    const token = await gebonden();
    for (const door of [deur, tweede]) expect((await roep(await bewezenKoppen(eigen, token, 'GET', url(PAD)), { door })).status).toBe(200);
    expect((await roep(await bewezenKoppen(eigen, token, 'GET', url(PAD)), { pad: `${PAD}?na=0` })).status).toBe(200);
    expect((await post(await bewezenKoppen(eigen, token, 'POST', url('/v1/berichten')), voorstel())).status).toBe(202);
  });

  it('is worth nothing to a thief, and nothing of his is taken in', async () => {
    const token = await gebonden();
    const voor = await aantalBerichten();
    const geweigerdVoor = await geweigerd();
    const pad = '/v1/berichten';
    const gezien = await bewezenKoppen(eigen, token, 'POST', url(pad));
    expect((await post(gezien, voorstel())).status).toBe(202);
    const ander = await bewezenKoppen(eigen, token, 'GET', url(PAD));
    const { kty, crv, x, y } = dief.publiek;
    const pogingen: Record<string, Record<string, string>> = {
      'as Bearer': { authorization: `Bearer ${token}` },
      'as Bearer with a proof': { authorization: `Bearer ${token}`, dpop: await maakBewijs(eigen, 'POST', url(pad), token) },
      'without proof': { authorization: `DPoP ${token}` },
      'with a key of his own': await bewezenKoppen(dief, token, 'POST', url(pad)),
      'with the key of the owner shown, and his own used': { authorization: `DPoP ${token}`, dpop: await maakBewijs({ prive: dief.prive, publiek: eigen.publiek }, 'POST', url(pad), token) },
      'with a key that has more to it': await bewezenKoppen({ prive: dief.prive, publiek: { kty, crv, x, y, kid: String(eigen.publiek.x) } as never }, token, 'POST', url(pad)),
      'with a proof that was used': gezien,
      'with a proof of another request': ander,
      'with the proof of another token': { ...gezien, dpop: await maakBewijs(eigen, 'POST', url(pad), await gebonden(INKOMEN)) },
      'at another address, which a header names': { ...(await bewezenKoppen(eigen, token, 'POST', 'https://evil.invalid/v1/berichten')), host: 'evil.invalid', 'x-forwarded-host': 'evil.invalid', forwarded: 'host=evil.invalid;proto=https', 'x-original-url': '/v1/berichten', 'x-forwarded-proto': 'https' },
    };
    for (const [hoe, kop] of Object.entries(pogingen)) {
      const { status, inhoud, kop: terug } = await post(kop, voorstel());
      expect([hoe, status, inhoud['code'], String(terug['www-authenticate']).startsWith('DPoP ')]).toEqual([hoe, 401, 'NIET_AANGEMELD', true]);
      expect(inhoud['fouten']).toEqual([expect.objectContaining({ herstel: expect.stringMatching(/\w/) })]);
    }
    expect(await aantalBerichten()).toBe(voor + 1);
    await opRecord(geweigerdVoor + Object.keys(pogingen).length);
  });

  it('and its proof count once among all copies of the gateway, whoever is first', async () => {
    const kop = await bewezenKoppen(eigen, await gebonden(), 'GET', url(PAD));
    const antwoorden = await Promise.all(Array.from({ length: 20 }, (_, nr) => roep(kop, { door: nr % 2 ? deur : tweede })));
    expect(antwoorden.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(antwoorden.filter(({ status }) => status === 401)).toHaveLength(19);
  });

  it('in a way that nobody here can check is refused, and not taken as unbound', async () => {
    const jkt = await calculateJwkThumbprint(eigen.publiek);
    for (const cnf of [{ 'x5t#S256': 'abc' }, { jkt, 'x5t#S256': 'abc' }, { jkt: '' }, {}, 'x', null]) {
      const token = await deur.issuer.token({ ...WERK, cnf });
      for (const kop of [{ authorization: `Bearer ${token}` }, await bewezenKoppen(eigen, token, 'GET', url(PAD))]) expect((await roep(kop)).status).toBe(401);
    }
  });
});

describe('a token that is bound to nothing', () => {
  it('is refused where binding is required, with or without a proof', async () => {
    const token = await deur.issuer.token(WERK);
    for (const kop of [{ authorization: `Bearer ${token}` }, await bewezenKoppen(eigen, token, 'GET', url(PAD))]) {
      const { status, inhoud, kop: terug } = await roep(kop);
      expect([status, terug['www-authenticate']]).toEqual([401, 'DPoP algs="ES256 PS256 RS256", error="invalid_token"']);
      expect(inhoud['detail']).toBe('Dit token is niet aan een sleutel gebonden.');
    }
  });

  it('opens the door where that is allowed, and a bound one still does not as Bearer', async () => {
    const zandbak = await Proefdeur.start({ naast: deur });
    try {
      const token = await deur.issuer.token(WERK);
      expect((await roep({ authorization: `Bearer ${token}` }, { door: zandbak })).status).toBe(200);
      expect((await roep(await bewezenKoppen(eigen, token, 'GET', url(PAD)), { door: zandbak })).status).toBe(401);
      expect((await roep({ authorization: `Bearer ${await gebonden()}` }, { door: zandbak })).status).toBe(401);
      expect((await roep(await bewezenKoppen(eigen, await gebonden(), 'GET', url(PAD)), { door: zandbak })).status).toBe(200);
    } finally {
      await zandbak.sluit();
    }
  });
});

describe('a forged token', () => {
  const b64 = (waarde: unknown): string => Buffer.from(JSON.stringify(waarde)).toString('base64url');
  it('is refused with a proof that is right in every other way', async () => {
    const jkt = await calculateJwkThumbprint(dief.publiek);
    const claims = { ...WERK, cnf: { jkt } };
    const jwks = (await (await fetch(`${deur.issuer.adres}/jwks`)).json()) as { keys: [Record<string, string>] };
    const publiek = new TextEncoder().encode(JSON.stringify(jwks.keys[0]));
    const inhoud = { ...claims, iss: deur.issuer.adres, aud: 'urn:schakel:api', exp: Math.floor(Date.now() / 1000) + 60 };
    const vals: Record<string, string> = {
      'signed by nobody': `${b64({ alg: 'none' })}.${b64(inhoud)}.`,
      'signed with the public key as a secret': await new SignJWT(inhoud).setProtectedHeader({ alg: 'HS256', kid: 'proef' }).sign(publiek),
      'signed with a secret': await new SignJWT(inhoud).setProtectedHeader({ alg: 'HS256', kid: 'proef' }).sign(await generateSecret('HS256')),
      'signed by himself': await new SignJWT(inhoud).setProtectedHeader({ alg: 'ES256', kid: 'proef', jwk: dief.publiek }).sign(dief.prive),
      'of another issuer': await deur.issuer.token(claims, { issuer: 'https://evil.invalid' }),
      'for another API': await deur.issuer.token(claims, { audience: 'urn:andere:api' }),
      expired: await deur.issuer.token(claims, { verloopt: '-1m' }),
      'with another holder written in': await gebonden().then((echt) => [echt.split('.')[0], b64(inhoud), echt.split('.')[2]].join('.')),
    };
    for (const [hoe, token] of Object.entries(vals)) expect([hoe, (await roep(await bewezenKoppen(dief, token, 'GET', url(PAD)))).status]).toEqual([hoe, 401]);
  });
});

it('a thousand stolen tokens, each tried with a proof of the thief: none gets in', async () => {
  const stelen = await gebonden();
  const voor = await geweigerd();
  const tel: Record<number, number> = {};
  for (let ronde = 0; ronde < 10; ronde += 1) {
    const koppen = await Promise.all(Array.from({ length: 100 }, () => bewezenKoppen(dief, stelen, 'GET', url(PAD))));
    for (const { status } of await Promise.all(koppen.map((kop) => roep(kop)))) tel[status] = (tel[status] ?? 0) + 1;
  }
  expect(tel).toEqual({ 401: 1000 });
  await opRecord(voor + 1_000);
});
