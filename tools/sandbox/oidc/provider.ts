import { randomBytes } from 'node:crypto';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { InvalidTarget } from 'oidc-provider/lib/helpers/errors.js';
import { Provider } from 'oidc-provider/lib/provider.js';
import type { Aansluiting } from '../partijen';
import { clientVan, oinVan } from './clients';
import { maakGeheugen } from './geheugen';
import { uitgelogdpagina, uitlogpagina } from './pagina';
import type { OidcSleutels } from './sleutels';

export type Opties = {
  readonly issuer: string;
  readonly audience: string;
  readonly aansluitingen: readonly Aansluiting[];
  readonly sleutels: OidcSleutels;
  /** Where the pages for staff are: the only place people are sent back to. */
  readonly portaalUrl: string | undefined;
};

export const SESSIEKOEKJE = 'zandbak_sessie';

/** Short enough that a withdrawn connection is shut out soon, long enough for a batch (contract.md §2). */
const LEVENSDUUR_S = 600;
const INLOGGEN_S = 900;
/** One working day: the portal renews the token of who is working, so that nobody loses a half-filled form. */
const WERKDAG_S = 28_800;

/** The portal is the hub's own, and is given no more than that somebody logged in: nobody is asked for consent. */
const geefToestemming = async ({ oidc }: KoaContextWithOIDC) => {
  const { client, session } = oidc;
  if (!client || !session?.accountId) return undefined;
  const toestemming = new oidc.provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  toestemming.addOIDCScope('openid');
  await toestemming.save();
  return toestemming;
};

const features = (audience: string): Configuration['features'] => ({
  clientCredentials: { enabled: true },
  // Every token can be bound to a key of its holder; the gateway says whether it must be (docs/adr/0032).
  dPoP: { enabled: true },
  devInteractions: { enabled: false },
  userinfo: { enabled: false },
  rpInitiatedLogout: {
    enabled: true,
    logoutSource: (ctx, formulier) => void (ctx.body = uitlogpagina(formulier)),
    postLogoutSuccessSource: (ctx) => void (ctx.body = uitgelogdpagina()),
  },
  resourceIndicators: {
    enabled: true,
    defaultResource: () => audience,
    useGrantedResource: () => true,
    getResourceServerInfo: (_ctx, resource) => {
      if (resource !== audience) throw new InvalidTarget();
      return { scope: '', audience, accessTokenFormat: 'jwt', accessTokenTTL: LEVENSDUUR_S, jwt: { sign: { alg: 'ES256' } } };
    },
  },
});

/** One client per connection; every token is a JWT for the one audience, naming the connection and the OIN of its source. */
export const maakProvider = ({ issuer, audience, aansluitingen, sleutels, portaalUrl }: Opties): Provider => {
  const oins = new Map(aansluitingen.map((een) => [een.naam, oinVan(een)]));
  return new Provider(issuer, {
    adapter: maakGeheugen(),
    clients: aansluitingen.map((een) => clientVan(een, sleutels, portaalUrl)),
    jwks: sleutels.ondertekening,
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['ES256'], idTokenSigningAlgValues: ['ES256'] },
    responseTypes: ['code'],
    scopes: ['openid'],
    pkce: { required: () => true },
    // Names of its own: the portal of a sandbox has the same host name, and cookies do not look at ports.
    cookies: { keys: [randomBytes(32).toString('base64')], names: { session: SESSIEKOEKJE, interaction: 'zandbak_inloggen', resume: 'zandbak_verder' } },
    interactions: { url: (_ctx, { uid }) => `/inloggen/${uid}` },
    findAccount: (_ctx, actorId) => ({ accountId: actorId, claims: () => ({ sub: actorId }) }),
    loadExistingGrant: geefToestemming,
    issueRefreshToken: () => true,
    ttl: {
      ClientCredentials: LEVENSDUUR_S,
      AccessToken: LEVENSDUUR_S,
      IdToken: LEVENSDUUR_S,
      AuthorizationCode: 60,
      Interaction: INLOGGEN_S,
      Grant: WERKDAG_S,
      RefreshToken: WERKDAG_S,
      Session: WERKDAG_S,
    },
    features: features(audience),
    extraTokenClaims: (_ctx, token) => ({ oin: oins.get(token.clientId ?? '') }),
  });
};
