import { plusDagen, type Datum } from '#shared/kernel/datum';
import { momentInAmsterdam } from '#shared/kernel/klok';
import type { Resultaat } from '#shared/persistence/runner.types';
import type { TimerRij } from '#shared/persistence/timers';
import { servicenormen } from '../beleid';
import { wachtOpGesprek } from '../domain/overdracht';
import type { Event, Overdracht } from '../domain/overdracht.types';
import type { Omgeving } from '../omgeving';
import { hubBericht, type Hubdata } from './hubbericht';

export const TIMER_STARTDATUM = 'overdracht.startdatum';
export const TIMER_DRIEGESPREK = 'overdracht.driegesprek';
export const TIMER_VERTREK = 'inwoner.vertrek';

type Over = Parameters<typeof hubBericht>[0];
type Gebeurtenis = Pick<Hubdata, 'context' | 'gebeurtenis' | 'verloop'>;

/** Days begin at 00:00 in Amsterdam. */
const opDag = (op: Datum, over: Over, omgeving: Omgeving, gebeurtenis: Gebeurtenis): Pick<TimerRij, 'vervaltOp' | 'bericht'> => {
  const vervaltOp = momentInAmsterdam(op);
  return { vervaltOp, bericht: hubBericht(over, omgeving, { ...gebeurtenis, op, time: vervaltOp.toISOString() }) };
};

/** Regie changes on the start date (SM-1). */
const startdatumTimer = (zaak: Overdracht, startdatum: Datum, omgeving: Omgeving): TimerRij => ({
  soort: TIMER_STARTDATUM,
  sleutel: zaak.zaakId,
  ...opDag(startdatum, zaak, omgeving, { context: 'overdracht', gebeurtenis: 'startdatum.bereikt', verloop: { datum: startdatum } }),
});

/** D-06: the day after the term in which a wanted driegesprek should have been held. */
const driegesprekTimer = (zaak: Overdracht, sinds: Datum, omgeving: Omgeving): TimerRij => {
  const { gewenstGesprekBinnenDagen } = servicenormen(omgeving.beleid, sinds).driegesprek;
  const op = plusDagen(sinds, gewenstGesprekBinnenDagen + 1);
  return { soort: TIMER_DRIEGESPREK, sleutel: zaak.zaakId, ...opDag(op, zaak, omgeving, { context: 'overdracht', gebeurtenis: 'driegesprek.uitgebleven', verloop: { datum: op } }) };
};

export const timersWeg = (zaakId: string): { readonly soort: string; readonly sleutel: string }[] => [TIMER_STARTDATUM, TIMER_DRIEGESPREK].map((soort) => ({ soort, sleutel: zaakId }));

/** Planning a talk that is waited for already does not put off the day on which it is missed. */
const wachtVoortaan = (was: Overdracht | null, zaak: Overdracht, events: readonly Event[]): boolean =>
  wachtOpGesprek(zaak) && (events.some(({ type }) => type === 'ingegaan') || !(was && wachtOpGesprek(was)));

/** Timers of a case after these events: its start date, then a wanted driegesprek that has not been held. */
export const timersNa = (was: Overdracht | null, zaak: Overdracht, events: readonly Event[], op: Datum, omgeving: Omgeving): Pick<Resultaat, 'zetTimers' | 'wisTimers'> => {
  const { status, startdatum, zaakId } = zaak;
  const start = status === 'GEACCEPTEERD' && startdatum !== null ? [startdatumTimer(zaak, startdatum, omgeving)] : [];
  const vanaf = startdatum !== null && startdatum > op ? startdatum : op;
  const gesprek = wachtVoortaan(was, zaak, events) ? [driegesprekTimer(zaak, vanaf, omgeving)] : [];
  return {
    zetTimers: [...start, ...gesprek],
    wisTimers: timersWeg(zaakId).filter(({ soort }) => soort === TIMER_STARTDATUM || !wachtOpGesprek(zaak)),
  };
};

export const vertrekSleutel = (inwonerRef: string, per: Datum): { readonly soort: string; readonly sleutel: string } => ({ soort: TIMER_VERTREK, sleutel: `${inwonerRef}:${per}` });

/** M-16, M-17: what ends with somebody's leaving, ends on the day itself. `soort` goes along because the day's facts state it, and which message announced it because that may be recalled. */
export const vertrekTimer = (over: Over, per: Datum, verloop: Readonly<Record<string, unknown>>, omgeving: Omgeving): TimerRij => ({
  ...vertrekSleutel(over.inwonerRef, per),
  ...opDag(per, over, omgeving, { context: 'inwoner', gebeurtenis: 'vertrek.bereikt', verloop: { datum: per, ...verloop } }),
});
