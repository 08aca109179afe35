import type { Adres, Definitieweg, Feit, InBericht, SituatieStand, Taakopdracht } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { reactienorm } from '../beleid';
import { indienendeRol, ontvangendeRol, organisatieVan } from '../domain/access';
import { WERKZAAK } from '../domain/afzender';
import { wachtOpGesprek } from '../domain/overdracht';
import type { Event, Overdracht } from '../domain/overdracht.types';
import { KLANTPROFIEL_NA, naarOrganisatie, vanOrganisatie, type Periode } from '../domain/situatie';
import type { Omgeving } from '../omgeving';
import { hubBericht, type Hubdata } from './hubbericht';

/** What a fact is built from: the message that caused it, the case as it is now, and who coaches the resident on the business date. */
export type Oorzaak = {
  readonly invoer: InBericht;
  readonly zaak: Overdracht;
  readonly periode: Periode | null;
  readonly situatie: SituatieStand | null;
  readonly vandaag: Datum;
  readonly doorDefinitie?: Definitieweg;
};

const indiener = ({ zaak, periode }: Pick<Oorzaak, 'zaak' | 'periode'>): Adres => {
  const rol = indienendeRol(zaak.richting);
  return { rol, organisatie: organisatieVan(rol, zaak.gemeente), actorId: periode?.[rol] ?? zaak.indiener };
};

/** Nobody named: the team box of the receiving side. */
const ontvanger = ({ zaak }: Pick<Oorzaak, 'zaak'>): Adres => {
  const rol = ontvangendeRol(zaak.richting);
  return { rol, organisatie: organisatieVan(rol, zaak.gemeente), actorId: zaak.nieuweCoach ?? zaak.beoogdeCoach };
};

export const beideCoaches = (oorzaak: Pick<Oorzaak, 'zaak' | 'periode'>): Adres[] => [indiener(oorzaak), ontvanger(oorzaak)];

type PartijEvent = Exclude<Event['type'], 'geopend' | 'ingegaan' | 'driegesprek.uitgebleven' | 'vervallen'>;

/** Whom each fact is meant for (domain.md §3b, consume). */
const BESTEMD: Record<PartijEvent, (oorzaak: Oorzaak) => Adres[]> = {
  voorgesteld: (o) => [ontvanger(o)],
  'aanleiding.gemeld': beideCoaches,
  'aanleiding.geeindigd': beideCoaches,
  onderbouwd: (o) => [ontvanger(o)],
  'uitzondering.voorgelegd': (o) => [ontvanger(o)],
  'uitzondering.bevestigd': (o) => [indiener(o)],
  'uitzondering.afgewezen': (o) => [indiener(o)],
  'driegesprek.aangeboden': beideCoaches,
  'driegesprek.beantwoord': beideCoaches,
  'driegesprek.gepland': beideCoaches,
  'driegesprek.gehouden': beideCoaches,
  'driegesprek.nietGehouden': beideCoaches,
  geaccepteerd: beideCoaches,
  teruggestuurd: (o) => [indiener(o)],
  nietOvergenomen: (o) => [indiener(o)],
  ingetrokken: (o) => [ontvanger(o)],
};

const VRAAGT_ANTWOORD: readonly string[] = ['voorgesteld', 'uitzondering.voorgelegd'];
const IS_ANTWOORD: readonly string[] = ['geaccepteerd', 'teruggestuurd', 'nietOvergenomen', 'ingetrokken'];

/** Told, with nothing to answer: whoever is not on the side that sent it. */
const terKennisname = (adressen: readonly Adres[], { bericht }: InBericht): Taakopdracht[] =>
  adressen.filter(({ rol, actorId }) => rol !== bericht.data.afzender.rol && actorId !== null).map((adres) => ({ soort: 'ANTWOORD', adres, uiterlijk: null }));

/** A start asks the werkcoach for an answer; the gemeente hears of one that a werkcoach reported. */
const takenNaAanleiding = (oorzaak: Oorzaak, { beleid }: Omgeving): Taakopdracht[] => [
  { soort: 'OVERDRACHT_BEOORDELEN', adres: ontvanger(oorzaak), ...reactienorm(beleid, oorzaak.vandaag) },
  ...terKennisname([indiener(oorzaak)], oorzaak.invoer),
];

/** The tasks a step brings about or ends, besides the one the catalogue names for its type. */
const takenVan = (type: PartijEvent, oorzaak: Oorzaak, omgeving: Omgeving): Omit<Feit, 'bericht' | 'adressen'> => {
  const norm = reactienorm(omgeving.beleid, oorzaak.vandaag);
  if (IS_ANTWOORD.includes(type)) return { taakAf: true };
  if (type === 'aanleiding.gemeld') return { taken: takenNaAanleiding(oorzaak, omgeving) };
  if (type === 'aanleiding.geeindigd') return { taken: terKennisname(beideCoaches(oorzaak), oorzaak.invoer) };
  // A new question to the same person: his task starts anew, or nobody would be told of it.
  if (type === 'uitzondering.voorgelegd') return { ...norm, takenAf: [{ bereik: 'ZAAK', soorten: ['OVERDRACHT_BEOORDELEN'] }] };
  if (VRAAGT_ANTWOORD.includes(type)) return norm;
  const overGesprek = type.startsWith('driegesprek.') && !wachtOpGesprek(oorzaak.zaak);
  return overGesprek ? { takenAf: [{ bereik: 'ZAAK', soorten: ['GESPREK_PLANNEN'] }] } : {};
};

