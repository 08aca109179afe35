import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Postopslag } from './opslag';

const MAX_BYTES = 1024 * 1024;

const koppenVan = (mail: ParsedMail): Record<string, string> =>
  Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]));

const neemAan = async (stroom: SMTPServerDataStream, sessie: SMTPServerSession, opslag: Postopslag): Promise<void> => {
  const mail = await simpleParser(stroom);
  if (stroom.sizeExceeded) throw Object.assign(new Error('message too large'), { responseCode: 552 });
  const { mailFrom, rcptTo } = sessie.envelope;
  for (const { address } of rcptTo) {
    opslag.bewaar({
      ontvangenOp: new Date().toISOString(),
      aan: address,
      van: mailFrom ? mailFrom.address : '',
      onderwerp: mail.subject ?? '',
      berichtId: mail.messageId ?? '',
      tekst: mail.text ?? '',
      html: typeof mail.html === 'string' ? mail.html : '',
      koppen: koppenVan(mail),
    });
  }
};

/** A real SMTP server on loopback that delivers nowhere: it says 250 only once the mail is on disk. */
export const maakSmtp = (opslag: Postopslag): SMTPServer =>
  new SMTPServer({
    banner: 'Schakel sandbox: mail goes nowhere from here',
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MAX_BYTES,
    disableReverseLookup: true,
    logger: false,
    onData: (stroom, sessie, klaar) => {
      neemAan(stroom, sessie, opslag).then(
        () => klaar(),
        (fout: unknown) => klaar(fout instanceof Error ? fout : new Error('not accepted')),
      );
    },
  });
