import { join } from 'node:path';
import type { Bewijssleutel } from '#shared/operations/bezitsbewijs';
import { GebondenBeller } from '../../tools/cli/gebonden';
import { urls } from './toestand';

const bellers = new Map<string, GebondenBeller>();

const bellerVan = (aansluiting: string): GebondenBeller => {
  const bekend = bellers.get(aansluiting);
  if (bekend) return bekend;
  const beller = new GebondenBeller({ tokenUrl: `${urls.oidc}/token`, clientId: aansluiting, jwkBestand: join(urls.aansluitingsleutels, `${aansluiting}.json`) });
  bellers.set(aansluiting, beller);
  return beller;
};

/** An access token for a connection, asked for as its own system would, with the key it is bound to. */
export const toegang = (aansluiting: string): Promise<{ readonly token: string; readonly sleutel: Bewijssleutel }> => bellerVan(aansluiting).toegang();

/** Token and proof for one request as that connection; `url` is the whole address. */
export const koppenVan = (aansluiting: string, methode: string, url: string): Promise<{ authorization: string; dpop: string }> => bellerVan(aansluiting).koppen(methode, url);
