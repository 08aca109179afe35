import type { ClientMetadata, Configuration } from 'oidc-provider';
import { InvalidTarget } from 'oidc-provider/lib/helpers/errors.js';
import { Provider } from 'oidc-provider/lib/provider.js';
import { maakGeheugen } from './geheugen';
import type { OidcSleutels } from './sleutels';

export type Aansluiting = { readonly naam: string; readonly source: string };
export type Opties = {
  readonly issuer: string;
  readonly audience: string;
  readonly aansluitingen: readonly Aansluiting[];
  readonly sleutels: OidcSleutels;
};

/** Short enough that a withdrawn connection is shut out soon, long enough for a batch (contract.md §2). */
const LEVENSDUUR_S = 600;
const BRON = /^urn:nld:oin:(\d{20}):systeem:/;

const oinVan = ({ naam, source }: Aansluiting): string => {
  const oin = BRON.exec(source)?.[1];
  if (!oin) throw new Error(`connection ${naam} has a source without OIN`);
  return oin;
};

const client = ({ naam }: Aansluiting, sleutels: OidcSleutels): ClientMetadata => {
  const sleutel = sleutels.aansluitingen.get(naam);
  if (!sleutel) throw new Error(`connection ${naam} has no key`);
  return {
    client_id: naam,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    id_token_signed_response_alg: 'ES256',
    jwks: { keys: [sleutel] },
  };
};

/** One client per connection; every token is a JWT for the one audience, naming the connection and the OIN of its source. */
export const maakProvider = ({ issuer, audience, aansluitingen, sleutels }: Opties): Provider => {
  const oins = new Map(aansluitingen.map((een) => [een.naam, oinVan(een)]));
  const configuratie: Configuration = {
    adapter: maakGeheugen(),
    clients: aansluitingen.map((een) => client(een, sleutels)),
    jwks: sleutels.ondertekening,
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['ES256'], idTokenSigningAlgValues: ['ES256'] },
    responseTypes: [],
    scopes: [],
    ttl: { ClientCredentials: LEVENSDUUR_S },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== audience) throw new InvalidTarget();
          return { scope: '', audience, accessTokenFormat: 'jwt', accessTokenTTL: LEVENSDUUR_S, jwt: { sign: { alg: 'ES256' } } };
        },
      },
    },
    extraTokenClaims: (_ctx, token) => ({ oin: oins.get(token.clientId ?? '') }),
  };
  return new Provider(issuer, configuratie);
};
