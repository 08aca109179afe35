import type { VerzegeldBericht } from '#shared/contracts/bericht';
import { stelHubbericht } from '#shared/contracts/hubbericht';
import type { Adres, Feit, InBericht, MailSoort, OntheffingStand, TakenAf, Taakopdracht } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { uuid5 } from '#shared/messaging/codec';
import { laatsteBekendeDag } from '../domain/geldigheid';
import { beslismomenten, vraagtBesluit } from '../domain/hub';
import type { Afwijking, Event, Stand } from '../domain/ontheffing.types';
import type { Normen } from '../domain/policy';
import { planUiterlijk } from '../domain/wet';
import type { Omgeving } from '../omgeving';
import { beslisser, bestemd, indiener, zonderGemeente } from './adressen';

/** What facts are built from: the message that caused them, the state before and after it, and the agreements of today. */
export type Aanleiding = {
  readonly invoer: InBericht;
  readonly voor: Stand;
  readonly na: Stand;
  readonly ontheffing: OntheffingStand;
  readonly afwijkingen: readonly Afwijking[];
  readonly vandaag: Datum;
  readonly normen: Normen;
};

type OpOntheffing = Extract<Event, { ontheffingRef: string }>;
type Hubdata = { readonly gebeurtenis: string; readonly ontheffingRef: string; readonly gemeente: string; readonly op: Datum; readonly verloop: Readonly<Record<string, unknown>> };

/** Stated by the hub itself: its own source, and an id that a second attempt at the same message finds again. */
export const hubBericht = ({ bericht, stempel }: InBericht, { partijen }: Omgeving, { gebeurtenis, ontheffingRef, gemeente, op, verloop }: Hubdata): VerzegeldBericht =>
  stelHubbericht(
    {
      type: `nl.participatiewet.ontheffing.${gebeurtenis}.v1`,
      id: uuid5(`ontheffing.${gebeurtenis}:${ontheffingRef}:${op}:${bericht.source}:${bericht.id}`),
      time: stempel.klok,
      zaakId: ontheffingRef,
      inwonerRef: bericht.data.inwonerRef,
      gemeente,
      peildatum: op,
      verloop,
    },
    partijen.hub,
  );

const vanZaak = (zaakId: string, ...soorten: MailSoort[]): TakenAf => ({ bereik: 'ZAAK', zaakId, ...(soorten.length > 0 ? { soorten } : {}) });
const vanInwoner = (...soorten: MailSoort[]): TakenAf => ({ bereik: 'INWONER', soorten });

/** A grant that goes on where an earlier one ends answers its question. */
const beantwoordtEerdere = (event: Extract<Event, { type: 'verleend' }>, { voor }: Aanleiding): TakenAf[] => {
  if (event.ontheffing.soort !== 'TIJDELIJK') return [];
  const [{ laatsteDag }] = event.ontheffing.termijnen;
  return voor.ontheffingen.flatMap((een) => (een.soort === 'TIJDELIJK' && ['BESLUIT_NODIG', 'VERLOPEN'].includes(een.status) && laatsteBekendeDag(een) < laatsteDag ? [vanZaak(een.ontheffingRef)] : []));
};

/** Ontheffingen that are not what they were: a recall reaches further than the message it names. */
const veranderd = ({ voor, na }: Aanleiding): Stand['ontheffingen'] => {
  const was = new Map(voor.ontheffingen.map((een) => [een.ontheffingRef, JSON.stringify(een)]));
  return na.ontheffingen.filter((een) => was.get(een.ontheffingRef) !== JSON.stringify(een));
};

/** Which questions this answers or makes idle. What the hub asks hangs on the ontheffing; a decision comes with a case number of its sender. */
const takenAf = (event: Event, aanleiding: Aanleiding): { readonly takenAf?: readonly TakenAf[] } => {
  const af = ((): TakenAf[] => {
    switch (event.type) {
      case 'verlengd':
      case 'nietVerlengd': return [vanZaak(event.ontheffingRef, 'BESLUIT_NODIG')];
      case 'ingetrokken':
      case 'vervallen':
      case 'uitgeput': return [vanZaak(event.ontheffingRef)];
      case 'vastgesteld': return [vanInwoner('BESLUIT_NODIG', 'AFSPRAAK_BEVESTIGEN')];
      // What a handover without ontheffing asked to arrange is arranged now (D-02).
      case 'verleend': return [vanInwoner('AFSPRAAK_BEVESTIGEN'), ...beantwoordtEerdere(event, aanleiding)];
      case 'herroepen': return veranderd(aanleiding).filter(({ status }) => status === 'HERROEPEN').map(({ ontheffingRef }) => vanZaak(ontheffingRef));
      default: return [];
    }
  })();
  return af.length > 0 ? { takenAf: af } : {};
};

