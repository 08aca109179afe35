import Ajv2019, { type ValidateFunction } from 'ajv/dist/2019';
import { CATALOGUS } from './catalogus';
import type { JsonSchema } from './catalogus.types';
import { CODELIJSTEN } from './codelijsten';
import { CODES } from './codes';
import { DEFINITIEWEGEN } from './intern';
import { TELLINGSOORTEN, type Tellingsoort } from './tellingsoorten';
import { code, geheel, keuze, object } from './velden';
import { UUID_PATROON } from './vorm.schema';

const VERSIE = { type: 'string', pattern: '^v[0-9]{1,2}$' } as const;
const RICHTINGEN = ['KP3_NAAR_KP4', 'KP4_NAAR_KP3'] as const;
export type Richting = (typeof RICHTINGEN)[number];

/**
 * What a handover was substantiated with, as a kind and no more. What needs no evidence shares its name with all else: by itself it
 * would tell that a care trajectory began.
 */
export const BEWIJZEN = ['ZORGPROFESSIONAL', 'DEELTIJDWERK', 'VRIJWILLIGERSWERK_STRUCTUREEL', 'ZONDER_ONDERZOEK_IN_OVERLEG', 'OVERIG'] as const;
export type Bewijssoort = (typeof BEWIJZEN)[number];

/** Which sanction was considered; unknown where no alert went before. */
export const SANCTIES = ['BOETE', 'WAARSCHUWING', 'VERLAGING', 'ONBEKEND'] as const;
export type Sanctie = (typeof SANCTIES)[number];

const REDENEN = [...new Set([...CODELIJSTEN.redenInkomensgesprek, ...CODELIJSTEN.redenBijzonder])];

const AFGEHANDELD = CATALOGUS.filter(({ herkomst, eigenaar }) => herkomst === 'partij' && eigenaar !== 'gateway').map(({ type }) => type);

/** What is told of each count besides when and for which gemeente: closed lists of coarse values. A person, case or message fits in none. */
export const KENMERKEN: Readonly<Record<Tellingsoort, Readonly<Record<string, JsonSchema>>>> = {
  overdrachten: {
    richting: keuze(...RICHTINGEN),
    definitie: VERSIE,
    bewijs: keuze(...BEWIJZEN),
    // Persons are counted by their first handover of the year in that direction.
    persoon: keuze('EERSTE_IN_JAAR', 'HERHALING'),
  },
  driegesprekken: { richting: keuze(...RICHTINGEN, 'ONBEKEND'), uitkomst: keuze('AANGEBODEN', 'GEWENST', 'AFGEZIEN', 'GEEN_ANTWOORD', 'NIET_BEREIKT', 'GEHOUDEN', 'NIET_GEHOUDEN') },
  ontheffingen: { gebeurtenis: keuze('VERLEEND', 'VERLENGD', 'NIET_VERLENGD', 'INGETROKKEN', 'VASTGESTELD', 'BEEINDIGD', 'OPGESCHORT', 'HERVAT', 'VERLOPEN', 'VERVALLEN', 'UITGEPUT') },
  alerts: { gebeurtenis: keuze('OVERWOGEN', 'INTERVENIEERT', 'GEEN_INTERVENTIE', 'CONTACT_GEVRAAGD', 'REACTIETERMIJN_VERSTREKEN', 'UITKOMST', 'UITKOMST_ZONDER_ALERT', 'INGETROKKEN'), sanctie: keuze(...SANCTIES) },
  // Why a talk with income or what is not standard was asked: by itself a reason is about nobody.
  redenen: { verzoek: keuze('INKOMENSGESPREK', 'BIJZONDER'), reden: keuze(...REDENEN, 'ONBEKEND') },
  doorlooptijden: {
    stap: keuze('REACTIE_OP_VOORSTEL', 'REACTIE_OP_ALERT', 'DRIEGESPREK_NA_WENS', 'VOORSTEL_TOT_START_KP3_NAAR_KP4', 'VOORSTEL_TOT_START_KP4_NAAR_KP3'),
    // Of the service norm; from proposal to start there is none, and the weeks count.
    duur: keuze('BINNEN_NORM', 'TOT_DUBBELE_NORM', 'LANGER', 'TOT_4_WEKEN', 'TOT_8_WEKEN', 'TOT_13_WEKEN'),
  },
  // Residents, each once a year: for the costs of a gemeente it is people that count.
  definitie: { weg: keuze(...DEFINITIEWEGEN), definitie: VERSIE },
  afwijkingen: { code: keuze(...Object.keys(CODES)), type: keuze(...AFGEHANDELD) },
  weigeringen: { code: keuze(...Object.keys(CODES)), type: keuze(...AFGEHANDELD) },
};

/** One thing that happened, to be counted. Its id follows from what happened, so that twice is once. */
export type Telling = {
  readonly id: string;
  readonly soort: Tellingsoort;
  readonly jaar: number;
  readonly maand: number;
  readonly gemeente: string;
  readonly kenmerken: Readonly<Record<string, string>>;
};

/** The form of a count of this kind: closed at every level. */
export const tellingschema = (soort: Tellingsoort): JsonSchema =>
  object({ id: { type: 'string', pattern: UUID_PATROON }, soort: { type: 'string', const: soort }, jaar: geheel(2000, 2100), maand: geheel(1, 12), gemeente: code, kenmerken: object(KENMERKEN[soort]) });

const ajv = new Ajv2019({ strict: true, strictTypes: false, strictRequired: false });
const keurders = new Map<string, ValidateFunction>(TELLINGSOORTEN.map((soort) => [soort, ajv.compile({ ...tellingschema(soort) })]));

/** Whether it is a count of the kind that its routing key names, and nothing more than that. */
export const isTelling = (waarde: unknown, soort: string): waarde is Telling => keurders.get(soort)?.(waarde) === true;
