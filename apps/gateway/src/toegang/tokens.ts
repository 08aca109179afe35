import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { sha256 } from '#shared/operations/bezitsbewijs';
import { Probleem } from '../http/probleem';
import { Geheugen } from './geheugen';

/** What a valid token says: which connection calls, under which OIN, and on whose behalf (RFC 9068: for a system that is the client itself). */
export type Tokeninhoud = {
  readonly clientId: string;
  readonly oin: string;
  readonly sub: string | undefined;
  /** The token itself, and how it was offered. */
  readonly token: string;
  readonly schema: 'bearer' | 'dpop';
  /** Thumbprint of the key that this token is bound to (RFC 9449). */
  readonly jkt: string | undefined;
};

export type Tokenopties = {
  readonly issuer: string;
  readonly audience: string;
  /** Absent: found through the issuer's discovery document. */
  readonly jwksUrl?: string | undefined;
  readonly nu?: () => number;
};

/** Asymmetric only: `none` and HMAC are no signatures of the issuer (NL GOV OAuth: RS256 must, PS256 should). */
const ALGORITMEN = ['RS256', 'PS256', 'ES256'];
const SPELING_S = 5;
const TOKENS = 5_000;
/** A token that held is not verified again for this long, so that an issuer that withdraws its key is heard within it. */
const GELOOF_MS = 60_000;

type Gelezen = Omit<Tokeninhoud, 'token' | 'schema'>;

const ontdek = async (issuer: string): Promise<URL> => {
  const antwoord = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { redirect: 'error', signal: AbortSignal.timeout(5_000) });
  if (!antwoord.ok) throw new Error('discovery mislukt');
  const document = (await antwoord.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (document.issuer !== issuer || typeof document.jwks_uri !== 'string') throw new Error('discovery van een andere issuer');
  return new URL(document.jwks_uri);
};

/** Faults of the token itself; anything else means that the keys could not be had, which is our trouble and not the caller's. */
const isFoutToken = (oorzaak: unknown): boolean =>
  oorzaak instanceof errors.JWTExpired ||
  oorzaak instanceof errors.JWTClaimValidationFailed ||
  oorzaak instanceof errors.JWTInvalid ||
  oorzaak instanceof errors.JWSInvalid ||
  oorzaak instanceof errors.JWSSignatureVerificationFailed ||
  oorzaak instanceof errors.JOSEAlgNotAllowed ||
  oorzaak instanceof errors.JOSENotSupported ||
  oorzaak instanceof errors.JWKSNoMatchingKey ||
  oorzaak instanceof errors.JWKSMultipleMatchingKeys;

/** To what the token is bound: nothing, or a key. A binding of a kind that nobody here checks is no reason to do without. */
const bindingVan = (cnf: unknown): string | undefined => {
  if (cnf === undefined) return undefined;
  const { jkt, ...anders } = (typeof cnf === 'object' && cnf !== null ? cnf : {}) as Record<string, unknown>;
  if (typeof jkt !== 'string' || jkt === '' || Object.keys(anders).length > 0) throw new Probleem('NIET_AANGEMELD');
  return jkt;
};

/** Reads access tokens (JWT, RFC 9068) of the one issuer this hub trusts. Who may do what with one is asked at every request, elsewhere. */
export class Tokenlezer {
  private sleutels: JWTVerifyGetKey | undefined;
  private readonly gelezen = new Geheugen<{ readonly inhoud: Gelezen; readonly tot: number }>(TOKENS);

  constructor(private readonly opties: Tokenopties) {}

  async lees(authorization: string | undefined): Promise<Tokeninhoud> {
    const [, schema, token] = /^(Bearer|DPoP) ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*)$/i.exec(authorization ?? '') ?? [];
    if (!schema || !token) throw new Probleem('NIET_AANGEMELD');
    const merk = sha256(token);
    const eerder = this.gelezen.vind(merk);
    const inhoud = eerder && eerder.tot > this.nu() ? eerder.inhoud : await this.keur(token, merk);
    return { ...inhoud, token, schema: schema.toLowerCase() as Tokeninhoud['schema'] };
  }

  private async keur(token: string, merk: string): Promise<Gelezen> {
    const nu = this.nu();
    try {
      const { payload } = await jwtVerify(token, await this.sleutelbos(), {
        issuer: this.opties.issuer,
        audience: this.opties.audience,
        algorithms: ALGORITMEN,
        requiredClaims: ['exp', 'client_id', 'oin'],
        clockTolerance: SPELING_S,
        currentDate: new Date(nu),
      });
      const { client_id: clientId, oin, sub, cnf, exp = 0 } = payload;
      if (typeof clientId !== 'string' || typeof oin !== 'string') throw new Probleem('NIET_AANGEMELD');
      const inhoud = { clientId, oin, sub, jkt: bindingVan(cnf) };
      this.gelezen.onthoud(merk, { inhoud, tot: Math.min((exp + SPELING_S) * 1000, nu + GELOOF_MS) });
      return inhoud;
    } catch (oorzaak) {
      if (oorzaak instanceof Probleem) throw oorzaak;
      throw new Probleem(isFoutToken(oorzaak) ? 'NIET_AANGEMELD' : 'NIET_BESCHIKBAAR');
    }
  }

  private nu(): number {
    return (this.opties.nu ?? Date.now)();
  }

  private async sleutelbos(): Promise<JWTVerifyGetKey> {
    this.sleutels ??= createRemoteJWKSet(this.opties.jwksUrl ? new URL(this.opties.jwksUrl) : await ontdek(this.opties.issuer), { timeoutDuration: 5_000 });
    return this.sleutels;
  }
}
