import { join } from 'node:path';
import { haalToken } from '../../tools/cli/token';
import { urls } from './toestand';

const bewaard = new Map<string, { token: string; tot: number }>();
const HOUDBAAR_MS = 300_000;

/** An access token for a connection, asked for as its own system would; kept for half of the ten minutes that it lives. */
export const token = async (aansluiting: string): Promise<string> => {
  const oud = bewaard.get(aansluiting);
  if (oud && oud.tot > Date.now()) return oud.token;
  const nieuw = await haalToken({ tokenUrl: `${urls.oidc}/token`, clientId: aansluiting, jwkBestand: join(urls.aansluitingsleutels, `${aansluiting}.json`) });
  bewaard.set(aansluiting, { token: nieuw, tot: Date.now() + HOUDBAAR_MS });
  return nieuw;
};
