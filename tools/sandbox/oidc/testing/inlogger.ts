import { createHash, randomBytes } from 'node:crypto';
import { maakBewijs, type Bewijssleutel } from '#shared/operations/bezitsbewijs';
import { bewering } from '../../../cli/token';

export type Portaal = { readonly issuer: string; readonly portaal: string; readonly jwkBestand: string };
export type Tokens = { readonly access_token: string; readonly id_token: string; readonly refresh_token: string };

const CLIENT = 'schakel.portaal';
const AUDIENCE = 'urn:schakel:api';

/** What a browser does between the portal and the token server, without scripts: follow, remember cookies, send a form. */
export const maakBrowser = ({ issuer, portaal }: Portaal) => {
  const koekjes = new Map<string, string>();
  const geheim = randomBytes(32).toString('base64url');
  let plaats = '';

  const stap = async (adres: string, formulier?: Record<string, string>): Promise<Response> => {
    const antwoord = await fetch(adres, {
      redirect: 'manual',
      headers: { cookie: [...koekjes].map((paar) => paar.join('=')).join('; ') },
      ...(formulier ? { method: 'POST', body: new URLSearchParams(formulier) } : {}),
    });
    for (const koekje of antwoord.headers.getSetCookie()) {
      const [, naam = '', waarde = ''] = /^([^=]+)=([^;]*)/.exec(koekje) ?? [];
      if (waarde) koekjes.set(naam, waarde);
      else koekjes.delete(naam);
    }
    const verder = antwoord.headers.get('location');
    plaats = verder ? new URL(verder, adres).href : adres;
    return verder && !plaats.startsWith(portaal) ? stap(plaats) : antwoord;
  };

  return {
    geheim,
    naarInloggen: async (): Promise<string> => {
      const vraag = new URLSearchParams({
        client_id: CLIENT,
        response_type: 'code',
        redirect_uri: `${portaal}/inloggen/terug`,
        scope: 'openid',
        resource: AUDIENCE,
        state: 'staat',
        nonce: 'eenmalig',
        code_challenge: createHash('sha256').update(geheim).digest('base64url'),
        code_challenge_method: 'S256',
      });
      return (await stap(`${issuer}/auth?${vraag.toString()}`)).text();
    },
    probeer: async (actorId: string): Promise<string> => (await stap(plaats, { actorId })).text(),
    /** The code with which the person comes back to the portal. */
    kies: async (actorId: string): Promise<{ code: string }> => {
      await stap(plaats, { actorId });
      return { code: new URL(plaats).searchParams.get('code') ?? '' };
    },
  };
};

/** What the portal does with a code or a renewal, with its own key; `sleutel`: the key the tokens are to be bound to. */
export const wisselIn = async ({ issuer, portaal, jwkBestand }: Portaal, bewijs: { code: string } | { refresh_token: string }, geheim: string, sleutel?: Bewijssleutel): Promise<Tokens> => {
  const antwoord = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: sleutel ? { dpop: await maakBewijs(sleutel, 'POST', `${issuer}/token`) } : {},
    body: new URLSearchParams({
      ...('code' in bewijs ? { grant_type: 'authorization_code', redirect_uri: `${portaal}/inloggen/terug`, code_verifier: geheim } : { grant_type: 'refresh_token' }),
      ...bewijs,
      client_id: CLIENT,
      resource: AUDIENCE,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await bewering({ tokenUrl: `${issuer}/token`, clientId: CLIENT, jwkBestand }),
    }),
  });
  const inhoud = (await antwoord.json()) as Tokens & { error?: string };
  if (!antwoord.ok) throw new Error(inhoud.error ?? String(antwoord.status));
  return inhoud;
};
