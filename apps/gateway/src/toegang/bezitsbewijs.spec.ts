import { exportJWK, generateKeyPair, calculateJwkThumbprint, SignJWT, type JWK } from 'jose';
import { maakBewijs, maakBewijssleutel, sha256, type Bewijssleutel } from '#shared/operations/bezitsbewijs';
import { keurBewijs as keurMet, type Bewijseis, type Verificatie } from './bezitsbewijs';
import { Geheugen } from './geheugen';

const ADRES = 'https://schakel.sandbox.invalid/v1/berichten';
const TOKEN = 'a.b.c';

let sleutel: Bewijssleutel;
let ander: Bewijssleutel;
let eis: Bewijseis;
beforeAll(async () => {
  [sleutel, ander] = await Promise.all([maakBewijssleutel(), maakBewijssleutel()]);
  eis = { methode: 'POST', adressen: [ADRES], token: TOKEN, jkt: await calculateJwkThumbprint(sleutel.publiek), nu: Date.now() };
});

type Wens = { kop?: Record<string, unknown>; inhoud?: Record<string, unknown>; met?: () => { prive: Parameters<SignJWT['sign']>[0]; jwk?: JWK } };
const bewijs = ({ kop = {}, inhoud = {}, met }: Wens = {}): Promise<string> => {
  const { prive, jwk = sleutel.publiek } = met?.() ?? { prive: sleutel.prive };
  const goed = { jti: 'een', htm: 'POST', htu: ADRES, ath: sha256(TOKEN), iat: Math.floor(eis.nu / 1000) };
  return new SignJWT({ ...goed, ...inhoud }).setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk, ...kop }).sign(prive);
};
const nu = (): number => Math.floor(eis.nu / 1000);

/** The same must come out where the caller is new and where his key is remembered. */
const keurBewijs = async (kop: Parameters<typeof keurMet>[0], gevraagd: Bewijseis): Promise<string> => {
  const bekend = new Geheugen<Verificatie>(10);
  await keurMet(await bewijs(), eis, bekend);
  const [koud, warm] = await Promise.allSettled([keurMet(kop, gevraagd, new Geheugen(10)), keurMet(kop, gevraagd, bekend)]);
  expect(warm).toEqual(koud);
  if (koud.status === 'rejected') throw koud.reason;
  return koud.value;
};

