import type { Adres, Feit, InBericht, MailSoort, Taakopdracht } from '#shared/contracts/intern';
import { momentInAmsterdam } from '#shared/kernel/klok';
import type { Resultaat } from '#shared/persistence/runner.types';
import { signaaldag, type Cadans, type Cadansstand } from '../domain/cadans';
import type { Omgeving } from '../omgeving';
import { hubBericht } from './hubbericht';
import { vandaagVan } from './incoming';

const TE_DOEN: readonly MailSoort[] = ['CONTACT_PLANNEN'];
const TERMIJN = 'contact.termijn';

const coachVan = ({ stempel: { situatie } }: InBericht, { gemeente }: Cadans): Adres => ({ rol: 'participatiecoach', organisatie: gemeente, actorId: situatie?.gemeente === gemeente ? situatie.participatiecoach : null });

/** While nobody is assigned the team is asked, and the teammanager to find somebody. */
const zoekCollega = ({ actorId, organisatie }: Adres): Taakopdracht[] => (actorId === null ? [{ soort: 'COLLEGA_TOEWIJZEN', adres: { rol: 'teammanager', organisatie, actorId: null }, uiterlijk: null }] : []);

/** The message of a party is told to the own gemeente alone; what the hub told itself stays inside. A day that has passed is told once. */
export const cadansfeiten = (invoer: InBericht, was: Cadansstand, na: Cadans, omgeving: Omgeving): Feit[] => {
  const { bericht } = invoer;
  const coach = coachVan(invoer, na);
  const isVanHub = bericht.source === omgeving.partijen.hub.source;
  const isIngehaald = was === 'TE_LAAT' && na.status === 'OP_SCHEMA';
  const af = isIngehaald ? { takenAf: [{ bereik: 'INWONER', soorten: TE_DOEN }] as const } : {};
  const eigen: Feit[] = isVanHub && !isIngehaald ? [] : [{ bericht, adressen: isVanHub ? [] : [coach], ...af }];
  if (was === 'TE_LAAT' || na.status !== 'TE_LAAT' || na.uiterlijk === null) return eigen;
  const taken = zoekCollega(coach);
  return [...eigen, { bericht: hubBericht(invoer, omgeving, 'teLaat', na, vandaagVan(invoer), na.uiterlijk), adressen: [coach], ...(taken.length > 0 ? { taken } : {}) }];
};

/** One timer per resident, moved to the day after the last one in time, or gone. */
export const cadanstimers = (invoer: InBericht, na: Cadans, omgeving: Omgeving): Pick<Resultaat, 'zetTimers' | 'wisTimers'> => {
  const plek = { soort: TERMIJN, sleutel: na.inwonerRef };
  const op = signaaldag(na);
  if (op === null || na.uiterlijk === null) return { wisTimers: [plek] };
  return { zetTimers: [{ ...plek, vervaltOp: momentInAmsterdam(op), bericht: hubBericht(invoer, omgeving, 'termijn.voorbij', na, op, na.uiterlijk) }] };
};
