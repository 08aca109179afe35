import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { importJWK, SignJWT } from 'jose';
import { urls } from './toestand';

const bewaard = new Map<string, { token: string; tot: number }>();

/** An access token for a connection, asked for as its own system would: client credentials with private_key_jwt. */
export const token = async (aansluiting: string): Promise<string> => {
  const oud = bewaard.get(aansluiting);
  if (oud && oud.tot > Date.now() + 60_000) return oud.token;
  const jwk = JSON.parse(readFileSync(join(urls.aansluitingsleutels, `${aansluiting}.json`), 'utf8'));
  const ontdekt = (await (await fetch(`${urls.oidc}/.well-known/openid-configuration`)).json()) as { issuer: string; token_endpoint: string };
  const bewijs = await new SignJWT({})
    .setProtectedHeader({ alg: jwk.alg, kid: jwk.kid })
    .setIssuer(aansluiting)
    .setSubject(aansluiting)
    .setAudience(ontdekt.issuer)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(await importJWK(jwk, jwk.alg));
  const antwoord = await fetch(ontdekt.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: bewijs,
      resource: 'urn:schakel:api',
    }),
  });
  const inhoud = (await antwoord.json()) as { access_token?: string; expires_in?: number };
  if (!inhoud.access_token) throw new Error(`geen token voor ${aansluiting}: ${antwoord.status} ${JSON.stringify(inhoud)}`);
  bewaard.set(aansluiting, { token: inhoud.access_token, tot: Date.now() + (inhoud.expires_in ?? 60) * 1000 });
  return inhoud.access_token;
};
