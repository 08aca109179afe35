import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Klok } from '#shared/kernel/klok';
import type { Logger } from '#shared/operations/logger';
import { mailVanRetouradres } from './retouradres';
import { leesTerugmelding } from './terugmelding';
import { eerstvolgendWerkmoment } from './werktijd';
import type { Mailopslag } from './persistence/mailopslag';

export type Terugpostopties = {
  readonly opslag: Pick<Mailopslag, 'bestaat' | 'gestuit'>;
  readonly klok: Klok;
  readonly domein: string;
  readonly logger: Pick<Logger, 'warn'>;
};

/** A status notification is a few kB, also with our own short mail quoted in it. */
const MAX_BYTES = 64 * 1024;
const MAX_CLIENTS = 20;
const RUST_MS = 30_000;

class Weigering extends Error {
  constructor(
    readonly responseCode: number,
    tekst: string,
  ) {
    super(tekst);
  }
}

const lees = async (stroom: SMTPServerDataStream): Promise<string> => {
  const delen: Buffer[] = [];
  let bytes = 0;
  for await (const deel of stroom as AsyncIterable<Buffer>) {
    bytes += deel.length;
    if (bytes <= MAX_BYTES) delen.push(deel);
  }
  if (stroom.sizeExceeded || bytes > MAX_BYTES) throw new Weigering(552, 'too large');
  return Buffer.concat(delen).toString('latin1');
};

/**
 * Takes back what other mail servers could not deliver, and answers nobody. Only for mail that this service sent; nothing of
 * the content is kept or logged. Says 250 when the outcome is committed: until then the other side keeps it and tries again.
 */
export class Terugpost {
  private readonly server: SMTPServer;
  private lopend = 0;

  constructor(private readonly opties: Terugpostopties) {
    this.server = new SMTPServer({
      banner: 'returned mail only',
      disabledCommands: ['AUTH', 'STARTTLS'],
      size: MAX_BYTES,
      maxClients: MAX_CLIENTS,
      socketTimeout: RUST_MS,
      closeTimeout: 1000,
      disableReverseLookup: true,
      logger: false,
      onRcptTo: (adres, _sessie, klaar) => void this.kent(adres).then(() => klaar(), (fout: unknown) => klaar(this.antwoord(fout))),
      onData: (stroom, sessie, klaar) => void this.neemAan(stroom, sessie).then(() => klaar(), (fout: unknown) => klaar(this.antwoord(fout))),
    });
    // A caller that hangs up is no event of ours.
    this.server.on('error', () => undefined);
  }

  /** Notifications that came in and are not settled. */
  get inVlucht(): number {
    return this.lopend;
  }

  /** Answers the port it listens on. */
  async luister(poort: number, adres: string): Promise<number> {
    const { server } = this.server;
    await new Promise<void>((klaar, fout) => {
      server.once('error', fout);
      this.server.listen(poort, adres, () => {
        server.off('error', fout);
        klaar();
      });
    });
    const plek = server.address();
    return typeof plek === 'object' && plek ? plek.port : poort;
  }

  async sluit(): Promise<void> {
    if (this.server.server.listening) await new Promise<void>((klaar) => this.server.close(() => klaar()));
  }

  private async kent({ address }: SMTPServerAddress): Promise<void> {
    const id = mailVanRetouradres(address, this.opties.domein);
    if (id === undefined || !(await this.opties.opslag.bestaat(id))) throw new Weigering(550, 'no such mail');
  }

  private async neemAan(stroom: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
    this.lopend += 1;
    try {
      const { opslag, klok, domein, logger } = this.opties;
      if (leesTerugmelding(await lees(stroom)) !== 'DEFINITIEF') return;
      const nu = klok.nu();
      for (const { address } of envelope.rcptTo) {
        const id = mailVanRetouradres(address, domein);
        const mail = id === undefined ? undefined : await opslag.gestuit(id, { nu: new Date(), klok: nu, teamOp: eerstvolgendWerkmoment(nu) });
        if (mail) logger.warn(mail.taak === null ? {} : { taak: mail.taak }, mail.actorId === null ? 'mail to a team box came back; a person has to look' : 'mail came back; the team box gets the task');
      }
    } finally {
      this.lopend -= 1;
    }
  }

  /** Anything but a refusal of ours is our own trouble: the other side tries again later. */
  private antwoord(fout: unknown): Error {
    return fout instanceof Weigering ? fout : new Weigering(451, 'try again later');
  }
}
