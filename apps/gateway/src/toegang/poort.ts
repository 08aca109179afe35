import type { FastifyRequest } from 'fastify';
import type { Partijen } from '#shared/policy/partijen';
import type { Poortwachter } from '../http/adapter';
import { Probleem } from '../http/probleem';
import { onthoudBeller } from './beller';
import type { Limiet } from './limiet';
import type { Tokenlezer } from './tokens';

export const oinVan = (source: string): string | undefined => /^urn:nld:oin:(\d{20}):systeem:/.exec(source)?.[1];

const isOpenbaar = (verzoek: FastifyRequest): boolean => (verzoek.routeOptions.config as { openbaar?: boolean }).openbaar === true;

/** Token -> connection -> OIN -> rate, before any body is read. */
export const maakPoortwachter = (tokens: Tokenlezer, partijen: Partijen, limiet: Limiet): Poortwachter => async (verzoek) => {
  if (isOpenbaar(verzoek)) return;
  const { clientId, oin } = await tokens.lees(verzoek.headers.authorization);
  const aansluiting = partijen.aansluitingVanClient(clientId);
  if (!aansluiting || oinVan(aansluiting.source) !== oin) throw new Probleem('NIET_AANGEMELD');
  if (!limiet.neem(aansluiting.naam)) throw new Probleem('TE_VEEL');
  onthoudBeller(verzoek, aansluiting);
};
