import { createTransport } from 'nodemailer';
import type { Mailtekst } from './mailtekst';
import { retouradres } from './retouradres';

/**
 * Fate of one attempt. `ADRES_GEWEIGERD`: this address does not exist there; `GEWEIGERD`: the server says no for another
 * lasting reason (5xx); `ONBEREIKBAAR`: nobody to talk to, for any mail.
 */
export type Bezorging =
  | { readonly uitslag: 'AANGENOMEN' }
  | { readonly uitslag: 'ADRES_GEWEIGERD' | 'GEWEIGERD' | 'TIJDELIJK' | 'ONBEREIKBAAR'; readonly oorzaak: string };

export const POSTBUS = Symbol('POSTBUS');

export interface Postbus {
  /** `id` comes back with what bounces. */
  verstuur(id: string, aan: string, tekst: Mailtekst): Promise<Bezorging>;
  sluit(): void;
}

const TIJD = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 20_000, dnsTimeout: 5_000 };
const CODE = /^[A-Z][A-Z0-9_]{1,30}$/;
/** Replies to these are about this one mail; to anything else (greeting, login) about the server. */
const OVER_DEZE_MAIL = ['MAIL FROM', 'RCPT TO', 'DATA'];
const DIENST_SLUIT = 421;
/** Answers to RCPT TO that are about the mailbox (RFC 5321 §4.2.3). */
const ADRES_BESTAAT_NIET = [550, 551, 553, 556];

/** Reads codes only: the server's text may quote an address. */
const duid = (fout: unknown): Bezorging => {
  const { responseCode, code, command } = fout as { responseCode?: number; code?: string; command?: string };
  const oorzaak = responseCode !== undefined ? String(responseCode) : code !== undefined && CODE.test(code) ? code : 'ONBEKEND';
  if (responseCode === undefined || responseCode === DIENST_SLUIT || !OVER_DEZE_MAIL.includes(command ?? '')) return { uitslag: 'ONBEREIKBAAR', oorzaak };
  if (command === 'RCPT TO' && ADRES_BESTAAT_NIET.includes(responseCode)) return { uitslag: 'ADRES_GEWEIGERD', oorzaak };
  return { uitslag: responseCode >= 500 ? 'GEWEIGERD' : 'TIJDELIJK', oorzaak };
};

export type Postbusopties = { readonly url: string; readonly afzender: string; readonly bouncedomein: string };

export const maakPostbus = ({ url, afzender, bouncedomein }: Postbusopties): Postbus => {
  const transport = createTransport({ url, pool: true, maxConnections: 2, maxMessages: 100, ...TIJD, disableFileAccess: true, disableUrlAccess: true });
  return {
    verstuur: async (id, aan, { berichtId, verwijst, onderwerp, tekst, html }) => {
      try {
        await transport.sendMail({
          from: afzender,
          to: { name: '', address: aan },
          envelope: { from: retouradres(id, bouncedomein), to: aan },
          subject: onderwerp,
          text: tekst,
          html,
          messageId: berichtId,
          ...(verwijst ? { inReplyTo: verwijst, references: verwijst } : {}),
          // The last one keeps Exchange from answering that somebody is away; bounces still come.
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'nl', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
        });
        return { uitslag: 'AANGENOMEN' };
      } catch (fout) {
        return duid(fout);
      }
    },
    sluit: () => transport.close(),
  };
};

const ADRES = /<?([^\s<>@]+@([a-z0-9.-]+))>?\s*$/i;

/** Domain of `Naam <adres@domein>`, for the Message-ID. */
export const domeinVan = (afzender: string): string => {
  const domein = ADRES.exec(afzender)?.[2];
  if (!domein) throw new RangeError('MAIL_AFZENDER has no address');
  return domein.toLowerCase();
};
