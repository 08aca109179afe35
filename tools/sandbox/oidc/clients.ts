import type { ClientMetadata } from 'oidc-provider';
import type { Aansluiting } from '../partijen';
import type { OidcSleutels } from './sleutels';

const BRON = /^urn:nld:oin:(\d{20}):systeem:/;

export const oinVan = ({ naam, source }: Aansluiting): string => {
  const oin = BRON.exec(source)?.[1];
  if (!oin) throw new Error(`connection ${naam} has a source without OIN`);
  return oin;
};

/** Systems ask for tokens in their own name; the portal only gets one for the person who logged in. */
const soort = ({ portaal }: Aansluiting, portaalUrl: string | undefined): Partial<ClientMetadata> => {
  if (!portaal) return { grant_types: ['client_credentials'], redirect_uris: [], response_types: [] };
  if (!portaalUrl) throw new Error('PORTAAL_URL is required: people log in for it');
  return {
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [`${portaalUrl}/inloggen/terug`],
    post_logout_redirect_uris: [`${portaalUrl}/uitgelogd`],
  };
};

export const clientVan = (aansluiting: Aansluiting, sleutels: OidcSleutels, portaalUrl: string | undefined): ClientMetadata => {
  const sleutel = sleutels.aansluitingen.get(aansluiting.naam);
  if (!sleutel) throw new Error(`connection ${aansluiting.naam} has no key`);
  return {
    client_id: aansluiting.naam,
    ...soort(aansluiting, portaalUrl),
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    id_token_signed_response_alg: 'ES256',
    jwks: { keys: [sleutel] },
  };
};
