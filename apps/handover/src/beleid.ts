import type { Feit } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { geldtOp } from '#shared/kernel/geldig';
import type { Beleid } from '#shared/policy/beleid';
import { plusWerkdagen } from '#shared/policy/werkdagen';
import type { Definitie, Onderbouwingsregel, Overdrachtsbeleid, Servicenormen, Startvenster, Versie, Vertrekvenster } from './domain/policy';
import type { Omgeving } from './omgeving';

const startvenster = (beleid: Beleid, op: Datum): Versie<Startvenster> => beleid.op<Startvenster>('startdatum-overdracht', op);

const vorigeDefinitie = (beleid: Beleid, op: Datum): Definitie | null => {
  const versies = beleid.versies('definitie-kp4');
  const vorige = versies[versies.findIndex(geldtOp(op)) - 1];
  return vorige ? (vorige.waarden as Definitie) : null;
};

/** The dated agreements that a handover is judged by, on its business date. */
export const overdrachtsbeleid = ({ beleid, formulieren }: Pick<Omgeving, 'beleid' | 'formulieren'>, op: Datum): Overdrachtsbeleid => ({
  definitie: beleid.op<Definitie>('definitie-kp4', op),
  vorigeDefinitie: vorigeDefinitie(beleid, op),
  onderbouwing: {
    KP4_NAAR_KP3: beleid.op<Onderbouwingsregel>('onderbouwing-kp4-naar-kp3', op),
    KP3_NAAR_KP4: beleid.op<Onderbouwingsregel>('onderbouwing-kp3-naar-kp4', op),
  },
  driegesprek: beleid.op<{ readonly aanbodVerplicht: boolean }>('driegesprek', op),
  startdatum: startvenster(beleid, op),
  formulieren,
});

/** By which version KP4 is defined on a day that a sender named. Null: on no version, since it lies before the first. */
export const geldendeDefinitie = (beleid: Beleid, op: Datum): string | null =>
  beleid.versies('definitie-kp4').find(geldtOp(op))?.versie ?? null;

export const vertrekvenster = (beleid: Beleid, op: Datum): Vertrekvenster => startvenster(beleid, op).waarden.vertrek;

export const servicenormen = (beleid: Beleid, op: Datum): Servicenormen => beleid.op<Servicenormen>('servicenormen', op).waarden;

/** Last day for a first answer, and the mornings of a reminder: a service norm, never a ground to refuse (D-26). */
export const reactienorm = (beleid: Beleid, vandaag: Datum): Required<Pick<Feit, 'uiterlijk' | 'herinnerOp'>> => {
  const { eersteReactieWerkdagen, herinneringNaWerkdagen } = servicenormen(beleid, vandaag).overdracht;
  return { uiterlijk: plusWerkdagen(vandaag, eersteReactieWerkdagen), herinnerOp: [plusWerkdagen(vandaag, herinneringNaWerkdagen)] };
};
