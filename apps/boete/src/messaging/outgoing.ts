import type { VerzegeldBericht } from '#shared/contracts/bericht';
import { stelHubbericht } from '#shared/contracts/hubbericht';
import type { Adres, Feit, InBericht, LopendeOntheffing, MailSoort, Taakopdracht } from '#shared/contracts/intern';
import { plusDagen, type Datum } from '#shared/kernel/datum';
import { momentInAmsterdam } from '#shared/kernel/klok';
import { uuid5 } from '#shared/messaging/codec';
import type { TimerRij } from '#shared/persistence/timers';
import { reactietermijn, sanctiewet } from '../beleid';
import { WERKZAAK } from '../domain/access';
import { WACHT_OP_REACTIE } from '../domain/begrippen';
import { onthevenVan } from '../domain/recht';
import type { Afwijking, Event, Overwegingssoort, Sanctiezaak } from '../domain/sanctie.types';
import type { Omgeving } from '../omgeving';
import { vandaagVan } from './incoming';

export const TIMER_REACTIE = 'boete.reactietermijn';

/** What a fact is built from: the message that caused it, the case as it is now, and what the resident is exempt from. */
export type Aanleiding = { readonly invoer: InBericht; readonly zaak: Sanctiezaak; readonly lopende: readonly LopendeOntheffing[] };

/** The one recipient side. An outcome said in the name of a gemeente the resident has left is not for his new coach, nor for his old one. */
const ontvanger = ({ zaak: { ontvanger: wie } }: Aanleiding, gemeente: string): Adres[] =>
  wie?.gemeente === gemeente ? [{ rol: 'participatiecoach', organisatie: gemeente, actorId: wie.actorId }] : [];

/** The party's message itself, under its own source and id. */
const doorgegeven = (aanleiding: Aanleiding): Pick<Feit, 'bericht' | 'adressen'> => {
  const { bericht } = aanleiding.invoer;
  return { bericht, adressen: ontvanger(aanleiding, bericht.data.gemeente) };
};

/** Who is assigned, else who considered it. */
const consulent = ({ zaak }: Aanleiding): Adres => ({ rol: 'inkomensconsulent', organisatie: WERKZAAK, actorId: zaak.inkomensconsulent ?? zaak.indiener });

/** Whoever sent this message gets what is still to do about it. */
const afzender = ({ invoer }: Aanleiding): Adres => ({ rol: 'inkomensconsulent', organisatie: WERKZAAK, actorId: invoer.bericht.data.afzender.actorId });

const OVERLEG = ['GRAAG_OVERLEG', 'COLLEGA_TOEWIJZEN'] as const;

type Hubdata = { readonly gebeurtenis: string; readonly sleutel: string; readonly op: Datum; readonly time: string; readonly verloop: Readonly<Record<string, unknown>> };

/** A message the hub states itself: its own source, and an id that a second attempt finds again. */
const hubBericht = ({ zaakId, inwonerRef, gemeente }: Sanctiezaak, { partijen }: Omgeving, { gebeurtenis, sleutel, op, time, verloop }: Hubdata): VerzegeldBericht =>
  stelHubbericht({ type: `nl.participatiewet.boete.${gebeurtenis}.v1`, id: uuid5(`boete.${gebeurtenis}:${zaakId}:${sleutel}`), time, zaakId, inwonerRef, gemeente, peildatum: op, verloop }, partijen.hub);

/** Stated because of this very message, so its id follows from it. */
const eigenFeit = ({ invoer: { bericht, stempel }, zaak }: Aanleiding, omgeving: Omgeving, gebeurtenis: string, verloop: Hubdata['verloop'], onderscheid = ''): VerzegeldBericht =>
  hubBericht(zaak, omgeving, { gebeurtenis, sleutel: `${bericht.source}:${bericht.id}${onderscheid}`, op: bericht.data.peildatum, time: stempel.klok, verloop });

/** D-31: before the alert goes out, and never why the resident is exempt. */
const eerstBekijken = ({ overweging }: Extract<Event, { type: 'overwogen' }>, aanleiding: Aanleiding, omgeving: Omgeving): Feit[] =>
  onthevenVan(overweging.grond, aanleiding.lopende, sanctiewet(omgeving.beleid, overweging.op).waarden).map(({ plicht, laatsteDag }) => ({
    bericht: eigenFeit(aanleiding, omgeving, 'eerst.bekijken', { verplichting: plicht, ...(laatsteDag ? { ontheffingLaatsteDag: laatsteDag } : {}) }, `:${plicht}`),
    adressen: [afzender(aanleiding)],
    taken: [{ soort: 'EERST_BEKIJKEN', adres: afzender(aanleiding), uiterlijk: null }],
  }));

/** No day is agreed for it, so it names none. */
const aanvullen = (afwijkingen: readonly Afwijking[], aanleiding: Aanleiding): Taakopdracht[] =>
  afwijkingen.length > 0 ? [{ soort: 'AANVULLEN', adres: afzender(aanleiding), uiterlijk: null }] : [];

const collegaToewijzen = ({ zaak: { ontvanger: wie, reactieUiterlijk } }: Aanleiding): Taakopdracht[] =>
  wie?.actorId === null && reactieUiterlijk !== null ? [{ soort: 'COLLEGA_TOEWIJZEN', adres: { rol: 'teammanager', organisatie: wie.gemeente, actorId: null }, uiterlijk: reactieUiterlijk }] : [];

/** What was still to be completed is judged anew; who is asked again gets a new task. */
const VERVALT_BIJ: Record<Overwegingssoort, readonly MailSoort[]> = { NIEUW: [], AANVULLING: ['AANVULLEN'], OPNIEUW: [...OVERLEG, 'AANVULLEN'], NA_BESLUIT: ['AANVULLEN'] };