describe('a proof of possession', () => {
  it('holds for the request, token and key it was made for, and is known by its key and jti', async () => {
    expect(await keurBewijs(await bewijs(), eis)).toBe(`${eis.jkt}.een`);
    expect(await keurBewijs(await maakBewijs(sleutel, 'POST', `${ADRES}?wacht=1#x`, TOKEN), eis)).toMatch(new RegExp(`^${eis.jkt}\\.[0-9a-f-]{36}$`));
  });

  it('may be made for an address written in another way, and be a minute off', async () => {
    for (const inhoud of [{ htu: 'HTTPS://SCHAKEL.sandbox.invalid:443/v1/berichten?x=1' }, { iat: nu() - 59 }, { iat: nu() + 59 }]) await expect(keurBewijs(await bewijs({ inhoud }), eis)).resolves.toEqual(expect.any(String));
  });

  it.each<[string, Wens, RegExp]>([
    ['for another method', { inhoud: { htm: 'GET' } }, /andere methode/],
    ['for another path', { inhoud: { htu: `${ADRES}/x` } }, /ander adres/],
    ['for another host', { inhoud: { htu: 'https://evil.invalid/v1/berichten' } }, /ander adres/],
    ['without TLS', { inhoud: { htu: ADRES.replace('https', 'http') } }, /ander adres/],
    ['for no address', { inhoud: { htu: 'x' } }, /ander adres/],
    ['with another token', { inhoud: { ath: sha256('a.b.d') } }, /ander token/],
    ['without a token', { inhoud: { ath: undefined } }, /ander token/],
    ['that is old', { inhoud: { iat: Math.floor(Date.now() / 1000) - 62 } }, /niet van nu/],
    ['of later', { inhoud: { iat: Math.floor(Date.now() / 1000) + 62 } }, /niet van nu/],
    ['without a moment', { inhoud: { iat: undefined } }, /niet van nu/],
    ['without jti', { inhoud: { jti: undefined } }, /geen jti/],
    ['with an empty jti', { inhoud: { jti: '' } }, /geen jti/],
    ['of another type', { kop: { typ: 'at+jwt' } }, /ondertekening/],
    ['signed with another key than it shows', { met: () => ({ prive: ander.prive }) }, /ondertekening/],
    ['with a key of its own', { met: () => ({ prive: ander.prive, jwk: ander.publiek }) }, /andere sleutel/],
    ['without a key', { kop: { jwk: undefined } }, /geen ondertekend JWT/],
  ])('%s is refused', async (_, wens, melding) => {
    await expect(keurBewijs(await bewijs(wens), eis)).rejects.toMatchObject({ status: 401, opties: { detail: expect.stringMatching(melding) } });
  });

  it('with a private key in its header is refused', async () => {
    const paar = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(paar.privateKey);
    const eigen = { ...eis, jkt: await calculateJwkThumbprint(jwk) };
    await expect(keurBewijs(await bewijs({ met: () => ({ prive: paar.privateKey, jwk }) }), eigen)).rejects.toMatchObject({ opties: { detail: expect.stringMatching(/ondertekening/) } });
    await expect(keurBewijs(await bewijs({ met: () => ({ prive: paar.privateKey, jwk: { ...jwk, d: undefined } as unknown as JWK }) }), eigen)).resolves.toEqual(expect.any(String));
  });

  it('signed with a secret that both sides would know is refused', async () => {
    const geheim = new Uint8Array(32);
    const jwk = { kty: 'oct', k: Buffer.from(geheim).toString('base64url') };
    const eigen = { ...eis, jkt: await calculateJwkThumbprint(jwk) };
    await expect(keurBewijs(await bewijs({ kop: { alg: 'HS256' }, met: () => ({ prive: geheim, jwk }) }), eigen)).rejects.toMatchObject({ status: 401 });
  });

  it.each<[string, string | string[] | undefined]>([
    ['none', undefined],
    ['two headers', ['a.b.c', 'a.b.c']],
    ['two in one header', 'a.b.c, a.b.c'],
    ['no JWT', 'geheim'],
    ['no signature', 'a.b.'],
    ['an unreadable header', '%%%'.repeat(3)],
  ])('that is %s is refused', async (_, kop) => {
    await expect(keurBewijs(kop, eis)).rejects.toMatchObject({ status: 401, kop: { 'WWW-Authenticate': 'DPoP algs="ES256 PS256 RS256", error="invalid_dpop_proof"' } });
  });

  it('is read with the key remembered for that thumbprint, and with no other', async () => {
    const bekend = new Geheugen<Verificatie>(10);
    await keurMet(await bewijs(), eis, bekend);
    await expect(keurMet(await bewijs(), { ...eis, jkt: await calculateJwkThumbprint(ander.publiek) }, bekend)).rejects.toMatchObject({ opties: { detail: expect.stringMatching(/andere sleutel/) } });
    const gevraagd: string[] = [];
    const spion = { vind: (naam: string) => (gevraagd.push(naam), bekend.vind(naam)), onthoud: () => { throw new Error('imported again'); } };
    await keurMet(await bewijs(), eis, spion);
    expect(gevraagd).toHaveLength(1);
  });

  it.each(['ES256', 'PS256', 'RS256'])('signed by %s holds the second time too, and not with another signature or content', async (alg) => {
    const paar = await generateKeyPair(alg);
    const jwk = await exportJWK(paar.publicKey);
    const eigen = { ...eis, jkt: await calculateJwkThumbprint(jwk) };
    const bekend = new Geheugen<Verificatie>(10);
    const maak = (inhoud: Record<string, unknown>): Promise<string> => bewijs({ inhoud, kop: { alg }, met: () => ({ prive: paar.privateKey, jwk }) });
    const [een, twee] = [await maak({ jti: 'een' }), await maak({ jti: 'twee' })];
    expect([await keurMet(een, eigen, bekend), await keurMet(twee, eigen, bekend)]).toEqual([`${eigen.jkt}.een`, `${eigen.jkt}.twee`]);
    const [kop, inhoud] = een.split('.');
    for (const vals of [`${kop}.${inhoud}.${twee.split('.')[2]}`, `${kop}.${inhoud}.AAAA`]) await expect(keurMet(vals, eigen, bekend)).rejects.toMatchObject({ status: 401 });
  });

  it.each(['exp', 'nbf'])('that says itself when it holds (%s) is taken at its word', async (naam) => {
    const goed = naam === 'exp' ? 3600 : -3600;
    await expect(keurBewijs(await bewijs({ inhoud: { [naam]: nu() + goed } }), eis)).resolves.toEqual(expect.any(String));
    await expect(keurBewijs(await bewijs({ inhoud: { [naam]: nu() - goed } }), eis)).rejects.toMatchObject({ opties: { detail: expect.stringMatching(/ondertekening/) } });
  });

  it('that does not hold makes nobody known', async () => {
    const onthouden: string[] = [];
    await expect(keurMet(await bewijs({ met: () => ({ prive: ander.prive }) }), eis, { vind: () => undefined, onthoud: (naam) => onthouden.push(naam) })).rejects.toMatchObject({ status: 401 });
    expect(onthouden).toEqual([]);
  });
});
