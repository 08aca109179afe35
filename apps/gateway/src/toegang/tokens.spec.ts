import * as jose from 'jose';
import { AUDIENCE, Proefissuer } from '../testing/proefissuer';
import { Tokenlezer } from './tokens';

jest.mock('jose', () => {
  const echt = jest.requireActual<typeof jose>('jose');
  return { ...echt, jwtVerify: jest.fn(echt.jwtVerify) };
});
const geverifieerd = (): number => jest.mocked(jose.jwtVerify).mock.calls.length;

let issuer: Proefissuer;
let nu: number;
let lezer: Tokenlezer;
beforeAll(async () => {
  issuer = await Proefissuer.start();
});
afterAll(() => issuer.sluit());
beforeEach(() => {
  nu = Date.now();
  lezer = new Tokenlezer({ issuer: issuer.adres, audience: AUDIENCE, nu: () => nu });
  jest.mocked(jose.jwtVerify).mockClear();
});

const CLAIMS = { client_id: 'werkzaak.werk', oin: '00000099000000002000', sub: 'werkzaak.werk' };

describe('an access token', () => {
  it('is verified once in a minute, however often it comes, and says the same each time', async () => {
    const token = await issuer.token({ ...CLAIMS, cnf: { jkt: 'vingerafdruk' } });
    const eerst = await lezer.lees(`DPoP ${token}`);
    expect(eerst).toEqual({ clientId: 'werkzaak.werk', oin: '00000099000000002000', sub: 'werkzaak.werk', jkt: 'vingerafdruk', token, schema: 'dpop' });
    expect(await lezer.lees(`DPoP ${token}`)).toEqual(eerst);
    // How it is offered is of this request, and not of the token.
    expect(await lezer.lees(`bearer ${token}`)).toEqual({ ...eerst, schema: 'bearer' });
    expect(geverifieerd()).toBe(1);
    nu += 61_000;
    await lezer.lees(`DPoP ${token}`);
    expect(geverifieerd()).toBe(2);
  });

  it('is worth nothing after its end, also when it was seen before', async () => {
    const token = await issuer.token(CLAIMS, { verloopt: '20s' });
    await lezer.lees(`Bearer ${token}`);
    nu += 26_000;
    await expect(lezer.lees(`Bearer ${token}`)).rejects.toMatchObject({ code: 'NIET_AANGEMELD' });
  });

  it('that is refused is refused again, and is not remembered', async () => {
    const fout = await issuer.token(CLAIMS, { audience: 'urn:anders' });
    for (const keer of [1, 2]) {
      await expect(lezer.lees(`Bearer ${fout}`)).rejects.toMatchObject({ code: 'NIET_AANGEMELD' });
      expect(geverifieerd()).toBe(keer);
    }
  });

  it('with another signature is another token', async () => {
    const token = await issuer.token(CLAIMS);
    await lezer.lees(`Bearer ${token}`);
    const [kop, inhoud] = token.split('.');
    await expect(lezer.lees(`Bearer ${kop}.${inhoud}.${'A'.repeat(342)}`)).rejects.toMatchObject({ code: 'NIET_AANGEMELD' });
  });
});
