import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EncryptJWT, jwtDecrypt, type JWTPayload } from 'jose';
import type { Sessie } from './sessie';

/** What is remembered between leaving for the issuer and coming back. */
export type Inlog = { readonly state: string; readonly nonce: string; readonly verifier: string; readonly naar: string };

type Soort = 'sessie' | 'inlog';
const LEVENSDUUR_S: Readonly<Record<Soort, number>> = { sessie: 8 * 3_600, inlog: 900 };

const afgeleid = (sleutel: Buffer, doel: string): Uint8Array => new Uint8Array(hkdfSync('sha256', sleutel, '', `schakel.portaal.${doel}`, 32));

/**
 * The two cookies of the portal: A256GCM, so unreadable and unchangeable in the browser; each made for one purpose, so one
 * cannot pass for the other. `__Host-` pins a cookie to this host over https; plain http exists in the sandbox only.
 */
export class Koekjes {
  private readonly sleutels: Readonly<Record<Soort, Uint8Array>>;
  private readonly csrfSleutel: Uint8Array;
  private readonly veilig: boolean;

  constructor(sessieSleutel: string, portaalUrl: string) {
    const sleutel = Buffer.from(sessieSleutel, 'base64');
    this.sleutels = { sessie: afgeleid(sleutel, 'sessie'), inlog: afgeleid(sleutel, 'inlog') };
    this.csrfSleutel = afgeleid(sleutel, 'csrf');
    this.veilig = portaalUrl.startsWith('https:');
  }

  async bewaarSessie(antwoord: FastifyReply, sessie: Sessie): Promise<void> {
    await this.zet(antwoord, 'sessie', { ...sessie });
  }

  async leesSessie(verzoek: FastifyRequest): Promise<Sessie | undefined> {
    return (await this.lees(verzoek, 'sessie')) as Sessie | undefined;
  }

  async bewaarInlog(antwoord: FastifyReply, inlog: Inlog): Promise<void> {
    await this.zet(antwoord, 'inlog', { ...inlog });
  }

  async leesInlog(verzoek: FastifyRequest): Promise<Inlog | undefined> {
    return (await this.lees(verzoek, 'inlog')) as Inlog | undefined;
  }

  wis(antwoord: FastifyReply, soort: Soort): void {
    this.schrijf(antwoord, soort, '', 'Max-Age=0');
  }

  /** Bound to one session: a form of another session, or of another site, has another token. */
  csrf(sessieId: string): string {
    return createHmac('sha256', this.csrfSleutel).update(sessieId).digest('base64url');
  }

  isCsrf(sessieId: string, gegeven: unknown): boolean {
    if (typeof gegeven !== 'string') return false;
    const [hier, daar] = [Buffer.from(this.csrf(sessieId)), Buffer.from(gegeven)];
    return hier.length === daar.length && timingSafeEqual(hier, daar);
  }

  private naam(soort: Soort): string {
    return `${this.veilig ? '__Host-' : ''}schakel-${soort}`;
  }

  /** Two cookies that hold no character with a meaning in the header: nothing to escape. Fastify adds one header per call. */
  private schrijf(antwoord: FastifyReply, soort: Soort, waarde: string, ...rest: readonly string[]): void {
    const delen = [`${this.naam(soort)}=${waarde}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', ...(this.veilig ? ['Secure'] : []), ...rest];
    void antwoord.header('Set-Cookie', delen.join('; '));
  }

  private async zet(antwoord: FastifyReply, soort: Soort, inhoud: JWTPayload): Promise<void> {
    const waarde = await new EncryptJWT({ inhoud }).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).setIssuedAt().setExpirationTime(`${LEVENSDUUR_S[soort]}s`).encrypt(this.sleutels[soort]);
    this.schrijf(antwoord, soort, waarde);
  }

  /** A cookie that is not ours, was changed, or is too old is no cookie. */
  private async lees(verzoek: FastifyRequest, soort: Soort): Promise<unknown> {
    const waarde = gegeven(verzoek.headers.cookie, this.naam(soort));
    if (!waarde) return undefined;
    try {
      const { payload } = await jwtDecrypt(waarde, this.sleutels[soort], { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] });
      return payload['inhoud'];
    } catch {
      return undefined;
    }
  }
}

const gegeven = (kop: string | undefined, naam: string): string | undefined =>
  kop
    ?.split(';')
    .map((deel) => deel.trim())
    .find((deel) => deel.startsWith(`${naam}=`))
    ?.slice(naam.length + 1);
