import type { VerzegeldBericht } from '#shared/contracts/bericht';
import type { GenoemdeMedewerker, InBericht } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { amsterdamseDag } from '#shared/kernel/klok';
import { WERKZAAK, type Afzender } from '../domain/afzender';
import type { Richting } from '../domain/begrippen';
import type { DriegesprekAntwoord } from '../domain/overdracht.types';
import type { Coachrol, Schaal } from '../domain/situatie';

/** The door checked the form against the schema of the type; here its fields get the names the rules use. */
export type Verloop = { readonly [veld: string]: unknown } & Partial<{
  richting: Richting;
  voorgesteldeStartdatum: Datum;
  beoogdeCoach: string;
  inwonerGeraadpleegdOp: Datum;
  inwonerVoorgelichtOp: Datum;
  driegesprek: { antwoord?: DriegesprekAntwoord };
  antwoord: DriegesprekAntwoord;
  nieuweCoach: string;
  startdatum: Datum;
  afgestemdOp: Datum;
  door: string;
  schaal: Schaal;
  klantprofiel: string;
  groep: string;
  uitvoerder: string;
  definitieVersie: string;
  sinds: Datum;
  onderUwvBegeleiding: boolean;
  coach: string;
  rol: Coachrol;
  vanaf: Datum;
  per: Datum;
  naarGemeente: string;
  soort: string;
  datum: Datum;
  deelnemers: { huidigeCoach: string; nieuweCoach: string };
  berichtSource: string;
  berichtRef: string;
}>;

export const verloopVan = (bericht: VerzegeldBericht): Verloop => bericht.data.verloop ?? {};

export const vandaagVan = ({ stempel }: InBericht): Datum => amsterdamseDag(new Date(stempel.klok));

export const afzenderVan = ({ bericht, stempel }: InBericht): Afzender => ({
  ...bericht.data.afzender,
  bevoegd: stempel.afzenderBevoegd,
  waarneemtVoor: stempel.waarneemtVoor,
});

type Genoemd = { readonly actorId: string; readonly rol: Coachrol; readonly gemeente: string; readonly op: Datum };

const handeltNamens = ({ namensGemeenten, werkgever }: GenoemdeMedewerker, rol: Coachrol, gemeente: string): boolean =>
  rol === 'participatiecoach' ? namensGemeenten.includes(gemeente) : werkgever === WERKZAAK && namensGemeenten.length === 0;

/** Whether the register of the gateway knows this person with that role for that side on that day; deputising gives nobody another's name. */
export const isGeregistreerd = ({ stempel }: InBericht, { actorId, rol, gemeente, op }: Genoemd): boolean =>
  stempel.genoemden.some(
    (een) =>
      een.actorId === actorId && een.rol === rol && handeltNamens(een, rol, gemeente) && een.ingangsdatum <= op && (een.laatsteDag === undefined || op <= een.laatsteDag),
  );
