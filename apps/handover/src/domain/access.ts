import { handeltAls, WERKZAAK, type Afzender } from './afzender';
import type { Richting } from './begrippen';
import type { Aanleiding, Overdracht, PartijCommand, Stand, Voorstel } from './overdracht.types';
import { periodeOp, type Periode } from './situatie';
import type { Weigering } from './weigering';

export type Overdrachtsrol = 'werkcoach' | 'participatiecoach';

export const indienendeRol = (richting: Richting): Overdrachtsrol => (richting === 'KP3_NAAR_KP4' ? 'werkcoach' : 'participatiecoach');
export const ontvangendeRol = (richting: Richting): Overdrachtsrol => (richting === 'KP3_NAAR_KP4' ? 'participatiecoach' : 'werkcoach');
export const organisatieVan = (rol: Overdrachtsrol, gemeente: string): string => (rol === 'werkcoach' ? WERKZAAK : gemeente);

type Kant = 'INDIENER' | 'ONTVANGER' | 'BEIDE';

type Zaakcommand = Exclude<PartijCommand, Voorstel | Aanleiding>;

const KANT: Record<Zaakcommand['type'], Kant> = {
  onderbouwd: 'INDIENER',
  'uitzondering.voorgelegd': 'INDIENER',
  'uitzondering.bevestigd': 'ONTVANGER',
  'uitzondering.afgewezen': 'ONTVANGER',
  'driegesprek.aangeboden': 'BEIDE',
  'driegesprek.beantwoord': 'BEIDE',
  'driegesprek.gepland': 'BEIDE',
  'driegesprek.gehouden': 'BEIDE',
  'driegesprek.nietGehouden': 'BEIDE',
  geaccepteerd: 'ONTVANGER',
  teruggestuurd: 'ONTVANGER',
  nietOvergenomen: 'ONTVANGER',
  ingetrokken: 'INDIENER',
};

/** A werkcoach must be assigned; a participatiecoach of the gemeente may also propose while nobody is assigned yet. */
const magVoorstellen = ({ richting, afzender }: Voorstel, periode: Periode): boolean => {
  const rol = indienendeRol(richting);
  if (afzender.rol !== rol) return false;
  return handeltAls(afzender, periode[rol]) || (rol === 'participatiecoach' && periode[rol] === null);
};

/** M-12: as a proposal by the participatiecoach; a werkcoach only when he is assigned too. */
const magMelden = ({ afzender }: Aanleiding, periode: Periode): boolean => {
  if (afzender.rol === 'werkcoach') return handeltAls(afzender, periode.werkcoach);
  return afzender.rol === 'participatiecoach' && (periode.participatiecoach === null || handeltAls(afzender, periode.participatiecoach));
};

const isIndiener = (afzender: Afzender, zaak: Overdracht, periode: Periode): boolean => {
  const rol = indienendeRol(zaak.richting);
  if (afzender.rol !== rol) return false;
  return handeltAls(afzender, zaak.indiener) || handeltAls(afzender, periode[rol]) || (zaak.indiener === null && periode[rol] === null);
};

/** The coach the proposal names; when it names nobody, any coach of the receiving side (domain.md §3b). */
const isOntvanger = (afzender: Afzender, zaak: Overdracht): boolean => {
  if (afzender.rol !== ontvangendeRol(zaak.richting)) return false;
  return zaak.beoogdeCoach === null || handeltAls(afzender, zaak.beoogdeCoach) || handeltAls(afzender, zaak.nieuweCoach);
};

const magOpZaak = (command: Zaakcommand, zaak: Overdracht, periode: Periode): boolean => {
  const kant = KANT[command.type];
  if (kant !== 'ONTVANGER' && isIndiener(command.afzender, zaak, periode)) return true;
  return kant !== 'INDIENER' && isOntvanger(command.afzender, zaak);
};

/** The gemeente of the business date: a message about a resident who has moved is for his gemeente then, not for that of the case. */
const gemeenteKlopt = ({ gemeente, afzender }: PartijCommand, zaak: Overdracht | null, periode: Periode): boolean => {
  const namensAnder = afzender.rol === 'participatiecoach' && afzender.namensGemeente !== periode.gemeente;
  return gemeente === periode.gemeente && !namensAnder && (zaak === null || zaak.gemeente === periode.gemeente);
};

/** Who may do what with a handover. The gemeente is judged before the person: a colleague of another gemeente hears that, whatever his role. */
export const toegang = ({ perioden, zaak, zaakVanAnder }: Stand, command: PartijCommand): Weigering | null => {
  const { afzender } = command;
  const periode = periodeOp(perioden, command.op);
  if (!periode) return { code: 'INWONER_ONBEKEND' };
  if (!gemeenteKlopt(command, zaak, periode)) return { code: 'GEMEENTE_ONJUIST' };
  if (!afzender.bevoegd) return { code: 'NIET_BEVOEGD' };
  if (zaakVanAnder) return { code: 'ZAAK_ONBEKEND' };
  if (command.type === 'voorgesteld') return magVoorstellen(command, periode) ? null : { code: 'NIET_BEVOEGD' };
  if (command.type === 'aanleiding.gemeld') return magMelden(command, periode) ? null : { code: 'NIET_BEVOEGD' };
  return !zaak || magOpZaak(command, zaak, periode) ? null : { code: 'NIET_BEVOEGD' };
};
