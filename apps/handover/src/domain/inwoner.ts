import { accept } from '#shared/kernel/decision';
import type { Datum } from '#shared/kernel/datum';
import { kantVan, WERKZAAK, type Afzender } from './afzender';
import { deelIn, merkUwvBegeleiding, periodeOp, regieBij, wijsToe, type Coachrol, type Indeling, type Periode, type SituatieGewijzigd } from './situatie';
import { magBijhouden, type Vertrek } from './vertrek';
import { weiger, type Besluit, type Weigering } from './weigering';

export type Registratie = { readonly type: 'geregistreerd'; readonly afzender: Afzender; readonly sinds: Datum; readonly indeling: Indeling; readonly onderUwvBegeleiding?: boolean };
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
/** M-14, `gewijzigd`: contact data pass by sealed; what the situatie keeps is the guidance by UWV. */
export type Wijziging = {
  readonly type: 'gewijzigd';
  readonly afzender: Afzender;
  readonly gemeente: string;
  readonly op: Datum;
  readonly vanaf: Datum;
  readonly onderUwvBegeleiding?: boolean;
};
export type InwonerCommand = Registratie | Toewijzing | Wijziging | Vertrek;

/** What two parties say differently about a resident: a name of a field, and the two codes. */
export type Verschil = { readonly veld: 'SCHAAL' | 'KLANTPROFIEL'; readonly bekend: string; readonly opgegeven: string };

type Resultaat = Besluit<SituatieGewijzigd>;

/** Both organisations register residents; of the gemeenten only the resident's own. */
const toegang = (afzender: Afzender, gemeente: string): Weigering | null => {
  const kant = kantVan(afzender);
  if (kant !== WERKZAAK && kant !== gemeente) return { code: 'GEMEENTE_ONJUIST' };
  return afzender.bevoegd ? null : { code: 'NIET_BEVOEGD' };
};

const gelijk = (p: Indeling, i: Indeling): boolean => p.gemeente === i.gemeente && p.schaal === i.schaal && p.klantprofiel === i.klantprofiel;

/** Only who leads may change the profile he leads by; a shift of the regie takes an overdracht. */
export const botst = (p: Periode, indeling: Indeling, afzender: Afzender): boolean =>
  !gelijk(p, indeling) && p.regie !== null && (p.regie !== regieBij(indeling) || p.regie !== kantVan(afzender));

const vanafSinds = (perioden: readonly Periode[], sinds: Datum): readonly Periode[] => perioden.filter(({ tot }) => tot === null || sinds < tot);

/** What is known on `sinds` says already what this registration says. */
const isHerhaling = (perioden: readonly Periode[], { sinds, indeling }: Registratie): boolean => {
  const huidig = periodeOp(perioden, sinds);
  return huidig !== null && gelijk(huidig, indeling);
};

/** Where two registers disagree, field by field; nothing about gemeenten, which is not told across. */
export const verschillenMet = (perioden: readonly Periode[], registratie: Registratie): readonly Verschil[] => {
  const { afzender, sinds, indeling } = registratie;
  if (isHerhaling(perioden, registratie)) return [];
  const ander = vanafSinds(perioden, sinds).find((p) => botst(p, indeling, afzender));
  if (!ander || ander.gemeente !== indeling.gemeente) return [];
  const paren = [
    { veld: 'SCHAAL', bekend: ander.schaal, opgegeven: indeling.schaal },
    { veld: 'KLANTPROFIEL', bekend: ander.klantprofiel ?? 'GEEN', opgegeven: indeling.klantprofiel ?? 'GEEN' },
  ] as const;
  return paren.filter(({ bekend, opgegeven }) => bekend !== opgegeven);
};

/**
 * Repeating what is known changes nothing. A registration never moves a resident to another gemeente (that is inwoner.verhuisd)
 * and never shifts the regie (that is an overdracht): regie changes only at INGEGAAN or by moving. After he left, he may be
 * registered anew, by whichever gemeente he came to.
 */
export const decideRegistratie = (perioden: readonly Periode[], registratie: Registratie): Resultaat => {
  const { afzender, sinds, indeling, onderUwvBegeleiding } = registratie;
  const geweigerd = toegang(afzender, indeling.gemeente);
  if (geweigerd) return { accepted: false, refusal: geweigerd };
  if (vanafSinds(perioden, sinds).some((p) => p.gemeente !== indeling.gemeente)) return weiger('GEMEENTE_ONJUIST');
  if (indeling.schaal === 'KP' && indeling.klantprofiel === null) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.klantprofiel');
  const herhaling = isHerhaling(perioden, registratie);
  if (!herhaling && vanafSinds(perioden, sinds).some((p) => botst(p, indeling, afzender))) {
    return weiger('OVERGANG_ONGELDIG', 'wat bekend is wijkt af; regie wijzigt alleen door een overdracht');
  }
  const ingedeeld = herhaling ? perioden : deelIn(perioden, sinds, indeling);
  return gewijzigd(perioden, onderUwvBegeleiding === undefined ? ingedeeld : merkUwvBegeleiding(ingedeeld, onderUwvBegeleiding, sinds));
};

/** Nothing when it says what was known. */
export const gewijzigd = (was: readonly Periode[], wordt: readonly Periode[]): Resultaat =>
  JSON.stringify(wordt) === JSON.stringify(was) ? accept() : accept({ type: 'situatie.gewijzigd', perioden: wordt });

export const decideWijziging = (perioden: readonly Periode[], { afzender, gemeente, op, vanaf, onderUwvBegeleiding }: Wijziging): Resultaat => {
  const periode = periodeOp(perioden, op);
  if (!periode) return weiger('INWONER_ONBEKEND');
  const geweigerd = magBijhouden(afzender, gemeente, periode);
  if (geweigerd) return { accepted: false, refusal: geweigerd };
  return onderUwvBegeleiding === undefined ? accept() : gewijzigd(perioden, merkUwvBegeleiding(perioden, onderUwvBegeleiding, vanaf));
};

/** Werkzaak assigns werkcoach and inkomensconsulent, the gemeente its participatiecoach (M-15). */
export const decideToewijzing = (perioden: readonly Periode[], command: Toewijzing): Resultaat => {
  const periode = periodeOp(perioden, command.vanaf) ?? perioden.find(({ vanaf }) => command.vanaf < vanaf);
  if (!periode) return weiger('INWONER_ONBEKEND');
  const { gemeente } = periode;
  if (command.gemeente !== gemeente) return weiger('GEMEENTE_ONJUIST');
  const geweigerd = toegang(command.afzender, gemeente);
  if (geweigerd) return { accepted: false, refusal: geweigerd };
  const toewijzer = command.rol === 'participatiecoach' ? gemeente : WERKZAAK;
  if (kantVan(command.afzender) !== toewijzer) return weiger('NIET_BEVOEGD');
  if (!command.coachBekend) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.coach is geen geregistreerde coach met deze rol voor deze gemeente');
  return gewijzigd(perioden, wijsToe(perioden, command.rol, command.coach, command.vanaf));
};
