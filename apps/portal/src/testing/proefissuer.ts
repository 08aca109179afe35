import { createHash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import { json, startServer, type Proefserver } from './server';

type Gebonden = { readonly sub: string; readonly jkt: string };
type Uitgegeven = { readonly sub: string; readonly challenge: string; readonly nonce: string; readonly redirect: string };

export type Proefissuer = Proefserver & {
  /** Who logs in next. */
  wie: string;
  /** Life of the next access token in seconds. */
  levensduur: number;
  /** Whether a session of this issuer may be renewed. */
  vernieuwbaar: boolean;
  readonly vernieuwd: () => number;
  readonly klantsleutel: string;
};

/** An issuer of OpenID Connect as the portal meets it: it checks the key, PKCE, redirect and resource that the portal must send. */
export const startProefissuer = async (clientId: string): Promise<Proefissuer> => {
  const eigen = await generateKeyPair('ES256', { extractable: true });
  const klant = await generateKeyPair('ES256', { extractable: true });
  const publiek = { ...(await exportJWK(eigen.publicKey)), kid: 'issuer', alg: 'ES256' };
  const klantsleutel: JWK = { ...(await exportJWK(klant.privateKey)), kid: 'portaal', alg: 'ES256' };
  const codes = new Map<string, Uitgegeven>();
  const vernieuwingen = new Map<string, Gebonden>();
  let aantal = 0;

  const onderteken = (inhoud: Record<string, unknown>, audience: string, sub: string) =>
    new SignJWT(inhoud).setProtectedHeader({ alg: 'ES256', kid: 'issuer' }).setIssuer(issuer.url).setAudience(audience).setSubject(sub).setIssuedAt().setExpirationTime('1h').sign(eigen.privateKey);

  const tokens = async ({ sub, jkt }: Gebonden, nonce?: string) => {
    const vernieuwing = randomUUID();
    vernieuwingen.set(vernieuwing, { sub, jkt });
    return {
      access_token: await onderteken({ client_id: clientId, oin: '00000099000000009000', jti: randomUUID(), cnf: { jkt } }, 'urn:schakel:api', sub),
      token_type: 'DPoP',
      expires_in: issuer.levensduur,
      id_token: await onderteken(nonce ? { nonce } : {}, clientId, sub),
      ...(issuer.vernieuwbaar ? { refresh_token: vernieuwing } : {}),
    };
  };

  /** The thumbprint of the key that the caller shows to have. */
  const sleutelVan = async (dpop: string | string[] | undefined): Promise<string | undefined> => {
    const { payload, protectedHeader } = await jwtVerify(String(dpop), EmbeddedJWK, { typ: 'dpop+jwt' });
    return payload['htm'] === 'POST' && payload['htu'] === `${issuer.url}/token` && protectedHeader.jwk ? calculateJwkThumbprint(protectedHeader.jwk) : undefined;
  };

  const wissel = async (vraag: URLSearchParams, dpop: string | string[] | undefined): Promise<[number, unknown]> => {
    const jkt = await sleutelVan(dpop).catch(() => undefined);
    if (!jkt) return [400, { error: 'invalid_dpop_proof' }];
    const bewijs = vraag.get('client_assertion') ?? '';
    const isEigen = await jwtVerify(bewijs, await importJWK(await exportJWK(klant.publicKey), 'ES256'), { issuer: clientId }).then(() => true, () => false);
    if (!isEigen) return [401, { error: 'invalid_client' }];
    if (vraag.get('resource') !== 'urn:schakel:api') return [400, { error: 'invalid_target' }];
    if (vraag.get('grant_type') === 'refresh_token') {
      const eerder = vernieuwingen.get(vraag.get('refresh_token') ?? '');
      if (eerder?.jkt !== jkt || !issuer.vernieuwbaar) return [400, { error: 'invalid_grant' }];
      aantal += 1;
      return [200, await tokens(eerder)];
    }
    const code = vraag.get('code') ?? '';
    const uitgegeven = codes.get(code);
    codes.delete(code);
    const klopt = uitgegeven && uitgegeven.challenge === createHash('sha256').update(vraag.get('code_verifier') ?? '').digest('base64url') && uitgegeven.redirect === vraag.get('redirect_uri');
    return klopt ? [200, await tokens({ sub: uitgegeven.sub, jkt }, uitgegeven.nonce)] : [400, { error: 'invalid_grant' }];
  };

  const server = await startServer(async (verzoek, inhoud, antwoord) => {
    const url = new URL(verzoek.url ?? '/', server.url);
    if (url.pathname === '/.well-known/openid-configuration')
      return json(antwoord, 200, {
        issuer: server.url,
        authorization_endpoint: `${server.url}/auth`,
        token_endpoint: `${server.url}/token`,
        jwks_uri: `${server.url}/jwks`,
        end_session_endpoint: `${server.url}/uit`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['ES256'],
        code_challenge_methods_supported: ['S256'],
      });
    if (url.pathname === '/jwks') return json(antwoord, 200, { keys: [publiek] });
    if (url.pathname === '/token') return json(antwoord, ...(await wissel(new URLSearchParams(inhoud), verzoek.headers['dpop'])));
    const code = randomUUID();
    const [redirect, state, nonce, challenge] = ['redirect_uri', 'state', 'nonce', 'code_challenge'].map((naam) => url.searchParams.get(naam) ?? '') as [string, string, string, string];
    codes.set(code, { sub: issuer.wie, challenge, nonce, redirect });
    antwoord.writeHead(303, { location: `${redirect}?${new URLSearchParams({ code, state, iss: server.url }).toString()}` }).end();
  });
  const issuer: Proefissuer = { ...server, wie: 'tiel.pc.carla', levensduur: 600, vernieuwbaar: true, vernieuwd: () => aantal, klantsleutel: JSON.stringify(klantsleutel) };
  return issuer;
};
