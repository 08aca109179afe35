import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { Doorgeefluik, type Antwoorder } from './doorgeefluik';
import { teerput, verliesBevestiging, weigerende } from './smtp';

let server: SMTPServer;
let luik: Doorgeefluik;
let ontvangen: string[];

beforeEach(async () => {
  ontvangen = [];
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    logger: false,
    onData: (stroom, { envelope }, klaar) => {
      stroom.resume().on('end', () => {
        ontvangen.push(...envelope.rcptTo.map(({ address }) => address));
        klaar();
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  luik = await Doorgeefluik.open();
  luik.naar((server.server.address() as AddressInfo).port);
});
afterEach(async () => {
  await luik.sluit();
  await new Promise<void>((klaar) => server.close(klaar));
});

/** One mail through the proxy, as a client would send it; what became of it. */
const verstuur = async (): Promise<string> => {
  const transport = createTransport({ host: '127.0.0.1', port: luik.poort, secure: false, greetingTimeout: 300, connectionTimeout: 300, socketTimeout: 1000 });
  try {
    await transport.sendMail({ from: 'a@sandbox.invalid', to: 'b@sandbox.invalid', subject: 'proef', text: 'x'.repeat(50_000) });
    return 'AANGENOMEN';
  } catch (fout) {
    const { responseCode, code, command } = fout as { responseCode?: number; code?: string; command?: string };
    return responseCode === undefined ? `${code}` : `${responseCode} ${command}`;
  } finally {
    transport.close();
  }
};
const met = (antwoorder: Antwoorder): Promise<string> => {
  luik.zet({ soort: 'zelf', antwoorder });
  return verstuur();
};

it.each([
  ['GROET', '421 4.3.2 closing', '421 CONN'],
  ['MAIL', '421 4.3.2 closing', '421 MAIL FROM'],
  ['INHOUD', '421 4.3.2 closing', '421 DATA'],
  ['RCPT', '552 5.2.2 mailbox full', '552 RCPT TO'],
  ['INHOUD', '552 5.2.2 mailbox full', '552 DATA'],
] as const)('refuses at %s with %s', async (bij, antwoord, uitslag) => {
  expect(await met(weigerende({ bij, antwoord }))).toBe(uitslag);
  expect(ontvangen).toEqual([]);
});

it('greets so slowly that the client gives up', async () => {
  expect(await met(teerput(40))).toBe('ETIMEDOUT');
  expect(ontvangen).toEqual([]);
});

it('lets the server take the mail and loses its word', async () => {
  expect(await met(verliesBevestiging)).toMatch(/^E(CONNECTION|CONNRESET|SOCKET)$/);
  expect(ontvangen).toEqual(['b@sandbox.invalid']);
});

it('takes mail as before once it is over', async () => {
  await met(weigerende({ bij: 'GROET', antwoord: '421 4.3.2 closing' }));
  luik.herstel();
  expect(await verstuur()).toBe('AANGENOMEN');
  expect(ontvangen).toEqual(['b@sandbox.invalid']);
});
