import { join } from 'node:path';
import { bewezenKoppen, maakBewijssleutel, type Bewijssleutel } from '#shared/operations/bezitsbewijs';
import { maakBrowser, wisselIn } from '../../tools/sandbox/oidc/testing/inlogger';
import { roep, type Antwoord, type Verzoek } from './hub';
import { urls } from './toestand';

const portaal = { issuer: urls.oidc, portaal: urls.portaal, jwkBestand: join(urls.aansluitingsleutels, 'schakel.portaal.json') };

export type Ingelogd = { readonly token: string; readonly sleutel: Bewijssleutel };

/** Somebody logs in as the portal lets him: code with PKCE, in his own name, with tokens bound to a key of this session. */
export const logPersoonIn = async (actorId: string): Promise<Ingelogd> => {
  const browser = maakBrowser(portaal);
  await browser.naarInloggen();
  const sleutel = await maakBewijssleutel();
  const { access_token: token } = await wisselIn(portaal, await browser.kies(actorId), browser.geheim, sleutel);
  return { token, sleutel };
};

const bewaard = new Map<string, Promise<Ingelogd>>();

/** One call in the name of somebody who logged in himself. */
export const roepAlsPersoon = async (actorId: string, pad: string, verzoek: Omit<Verzoek, 'als'> = {}): Promise<Antwoord> => {
  const ingelogd = bewaard.get(actorId) ?? logPersoonIn(actorId);
  bewaard.set(actorId, ingelogd);
  const { token, sleutel } = await ingelogd;
  const bewijs = await bewezenKoppen(sleutel, token, verzoek.methode ?? 'GET', `${urls.http}${pad}`);
  return roep(pad, { ...verzoek, als: null, koppen: { ...verzoek.koppen, ...bewijs } });
};
