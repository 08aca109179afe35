import { connect, type Socket } from 'node:net';

const KOPEINDE = '\r\n\r\n';

/**
 * One kept connection that sends requests as they are and reads the status of the answer: as little as possible, because the
 * client shares the cores with what it measures.
 */
export class Lijn {
  private ontvangen = '';
  private wacht: { klaar: (status: number) => void; mislukt: (fout: Error) => void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1');
    socket.on('data', (deel: string) => this.lees(deel));
    socket.on('error', (fout) => this.breekAf(fout));
    socket.on('close', () => this.breekAf(new Error('de verbinding is verbroken')));
  }

  static open(url: URL): Promise<Lijn> {
    return new Promise((klaar, mislukt) => {
      const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true }, () => klaar(new Lijn(socket)));
      socket.once('error', mislukt);
    });
  }

  vraag(verzoek: string): Promise<number> {
    return new Promise((klaar, mislukt) => {
      this.wacht = { klaar, mislukt };
      this.socket.write(verzoek, 'utf8');
    });
  }

  sluit(): void {
    this.socket.destroy();
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

  private breekAf(fout: Error): void {
    this.wacht?.mislukt(fout);
    this.wacht = undefined;
  }
}

/** A POST with a JSON body, ready to go over a kept connection. */
export const alsVerzoek = (url: URL, koppen: Readonly<Record<string, string>>, body: string): string => {
  const regels = Object.entries({ host: url.host, 'content-length': String(Buffer.byteLength(body)), ...koppen }).map(([naam, waarde]) => `${naam}: ${waarde}\r\n`);
  return `POST ${url.pathname} HTTP/1.1\r\n${regels.join('')}\r\n${body}`;
};