/** A party's message passed on: the sealed message itself, under its own source and id. The gateway sends nothing back to its sender. */
const doorgegeven = (type: PartijEvent, oorzaak: Oorzaak, omgeving: Omgeving): Feit => ({
  bericht: oorzaak.invoer.bericht,
  adressen: BESTEMD[type](oorzaak),
  ...takenVan(type, oorzaak, omgeving),
});

/** An end that changes no case is still told to the coaches the resident has (M-12). */
export const eindeDoorgegeven = (invoer: InBericht, periode: Periode | null): Feit => {
  const { bericht } = invoer;
  const coaches = [
    { rol: 'werkcoach', organisatie: WERKZAAK, actorId: periode?.werkcoach ?? null },
    { rol: 'participatiecoach', organisatie: bericht.data.gemeente, actorId: periode?.participatiecoach ?? null },
  ] as const;
  const adressen = coaches.filter(({ actorId }) => actorId !== null);
  return { bericht, adressen, taken: terKennisname(adressen, invoer) };
};

type Hubfeit = Pick<Hubdata, 'context' | 'gebeurtenis' | 'verloop' | 'op'>;
const vanDeHub = ({ zaak, invoer }: Pick<Oorzaak, 'zaak' | 'invoer'>, omgeving: Omgeving, feit: Hubfeit) =>
  hubBericht(zaak, omgeving, { ...feit, time: invoer.stempel.klok });

const voorBeide = (soort: Taakopdracht['soort'], oorzaak: Oorzaak): Taakopdracht[] => {
  const hint = oorzaak.periode?.onderUwvBegeleiding === true ? ({ hint: 'ONDER_UWV_BEGELEIDING' } as const) : {};
  return beideCoaches(oorzaak).map((adres) => ({ soort, adres, uiterlijk: null, ...hint }));
};

type Ontheffingsbeleid = { readonly taakBijIngaanZonderOntheffing: boolean };

/** D-02, judged on the start date: no exemption of the duty to work is running, so both coaches arrange one or confirm the duty. */
const afspraakNodig = (oorzaak: Oorzaak, datum: Datum, omgeving: Omgeving): Feit[] => {
  const { waarden } = omgeving.beleid.op<Ontheffingsbeleid>('ontheffing-bij-overdracht', datum);
  const ontheven = oorzaak.invoer.stempel.ontheffingen.some(({ scope }) => scope.includes('a'));
  if (oorzaak.zaak.richting !== 'KP3_NAAR_KP4' || !waarden.taakBijIngaanZonderOntheffing || ontheven) return [];
  const bericht = vanDeHub(oorzaak, omgeving, { context: 'overdracht', gebeurtenis: 'afspraak.nodig', op: datum, verloop: { datum } });
  return [{ bericht, adressen: [], taken: voorBeide('AFSPRAAK_BEVESTIGEN', oorzaak) }];
};

const ingegaan = ({ coach, datum }: Extract<Event, { type: 'ingegaan' }>, oorzaak: Oorzaak, omgeving: Omgeving): Feit[] => {
  const { zaak, situatie, periode, doorDefinitie } = oorzaak;
  const { richting, gemeente, definitieVersie } = zaak;
  const organisatie = naarOrganisatie(richting, gemeente);
  const inkomensconsulent = periode?.inkomensconsulent ?? null;
  const verloop = { richting, vanOrganisatie: vanOrganisatie(richting, gemeente), naarOrganisatie: organisatie, coach, datum, klantprofiel: KLANTPROFIEL_NA[richting], definitieVersie };
  return [
    {
      bericht: vanDeHub(oorzaak, omgeving, { context: 'overdracht', gebeurtenis: 'ingegaan', op: datum, verloop }),
      adressen: beideCoaches(oorzaak),
      ...(situatie ? { situatie } : {}),
      ...(doorDefinitie ? { doorDefinitie } : {}),
    },
    {
      bericht: vanDeHub(oorzaak, omgeving, { context: 'regie', gebeurtenis: 'gewijzigd', op: datum, verloop: { organisatie, coach, vanaf: datum } }),
      adressen: [...beideCoaches(oorzaak), ...(inkomensconsulent ? [{ rol: 'inkomensconsulent', organisatie: WERKZAAK, actorId: inkomensconsulent } as const] : [])],
    },
    ...afspraakNodig(oorzaak, datum, omgeving),
  ];
};

/** The case ends for whoever is named, and never says why. */
export const vervallen = (oorzaak: Pick<Oorzaak, 'zaak' | 'invoer'>, op: Datum, adressen: readonly Adres[], omgeving: Omgeving): Feit => ({
  bericht: vanDeHub(oorzaak, omgeving, { context: 'overdracht', gebeurtenis: 'vervallen', op, verloop: { datum: op } }),
  adressen,
  taakAf: true,
});

/** Event -> facts, field by field. What the hub only keeps for itself (a case was opened) is told to nobody. */
export const feitenVan = (events: readonly Event[], oorzaak: Oorzaak, omgeving: Omgeving): Feit[] =>
  events.flatMap((event) => {
    const { vandaag, invoer } = oorzaak;
    switch (event.type) {
      case 'geopend':
        return [];
      case 'ingegaan':
        return ingegaan(event, oorzaak, omgeving);
      case 'driegesprek.uitgebleven':
        return [{ bericht: invoer.bericht, adressen: [], taken: voorBeide('GESPREK_PLANNEN', oorzaak) }];
      case 'vervallen':
        return [vervallen(oorzaak, vandaag, beideCoaches(oorzaak), omgeving)];
      default:
        return [doorgegeven(event.type, oorzaak, omgeving)];
    }
  });
