import { constants, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, decodeProtectedHeader, EmbeddedJWK, jwtVerify, type JWK } from 'jose';
import { sha256 } from '#shared/operations/bezitsbewijs';
import { fout, Probleem } from '../http/probleem';
import type { Geheugen } from './geheugen';

/** What a proof must be about. */
export type Bewijseis = {
  readonly methode: string;
  /** The addresses under which this request may have been made, without query: fixed by configuration, never by a header. */
  readonly adressen: readonly string[];
  readonly token: string;
  /** Thumbprint of the key to which the issuer bound the token (`cnf.jkt`). */
  readonly jkt: string;
  readonly nu: number;
};

const ALGORITMEN = ['ES256', 'PS256', 'RS256'];
/** How far the clock of a caller may be off, and so how long a proof can be used at all. */
export const VENSTER_S = 60;
const UITDAGING = `DPoP algs="${ALGORITMEN.join(' ')}"`;
const NIEUW_BEWIJS = 'Maak voor elk verzoek een nieuw bewijs (RFC 9449) met de sleutel waaraan het token is gebonden, voor deze methode en dit adres zonder vraagdeel.';

/** A bound token without a proof that holds: 401, with what was wrong and what helps. */
export const geenBewijs = (melding: string, herstel = NIEUW_BEWIJS, soort: 'invalid_dpop_proof' | 'invalid_token' = 'invalid_dpop_proof'): Probleem =>
  new Probleem('NIET_AANGEMELD', { detail: melding, fouten: [fout(soort === 'invalid_token' ? 'Authorization' : 'DPoP', 'NIET_AANGEMELD', melding, herstel)], kop: { 'WWW-Authenticate': `${UITDAGING}, error="${soort}"` } });

/** Without query and fragment, written in one way. */
const adresVan = (htu: unknown): string | undefined => {
  if (typeof htu !== 'string' || !URL.canParse(htu)) return undefined;
  const { origin, pathname } = new URL(htu);
  return `${origin}${pathname}`;
};

/** The key is looked at before it is used: nobody makes us verify with a key that the issuer did not bind. */
const eisSleutel = async (bewijs: string, jkt: string): Promise<void> => {
  let vingerafdruk: string;
  try {
    vingerafdruk = await calculateJwkThumbprint((decodeProtectedHeader(bewijs) as { jwk: JWK }).jwk);
  } catch {
    throw geenBewijs('Het bewijs is geen ondertekend JWT met een publieke sleutel.');
  }
  if (vingerafdruk !== jkt) throw geenBewijs('Het bewijs is ondertekend met een andere sleutel dan die van het token.');
};

const inhoudVan = async (bewijs: string): Promise<Inhoud> => {
  try {
    return (await jwtVerify(bewijs, EmbeddedJWK, { typ: 'dpop+jwt', algorithms: ALGORITMEN })).payload;
  } catch {
    throw geenBewijs('De ondertekening van het bewijs klopt niet.');
  }
};

type Inhoud = Readonly<Record<string, unknown>>;
/** How a signature under one header is verified. */
export type Verificatie = (getekend: string, handtekening: Buffer) => boolean;
/** By the thumbprint of the key and the header that showed it. */
export type Kopgeheugen = Pick<Geheugen<Verificatie>, 'vind' | 'onthoud'>;

const WIJZEN: Readonly<Record<string, (sleutel: KeyObject) => Parameters<typeof verify>[2]>> = {
  ES256: (key) => ({ key, dsaEncoding: 'ieee-p1363' }),
  RS256: (key) => key,
  PS256: (key) => ({ key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }),
};

const verificatieVan = (bewijs: string): Verificatie | undefined => {
  const { alg = '', jwk } = decodeProtectedHeader(bewijs) as { alg?: string; jwk: JWK };
  const wijze = WIJZEN[alg]?.(createPublicKey({ key: { ...jwk }, format: 'jwk' }));
  if (!wijze) return undefined;
  return (getekend, handtekening) => verify('sha256', Buffer.from(getekend), wijze, handtekening);
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** What a proof says under a header that was found good before; undefined where that is not all there is to ask. */
const inhoudOnder = (bewijs: string, verificatie: Verificatie): Inhoud | undefined => {
  const [begin, eind] = [bewijs.indexOf('.'), bewijs.lastIndexOf('.')];
  if (!verificatie(bewijs.slice(0, eind), Buffer.from(bewijs.slice(eind + 1), 'base64url'))) return undefined;
  try {
    const inhoud = JSON.parse(utf8.decode(Buffer.from(bewijs.slice(begin + 1, eind), 'base64url'))) as Inhoud;
    return 'exp' in inhoud || 'nbf' in inhoud ? undefined : inhoud;
  } catch {
    return undefined;
  }
};

/**
 * A caller shows the same key in the same header with every request. The header is judged and the key is imported once; after
 * a proof under it held, only signature and content are left to ask. What does not hold there is judged in full, as if new.
 */
const inhoudMetSleutel = async (bewijs: string, jkt: string, koppen: Kopgeheugen): Promise<Inhoud> => {
  const naam = `${jkt}.${bewijs.slice(0, bewijs.indexOf('.'))}`;
  const bekend = koppen.vind(naam);
  const vlug = bekend && inhoudOnder(bewijs, bekend);
  if (vlug) return vlug;
  await eisSleutel(bewijs, jkt);
  const inhoud = await inhoudVan(bewijs);
  const verificatie = verificatieVan(bewijs);
  if (verificatie) koppen.onthoud(naam, verificatie);
  return inhoud;
};

/**
 * Holds a DPoP proof against the request it came with (RFC 9449 §4.3). Gives what identifies this one proof: the caller
 * still has to see to it that it is used once.
 */
export const keurBewijs = async (kop: string | string[] | undefined, { methode, adressen, token, jkt, nu }: Bewijseis, koppen: Kopgeheugen): Promise<string> => {
  if (typeof kop !== 'string' || !/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/.test(kop)) throw geenBewijs('De header DPoP ontbreekt, of houdt niet precies een bewijs in.');
  const { htm, htu, iat, jti, ath } = await inhoudMetSleutel(kop, jkt, koppen);
  if (htm !== methode) throw geenBewijs('Het bewijs is voor een andere methode gemaakt.');
  if (!adressen.includes(adresVan(htu) ?? '')) throw geenBewijs('Het bewijs is voor een ander adres gemaakt.');
  if (ath !== sha256(token)) throw geenBewijs('Het bewijs hoort bij een ander token.');
  if (typeof iat !== 'number' || Math.abs(nu / 1000 - iat) > VENSTER_S) throw geenBewijs(`Het bewijs is niet van nu: het moet hooguit ${VENSTER_S} seconden oud zijn.`);
  if (typeof jti !== 'string' || jti === '') throw geenBewijs('Het bewijs heeft geen jti.');
  return `${jkt}.${jti}`;
};
