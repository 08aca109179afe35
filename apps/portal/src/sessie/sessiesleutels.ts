import { createECDH, hkdfSync } from 'node:crypto';
import { importJWK, type CryptoKey, type JWK } from 'jose';
import type { Bewijssleutel } from '#shared/operations/bezitsbewijs';

/** As much as one copy of the portal keeps at hand; the rest is made again when asked for. */
const MAX = 500;
const KROMME = 'prime256v1';

export type Sessiesleutel = Bewijssleutel & { readonly paar: { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey } };

const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** A number that is no private key of the curve comes up once in four milliards; then the next one is taken. */
const maakJwk = (geheim: Buffer, sessieId: string, keer = 0): JWK => {
  const d = Buffer.from(hkdfSync('sha256', geheim, sessieId, `schakel.portaal.bezitsbewijs.${keer}`, 32));
  const ecdh = createECDH(KROMME);
  try {
    ecdh.setPrivateKey(d);
  } catch {
    return maakJwk(geheim, sessieId, keer + 1);
  }
  const punt = ecdh.getPublicKey();
  return { kty: 'EC', crv: 'P-256', x: b64(punt.subarray(1, 33)), y: b64(punt.subarray(33)), d: b64(d) };
};

/**
 * The key to which the tokens of one session are bound (docs/adr/0032). It follows from the key of the portal and the id
 * of the session, so every copy of the portal has it and it lies nowhere: not in a cookie, and in no store.
 */
export class Sessiesleutels {
  private readonly geheim: Buffer;
  private readonly bekend = new Map<string, Promise<Sessiesleutel>>();

  constructor(sessieSleutel: string) {
    this.geheim = Buffer.from(sessieSleutel, 'base64');
  }

  van(sessieId: string): Promise<Sessiesleutel> {
    const bekend = this.bekend.get(sessieId);
    if (bekend) return bekend;
    const [oudste] = this.bekend.keys();
    if (oudste !== undefined && this.bekend.size >= MAX) this.bekend.delete(oudste);
    const nieuw = this.maak(sessieId);
    this.bekend.set(sessieId, nieuw);
    return nieuw;
  }

  private async maak(sessieId: string): Promise<Sessiesleutel> {
    const { d, ...publiek } = maakJwk(this.geheim, sessieId);
    const [prive, publicKey] = (await Promise.all([importJWK({ ...publiek, d } as JWK, 'ES256'), importJWK(publiek, 'ES256', { extractable: true })])) as [CryptoKey, CryptoKey];
    return { prive, publiek, paar: { privateKey: prive, publicKey } };
  }
}