const overwogen = (event: Extract<Event, { type: 'overwogen' }>, aanleiding: Aanleiding, { beleid }: Omgeving): Feit => {
  const { reactieUiterlijk } = aanleiding.zaak;
  const { herinnerOp } = reactietermijn(beleid, vandaagVan(aanleiding.invoer));
  const taken = [...collegaToewijzen(aanleiding), ...aanvullen(event.afwijkingen, aanleiding)];
  const af = VERVALT_BIJ[event.soort];
  return {
    ...doorgegeven(aanleiding),
    ...(reactieUiterlijk ? { uiterlijk: reactieUiterlijk, herinnerOp: [herinnerOp].filter((dag) => dag < reactieUiterlijk) } : {}),
    ...(af.length > 0 ? { takenAf: [{ bereik: 'ZAAK', soorten: af }] } : {}),
    ...(taken.length > 0 ? { taken } : {}),
  };
};

/** A missing reason and a missing mandate are to be completed; that there was a decision already is only told. */
const AAN_TE_VULLEN: readonly Afwijking[] = ['VOORWAARDE_NIET_VERVULD', 'MANDAAT_ONTBREEKT'];

const uitkomst = ({ afwijkingen }: Extract<Event, { type: 'uitkomst' }>, aanleiding: Aanleiding): Feit => {
  if (aanleiding.invoer.bericht.data.afzender.rol === 'systeem') return uitkomstVanGemeente(aanleiding);
  const taken = aanvullen(afwijkingen.filter((afwijking) => AAN_TE_VULLEN.includes(afwijking)), aanleiding);
  return { ...doorgegeven(aanleiding), taakAf: true, ...(taken.length > 0 ? { taken } : {}) };
};

/**
 * The inkomensconsulent who considered it, or has the resident now, hears it as the coach does; without either nobody of income
 * is told. The coach's own system may be the one that sent, so his task is asked for by name. What its message departed from, a system
 * finds in its return message.
 */
const uitkomstVanGemeente = (aanleiding: Aanleiding): Feit => {
  const { bericht, adressen } = doorgegeven(aanleiding);
  const inkomen = consulent(aanleiding);
  return {
    bericht,
    adressen: [...adressen, ...(inkomen.actorId === null ? [] : [inkomen])],
    taakAf: true,
    ...(adressen.length > 0 ? { taken: adressen.map((adres) => ({ soort: 'ANTWOORD', adres, uiterlijk: null })) } : {}),
  };
};

/** Withdrawn by the inkomensconsulent, or because the alert was recalled: then the hub says so itself. */
const ingetrokken = (aanleiding: Aanleiding, omgeving: Omgeving): Feit => {
  const { invoer, zaak } = aanleiding;
  if (invoer.bericht.source !== omgeving.partijen.hub.source) return { ...doorgegeven(aanleiding), taakAf: true };
  const bericht = eigenFeit(aanleiding, omgeving, 'overweging.ingetrokken', { datum: vandaagVan(invoer) });
  return { bericht, adressen: ontvanger(aanleiding, zaak.gemeente), taakAf: true };
};

/** D-25: the inkomensconsulent looks again; the coach of before hears that from the registration, never from here. */
const vertrokken = ({ vertrek, per }: Extract<Event, { type: 'inwoner.vertrokken' }>, aanleiding: Aanleiding, omgeving: Omgeving): Feit => ({
  bericht: eigenFeit(aanleiding, omgeving, 'eerst.bekijken', { vertrek, per }),
  adressen: [consulent(aanleiding)],
  takenAf: [{ bereik: 'ZAAK', soorten: OVERLEG }],
  taken: [{ soort: 'EERST_BEKIJKEN', adres: consulent(aanleiding), uiterlijk: null }],
});

/** Event -> facts, field by field. What the hub only keeps for itself (an alert was opened) is told to nobody. */
export const feitenVan = (event: Event, aanleiding: Aanleiding, omgeving: Omgeving): Feit[] => {
  const { bericht } = aanleiding.invoer;
  const aanConsulent = { bericht, adressen: [consulent(aanleiding)] };
  switch (event.type) {
    case 'overwogen': return [...eerstBekijken(event, aanleiding, omgeving), overwogen(event, aanleiding, omgeving)];
    case 'alert.bevestigd': return [{ ...aanConsulent, takenAf: [{ bereik: 'ZAAK', soorten: ['COLLEGA_TOEWIJZEN'] }] }];
    case 'reactie': return [{ ...aanConsulent, takenAf: [{ bereik: 'ZAAK', soorten: OVERLEG }] }];
    case 'reactietermijn.verstreken': return [aanConsulent];
    case 'uitkomst': return [uitkomst(event, aanleiding)];
    case 'overweging.ingetrokken': return [ingetrokken(aanleiding, omgeving)];
    case 'inwoner.vertrokken': return [vertrokken(event, aanleiding, omgeving)];
    case 'geopend': case 'reactie.herroepen': case 'uitkomst.herroepen': return [];
  }
};

/** The term runs through its last day; the day after, the hub notes that nobody answered. */
export const reactieTimer = (zaak: Sanctiezaak, omgeving: Omgeving): TimerRij | null => {
  if (zaak.reactieUiterlijk === null || !WACHT_OP_REACTIE.includes(zaak.status)) return null;
  const op = plusDagen(zaak.reactieUiterlijk, 1);
  const vervaltOp = momentInAmsterdam(op);
  const bericht = hubBericht(zaak, omgeving, { gebeurtenis: 'reactietermijn.verstreken', sleutel: op, op, time: vervaltOp.toISOString(), verloop: { datum: zaak.reactieUiterlijk } });
  return { soort: TIMER_REACTIE, sleutel: zaak.zaakId, vervaltOp, bericht };
};
