import { importJWK, type JWK } from 'jose';
import * as oidc from 'openid-client';
import type { PortalConfig } from '../config';
import type { Inlog } from './koekjes';
import type { Sessiesleutels } from './sessiesleutels';

export type Aangemeld = { readonly actorId: string; readonly token: string; readonly tokenTot: number; readonly vernieuwing: string | null };

type Tokenantwoord = Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>;

const MINUUT_S = 60;

/** The issuer refused a login or a renewal: not our trouble, so the person logs in again. */
export class AanmeldenMislukt extends Error {
  override readonly name = 'AanmeldenMislukt';
}

/** Nothing of the issuer's answer is passed on: it may hold a name. */
const metFout = async <T>(werk: () => Promise<T>): Promise<T> => {
  try {
    return await werk();
  } catch (oorzaak) {
    if (oorzaak instanceof oidc.AuthorizationResponseError || oorzaak instanceof oidc.ResponseBodyError || oorzaak instanceof oidc.ClientError) throw new AanmeldenMislukt();
    throw oorzaak;
  }
};

/** OpenID Connect, code + PKCE; the portal proves itself with its key (private_key_jwt) and asks for a token for the API alone, bound to the key of this one session. */
export class Aanmelder {
  private issuer: Promise<oidc.Configuration> | undefined;

  constructor(
    private readonly config: PortalConfig,
    private readonly sleutels: Sessiesleutels,
  ) {}

  async begin(naar: string): Promise<{ url: string; inlog: Inlog }> {
    const inlog = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), naar };
    const url = oidc.buildAuthorizationUrl(await this.ontdek(), {
      redirect_uri: this.terugUrl,
      scope: 'openid',
      resource: this.config.TOKEN_AUDIENCE,
      state: inlog.state,
      nonce: inlog.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(inlog.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, inlog };
  }

  async voltooi(zoekdeel: string, { state, nonce, verifier }: Inlog, sessieId: string): Promise<Aangemeld> {
    const issuer = await this.ontdek();
    const url = new URL(this.terugUrl);
    url.search = zoekdeel;
    const eisen = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    const binding = await this.binding(issuer, sessieId);
    const tokens = await metFout(() => oidc.authorizationCodeGrant(issuer, url, eisen, { resource: this.config.TOKEN_AUDIENCE }, binding));
    const actorId = tokens.claims()?.sub;
    if (!actorId) throw new AanmeldenMislukt();
    return { actorId, ...this.uit(tokens) };
  }

  async vernieuw(vernieuwing: string, sessieId: string): Promise<Omit<Aangemeld, 'actorId'>> {
    const issuer = await this.ontdek();
    const binding = await this.binding(issuer, sessieId);
    const tokens = await metFout(() => oidc.refreshTokenGrant(issuer, vernieuwing, { resource: this.config.TOKEN_AUDIENCE }, binding));
    const { vernieuwing: nieuw, ...rest } = this.uit(tokens);
    return { ...rest, vernieuwing: nieuw ?? vernieuwing };
  }

  /** Where logging out goes on: the issuer's own page, if it has one. */
  async uitlogUrl(): Promise<string | undefined> {
    const issuer = await this.ontdek();
    if (!issuer.serverMetadata().end_session_endpoint) return undefined;
    return oidc.buildEndSessionUrl(issuer, { post_logout_redirect_uri: `${this.config.PORTAAL_URL.replace(/\/$/, '')}/uitgelogd` }).href;
  }

  private get terugUrl(): string {
    return `${this.config.PORTAAL_URL.replace(/\/$/, '')}/inloggen/terug`;
  }

  private async binding(issuer: oidc.Configuration, sessieId: string): Promise<oidc.DPoPOptions> {
    return { DPoP: oidc.getDPoPHandle(issuer, (await this.sleutels.van(sessieId)).paar) };
  }

  private uit(tokens: Tokenantwoord): Omit<Aangemeld, 'actorId'> {
    // A token that whoever finds it could use is no token for here: this is a setting of the issuer, so an operator must see it.
    if (tokens.token_type !== 'dpop') throw new Error('the issuer gave a token that is not bound to the key of the session');
    const levensduur = tokens.expiresIn() ?? MINUUT_S;
    return { token: tokens.access_token, tokenTot: Date.now() + levensduur * 1000, vernieuwing: tokens.refresh_token ?? null };
  }

  /** Found at the first login; an issuer that was away is asked again at the next. */
  private ontdek(): Promise<oidc.Configuration> {
    this.issuer ??= this.zoek().catch((oorzaak: unknown) => {
      this.issuer = undefined;
      throw oorzaak;
    });
    return this.issuer;
  }

  private async zoek(): Promise<oidc.Configuration> {
    const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_KEY, SCHAKEL_OMGEVING } = this.config;
    const jwk = JSON.parse(OIDC_CLIENT_KEY) as JWK;
    const sleutel = (await importJWK(jwk, jwk.alg ?? 'ES256')) as CryptoKey;
    const bewijs = oidc.PrivateKeyJwt({ key: sleutel, ...(jwk.kid ? { kid: jwk.kid } : {}) });
    const onversleuteld = SCHAKEL_OMGEVING === 'sandbox' ? { execute: [oidc.allowInsecureRequests] } : {};
    return oidc.discovery(new URL(OIDC_ISSUER), OIDC_CLIENT_ID, { id_token_signed_response_alg: jwk.alg ?? 'ES256' }, bewijs, { timeout: 5, ...onversleuteld });
  }
}
