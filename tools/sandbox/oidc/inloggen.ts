import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { Medewerker } from '../partijen';
import { inlogpagina, STIJL, verlopenpagina } from './pagina';
import { SESSIEKOEKJE } from './provider';

const PAD = /^\/inloggen\/([\w-]{1,64})$/;
const ACTOR = /^(?=.{1,80}$)[a-z0-9-]+(\.[a-z0-9-]+){1,5}$/;
const MAX_TEKENS = 1000;

/**
 * `form-action` also guards where a form is sent on to, so the portal must be in it. `script-src` is named because the token
 * server adds the hash of its one script there: it logs out who has no session any more, and has a button without scripts.
 */
export const koppen = (portaalUrl: string | undefined): Readonly<Record<string, string>> => ({
  'content-security-policy': `default-src 'none'; script-src; style-src 'self'; base-uri 'none'; form-action 'self' ${portaalUrl ? new URL(portaalUrl).origin : ''}; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
});

const stuur = (antwoord: ServerResponse, status: number, inhoud: string, type = 'text/html'): void =>
  void antwoord.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(inhoud);

const leesFormulier = async (verzoek: IncomingMessage): Promise<URLSearchParams> => {
  let tekst = '';
  for await (const deel of verzoek) {
    tekst += String(deel);
    if (tekst.length > MAX_TEKENS) return new URLSearchParams();
  }
  return new URLSearchParams(tekst);
};

/** Every log-in starts afresh: in the sandbox one person plays several, and must be asked who he is each time. */
export const vergeetSessie = (verzoek: IncomingMessage): void => {
  const { cookie } = verzoek.headers;
  if (!cookie || !/^\/auth([/?]|$)/.test(verzoek.url ?? '')) return;
  verzoek.headers.cookie = cookie.split('; ').filter((deel) => !deel.startsWith(SESSIEKOEKJE)).join('; ');
};

const vraagWie = async (provider: Provider, medewerkers: readonly Medewerker[], uid: string, verzoek: IncomingMessage, antwoord: ServerResponse): Promise<void> => {
  const lopend = await provider.interactionDetails(verzoek, antwoord).catch(() => undefined);
  if (lopend?.uid !== uid) return stuur(antwoord, 400, verlopenpagina());
  if (verzoek.method !== 'POST') return stuur(antwoord, 200, inlogpagina(uid, medewerkers));
  const actorId = (await leesFormulier(verzoek)).get('actorId')?.trim() ?? '';
  if (!ACTOR.test(actorId)) return stuur(antwoord, 400, inlogpagina(uid, medewerkers, true));
  await provider.interactionFinished(verzoek, antwoord, { login: { accountId: actorId } });
};

/** The log-in page, for people. False: this request is not for it. */
export const maakInloggen = (provider: Provider, medewerkers: readonly Medewerker[]) => (verzoek: IncomingMessage, antwoord: ServerResponse): boolean => {
  const pad = (verzoek.url ?? '/').split('?')[0] ?? '/';
  const uid = PAD.exec(pad)?.[1];
  if (pad === '/stijl.css') stuur(antwoord, 200, STIJL, 'text/css');
  else if (uid) vraagWie(provider, medewerkers, uid, verzoek, antwoord).catch(() => stuur(antwoord, 400, verlopenpagina()));
  else return false;
  return true;
};
