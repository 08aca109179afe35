import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A way to a server that a test can cut: closed, open connections break off and new ones are refused, as when it is down. */
export class Doorgeefluik {
  private readonly lijnen = new Set<Socket>();
  private server: Server | undefined;
  private poort = 0;

  constructor(private readonly doel: { readonly host: string; readonly port: number }) {}

  async open(): Promise<void> {
    const server = createServer((binnen) => {
      const buiten = connect(this.doel.port, this.doel.host);
      for (const [lijn, ander] of [[binnen, buiten], [buiten, binnen]] as const) {
        this.lijnen.add(lijn);
        lijn.on('error', () => ander.destroy()).on('close', () => (this.lijnen.delete(lijn), ander.destroy()));
      }
      binnen.pipe(buiten).pipe(binnen);
    });
    await new Promise<void>((klaar) => server.listen(this.poort, '127.0.0.1', klaar));
    this.poort = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async dicht(): Promise<void> {
    const { server } = this;
    const gesloten = new Promise<void>((klaar) => (server ? server.close(() => klaar()) : klaar()));
    for (const lijn of this.lijnen) lijn.destroy();
    await gesloten;
  }

  /** The same address, by way of here. */
  langs(url: string): string {
    const adres = new URL(url);
    adres.hostname = '127.0.0.1';
    adres.port = String(this.poort);
    return adres.toString();
  }
}
