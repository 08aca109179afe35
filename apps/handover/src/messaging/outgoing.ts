import type { VerzegeldBericht } from '#shared/contracts/bericht';
import type { Adres, Feit, InBericht, SituatieStand } from '#shared/contracts/intern';
import { momentInAmsterdam } from '#shared/kernel/klok';
import type { Datum } from '#shared/kernel/datum';
import { uuid5 } from '#shared/messaging/codec';
import type { TimerRij } from '#shared/persistence/timers';
import { eersteReactieUiterlijk } from '../beleid';
import { indienendeRol, ontvangendeRol, organisatieVan } from '../domain/access';
import { WERKZAAK } from '../domain/afzender';
import type { Event, Overdracht } from '../domain/overdracht.types';
import { KLANTPROFIEL_NA, naarOrganisatie, vanOrganisatie, type Periode } from '../domain/situatie';
import type { Omgeving } from '../omgeving';

export const TIMER_STARTDATUM = 'overdracht.startdatum';

/** What a fact is built from: the message that caused it, the case as it is now, and who coaches the resident on the business date. */
export type Aanleiding = {
  readonly invoer: InBericht;
  readonly zaak: Overdracht;
  readonly periode: Periode | null;
  readonly situatie: SituatieStand | null;
  readonly vandaag: Datum;
};

const indiener = ({ zaak, periode }: Aanleiding): Adres => {
  const rol = indienendeRol(zaak.richting);
  return { rol, organisatie: organisatieVan(rol, zaak.gemeente), actorId: periode?.[rol] ?? zaak.indiener };
};

/** Nobody named: the team box of the receiving side. */
const ontvanger = ({ zaak }: Aanleiding): Adres => {
  const rol = ontvangendeRol(zaak.richting);
  return { rol, organisatie: organisatieVan(rol, zaak.gemeente), actorId: zaak.nieuweCoach ?? zaak.beoogdeCoach };
};

const beide = (aanleiding: Aanleiding): Adres[] => [indiener(aanleiding), ontvanger(aanleiding)];

type PartijEvent = Exclude<Event['type'], 'geopend' | 'ingegaan'>;

/** Whom each fact is meant for (domain.md §3b, consume). */
const BESTEMD: Record<PartijEvent, (aanleiding: Aanleiding) => Adres[]> = {
  voorgesteld: (a) => [ontvanger(a)],
  onderbouwd: (a) => [ontvanger(a)],
  'uitzondering.voorgelegd': (a) => [ontvanger(a)],
  'uitzondering.bevestigd': (a) => [indiener(a)],
  'uitzondering.afgewezen': (a) => [indiener(a)],
  'driegesprek.aangeboden': beide,
  'driegesprek.beantwoord': beide,
  'driegesprek.gepland': beide,
  'driegesprek.gehouden': beide,
  'driegesprek.nietGehouden': beide,
  geaccepteerd: beide,
  teruggestuurd: (a) => [indiener(a)],
  nietOvergenomen: (a) => [indiener(a)],
  ingetrokken: (a) => [ontvanger(a)],
};

const VRAAGT_ANTWOORD: readonly string[] = ['voorgesteld', 'uitzondering.voorgelegd'];
const IS_ANTWOORD: readonly string[] = ['geaccepteerd', 'teruggestuurd', 'nietOvergenomen', 'ingetrokken'];

/** A party's message passed on: the sealed message itself, under its own source and id. The gateway sends nothing back to its sender. */
const doorgegeven = (type: PartijEvent, aanleiding: Aanleiding, { beleid }: Omgeving): Feit => {
  return {
    bericht: aanleiding.invoer.bericht,
    adressen: BESTEMD[type](aanleiding),
    ...(VRAAGT_ANTWOORD.includes(type) ? { uiterlijk: eersteReactieUiterlijk(beleid, aanleiding.vandaag) } : {}),
    ...(IS_ANTWOORD.includes(type) ? { taakAf: true } : {}),
  };
};

type Hubdata = { readonly context: 'overdracht' | 'regie'; readonly gebeurtenis: string; readonly op: Datum; readonly time: string; readonly verloop: Readonly<Record<string, unknown>> };

/** A message the hub states itself: its own source, and an id that a second attempt finds again. */
const hubBericht = ({ zaakId, inwonerRef, gemeente }: Overdracht, { partijen }: Omgeving, { context, gebeurtenis, op, time, verloop }: Hubdata): VerzegeldBericht => ({
  specversion: '1.0',
  id: uuid5(`${context}.${gebeurtenis}:${zaakId}:${op}`),
  source: partijen.hub.source,
  type: `nl.participatiewet.${context}.${gebeurtenis}.v1`,
  time,
  datacontenttype: 'application/json',
  data: {
    zaakId,
    inwonerRef,
    gemeente,
    peildatum: op,
    doel: 'OVERDRACHT',
    afzender: { actorId: 'schakel.hub', rol: 'systeem', werkgever: partijen.hub.code, namensGemeente: null },
    verloop,
  },
});

const ingegaan = ({ coach, datum }: Extract<Event, { type: 'ingegaan' }>, aanleiding: Aanleiding, omgeving: Omgeving): Feit[] => {
  const { zaak, situatie, periode, invoer } = aanleiding;
  const { richting, gemeente, definitieVersie } = zaak;
  const organisatie = naarOrganisatie(richting, gemeente);
  const hub = (context: Hubdata['context'], gebeurtenis: string, verloop: Hubdata['verloop']): VerzegeldBericht =>
    hubBericht(zaak, omgeving, { context, gebeurtenis, op: datum, time: invoer.stempel.klok, verloop });
  const inkomensconsulent = periode?.inkomensconsulent ?? null;
  return [
    {
      bericht: hub('overdracht', 'ingegaan', {
        richting, vanOrganisatie: vanOrganisatie(richting, gemeente), naarOrganisatie: organisatie, coach, datum, klantprofiel: KLANTPROFIEL_NA[richting], definitieVersie,
      }),
      adressen: beide(aanleiding),
      ...(situatie ? { situatie } : {}),
    },
    {
      bericht: hub('regie', 'gewijzigd', { organisatie, coach, vanaf: datum }),
      adressen: [...beide(aanleiding), ...(inkomensconsulent ? [{ rol: 'inkomensconsulent', organisatie: WERKZAAK, actorId: inkomensconsulent } as const] : [])],
    },
  ];
};

/** Event -> facts, field by field. What the hub only keeps for itself (a case was opened) is told to nobody. */
export const feitenVan = (events: readonly Event[], aanleiding: Aanleiding, omgeving: Omgeving): Feit[] =>
  events.flatMap((event) => {
    if (event.type === 'geopend') return [];
    return event.type === 'ingegaan' ? ingegaan(event, aanleiding, omgeving) : [doorgegeven(event.type, aanleiding, omgeving)];
  });

/** Regie changes at 00:00 in Amsterdam of the start date (SM-1). */
export const startdatumTimer = (zaak: Overdracht, startdatum: Datum, omgeving: Omgeving): TimerRij => {
  const vervaltOp = momentInAmsterdam(startdatum);
  const bericht = hubBericht(zaak, omgeving, {
    context: 'overdracht', gebeurtenis: 'startdatum.bereikt', op: startdatum, time: vervaltOp.toISOString(), verloop: { datum: startdatum },
  });
  return { soort: TIMER_STARTDATUM, sleutel: zaak.zaakId, vervaltOp, bericht };
};
