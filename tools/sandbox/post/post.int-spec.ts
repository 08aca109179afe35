import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { wachtTot } from '../bestanden';
import { maakHttp } from './http';
import { Postopslag, type GetoondeMail } from './opslag';
import { maakSmtp } from './smtp';
import { maakTerugzender, type Terugzender } from './terugzender';

type Kantoor = { readonly web: string; readonly stuur: (onderwerp: string, tekst: string, id: string, aan?: string) => Promise<void>; readonly sluit: () => Promise<void> };

const luister = (server: Server): Promise<number> =>
  new Promise((klaar) => void server.listen(0, '127.0.0.1', () => klaar((server.address() as AddressInfo).port)));

const luisterSmtp = (smtp: SMTPServer): Promise<number> =>
  new Promise((klaar) => void smtp.listen(0, '127.0.0.1', () => klaar((smtp.server.address() as AddressInfo).port)));

const open = async (map: string, stuurTerug: Terugzender = () => undefined): Promise<Kantoor> => {
  const opslag = new Postopslag(map);
  const http = maakHttp(opslag);
  const smtp = maakSmtp(opslag, stuurTerug);
  const web = `http://127.0.0.1:${await luister(http)}`;
  const post = createTransport({ host: '127.0.0.1', port: await luisterSmtp(smtp), secure: false });
  return {
    web,
    stuur: async (subject, text, messageId, to = 'een@sandbox.invalid') => void (await post.sendMail({ from: 'schakel@sandbox.invalid', to, subject, text, messageId })),
    sluit: async () => {
      await new Promise((klaar) => http.close(klaar));
      await new Promise<void>((klaar) => smtp.close(() => klaar()));
    },
  };
};

const mails = async ({ web }: Kantoor, na = ''): Promise<GetoondeMail[]> =>
  ((await (await fetch(`${web}/api/mails${na}`)).json()) as { mails: GetoondeMail[] }).mails;

/** fetch does not let a caller choose the Host header; a browser tricked by DNS rebinding would send another one. */
const statusVoorHost = ({ web }: Kantoor, host: string): Promise<number | undefined> =>
  new Promise((klaar, fout) => request(web, { headers: { host } }, (antwoord) => klaar(antwoord.resume().statusCode)).once('error', fout).end());

describe('the post office of the sandbox', () => {
  let map: string;
  let kantoor: Kantoor;

  beforeEach(async () => {
    map = mkdtempSync(join(tmpdir(), 'post-'));
    kantoor = await open(map);
  });
  afterEach(async () => {
    await kantoor.sluit();
    rmSync(map, { recursive: true, force: true });
  });

  it('keeps a mail with its envelope address and Message-ID', async () => {
    await kantoor.stuur('Er is antwoord op uw bericht', 'Bekijk het antwoord.', '<a@schakel>');
    expect(await mails(kantoor)).toMatchObject([{ aan: 'een@sandbox.invalid', onderwerp: 'Er is antwoord op uw bericht', tekst: expect.stringContaining('Bekijk'), berichtId: '<a@schakel>', aantal: 1 }]);
  });

  it('shows a mail with the same Message-ID once and counts how often it came', async () => {
    await kantoor.stuur('x', 'x', '<a@schakel>');
    await kantoor.stuur('x', 'x', '<a@schakel>');
    await kantoor.stuur('x', 'x', '<a@schakel>', 'twee@sandbox.invalid');
    expect((await mails(kantoor)).map(({ aan, aantal }) => [aan, aantal])).toEqual([['een@sandbox.invalid', 2], ['twee@sandbox.invalid', 1]]);
  });

  it('still has the mail after a restart, and goes on counting', async () => {
    await kantoor.stuur('eerste', 'x', '<a@schakel>');
    await kantoor.sluit();
    kantoor = await open(map);
    await kantoor.stuur('tweede', 'x', '<b@schakel>');
    expect((await mails(kantoor)).map(({ volgnr, onderwerp }) => [volgnr, onderwerp])).toEqual([[1, 'eerste'], [2, 'tweede']]);
    expect((await mails(kantoor, '?na=1')).map(({ onderwerp }) => onderwerp)).toEqual(['tweede']);
  });

  it('forgets everything when asked to', async () => {
    await kantoor.stuur('x', 'x', '<a@schakel>');
    await fetch(`${kantoor.web}/api/mails`, { method: 'DELETE' });
    expect(await mails(kantoor)).toEqual([]);
    expect(readdirSync(map)).toEqual([]);
  });

  it('refuses a mailbox that does not exist', async () => {
    await expect(kantoor.stuur('x', 'x', '<a@schakel>', 'onbestaand@sandbox.invalid')).rejects.toMatchObject({ responseCode: 550 });
    expect(await mails(kantoor)).toEqual([]);
  });

  it('takes mail for somebody who is gone and sends a status notification to the envelope sender', async () => {
    const terug: { van: string; aan: string | undefined; inhoud: string }[] = [];
    const afzender = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      onData: (stroom, { envelope }, klaar) =>
        void simpleParser(stroom).then((mail) => {
          terug.push({ van: envelope.mailFrom ? envelope.mailFrom.address : '', aan: envelope.rcptTo[0]?.address, inhoud: mail.text ?? '' });
          klaar();
        }),
    });
    const poort = await luisterSmtp(afzender);
    await kantoor.sluit();
    kantoor = await open(map, maakTerugzender(`smtp://127.0.0.1:${poort}`));
    await kantoor.stuur('x', 'x', '<a@schakel>', 'weg@sandbox.invalid');
    await wachtTot(() => terug.length === 1, 5000);
    await new Promise<void>((klaar) => afzender.close(() => klaar()));
    expect(terug).toEqual([{ van: '', aan: 'schakel@sandbox.invalid', inhoud: expect.stringContaining('Action: failed') as string }]);
    expect(await mails(kantoor)).toEqual([]);
  });

  it('shows mail text as text, never as markup', async () => {
    await kantoor.stuur('<script>alert(1)</script>', '<img src=x onerror=alert(1)> http://127.0.0.1/taken/1?a="b', '<a@schakel>');
    const lijst = await fetch(`${kantoor.web}/`);
    const een = await (await fetch(`${kantoor.web}/mails/1`)).text();
    expect(lijst.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(`${await lijst.text()}${een}`).not.toMatch(/<script|<img/);
    expect(een).toContain('<a href="http://127.0.0.1/taken/1?a=" rel="noreferrer">');
  });

  it('answers no other host name than loopback', async () => {
    expect(await statusVoorHost(kantoor, 'kwaad.example')).toBe(404);
    expect(await statusVoorHost(kantoor, '127.0.0.1')).toBe(200);
  });

  it('does not know a page that is not there', async () => {
    expect((await fetch(`${kantoor.web}/mails/99`)).status).toBe(404);
    expect((await fetch(`${kantoor.web}//`)).status).toBe(404);
  });
});
