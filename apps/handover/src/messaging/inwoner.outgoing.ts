import type { VerzegeldBericht } from '#shared/contracts/bericht';
import type { Adres, Feit, InBericht, MailSoort, SituatieStand, Taakopdracht, TakenAf } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { WERKZAAK } from '../domain/afzender';
import type { Registratie, Verschil } from '../domain/inwoner';
import { periodeOp, type Periode } from '../domain/situatie';
import type { Einde } from '../domain/vertrek';
import type { Omgeving } from '../omgeving';
import { hubBericht, type Hubdata } from './hubbericht';
import { verloopVan } from './lezen';

const werkcoach = ({ werkcoach: actorId }: Periode): Adres => ({ rol: 'werkcoach', organisatie: WERKZAAK, actorId });
const participatiecoach = ({ participatiecoach: actorId, gemeente: organisatie }: Periode): Adres => ({ rol: 'participatiecoach', organisatie, actorId });
const inkomensconsulent = ({ inkomensconsulent: actorId }: Periode): Adres[] => (actorId === null ? [] : [{ rol: 'inkomensconsulent', organisatie: WERKZAAK, actorId }]);

/** The systems of both organisations (M-14, M-15); the assigned coach is named so that contact data reach only his organisation. */
const beide = (periode: Periode): Adres[] => [werkcoach(periode), participatiecoach(periode)];

/** Nobody needs to be found any more once a coach is assigned (SM-3). */
const takenNa = ({ type, data }: VerzegeldBericht): Pick<Feit, 'takenAf'> => {
  const isCoach = type.endsWith('.coach.toegewezen.v1') && verloopVan({ data } as VerzegeldBericht).rol === 'participatiecoach';
  return isCoach ? { takenAf: [{ bereik: 'INWONER', soorten: ['COLLEGA_TOEWIJZEN'], organisatie: data.gemeente }] } : {};
};

/** A party's message passed on, with the situatie when it changed. */
export const doorgegeven = ({ bericht }: InBericht, perioden: readonly Periode[], vanaf: Datum, situatie: SituatieStand | null): Feit => {
  const periode = periodeOp(perioden, vanaf) ?? perioden[0];
  return { bericht, adressen: periode ? beide(periode) : [], ...(situatie ? { situatie } : {}), ...takenNa(bericht) };
};

type Hub = (gemeente: string, feit: Pick<Hubdata, 'gebeurtenis' | 'op' | 'verloop' | 'kenmerk'>) => VerzegeldBericht;
const hubVoor = ({ bericht, stempel }: InBericht, omgeving: Omgeving): Hub => (gemeente, feit) =>
  hubBericht({ inwonerRef: bericht.data.inwonerRef ?? '', gemeente }, omgeving, { ...feit, context: 'inwoner', time: stempel.klok });

/** Both organisations get the list; the same difference from the same side once, by its content. */
export const verschilGemeld = (invoer: InBericht, registratie: Registratie, periode: Periode, verschillen: readonly Verschil[], omgeving: Omgeving): Feit => {
  const { gemeente, afzender, peildatum } = invoer.bericht.data;
  const opgegevenDoor = afzender.rol === 'participatiecoach' ? gemeente : afzender.werkgever;
  const verloop = { verschillen, opgegevenDoor };
  const kenmerk = JSON.stringify([registratie.sinds, opgegevenDoor, verschillen.map(({ veld, bekend, opgegeven }) => [veld, bekend, opgegeven])]);
  return { bericht: hubVoor(invoer, omgeving)(gemeente, { gebeurtenis: 'verschil.gemeld', op: peildatum, verloop, kenmerk }), adressen: beide(periode) };
};

