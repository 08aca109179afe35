import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { importJWK, SignJWT, type JWK } from 'jose';

export type Tokenopties = { readonly tokenUrl: string; readonly clientId: string; readonly sleutelbestand: string; readonly audience: string };

const MARGE_MS = 60_000;
const BEWERING = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Access tokens by client credentials with `private_key_jwt` (RFC 7523); kept until shortly before they expire. */
export class Tokenbron {
  private bewaard: { readonly token: string; readonly tot: number } | undefined;

  constructor(private readonly opties: Tokenopties) {}

  async token(): Promise<string> {
    if (this.bewaard && this.bewaard.tot > Date.now()) return this.bewaard.token;
    const { tokenUrl, clientId, audience } = this.opties;
    const antwoord = await fetch(tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        resource: audience,
        client_assertion_type: BEWERING,
        client_assertion: await this.bewering(),
      }),
      signal: AbortSignal.timeout(10_000),
    });
    if (!antwoord.ok) throw Object.assign(new Error('token refused'), { code: `TOKEN_${antwoord.status}` });
    const { access_token: token, expires_in: seconden } = (await antwoord.json()) as { access_token: string; expires_in: number };
    this.bewaard = { token, tot: Date.now() + seconden * 1000 - MARGE_MS };
    return token;
  }

  /** After a 401: the next call asks for a new one. */
  vergeet(): void {
    this.bewaard = undefined;
  }

  private async bewering(): Promise<string> {
    const { sleutelbestand, clientId, tokenUrl } = this.opties;
    const jwk = JSON.parse(readFileSync(sleutelbestand, 'utf8')) as JWK;
    const alg = jwk.alg ?? 'ES256';
    return new SignJWT({})
      .setProtectedHeader({ alg, ...(jwk.kid ? { kid: jwk.kid } : {}) })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(tokenUrl)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime('60s')
      .sign(await importJWK(jwk, alg));
  }
}
