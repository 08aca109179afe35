import { connect, type Socket } from 'node:net';

const KOPEINDE = '\r\n\r\n';

type Wacht = { readonly klaar: (status: number) => void; readonly mislukt: (fout: Error) => void };

const GESLOTEN = 'de verbinding is verbroken';

/**
 * One kept connection that sends requests as they are and reads the status of the answer: as little as possible, because the
 * client shares the cores with what it measures. What the server closed for being silent is opened again.
 */
export class Lijn {
  private ontvangen = '';
  private socket: Socket | undefined;
  private wacht: Wacht | undefined;

  constructor(private readonly url: URL) {}

  async open(): Promise<this> {
    this.socket ??= await this.verbind();
    return this;
  }

  /** Once more when the server hung up just then: what is sent twice has the same id. */
  async vraag(verzoek: string): Promise<number> {
    try {
      return await this.eenmaal(verzoek);
    } catch {
      return this.eenmaal(verzoek);
    }
  }

  sluit(): void {
    this.socket?.destroy();
  }

  private async eenmaal(verzoek: string): Promise<number> {
    await this.open();
    return new Promise((klaar, mislukt) => {
      this.wacht = { klaar, mislukt };
      this.socket?.write(verzoek, 'utf8');
    });
  }

  private verbind(): Promise<Socket> {
    return new Promise((klaar, mislukt) => {
      const socket = connect({ host: this.url.hostname, port: Number(this.url.port), noDelay: true }, () => klaar(socket));
      socket.setEncoding('latin1');
      socket.on('data', (deel: string) => this.lees(deel));
      socket.on('error', mislukt);
      socket.on('close', () => this.gesloten());
    });
  }

  private lees(deel: string): void {
    this.ontvangen += deel;
    const kop = this.ontvangen.indexOf(KOPEINDE);
    if (kop < 0) return;
    const lengte = Number(/\r\ncontent-length: (\d+)/i.exec(this.ontvangen)?.[1] ?? 0);
    if (this.ontvangen.length < kop + KOPEINDE.length + lengte) return;
    const status = Number(this.ontvangen.slice(9, 12));
    this.ontvangen = '';
    const { wacht } = this;
    this.wacht = undefined;
    wacht?.klaar(status);
  }

  private gesloten(): void {
    this.socket = undefined;
    this.ontvangen = '';
    this.wacht?.mislukt(new Error(GESLOTEN));
    this.wacht = undefined;
  }
}

/** A POST with a JSON body, ready to go over a kept connection. */
export const alsVerzoek = (url: URL, koppen: Readonly<Record<string, string>>, body: string): string => {
  const regels = Object.entries({ host: url.host, 'content-length': String(Buffer.byteLength(body)), ...koppen }).map(([naam, waarde]) => `${naam}: ${waarde}\r\n`);
  return `POST ${url.pathname} HTTP/1.1\r\n${regels.join('')}\r\n${body}`;
};
