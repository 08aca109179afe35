import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { register } from './metrics';

export type Gereedheid = () => Promise<Readonly<Record<string, boolean>>>;
export type Operaties = { readonly poort: number; sluit(): Promise<void> };
type Opties = { readonly adres: string; readonly poort: number; readonly gereed: Gereedheid; readonly bijMeten?: () => Promise<void>; readonly toon?: Readonly<Record<string, () => Promise<unknown>>> };

const antwoord = (res: ServerResponse, status: number, inhoud: unknown): void => {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  res.end(JSON.stringify(inhoud));
};

/** A check that fails or throws makes the service not ready; only its name is told. */
const gereedheid = async (res: ServerResponse, gereed: Gereedheid): Promise<void> => {
  const controles = await gereed().catch(() => ({ controles: false }));
  const mislukt = Object.entries(controles).filter(([, goed]) => !goed).map(([naam]) => naam);
  antwoord(res, mislukt.length === 0 ? 200 : 503, { status: mislukt.length === 0 ? 'gereed' : 'niet gereed', mislukt });
};

const meten = async (res: ServerResponse, bijMeten: () => Promise<void>): Promise<void> => {
  await bijMeten().catch(() => undefined);
  res.writeHead(200, { 'content-type': register.contentType });
  res.end(await register.metrics());
};

const kies = ({ gereed, bijMeten = async () => undefined, toon = {} }: Opties) => async (pad: string, res: ServerResponse): Promise<void> => {
  if (pad === '/health/live') return antwoord(res, 200, { status: 'levend' });
  if (pad === '/health/ready') return gereedheid(res, gereed);
  if (pad === '/metrics') return meten(res, bijMeten);
  const meer = Object.hasOwn(toon, pad) ? await toon[pad]?.() : undefined;
  return meer === undefined ? antwoord(res, 404, { status: 'onbekend' }) : antwoord(res, 200, meer);
};

/** Health, metrics and what else the service shows (`toon`), on a listener of their own, so that they never share a port with the public. */
export const startOperaties = async (opties: Opties): Promise<Operaties> => {
  const route = kies(opties);
  const server: Server = createServer((req, res) => {
    route((req.url ?? '/').split('?')[0] ?? '/', res).catch(() => res.destroy());
  });
  await new Promise<void>((klaar, fout) => {
    server.once('error', fout);
    server.listen(opties.poort, opties.adres, () => klaar());
  });
  return {
    poort: (server.address() as AddressInfo).port,
    sluit: () =>
      new Promise((klaar) => {
        server.close(() => klaar());
        server.closeAllConnections();
      }),
  };
};