/** The dated situatie, for the gateway at once; ahead of the day both sides hear that and when, and not where to. */
export const vertrekGemeld = (invoer: InBericht, { reden, was }: Einde, per: Datum, situatie: SituatieStand, vooraf: boolean, omgeving: Omgeving): Feit => ({
  bericht: hubVoor(invoer, omgeving)(was.gemeente, { gebeurtenis: 'vertrek.gemeld', op: per, verloop: { per, reden }, kenmerk: `${per}:${situatie.versie}` }),
  adressen: vooraf ? beide(was) : [],
  situatie,
});

/** The announcement was recalled before the day: both sides that heard of it hear that nothing ends. */
export const vertrekIngetrokken = (invoer: InBericht, per: Datum, situatie: SituatieStand, omgeving: Omgeving): Feit => {
  const periode = periodeOp(situatie.perioden, per);
  const { gemeente } = periode ?? invoer.bericht.data;
  const bericht = hubVoor(invoer, omgeving)(gemeente, { gebeurtenis: 'vertrek.ingetrokken', op: per, verloop: { per }, kenmerk: `${per}:${situatie.versie}` });
  return { bericht, adressen: periode ? beide(periode) : [], situatie };
};

/** Tasks about a handover that the resident has left behind, at whichever organisation. */
const OVERDRACHTSTAKEN: readonly MailSoort[] = ['OVERDRACHT_BEOORDELEN', 'AFSPRAAK_BEVESTIGEN', 'GESPREK_PLANNEN'];
const takenWeg: readonly TakenAf[] = [{ bereik: 'INWONER', soorten: OVERDRACHTSTAKEN }];

/** "Zaak bij u gesloten" is all the old gemeente hears from that day on, and its tasks end (D-25). */
const zaakGesloten = (hub: Hub, was: Periode, per: Datum): Feit => ({
  bericht: hub(was.gemeente, { gebeurtenis: 'zaak.gesloten', op: per, verloop: { per } }),
  adressen: [participatiecoach(was)],
  takenAf: [{ bereik: 'INWONER', organisatie: was.gemeente }],
});

/** One of the team takes the resident, and the teammanager sees that somebody does without being told whom it is about. */
const zoektCoach = (organisatie: string): Taakopdracht[] =>
  (['participatiecoach', 'teammanager'] as const).map((rol) => ({ soort: 'COLLEGA_TOEWIJZEN', adres: { rol, organisatie, actorId: null }, uiterlijk: null }));

/** Stated for the new gemeente; when it leads, somebody there must become the coach. */
const verhuisd = (hub: Hub, wordt: Periode, per: Datum): Feit => ({
  bericht: hub(wordt.gemeente, { gebeurtenis: 'verhuisd', op: per, verloop: { naarGemeente: wordt.gemeente, per } }),
  adressen: [...beide(wordt), ...inkomensconsulent(wordt)],
  takenAf: takenWeg,
  ...(wordt.regie === wordt.gemeente && wordt.participatiecoach === null
    ? { taken: zoektCoach(wordt.gemeente) }
    : {}),
});

const uitgestroomd = (hub: Hub, was: Periode, per: Datum, soort: string): Feit => ({
  bericht: hub(was.gemeente, { gebeurtenis: 'uitgestroomd', op: per, verloop: { soort, per } }),
  adressen: [...beide(was), ...inkomensconsulent(was)],
  takenAf: takenWeg,
});

/** What is told on the day itself (M-16, M-17). */
export const vertrokken = (invoer: InBericht, { was, wordt }: Einde, per: Datum, omgeving: Omgeving): Feit[] => {
  const hub = hubVoor(invoer, omgeving);
  const { soort = 'ANDERS' } = verloopVan(invoer.bericht);
  return [zaakGesloten(hub, was, per), wordt ? verhuisd(hub, wordt, per) : uitgestroomd(hub, was, per, soort)];
};

/** Whom the end of an open handover is told: the coach of a gemeente that the resident left for another hears only that his case is closed. */
export const horenVerval = ({ reden }: Einde, adressen: readonly Adres[]): readonly Adres[] =>
  reden === 'VERHUISD' ? adressen.filter(({ rol }) => rol === 'werkcoach') : adressen;
