import { createTransport } from 'nodemailer';
import { wacht } from '../bestanden';

/** Sends a mail back to who sent it, from somewhere down the road: after it was taken. */
export type Terugzender = (van: string, aan: string) => void;

const PAUZE_MS = 500;
const POGINGEN = 40;
const GRENS = 'terug';

/** The form of RFC 3464, as mail servers write it. */
export const terugmelding = (van: string, aan: string): string =>
  [
    'From: Mail Delivery System <mailer-daemon@sandbox.invalid>',
    `To: <${van}>`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status;\r\n boundary="${GRENS}"`,
    '',
    `--${GRENS}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'The mail could not be delivered.',
    '',
    `--${GRENS}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; sandbox.invalid',
    '',
    `Final-Recipient: rfc822; ${aan}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 no such mailbox',
    '',
    `--${GRENS}--`,
    '',
  ].join('\r\n');

/** Tries again while the other side is not there; what came back itself is never sent back (null sender, RFC 5321 §4.5.5). */
export const maakTerugzender = (url: string): Terugzender => {
  const post = createTransport({ url });
  const stuur = async (van: string, aan: string): Promise<void> => {
    for (let poging = 1; ; poging += 1) {
      try {
        await post.sendMail({ envelope: { from: '', to: van }, raw: terugmelding(van, aan) });
        return;
      } catch (fout) {
        const { responseCode = 0 } = fout as { responseCode?: number };
        if (poging >= POGINGEN || responseCode >= 500) {
          console.error('a bounce was not taken');
          return;
        }
        await wacht(PAUZE_MS);
      }
    }
  };
  return (van, aan) => {
    if (van) void stuur(van, aan);
  };
};
