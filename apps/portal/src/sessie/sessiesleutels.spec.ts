import { randomBytes } from 'node:crypto';
import { EmbeddedJWK, jwtVerify } from 'jose';
import { maakBewijs } from '#shared/operations/bezitsbewijs';
import { Sessiesleutels } from './sessiesleutels';

const GEHEIM = randomBytes(32).toString('base64');

describe('the key of a session', () => {
  it('is the same in every copy of the portal, and another for another session or another portal', async () => {
    const [hier, daar, vreemd] = [new Sessiesleutels(GEHEIM), new Sessiesleutels(GEHEIM), new Sessiesleutels(randomBytes(32).toString('base64'))];
    const { publiek } = await hier.van('een');
    expect((await daar.van('een')).publiek).toEqual(publiek);
    expect((await daar.van('twee')).publiek).not.toEqual(publiek);
    expect((await vreemd.van('een')).publiek).not.toEqual(publiek);
  });

  it('signs, shows only its public half, and does not let itself be taken out', async () => {
    const sleutel = await new Sessiesleutels(GEHEIM).van('een');
    const { protectedHeader } = await jwtVerify(await maakBewijs(sleutel, 'GET', 'https://a.invalid/b', 't'), EmbeddedJWK);
    expect(Object.keys(protectedHeader.jwk ?? {}).sort()).toEqual(['crv', 'kty', 'x', 'y']);
    expect(sleutel.prive.extractable).toBe(false);
  });

  it('is made again when it was put away for others', async () => {
    const sleutels = new Sessiesleutels(GEHEIM);
    const eerst = await sleutels.van('een');
    for (let nr = 0; nr < 500; nr += 1) await sleutels.van(`ander-${nr}`);
    const weer = await sleutels.van('een');
    expect(weer).not.toBe(eerst);
    expect(weer.publiek).toEqual(eerst.publiek);
  });
});
