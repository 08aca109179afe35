import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Behandelaar = (verzoek: IncomingMessage, inhoud: string, antwoord: ServerResponse) => Promise<void> | void;

export type Proefserver = { readonly url: string; stop(): Promise<void> };

/** A plain HTTP server on a free port of this machine. */
export const startServer = async (behandel: Behandelaar): Promise<Proefserver> => {
  const server: Server = createServer((verzoek, antwoord) => {
    const delen: Buffer[] = [];
    verzoek.on('data', (deel: Buffer) => delen.push(deel));
    verzoek.on('end', () => void Promise.resolve(behandel(verzoek, Buffer.concat(delen).toString('utf8'), antwoord)).catch(() => antwoord.writeHead(500).end()));
  });
  await new Promise<void>((klaar) => server.listen(0, '127.0.0.1', klaar));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((klaar) => {
        server.close(() => klaar());
        server.closeAllConnections();
      }),
  };
};

export const json = (antwoord: ServerResponse, status: number, inhoud: unknown, type = 'application/json'): void => void antwoord.writeHead(status, { 'content-type': type }).end(JSON.stringify(inhoud));

/** A port nobody listens on now. */
export const vrijePoort = async (): Promise<number> => {
  const server = await startServer(() => undefined);
  await server.stop();
  return Number(new URL(server.url).port);
};
