import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { JWK } from 'oidc-provider';
import { leesJson, maakMap, schrijfJson } from '../bestanden';
import { maakAansluitingsleutels } from '../geheimen';

export type OidcSleutels = {
  /** Private keys the server signs tokens with. */
  readonly ondertekening: { readonly keys: JWK[] };
  /** Public key per connection, to check its assertions with. */
  readonly aansluitingen: ReadonlyMap<string, JWK>;
};

const PUBLIEK = ['kty', 'crv', 'x', 'y', 'kid', 'alg', 'use'] as const;

const publiekDeel = (jwk: JWK): JWK => Object.fromEntries(PUBLIEK.filter((veld) => veld in jwk).map((veld) => [veld, jwk[veld]]));

const maakOndertekening = (map: string): OidcSleutels['ondertekening'] => {
  const bestand = join(maakMap(join(map, 'oidc')), 'ondertekening.json');
  const bestaand = leesJson<{ keys: JWK[] }>(bestand);
  if (bestaand) return bestaand;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const nieuw = { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256', use: 'sig' } as JWK] };
  schrijfJson(bestand, nieuw);
  return nieuw;
};

/**
 * The keys of the token server of one instance, made at the first start and kept, so that tokens outlive a restart.
 * Client keys are the private keys of the connections in `<map>/aansluitingen`; only their public half is used here.
 */
export const maakOidcSleutels = (map: string, aansluitingen: readonly string[]): OidcSleutels => {
  const sleutelmap = maakAansluitingsleutels(map, aansluitingen);
  const publiek = (naam: string): JWK => {
    const jwk = leesJson<JWK>(join(sleutelmap, `${naam}.json`));
    if (!jwk) throw new Error(`no readable key for connection ${naam}`);
    return publiekDeel(jwk);
  };
  return { ondertekening: maakOndertekening(map), aansluitingen: new Map(aansluitingen.map((naam) => [naam, publiek(naam)])) };
};
