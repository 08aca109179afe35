import type { Datum } from '#shared/kernel/datum';
import type { Beleid } from '#shared/policy/beleid';
import { plusWerkdagen } from '#shared/policy/werkdagen';
import type { Definitie, Onderbouwingsregel, Overdrachtsbeleid, Startvenster } from './domain/policy';
import type { Omgeving } from './omgeving';

/** The dated agreements that a handover is judged by, on its business date. */
export const overdrachtsbeleid = ({ beleid, formulieren }: Pick<Omgeving, 'beleid' | 'formulieren'>, op: Datum): Overdrachtsbeleid => ({
  definitie: beleid.op<Definitie>('definitie-kp4', op),
  onderbouwing: {
    KP4_NAAR_KP3: beleid.op<Onderbouwingsregel>('onderbouwing-kp4-naar-kp3', op),
    KP3_NAAR_KP4: beleid.op<Onderbouwingsregel>('onderbouwing-kp3-naar-kp4', op),
  },
  driegesprek: beleid.op<{ readonly aanbodVerplicht: boolean }>('driegesprek', op),
  startdatum: beleid.op<Startvenster>('startdatum-overdracht', op),
  formulieren,
});

type Servicenormen = { readonly overdracht: { readonly eersteReactieWerkdagen: number } };

/** Last day for a first answer: a service norm, never a ground to refuse (D-26). */
export const eersteReactieUiterlijk = (beleid: Beleid, vandaag: Datum): Datum =>
  plusWerkdagen(vandaag, beleid.op<Servicenormen>('servicenormen', vandaag).waarden.overdracht.eersteReactieWerkdagen);