/** D-28: who departed from a rule gets it back as a to-do; without last day, for nobody waits for it. */
const aanvullen = ({ invoer, afwijkingen }: Aanleiding): Taakopdracht[] => {
  const wie = afwijkingen.length > 0 ? indiener(invoer) : null;
  return wie ? [{ soort: 'AANVULLEN', adres: wie, uiterlijk: null }] : [];
};

/** L-02d: a plan in time after the request, asked for once. */
const plan = (event: Event, aanleiding: Aanleiding, omgeving: Omgeving): Feit[] => {
  const { invoer, voor, vandaag } = aanleiding;
  if ((event.type !== 'aangevraagd' && event.type !== 'verleend') || event.ontheffing.soort !== 'ALLEENSTAANDE_OUDER') return [];
  const { ontheffingRef, ontheffing } = event;
  if (voor.ontheffingen.some((een) => een.ontheffingRef === ontheffingRef)) return [];
  const datum = planUiterlijk(ontheffing);
  const bericht = hubBericht(invoer, omgeving, { gebeurtenis: 'plan.nodig', ontheffingRef, gemeente: invoer.bericht.data.gemeente, op: vandaag, verloop: { ontheffingRef, datum } });
  return [{ bericht, adressen: [], taken: [{ soort: 'PLAN_MAKEN', adres: beslisser(invoer), uiterlijk: datum }] }];
};

/** The message that caused it, under its own source and id: a party's message passed on, or what the hub keeps for itself. */
const doorgegeven = (event: Event, aanleiding: Aanleiding): Feit => {
  const opdrachten = aanvullen(aanleiding);
  return {
    bericht: aanleiding.invoer.bericht,
    adressen: bestemd(event, aanleiding.invoer),
    ontheffing: aanleiding.ontheffing,
    ...takenAf(event, aanleiding),
    ...(opdrachten.length > 0 ? { taken: opdrachten } : {}),
  };
};

/** M-21, with the task behind it; D-29: guidance by UWV is a hint and changes nothing. */
const besluitNodig = ({ ontheffingRef, laatsteDag }: { readonly ontheffingRef: string; readonly laatsteDag: Datum }, { invoer, vandaag, normen }: Aanleiding, omgeving: Omgeving): Feit => {
  const adres = beslisser(invoer);
  const herinnerOp = beslismomenten(laatsteDag, normen).slice(1).filter((dag) => dag > vandaag);
  const hint = invoer.stempel.situatie?.onderUwvBegeleiding ? { hint: 'ONDER_UWV_BEGELEIDING' as const } : {};
  return {
    bericht: hubBericht(invoer, omgeving, { gebeurtenis: 'besluitNodig', ontheffingRef, gemeente: invoer.bericht.data.gemeente, op: vandaag, verloop: { ontheffingRef, laatsteDag } }),
    adressen: [adres],
    taken: [{ soort: 'BESLUIT_NODIG', adres, uiterlijk: laatsteDag, herinnerOp, ...hint }],
  };
};

/** Where a hub fact is at home: after a move in the new gemeente, and the old one is not told (D-25). */
const plaats = (event: Event, { invoer }: Aanleiding): { readonly gemeente: string; readonly adressen: Adres[] } => {
  const { bericht } = invoer;
  const adressen = bestemd(event, invoer);
  if (!bericht.type.includes('.inwoner.vertrokken.')) return { gemeente: bericht.data.gemeente, adressen };
  const naar = bericht.data.verloop?.['naarGemeente'];
  return { gemeente: typeof naar === 'string' ? naar : bericht.data.gemeente, adressen: zonderGemeente(adressen) };
};

