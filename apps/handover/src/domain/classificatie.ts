import type { Datum } from '#shared/kernel/datum';
import { kantVan, type Afzender } from './afzender';
import { botst, gewijzigd } from './inwoner';
import { deelIn, periodeOp, regieBij, type Indeling, type Periode, type SituatieGewijzigd } from './situatie';
import { magBijhouden } from './vertrek';
import { weiger, type Besluit, type Weigering } from './weigering';

/** M-82: a class on the scale of an uitvoerder, by the definition that uitvoerder used. */
export type Classificatie = {
  readonly type: 'vastgesteld';
  readonly afzender: Afzender;
  readonly op: Datum;
  readonly vanaf: Datum;
  readonly indeling: Indeling;
  readonly uitvoerder: string;
  /** Who may have classified there on that day; null: nothing was agreed about it. */
  readonly uitvoerders: readonly string[] | null;
  /** Null: not said; on the scale KP it is the one in force. */
  readonly definitieVersie: string | null;
};

const ANDERE_SCHAAL = 'een andere schaal wordt niet omgerekend: een coach beoordeelt de inwoner opnieuw';

/** A klantprofiel follows from no fase or group: who puts the resident there is a person, of the side that leads from then on. */
const verplaatstBezwaar = (periode: Periode, { afzender, indeling }: Classificatie): Weigering | null => {
  const regie = regieBij(indeling);
  if (regie === null || periode.regie !== null) return null;
  if (afzender.rol === 'systeem') return { code: 'NIET_BEVOEGD', toelichting: ANDERE_SCHAAL };
  return regie === kantVan(afzender) ? null : { code: 'OVERGANG_ONGELDIG', toelichting: 'wie de regie krijgt stelt het klantprofiel vast' };
};

const isKp = ({ schaal }: Indeling): boolean => schaal === 'KP';

const bezwaar = (perioden: readonly Periode[], periode: Periode, command: Classificatie, geldend: string): Weigering | null => {
  const { afzender, vanaf, indeling, uitvoerder, uitvoerders, definitieVersie } = command;
  if (uitvoerders !== null && !uitvoerders.includes(uitvoerder)) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: `verloop.uitvoerder: op die dag delen hier in: ${uitvoerders.join(', ')}` };
  const opSchaalKp = isKp(indeling);
  if (indeling.klantprofiel === null) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: opSchaalKp ? 'verloop.klantprofiel' : 'verloop.groep' };
  if (opSchaalKp && definitieVersie !== null && definitieVersie !== geldend) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: `verloop.definitieVersie: op die dag geldt ${geldend}` };
  const later = perioden.filter(({ tot }) => tot === null || vanaf < tot);
  if (later.some((p) => botst(p, indeling, afzender))) return { code: 'OVERGANG_ONGELDIG', toelichting: 'regie wijzigt alleen door een overdracht' };
  return verplaatstBezwaar(periode, command);
};

const zonderVersie = (indeling: Indeling): Weigering => ({
  code: 'VOORWAARDE_NIET_VERVULD',
  toelichting: isKp(indeling) ? 'verloop.vanaf: op die dag gold nog geen definitie van KP4' : 'verloop.definitieVersie',
});

/** `geldend`: the version of the definition of KP4 in force on the first day (P-01); null before there was one. Said again it changes nothing. */
export const decideClassificatie = (perioden: readonly Periode[], command: Classificatie, geldend: string | null): Besluit<SituatieGewijzigd> => {
  const { vanaf, indeling, uitvoerder, definitieVersie } = command;
  const periode = periodeOp(perioden, vanaf);
  if (!periode) return weiger('INWONER_ONBEKEND');
  const versie = isKp(indeling) ? geldend : definitieVersie;
  const onbevoegd = magBijhouden(command.afzender, indeling.gemeente, periode);
  if (onbevoegd) return { accepted: false, refusal: onbevoegd };
  if (versie === null) return { accepted: false, refusal: zonderVersie(indeling) };
  const geweigerd = bezwaar(perioden, periode, command, versie);
  if (geweigerd) return { accepted: false, refusal: geweigerd };
  return gewijzigd(perioden, deelIn(perioden, vanaf, indeling, { uitvoerder, definitieVersie: versie }));
};
