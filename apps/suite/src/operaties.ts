import { createServer, type Server } from 'node:http';
import { register } from './metrieken';

type Opties = { readonly poort: number; readonly adres: string; readonly gereed: () => Promise<Readonly<Record<string, boolean>>>; readonly bijMeten: () => Promise<void> };
type Antwoord = { readonly status: number; readonly type: string; readonly inhoud: string };

const json = (status: number, waarde: unknown): Antwoord => ({ status, type: 'application/json; charset=utf-8', inhoud: JSON.stringify(waarde) });

const antwoord = async (pad: string, { gereed, bijMeten }: Opties): Promise<Antwoord> => {
  if (pad === '/health/live') return json(200, { status: 'levend' });
  if (pad === '/health/ready') {
    const mislukt = Object.entries(await gereed()).filter(([, goed]) => !goed).map(([naam]) => naam);
    return json(mislukt.length === 0 ? 200 : 503, { status: mislukt.length === 0 ? 'gereed' : 'niet gereed', mislukt });
  }
  if (pad !== '/metrics') return json(404, { status: 'onbekend' });
  await bijMeten().catch(() => undefined);
  return { status: 200, type: register.contentType, inhoud: await register.metrics() };
};

/** Health and metrics, on a listener of their own. */
export const startOperaties = async (opties: Opties): Promise<Server> => {
  const server = createServer((verzoek, uit) => {
    antwoord((verzoek.url ?? '/').split('?')[0] ?? '/', opties).then(
      ({ status, type, inhoud }) => uit.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(inhoud),
      () => uit.destroy(),
    );
  });
  await new Promise<void>((klaar, fout) => {
    server.once('error', fout);
    server.listen(opties.poort, opties.adres, klaar);
  });
  return server;
};
