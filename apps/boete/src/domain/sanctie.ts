import { accept, unreachable } from '#shared/kernel/decision';
import type { Datum } from '#shared/kernel/datum';
import { isKp4, toegang } from './access';
import { OPEN, WACHT_OP_REACTIE } from './begrippen';
import type { Alertbeleid } from './policy';
import type { Afwijking, Besluit, Bevestiging, Event, HubCommand, Intrekking, Overweging, Overwegingssoort, PartijCommand, RefusalCode, Reactiemelding, Sanctiezaak, Stand, Uitkomstmelding, Wacht } from './sanctie.types';

const weiger = (code: RefusalCode, toelichting?: string): Besluit => ({ accepted: false, refusal: { code, ...(toelichting ? { toelichting } : {}) } });
const aanvaard = (afwijkingen: readonly Afwijking[], event: Event): Besluit => ({ accepted: true, events: [event], afwijkingen });

/** The coach was asked and may still answer within the term. */
export const termijnLoopt = (zaak: Sanctiezaak | null, vandaag: Datum): zaak is Sanctiezaak =>
  zaak !== null && zaak.reactieUiterlijk !== null && vandaag <= zaak.reactieUiterlijk && WACHT_OP_REACTIE.includes(zaak.status);

const afwijkingenVan = ({ grond, gesprekken, op }: Overweging, zaak: Sanctiezaak | null, beleid: Alertbeleid): Afwijking[] => [
  ...(beleid.gronden.includes(grond) ? [] : ['GROND_NIET_IN_BELEID' as const]),
  ...(beleid.gesprekkenVereist && !gesprekken.some((dag) => dag <= op) ? ['GESPREKKEN_NIET_VASTGELEGD' as const] : []),
  ...(zaak?.status === 'AFGESLOTEN' ? ['AL_BESLOTEN' as const] : []),
];

const soortOverweging = (zaak: Sanctiezaak | null, vandaag: Datum): Overwegingssoort => {
  if (!zaak) return 'NIEUW';
  if (zaak.status === 'AFGESLOTEN') return 'NA_BESLUIT';
  return termijnLoopt(zaak, vandaag) ? 'AANVULLING' : 'OPNIEUW';
};

/**
 * M-30. Refused only where it would reach the wrong person; every other departure is a mark, for an alert protects the resident (D-28).
 * Stated again it completes the first one: who has not answered keeps his term, who has answered is asked anew.
 */
const decideOverwogen = ({ zaak, inwoner }: Stand, overweging: Overweging, beleid: Alertbeleid): Besluit => {
  if (!isKp4(inwoner)) return weiger('GEEN_KP4');
  if (zaak?.status === 'OVERWEGING_INGETROKKEN') return weiger('OVERGANG_ONGELDIG', 'deze overweging is ingetrokken; een nieuwe overweging krijgt een nieuw zaakId');
  const afwijkingen = afwijkingenVan(overweging, zaak, beleid);
  const soort = soortOverweging(zaak, overweging.vandaag);
  const termijn = soort === 'AANVULLING' ? (zaak?.reactieUiterlijk ?? null) : overweging.reactieUiterlijk;
  return aanvaard(afwijkingen, { type: 'overwogen', soort, overweging, afwijkingen, reactieUiterlijk: soort === 'NA_BESLUIT' ? null : termijn });
};

/**
 * a verlaging is decided by the gemeente, so whoever states one from Werkzaak names the mandate of that gemeente (D-22); of any
 * other outcome a mandate may be named, and then it holds. The gemeente itself needs none.
 */
const zonderMandaat = ({ verlaging, mandaatGeldt, afzender }: Uitkomstmelding): boolean =>
  mandaatGeldt === null ? verlaging && afzender.rol === 'inkomensconsulent' : !mandaatGeldt;

/**
 * M-33. A decision is a fact: no missing alert (D-11), no silence of the coach, no missing reason (D-10) and no missing mandate keeps it out; each is a
 * mark or a count. Without an alert only for KP4: of anybody else the hub has no business to know this.
 */
