import { createHash, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

/** A key pair that a caller keeps to himself; tokens are bound to it (RFC 9449), so without it they are worth nothing. */
export type Bewijssleutel = { readonly prive: CryptoKey; readonly publiek: JWK };

export const maakBewijssleutel = async (): Promise<Bewijssleutel> => {
  const { privateKey: prive, publicKey } = await generateKeyPair('ES256');
  return { prive, publiek: await exportJWK(publicKey) };
};

export const sha256 = (tekst: string): string => createHash('sha256').update(tekst).digest('base64url');

/** Proof of possession for one request: of this method, at this address (without its query), with this token, now. */
export const maakBewijs = ({ prive, publiek }: Bewijssleutel, methode: string, url: string, token?: string): Promise<string> => {
  const { origin, pathname } = new URL(url);
  return new SignJWT({ jti: randomUUID(), htm: methode, htu: `${origin}${pathname}`, ...(token === undefined ? {} : { ath: sha256(token) }) })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: publiek })
    .setIssuedAt()
    .sign(prive);
};

/** The two headers of a call with a bound token. */
export const bewezenKoppen = async (sleutel: Bewijssleutel, token: string, methode: string, url: string): Promise<{ authorization: string; dpop: string }> => ({
  authorization: `DPoP ${token}`,
  dpop: await maakBewijs(sleutel, methode, url, token),
});
