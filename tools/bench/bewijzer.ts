import { createHash, createPrivateKey, randomUUID, sign } from 'node:crypto';
import type { Toegang } from './klant';

const base64url = (waarde: unknown): string => Buffer.from(JSON.stringify(waarde)).toString('base64url');

/** Proofs of possession by hand: the library takes several times as long, and the client shares the cores with what it measures. */
export const maakBewijzer = ({ token, prive, publiek }: Toegang, url: URL): (() => Record<string, string>) => {
  const sleutel = createPrivateKey({ key: prive, format: 'jwk' });
  const kop = base64url({ typ: 'dpop+jwt', alg: 'ES256', jwk: publiek });
  const ath = createHash('sha256').update(token).digest('base64url');
  return () => {
    const deel = `${kop}.${base64url({ jti: randomUUID(), htm: 'POST', htu: url.href, ath, iat: Math.floor(Date.now() / 1000) })}`;
    const handtekening = sign('sha256', Buffer.from(deel), { key: sleutel, dsaEncoding: 'ieee-p1363' }).toString('base64url');
    return { authorization: `DPoP ${token}`, dpop: `${deel}.${handtekening}` };
  };
};
