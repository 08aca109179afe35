import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Postopslag } from './opslag';
import type { Terugzender } from './terugzender';

const MAX_BYTES = 1024 * 1024;
/** To show what happens to mail that does not arrive: refused at once, or taken and sent back. */
const ONBESTAAND = /^onbestaand[.@]/i;
const WEG = /^weg[.@]/i;

const koppenVan = (mail: ParsedMail): Record<string, string> =>
  Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]));

const neemAan = async (stroom: SMTPServerDataStream, sessie: SMTPServerSession, opslag: Postopslag, stuurTerug: Terugzender): Promise<void> => {
  const mail = await simpleParser(stroom);
  if (stroom.sizeExceeded) throw Object.assign(new Error('message too large'), { responseCode: 552 });
  const { mailFrom, rcptTo } = sessie.envelope;
  const van = mailFrom ? mailFrom.address : '';
  for (const { address } of rcptTo) {
    if (WEG.test(address)) {
      stuurTerug(van, address);
      continue;
    }
    opslag.bewaar({
      ontvangenOp: new Date().toISOString(),
      aan: address,
      van,
      onderwerp: mail.subject ?? '',
      berichtId: mail.messageId ?? '',
      tekst: mail.text ?? '',
      html: typeof mail.html === 'string' ? mail.html : '',
      koppen: koppenVan(mail),
    });
  }
};

/** A real SMTP server on loopback that delivers nowhere: it says 250 only once the mail is on disk. */
export const maakSmtp = (opslag: Postopslag, stuurTerug: Terugzender): SMTPServer =>
  new SMTPServer({
    banner: 'Schakel sandbox: mail goes nowhere from here',
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MAX_BYTES,
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _sessie, klaar) => klaar(ONBESTAAND.test(address) ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    onData: (stroom, sessie, klaar) => {
      neemAan(stroom, sessie, opslag, stuurTerug).then(
        () => klaar(),
        (fout: unknown) => klaar(fout instanceof Error ? fout : new Error('not accepted')),
      );
    },
  });
