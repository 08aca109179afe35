import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Postopslag } from './opslag';
import { lijstpagina, mailpagina, nietGevonden, STIJL } from './pagina';

type Antwoord = { readonly status: number; readonly type: 'text/html' | 'text/css' | 'application/json'; readonly inhoud: string };

const KOPPEN = {
  'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};
/** A page elsewhere must not reach this one through a name it points at loopback (DNS rebinding). */
const EIGEN_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

const json = (waarde: unknown, status = 200): Antwoord => ({ status, type: 'application/json', inhoud: JSON.stringify(waarde) });
const html = (inhoud: string, status = 200): Antwoord => ({ status, type: 'text/html', inhoud });

const api = (opslag: Postopslag, methode: string, na: string | null): Antwoord => {
  if (methode === 'DELETE') {
    opslag.wis();
    return json({ mails: [] });
  }
  const vanaf = Number(na ?? 0);
  return Number.isInteger(vanaf) && vanaf >= 0 ? json({ mails: opslag.lijst(vanaf) }) : json({ detail: 'na is een volgnummer' }, 400);
};

const bepaal = (opslag: Postopslag, methode: string, url: URL): Antwoord => {
  const nummer = /^\/mails\/(\d{1,9})$/.exec(url.pathname)?.[1];
  if (url.pathname === '/api/mails' && ['GET', 'DELETE'].includes(methode)) return api(opslag, methode, url.searchParams.get('na'));
  if (methode !== 'GET') return html(nietGevonden(), 404);
  if (url.pathname === '/health') return json({ status: 'ok' });
  if (url.pathname === '/stijl.css') return { status: 200, type: 'text/css', inhoud: STIJL };
  if (url.pathname === '/') return html(lijstpagina(opslag.lijst()));
  const mail = nummer === undefined ? undefined : opslag.vind(Number(nummer));
  return mail ? html(mailpagina(mail)) : html(nietGevonden(), 404);
};

const behandel = (opslag: Postopslag, verzoek: IncomingMessage, antwoord: ServerResponse): void => {
  const adres = `http://127.0.0.1${verzoek.url ?? '/'}`;
  const { status, type, inhoud } =
    EIGEN_HOST.test(verzoek.headers.host ?? '') && URL.canParse(adres)
      ? bepaal(opslag, verzoek.method ?? 'GET', new URL(adres))
      : html(nietGevonden(), 404);
  antwoord.writeHead(status, { ...KOPPEN, 'content-type': `${type}; charset=utf-8` }).end(inhoud);
};

/** The sandbox's mail for people (pages without scripts) and for tests (JSON). */
export const maakHttp = (opslag: Postopslag): Server => createServer((verzoek, antwoord) => behandel(opslag, verzoek, antwoord));