/** What follows from the message, stated by the hub. */
const gevolg = (event: OpOntheffing, aanleiding: Aanleiding, omgeving: Omgeving): Feit[] => {
  const { ontheffingRef } = event;
  const { gemeente, adressen } = plaats(event, aanleiding);
  const feit = (gebeurtenis: string, op: Datum, verloop: Readonly<Record<string, unknown>>, over: Partial<Feit> = {}): Feit[] => [
    { bericht: hubBericht(aanleiding.invoer, omgeving, { gebeurtenis, ontheffingRef, gemeente, op, verloop }), adressen, ontheffing: aanleiding.ontheffing, ...takenAf(event, aanleiding), ...over },
  ];
  switch (event.type) {
    case 'besluitNodig': return [{ ...besluitNodig(event, aanleiding, omgeving), ontheffing: aanleiding.ontheffing }];
    case 'verlopen': return feit('verlopen', event.per, { ontheffingRef, datum: event.per });
    case 'vervallen': return feit('vervallen', event.per, { ontheffingRef, per: event.per });
    case 'uitgeput': return feit('uitgeput', event.per, { ontheffingRef, per: event.per });
    case 'opgeschort': return feit('opgeschort', event.per, { ontheffingRef, reden: event.reden, per: event.per });
    case 'verbruikDoorgegeven': return feit('verbruik', aanleiding.vandaag, { verbruikteMaanden: event.maanden }, { adressen: [{ rol: 'participatiecoach', organisatie: event.naarGemeente, actorId: null }] });
    default: return [];
  }
};

/** A recall that takes an answer away asks the question anew; where it is still open the gateway leaves it as it is. */
const opnieuw = (events: readonly Event[], aanleiding: Aanleiding, omgeving: Omgeving): Feit[] => {
  if (events[0]?.type !== 'herroepen') return [];
  const gevraagd = events.flatMap((event) => (event.type === 'besluitNodig' ? [event.ontheffingRef] : []));
  return veranderd(aanleiding).flatMap((een) => {
    if (een.soort !== 'TIJDELIJK' || gevraagd.includes(een.ontheffingRef)) return [];
    const open = een.status === 'VERLOPEN' ? een.nietVerlengd === null : een.status === 'BESLUIT_NODIG' && vraagtBesluit(aanleiding.na, een);
    return open ? [besluitNodig({ ontheffingRef: een.ontheffingRef, laatsteDag: laatsteBekendeDag(een) }, aanleiding, omgeving)] : [];
  });
};

/** A timer tells nothing itself: only what it brings about. */
const vertelt = ({ type }: VerzegeldBericht): boolean => !type.includes('.termijn.') && !type.includes('.hercontrole.');

/** A re-examination is due (L-02d): the timer's own message carries the task, and nobody gets it delivered. */
const hercontrole = ({ datum }: { readonly datum: Datum }, { invoer, ontheffing }: Aanleiding): Feit => ({
  bericht: invoer.bericht, adressen: [], ontheffing, taken: [{ soort: 'PLAN_MAKEN', adres: beslisser(invoer), uiterlijk: datum }],
});

/** Departure ends what was asked about the old situation, whatever happened to each ontheffing. */
const vertrek = ({ invoer, ontheffing }: Aanleiding): Feit => ({ bericht: invoer.bericht, adressen: [], ontheffing, takenAf: [vanInwoner('BESLUIT_NODIG', 'PLAN_MAKEN')] });

/** Events -> facts, field by field: first the message itself, then what follows from it. */
export const feitenVan = (events: readonly Event[], aanleiding: Aanleiding, omgeving: Omgeving): Feit[] => {
  const { bericht } = aanleiding.invoer;
  const [eerste, ...rest] = events;
  if (!eerste) return [];
  if (eerste.type === 'hercontroleNodig') return [hercontrole(eerste, aanleiding)];
  const eigen = bericht.type.includes('.inwoner.vertrokken.') ? vertrek(aanleiding) : vertelt(bericht) ? doorgegeven(eerste, aanleiding) : null;
  const volgend = eigen && !bericht.type.includes('.inwoner.vertrokken.') ? rest : events;
  const feiten = [...(eigen ? [eigen] : []), ...volgend.flatMap((event) => ('ontheffingRef' in event ? gevolg(event, aanleiding, omgeving) : []))];
  return [...feiten, ...plan(eerste, aanleiding, omgeving), ...opnieuw(events, aanleiding, omgeving)];
};
