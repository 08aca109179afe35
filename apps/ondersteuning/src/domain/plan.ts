import { plusMaanden, type Datum } from '#shared/kernel/datum';
import { toegang, WERKZAAK } from './access';
import type { Betrokkene, Command, Inwoner, Weigering } from './verzoek.types';

/** The last evaluation of a resident's plan: which version, when, and when again. `bron`: the message that told it. */
export type Plan = { readonly inwonerRef: string; readonly gemeente: string; readonly planRef: string; readonly planVersie: number; readonly datum: Datum; readonly volgende: Datum; readonly bron: string };
export type Evaluatie = Command<{ readonly type: 'geevalueerd'; readonly planRef: string; readonly planVersie: number; readonly datum: Datum; readonly volgende: Datum; readonly zelfVormgegeven?: boolean }> & { readonly bron: string };
/** Whether the record of a plan says if the resident shapes his participation himself (P-18, R-219). */
export type Planafspraak = { readonly zelfVormgevenVastleggen: boolean };
/** `andere`: the coach of the other side, who is told. */
export type Planbesluit = { readonly accepted: true; readonly plan: Plan; readonly andere: Betrokkene; readonly letOp: readonly string[] } | { readonly accepted: false; readonly refusal: Weigering };

/** "Periodiek" (art. 44a) names no term: further ahead than this is a typing error, and the coach would never be reminded. */
const HOOGUIT_MAANDEN = 36;

const weiger = (refusal: Weigering): Planbesluit => ({ accepted: false, refusal });
const voorwaarde = (toelichting: string): Planbesluit => weiger({ code: 'VOORWAARDE_NIET_VERVULD', toelichting });

/** The coach of the other side; whether he may hear it is judged where it is delivered. */
const andereCoach = (rol: string, { gemeente, werkcoach, participatiecoach }: Inwoner): Betrokkene =>
  rol === 'participatiecoach' ? { rol: 'werkcoach', organisatie: WERKZAAK, actorId: werkcoach } : { rol: 'participatiecoach', organisatie: gemeente, actorId: participatiecoach };

const ZELF = 'Let op: leg vast of de inwoner de maatschappelijke participatie zelf vormgeeft. De wet vraagt dat vanaf deze dag.';

/** M-81, Participatiewet art. 44a: by the coach who is assigned, of either side. */
export const decidePlan = (was: Plan | null, inwoner: Inwoner | null, command: Evaluatie, { zelfVormgevenVastleggen }: Planafspraak): Planbesluit => {
  const geweigerd = toegang({ verzoek: null, zaakVanAnder: false, inwoner }, command, { opent: ['participatiecoach', 'werkcoach'] });
  if (geweigerd || !inwoner) return weiger(geweigerd ?? { code: 'INWONER_ONBEKEND' });
  const { inwonerRef, gemeente, vandaag, afzender, planRef, planVersie, datum, volgende, zelfVormgegeven, bron } = command;
  if (datum > vandaag) return voorwaarde('een bespreking die nog komt is geen evaluatie');
  if (volgende <= datum) return voorwaarde('de volgende bespreking komt na deze');
  if (volgende > plusMaanden(datum, HOOGUIT_MAANDEN)) return voorwaarde(`de volgende bespreking is binnen ${HOOGUIT_MAANDEN} maanden`);
  if (was && datum < was.datum) return weiger({ code: 'OVERGANG_ONGELDIG', toelichting: `er is al een evaluatie van ${was.datum}` });
  if (was?.planRef === planRef && planVersie < was.planVersie) return weiger({ code: 'OVERGANG_ONGELDIG', toelichting: `er is al een versie ${was.planVersie}` });
  return { accepted: true, plan: { inwonerRef, gemeente, planRef, planVersie, datum, volgende, bron }, andere: andereCoach(afzender.rol, inwoner), letOp: zelfVormgevenVastleggen && zelfVormgegeven === undefined ? [ZELF] : [] };
};

/** Who sees to the plan: the participatiecoach of a resident in klantprofiel 4, else the werkcoach. */
export const planhouder = ({ gemeente, klantprofiel, werkcoach, participatiecoach }: Inwoner): Betrokkene =>
  klantprofiel === 'KP4' ? { rol: 'participatiecoach', organisatie: gemeente, actorId: participatiecoach } : { rol: 'werkcoach', organisatie: WERKZAAK, actorId: werkcoach };
