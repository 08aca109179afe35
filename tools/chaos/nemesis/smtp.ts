import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Antwoorder } from './doorgeefluik';

/** At which step a faulty mail server says what; everything else it does as it should. */
export type Smtpfout = { readonly bij: 'GROET' | 'MAIL' | 'RCPT' | 'INHOUD'; readonly antwoord: string };

const EINDE = '\r\n.\r\n';
const STAP = /^(EHLO|HELO|MAIL|RCPT|DATA|RSET|NOOP|QUIT)/i;
const SLUIT = /^421/;

const zeg = (klant: Socket, regel: string): void => {
  if (klant.destroyed) return;
  klant.write(`${regel}\r\n`);
  if (SLUIT.test(regel)) klant.end();
};

const GEWOON: Readonly<Record<string, string>> = { EHLO: '250 post', HELO: '250 post', MAIL: '250 2.1.0 ok', RCPT: '250 2.1.5 ok', DATA: '354 go on', RSET: '250 ok', NOOP: '250 ok' };

/** A mail server that takes nothing: it refuses at one step, in words of RFC 5321. */
export const weigerende = ({ bij, antwoord }: Smtpfout): Antwoorder => (klant) => {
  let inInhoud = false;
  zeg(klant, bij === 'GROET' ? antwoord : '220 post');
  createInterface({ input: klant }).on('line', (regel) => {
    if (inInhoud) {
      if (regel !== '.') return;
      inInhoud = false;
      return zeg(klant, bij === 'INHOUD' ? antwoord : '250 2.0.0 ok');
    }
    const stap = STAP.exec(regel)?.[1]?.toUpperCase();
    if (stap === 'QUIT') return void klant.end('221 bye\r\n');
    inInhoud = stap === 'DATA';
    zeg(klant, stap === bij ? antwoord : (GEWOON[stap ?? ''] ?? '500 5.5.2 what'));
  });
};

/** A tarpit: every byte of its greeting takes `ms`, so the conversation lives and gets nowhere. */
export const teerput = (ms: number): Antwoorder => (klant) => {
  const groet = [...'220-post\r\n'.repeat(100)];
  const tik = setInterval(() => {
    if (klant.destroyed) clearInterval(tik);
    else klant.write(groet.shift() ?? '\r\n');
  }, ms);
  klant.once('close', () => clearInterval(tik));
};

/** The server takes the mail, and its word for that is lost: who asks again sends it twice. */
export const verliesBevestiging: Antwoorder = (klant, naar) => {
  const server = naar();
  let staart = '';
  let verstuurd = false;
  klant.on('data', (deel: Buffer) => {
    staart = (staart + deel.toString('latin1')).slice(-EINDE.length);
    verstuurd ||= staart === EINDE;
    server.write(deel);
  });
  server.on('data', (deel: Buffer) => {
    if (!verstuurd) return void klant.write(deel);
    klant.resetAndDestroy();
    server.end();
  });
  server.on('error', () => klant.resetAndDestroy());
  klant.on('close', () => server.end());
};
