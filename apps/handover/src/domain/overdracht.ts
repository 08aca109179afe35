import type { Datum } from '#shared/kernel/datum';
import { accept, unreachable } from '#shared/kernel/decision';
import { toegang } from './access';
import { decideAanleiding } from './aanleiding';
import { decideAcceptatie } from './acceptatie';
import { decideGesprek } from './gesprek';
import type { Aanleiding, Command, DriegesprekStatus, Event, HubCommand, Overdracht, OverdrachtStatus, PartijCommand, Stand, Voorstel } from './overdracht.types';
import type { Overdrachtsbeleid } from './policy';
import { periodeOp, type Periode } from './situatie';
import { decideVoorstel } from './voorstel';
import { weiger, type Besluit } from './weigering';

/** A message on a case that is not known yet waits for its proposal; never a half state. */
export type Wacht = { readonly wachtOp: 'voorgesteld' };

const TE_BEOORDELEN: readonly OverdrachtStatus[] = ['VOORGESTELD', 'IN_OVERLEG'];
const VOOR_ACCEPTATIE: readonly OverdrachtStatus[] = [...TE_BEOORDELEN, 'TERUGGESTUURD'];
export const OPEN: readonly OverdrachtStatus[] = [...VOOR_ACCEPTATIE, 'GEACCEPTEERD'];
/** A wanted driegesprek may still follow after the start date (D-06). */
const OOK_NA_INGAAN: readonly OverdrachtStatus[] = [...OPEN, 'INGEGAAN'];

type ZaakCommand = Exclude<PartijCommand, Voorstel | Aanleiding>;

const VANUIT: Record<ZaakCommand['type'], readonly OverdrachtStatus[]> = {
  onderbouwd: VOOR_ACCEPTATIE,
  'uitzondering.voorgelegd': VOOR_ACCEPTATIE,
  'uitzondering.bevestigd': VOOR_ACCEPTATIE,
  'uitzondering.afgewezen': VOOR_ACCEPTATIE,
  'driegesprek.aangeboden': OPEN,
  'driegesprek.beantwoord': OOK_NA_INGAAN,
  'driegesprek.gepland': OOK_NA_INGAAN,
  'driegesprek.gehouden': OOK_NA_INGAAN,
  'driegesprek.nietGehouden': OOK_NA_INGAAN,
  geaccepteerd: TE_BEOORDELEN,
  teruggestuurd: TE_BEOORDELEN,
  nietOvergenomen: TE_BEOORDELEN,
  ingetrokken: OPEN,
};

const DRIEGESPREK_VANUIT: Partial<Record<ZaakCommand['type'], readonly DriegesprekStatus[]>> = {
  'driegesprek.aangeboden': ['NIET_AANGEBODEN'],
  'driegesprek.beantwoord': ['AANGEBODEN', 'GEWENST', 'AFGEZIEN', 'GEEN_ANTWOORD', 'NIET_BEREIKT'],
  'driegesprek.gepland': ['GEWENST', 'NIET_GEHOUDEN'],
  'driegesprek.gehouden': ['GEPLAND'],
  'driegesprek.nietGehouden': ['GEPLAND'],
};

const pastBijUitzondering = (zaak: Overdracht, type: ZaakCommand['type'], beleid: Overdrachtsbeleid): boolean => {
  if (type === 'uitzondering.voorgelegd') {
    return beleid.onderbouwing[zaak.richting].waarden.uitzonderingInOverleg && ['GEEN', 'AFGEWEZEN'].includes(zaak.uitzondering);
  }
  return !type.startsWith('uitzondering.') || zaak.uitzondering === 'VOORGELEGD';
};

const pastBijStand = (zaak: Overdracht, type: ZaakCommand['type'], beleid: Overdrachtsbeleid): boolean =>
  VANUIT[type].includes(zaak.status) &&
  (DRIEGESPREK_VANUIT[type]?.includes(zaak.driegesprek) ?? true) &&
  pastBijUitzondering(zaak, type, beleid);

const decideZaak = (zaak: Overdracht, command: ZaakCommand, stand: Stand, beleid: Overdrachtsbeleid): Besluit<Event> => {
  if (!pastBijStand(zaak, command.type, beleid)) return weiger('OVERGANG_ONGELDIG');
  switch (command.type) {
    case 'geaccepteerd':
      return decideAcceptatie(zaak, command, stand.perioden, beleid);
    case 'onderbouwd':
      return accept({ type: 'onderbouwd', bewijs: command.bewijs });
    case 'driegesprek.beantwoord':
      return accept({ type: 'driegesprek.beantwoord', antwoord: command.antwoord });
    case 'driegesprek.gepland':
    case 'driegesprek.gehouden':
      return decideGesprek(zaak, command, stand.perioden);
    default:
      return accept({ type: command.type });
  }
};

/** Order of the checks: access, then the transition, then what the agreements ask. */
export const decide = (stand: Stand, command: PartijCommand, beleid: Overdrachtsbeleid): Besluit<Event> | Wacht => {
  const geweigerd = toegang(stand, command);
  if (geweigerd) return { accepted: false, refusal: geweigerd };
  if (command.type === 'voorgesteld') return decideVoorstel(stand, command, beleid);
  if (command.type === 'aanleiding.gemeld') return decideAanleiding(stand, command, beleid);
  return stand.zaak ? decideZaak(stand.zaak, command, stand, beleid) : { wachtOp: 'voorgesteld' };
};

/** A wanted driegesprek that has not been held, nor recorded as not held (D-06). */
export const wachtOpGesprek = ({ status, driegesprek }: Pick<Overdracht, 'status' | 'driegesprek'>): boolean =>
  status === 'INGEGAAN' && (driegesprek === 'GEWENST' || driegesprek === 'GEPLAND');

const decideStart = (zaak: Overdracht, op: Datum, perioden: readonly Periode[]): Besluit<Event> => {
  const { status, nieuweCoach, startdatum, gemeente } = zaak;
  if (status !== 'GEACCEPTEERD' || nieuweCoach === null || startdatum === null || op < startdatum) return accept();
  return periodeOp(perioden, startdatum)?.gemeente === gemeente ? accept({ type: 'ingegaan', coach: nieuweCoach, datum: startdatum }) : accept();
};

/** The hub's own messages: they come late or twice without harm, so what no longer fits changes nothing. */
export const decideHub = ({ zaak, perioden }: Stand, command: HubCommand): Besluit<Event> => {
  if (!zaak) return weiger('ZAAK_ONBEKEND');
  switch (command.type) {
    case 'geopend':
      return zaak.status === 'VOORGESTELD' && command.door !== zaak.indiener ? accept({ type: 'geopend' }) : accept();
    case 'startdatum.bereikt':
      return decideStart(zaak, command.op, perioden);
    case 'driegesprek.uitgebleven':
      return wachtOpGesprek(zaak) && periodeOp(perioden, command.op)?.gemeente === zaak.gemeente ? accept({ type: 'driegesprek.uitgebleven' }) : accept();
    default:
      return unreachable(command);
  }
};

/** SM-1: an open case ends when the benefit ended, the resident moved or died, or its proposal was recalled. What took effect stays. */
export const decideVerval = (zaak: Pick<Overdracht, 'status'>): Besluit<Event> => (OPEN.includes(zaak.status) ? accept({ type: 'vervallen' }) : accept());

export const isHubCommand = (command: Command): command is HubCommand =>
  command.type === 'geopend' || command.type === 'startdatum.bereikt' || command.type === 'driegesprek.uitgebleven';
