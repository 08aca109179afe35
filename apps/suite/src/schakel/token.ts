import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';

export type Tokenopties = { readonly tokenUrl: string; readonly clientId: string; readonly sleutelbestand: string; readonly audience: string };

const MARGE_MS = 60_000;
const BEWERING = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

type Bewijssleutel = { readonly prive: CryptoKey; readonly publiek: JWK };
type Bewaard = { readonly token: string; readonly schema: 'DPoP' | 'Bearer'; readonly tot: number };

const zonderVraagdeel = (url: string): string => {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
};

const maakSleutel = async (): Promise<Bewijssleutel> => {
  const { privateKey: prive, publicKey } = await generateKeyPair('ES256');
  return { prive, publiek: await exportJWK(publicKey) };
};

/**
 * Access tokens by client credentials with `private_key_jwt` (RFC 7523), kept until shortly before they expire, and bound to a
 * key that lives as long as this process (RFC 9449): a token that leaks is worth nothing without it.
 */
export class Tokenbron {
  private bewaard: Bewaard | undefined;
  private sleutel: Promise<Bewijssleutel> | undefined;

  constructor(private readonly opties: Tokenopties) {}

  /** The headers for one request; a token server that does not bind gives a token that goes without proof. */
  async koppen(methode: string, url: string): Promise<Record<string, string>> {
    const { token, schema } = await this.geldig();
    return { authorization: `${schema} ${token}`, ...(schema === 'DPoP' ? { dpop: await this.bewijs(methode, url, token) } : {}) };
  }

  private async geldig(): Promise<Bewaard> {
    if (this.bewaard && this.bewaard.tot > Date.now()) return this.bewaard;
    const { tokenUrl, clientId, audience } = this.opties;
    const antwoord = await fetch(tokenUrl, {
      method: 'POST',
      headers: { dpop: await this.bewijs('POST', tokenUrl) },
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
    const { access_token: token, expires_in: seconden, token_type: soort } = (await antwoord.json()) as { access_token: string; expires_in: number; token_type: string };
    this.bewaard = { token, schema: soort.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer', tot: Date.now() + seconden * 1000 - MARGE_MS };
    return this.bewaard;
  }

  /** After a 401: the next call asks for a new one. */
  vergeet(): void {
    this.bewaard = undefined;
  }

  private async bewijs(methode: string, url: string, token?: string): Promise<string> {
    this.sleutel ??= maakSleutel();
    const { prive, publiek } = await this.sleutel;
    const ath = token === undefined ? {} : { ath: createHash('sha256').update(token).digest('base64url') };
    return new SignJWT({ jti: randomUUID(), htm: methode, htu: zonderVraagdeel(url), ...ath }).setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: publiek }).setIssuedAt().sign(prive);
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
