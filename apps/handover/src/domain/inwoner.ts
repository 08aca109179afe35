import { accept } from '#shared/kernel/decision';
import type { Datum } from '#shared/kernel/datum';
import { kantVan, WERKZAAK, type Afzender } from './afzender';
import { deelIn, periodeOp, regieBij, wijsToe, type Coachrol, type Indeling, type Periode } from './situatie';
import { weiger, type Besluit, type Weigering } from './weigering';

export type Registratie = { readonly type: 'geregistreerd'; readonly afzender: Afzender; readonly sinds: Datum; readonly indeling: Indeling };
export type Toewijzing = {
  readonly type: 'coach.toegewezen';
  readonly afzender: Afzender;
  readonly gemeente: string;
  readonly coach: string;
  /** Whether the register knows the coach with that role for this gemeente on `vanaf`. */
  readonly coachBekend: boolean;
  readonly rol: Coachrol;
  readonly vanaf: Datum;
};
export type InwonerCommand = Registratie | Toewijzing;

export type SituatieGewijzigd = { readonly type: 'situatie.gewijzigd'; readonly perioden: readonly Periode[] };
type Resultaat = Besluit<SituatieGewijzigd>;

/** Both organisations register residents; of the gemeenten only the resident's own. */
const toegang = (afzender: Afzender, gemeente: string): Weigering | null => {
  const kant = kantVan(afzender);
  if (kant !== WERKZAAK && kant !== gemeente) return { code: 'GEMEENTE_ONJUIST' };
  return afzender.bevoegd ? null : { code: 'NIET_BEVOEGD' };
};

const gelijk = (p: Periode, i: Indeling): boolean => p.gemeente === i.gemeente && p.schaal === i.schaal && p.klantprofiel === i.klantprofiel;

/**
 * Repeating what is known changes nothing. A registration never moves a resident to another gemeente (that is inwoner.verhuisd)
 * and never shifts the regie (that is an overdracht): regie changes only at INGEGAAN.
 */
export const decideRegistratie = (perioden: readonly Periode[], { afzender, sinds, indeling }: Registratie): Resultaat => {
  const geweigerd = toegang(afzender, indeling.gemeente);
  if (geweigerd) return { accepted: false, refusal: geweigerd };
  if (perioden.some((p) => p.gemeente !== indeling.gemeente)) return weiger('GEMEENTE_ONJUIST');
  if (indeling.schaal === 'KP' && indeling.klantprofiel === null) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.klantprofiel');
  const huidig = periodeOp(perioden, sinds);
  if (huidig && gelijk(huidig, indeling)) return accept();
  const regie = regieBij(indeling);
  const verschuift = perioden.some((p) => (p.tot === null || sinds < p.tot) && p.regie !== null && p.regie !== regie);
  if (verschuift) return weiger('OVERGANG_ONGELDIG', 'regie wijzigt alleen door een overdracht');
  return accept({ type: 'situatie.gewijzigd', perioden: deelIn(perioden, sinds, indeling) });
};

/** Werkzaak assigns werkcoach and inkomensconsulent, the gemeente its participatiecoach (M-15). */
export const decideToewijzing = (perioden: readonly Periode[], command: Toewijzing): Resultaat => {
  const eerste = perioden[0];
  if (!eerste) return weiger('INWONER_ONBEKEND');
  const gemeente = (periodeOp(perioden, command.vanaf) ?? eerste).gemeente;
  if (command.gemeente !== gemeente) return weiger('GEMEENTE_ONJUIST');
  const geweigerd = toegang(command.afzender, gemeente);
  if (geweigerd) return { accepted: false, refusal: geweigerd };
  const toewijzer = command.rol === 'participatiecoach' ? gemeente : WERKZAAK;
  if (kantVan(command.afzender) !== toewijzer) return weiger('NIET_BEVOEGD');
  if (!command.coachBekend) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.coach is geen geregistreerde coach met deze rol voor deze gemeente');
  const nieuw = wijsToe(perioden, command.rol, command.coach, command.vanaf);
  return JSON.stringify(nieuw) === JSON.stringify(perioden) ? accept() : accept({ type: 'situatie.gewijzigd', perioden: nieuw });
};
