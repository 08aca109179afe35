import type { FastifyRequest } from 'fastify';
import type { Klok } from '#shared/kernel/klok';
import type { Partijen } from '#shared/policy/partijen';
import type { Poortwachter } from '../http/adapter';
import { fout, Probleem } from '../http/probleem';
import { onthoudBeller, type Herkend } from './beller';
import type { Binding } from './binding';
import type { Blokkadelijst } from './blokkades';
import type { Limiet } from './limiet';
import { namensPersoon, persoonVan } from './persoon';
import type { Tokeninhoud, Tokenlezer } from './tokens';

export const oinVan = (source: string): string | undefined => /^urn:nld:oin:(\d{20}):systeem:/.exec(source)?.[1];

const isOpenbaar = (verzoek: FastifyRequest): boolean => (verzoek.routeOptions.config as { openbaar?: boolean }).openbaar === true;

const GEBLOKKEERD = {
  detail: 'Deze toegang is geblokkeerd.',
  fouten: [fout('Authorization', 'NIET_AANGEMELD', 'Deze toegang is geblokkeerd.', 'Bel het servicepunt van Schakel. Er gaat niets verloren: wat voor u klaarstaat, blijft staan.')],
};

export type Poortdelen = {
  readonly tokens: Tokenlezer;
  readonly binding: Pick<Binding, 'eis'>;
  readonly blokkades: Pick<Blokkadelijst, 'isGeblokkeerd'>;
  readonly partijen: Partijen;
  readonly limiet: Limiet;
  readonly klok: Klok;
};

/** Shut out while the token still lives: the connection itself, who logged in, or the supplier that calls for it. */
const geblokkeerd = ({ clientId, oin, sub }: Tokeninhoud, { blokkades }: Poortdelen): boolean =>
  [clientId, oin, ...(sub === undefined ? [] : [sub])].some((naam) => blokkades.isGeblokkeerd(naam));

/** The connection of the party itself, or of a supplier with a machtiging for today (contract.md §2). */
const herken = ({ clientId, oin, sub }: Tokeninhoud, { partijen, klok }: Poortdelen): Herkend | undefined => {
  const vandaag = klok.vandaag();
  const aansluiting = partijen.aansluitingVanClient(clientId);
  if (!aansluiting) return undefined;
  const eigen = oinVan(aansluiting.source) === oin;
  if (!eigen && !partijen.gemachtigd(oin, aansluiting.naam, vandaag)) return undefined;
  if (aansluiting.portaal !== true) return { aansluiting, ...(eigen ? {} : { leverancierOin: oin }) };
  // Rights end with the registration, whatever the token still says: it is looked up for every request.
  const persoon = persoonVan(sub, clientId, partijen, vandaag);
  return persoon && eigen ? { aansluiting: namensPersoon(aansluiting, persoon, partijen), persoon } : undefined;
};

/** Token -> connection, person and OIN -> proof that the token is the caller's own -> rate, before any body is read. */
export const maakPoortwachter = (delen: Poortdelen): Poortwachter => async (verzoek) => {
  if (isOpenbaar(verzoek)) return;
  const token = await delen.tokens.lees(verzoek.headers.authorization);
  const herkend = herken(token, delen);
  if (!herkend) throw new Probleem('NIET_AANGEMELD');
  // Whose token it is stands with the refusal, also when somebody else offers it.
  onthoudBeller(verzoek, herkend);
  await delen.binding.eis(verzoek, token);
  if (geblokkeerd(token, delen)) throw new Probleem('NIET_AANGEMELD', GEBLOKKEERD);
  const { aansluiting, persoon } = herkend;
  if (!delen.limiet.neem(persoon ? `${aansluiting.naam}|${persoon.actorId}` : aansluiting.naam)) throw new Probleem('TE_VEEL');
};
