import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

export const AUDIENCE = 'urn:schakel:api';

type Tokenwens = { issuer?: string; audience?: string; verloopt?: string; sleutel?: CryptoKey | Uint8Array; alg?: string };

/** A token server of the test's own: real keys, a real JWKS over HTTP, and tokens as wrong as a test wants them. */
export class Proefissuer {
  private constructor(
    private readonly server: Server,
    private readonly sleutel: CryptoKey,
  ) {}

  static async start(): Promise<Proefissuer> {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'proef', alg: 'RS256', use: 'sig' }] });
    const server = createServer((verzoek, antwoord) => {
      const adres = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      antwoord.setHeader('content-type', 'application/json');
      antwoord.end(verzoek.url === '/jwks' ? jwks : JSON.stringify({ issuer: adres, jwks_uri: `${adres}/jwks` }));
    });
    await new Promise<void>((klaar) => server.listen(0, '127.0.0.1', klaar));
    return new Proefissuer(server, privateKey);
  }

  get adres(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  token(claims: Record<string, unknown>, { issuer = this.adres, audience = AUDIENCE, verloopt = '5m', sleutel = this.sleutel, alg = 'RS256' }: Tokenwens = {}): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg, kid: 'proef', typ: 'at+jwt' }).setIssuedAt().setIssuer(issuer).setAudience(audience).setExpirationTime(verloopt).sign(sleutel);
  }

  sluit(): Promise<void> {
    return new Promise((klaar) => this.server.close(() => klaar()));
  }
}