const decideUitkomst = ({ zaak, inwoner }: Stand, melding: Uitkomstmelding): Besluit => {
  if (!zaak && !isKp4(inwoner)) return weiger('GEEN_KP4');
  const alertOvergeslagen = zaak === null || zaak.alertOvergeslagen || zaak.status === 'OVERWEGING_INGETROKKEN';
  const afwijkingen: Afwijking[] = [
    ...(zaak?.uitkomstBekend ? ['AL_BESLOTEN' as const] : []),
    ...(termijnLoopt(zaak, melding.vandaag) && !melding.metReden ? ['VOORWAARDE_NIET_VERVULD' as const] : []),
    ...(zonderMandaat(melding) ? ['MANDAAT_ONTBREEKT' as const] : []),
  ];
  return aanvaard(afwijkingen, { type: 'uitkomst', melding, alertOvergeslagen, afwijkingen });
};

const decideBevestiging = (zaak: Sanctiezaak, { datum }: Bevestiging): Besluit =>
  OPEN.includes(zaak.status) && zaak.bevestigdOp === null ? accept({ type: 'alert.bevestigd', datum }) : accept();

/** A reaction is welcome as long as it may help, so also after the term; after the outcome it is passed on and changes nothing. */
const decideReactie = (zaak: Sanctiezaak, { reactie, voorstelDatum, op }: Reactiemelding): Besluit => {
  if (zaak.status === 'OVERWEGING_INGETROKKEN') return weiger('OVERGANG_ONGELDIG');
  return aanvaard(zaak.status === 'AFGESLOTEN' ? ['AL_BESLOTEN'] : [], { type: 'reactie', reactie, voorstelDatum, op });
};

const decideIntrekking = ({ status }: Sanctiezaak): Besluit => {
  if (status === 'AFGESLOTEN') return weiger('AL_BESLOTEN');
  return status === 'OVERWEGING_INGETROKKEN' ? accept() : accept({ type: 'overweging.ingetrokken' });
};

const decideVervolg = (zaak: Sanctiezaak, command: Bevestiging | Reactiemelding | Intrekking): Besluit => {
  switch (command.type) {
    case 'alert.bevestigd': return decideBevestiging(zaak, command);
    case 'reactie': return decideReactie(zaak, command);
    case 'overweging.ingetrokken': return decideIntrekking(zaak);
    default: return unreachable(command);
  }
};

/** Order of the checks: access, then the transition. */
export const decide = (stand: Stand, command: PartijCommand, beleid: Alertbeleid): Besluit | Wacht => {
  const geweigerd = toegang(stand, command);
  if (geweigerd) return { accepted: false, refusal: geweigerd };
  if (command.type === 'overwogen') return decideOverwogen(stand, command, beleid);
  if (command.type === 'uitkomst') return decideUitkomst(stand, command);
  return stand.zaak ? decideVervolg(stand.zaak, command) : { wachtOp: 'overwogen' };
};

const decideHerroeping = (zaak: Sanctiezaak, { wat, vandaag }: Extract<HubCommand, { type: 'herroepen' }>): Besluit => {
  if (wat === 'uitkomst') return accept({ type: 'uitkomst.herroepen' });
  if (wat === 'overwogen') return OPEN.includes(zaak.status) ? accept({ type: 'overweging.ingetrokken' }) : accept();
  return accept({ type: 'reactie.herroepen', termijnVoorbij: zaak.reactieUiterlijk !== null && vandaag > zaak.reactieUiterlijk });
};

/** The hub's own messages: they come late or twice without harm, so what no longer fits changes nothing. */
export const decideHub = (zaak: Sanctiezaak, command: HubCommand): Besluit => {
  switch (command.type) {
    case 'geopend':
      return zaak.status === 'OVERWOGEN' && command.door !== zaak.indiener ? accept({ type: 'geopend' }) : accept();
    case 'reactietermijn.verstreken': {
      const wacht = WACHT_OP_REACTIE.includes(zaak.status) && zaak.reactieUiterlijk !== null;
      return wacht && !termijnLoopt(zaak, command.vandaag) ? accept({ type: 'reactietermijn.verstreken' }) : accept();
    }
    case 'inwoner.vertrokken': {
      const { vertrek, per, naarGemeente } = command;
      return OPEN.includes(zaak.status) ? accept({ type: 'inwoner.vertrokken', vertrek, per, gemeente: naarGemeente ?? zaak.gemeente }) : accept();
    }
    case 'herroepen':
      return decideHerroeping(zaak, command);
    default:
      return unreachable(command);
  }
};
