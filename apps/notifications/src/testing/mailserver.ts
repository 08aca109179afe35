import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type Ontvangen = { readonly aan: readonly string[]; readonly van: string; readonly mail: ParsedMail };
type Reactie = { readonly bij: 'RCPT' | 'DATA'; readonly code: number };

/** A real SMTP server that remembers what it took and can be told to refuse; on a fixed port, so that it can go away and come back. */
export class Mailserver {
  readonly ontvangen: Ontvangen[] = [];
  /** Asked at every mail; undefined means: take it. */
  reactie: (aan: string) => Reactie | undefined = () => undefined;
  pogingen = 0;
  private server: SMTPServer | undefined;
  private poort = 0;

  async start(): Promise<this> {
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      closeTimeout: 100,
      logger: false,
      onRcptTo: ({ address }, _sessie, klaar) => {
        this.pogingen += 1;
        klaar(this.fout('RCPT', address));
      },
      onData: (stroom, { envelope }, klaar) => {
        simpleParser(stroom).then(
          (mail) => {
            const fout = this.fout('DATA', envelope.rcptTo[0]?.address ?? '');
            if (!fout) this.ontvangen.push({ aan: envelope.rcptTo.map(({ address }) => address), van: envelope.mailFrom ? envelope.mailFrom.address : '', mail });
            klaar(fout);
          },
          (fout: Error) => klaar(fout),
        );
      },
    });
    this.server.on('error', () => undefined);
    const { server } = this;
    await new Promise<void>((klaar) => void server.listen(this.poort, '127.0.0.1', klaar));
    this.poort = (server.server.address() as AddressInfo).port;
    return this;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.poort}`;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server) await new Promise<void>((klaar) => server.close(klaar));
  }

  private fout(bij: Reactie['bij'], aan: string): Error | null {
    const reactie = this.reactie(aan);
    return reactie?.bij === bij ? Object.assign(new Error(`no, not for ${aan}`), { responseCode: reactie.code }) : null;
  }
}
