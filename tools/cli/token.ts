import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importJWK, SignJWT, type JWK } from 'jose';
import { maakBewijs, type Bewijssleutel } from '#shared/operations/bezitsbewijs';
import { lopendeZandbak } from './lopend';

export type Tokenvraag = {
  readonly tokenUrl: string;
  readonly clientId: string;
  /** File with the private key (JWK) of this connection. */
  readonly jwkBestand: string;
  /** For which API the token is meant. */
  readonly audience?: string;
  /** The key that the token is to be bound to; without one, whoever has the token can use it. */
  readonly bewijssleutel?: Bewijssleutel;
};

const AUDIENCE = 'urn:schakel:api';
const BEWERING_S = 60;

export const bewering = async ({ tokenUrl, clientId, jwkBestand }: Tokenvraag): Promise<string> => {
  const jwk = JSON.parse(readFileSync(jwkBestand, 'utf8')) as JWK;
  const alg = jwk.alg ?? 'ES256';
  return new SignJWT({})
    .setProtectedHeader({ alg, ...(jwk.kid ? { kid: jwk.kid } : {}) })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenUrl)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${BEWERING_S}s`)
    .sign(await importJWK(jwk, alg));
};

/** An access token by client credentials with `private_key_jwt` (RFC 7523): the private key never leaves this process. */
export const haalToken = async (vraag: Tokenvraag): Promise<string> => {
  const antwoord = await fetch(vraag.tokenUrl, {
    method: 'POST',
    headers: vraag.bewijssleutel ? { dpop: await maakBewijs(vraag.bewijssleutel, 'POST', vraag.tokenUrl) } : {},
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: vraag.clientId,
      resource: vraag.audience ?? AUDIENCE,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await bewering(vraag),
    }),
    signal: AbortSignal.timeout(10_000),
  });
  const inhoud = (await antwoord.json()) as { access_token?: string; error?: string };
  if (!antwoord.ok || !inhoud.access_token) throw new Error(`token geweigerd: ${inhoud.error ?? antwoord.status}`);
  return inhoud.access_token;
};

export const uitleg = 'een toegangstoken om met de hand te proberen, alleen in de sandbox: schakel token <aansluiting>';
export const argumenten = 1;
export const hulp = 'schakel token <aansluiting>, bijvoorbeeld: schakel token werkzaak.werk';

export const voerUit = async (args: string[], ctx: { map: string }): Promise<number> => {
  const [aansluiting] = args;
  if (!aansluiting || !/^[a-z0-9.-]+$/.test(aansluiting)) {
    console.error(`Gebruik: ${hulp}`);
    return 2;
  }
  const { oidc, aansluitingsleutels } = lopendeZandbak(ctx.map);
  try {
    console.log(await haalToken({ tokenUrl: `${oidc}/token`, clientId: aansluiting, jwkBestand: join(aansluitingsleutels, `${aansluiting}.json`) }));
    return 0;
  } catch (fout) {
    const onbekend = (fout as NodeJS.ErrnoException).code === 'ENOENT';
    const bekend = (): string => readdirSync(aansluitingsleutels).map((bestand) => bestand.replace(/\.json$/, '')).join(', ');
    console.error(onbekend ? `De aansluiting ${aansluiting} staat niet in config/partijen. Wel: ${bekend()}` : `Geen token: ${fout instanceof Error ? fout.message : 'onbekende fout'}`);
    return 1;
  }
};
