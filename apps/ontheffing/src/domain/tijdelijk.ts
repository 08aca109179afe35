import { plusDagen, plusMaanden } from '#shared/kernel/datum';
import { rolVan } from './access';
import { isBezet } from './geldigheid';
import { keurBesluit, naBekendmaking, nogmaals, weiger, zoek, zonderZienswijze } from './oordeel';
import type { Besluit, Intrekkingsbesluit, NietVerlenging, Ontheffing, Stand, Termijn, Tijdelijk, Verlening, Verlenging, Weigering } from './ontheffing.types';
import type { Afspraken, Policy } from './policy';

const EIND: readonly Ontheffing['status'][] = ['INGETROKKEN', 'VERVALLEN', 'HERROEPEN'];
const nieuweVerlening = 'deze ontheffing is voorbij: stuur ontheffing.verleend';

export const laatsteTermijn = ({ termijnen }: Tijdelijk): Termijn => termijnen.at(-1) ?? termijnen[0];
const zelfdeScope = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join();

const isTeLang = ({ ingangsdatum, laatsteDag, afzender, gemeente }: Verlening, { langsteDuur }: Policy): boolean =>
  langsteDuur !== null && langsteDuur.rollen.includes(rolVan(afzender, gemeente) ?? '') && plusDagen(laatsteDag, 1) > plusMaanden(ingangsdatum, langsteDuur.maanden);

type Regels = Pick<Afspraken, 'policy' | 'eigenBesluitNaWia4' | 'wet'>;

/** What makes a temporary one superfluous: where the old custom still is, not what holds by law (P-07). */
const ernaast = (ontheffingen: readonly Ontheffing[], { eigenBesluitNaWia4 }: Pick<Afspraken, 'eigenBesluitNaWia4'>): readonly Ontheffing[] =>
  eigenBesluitNaWia4 ? ontheffingen.filter(({ soort }) => soort !== 'VAN_RECHTSWEGE') : ontheffingen;

/** Who may grant, and on which ground. */
const buitenBeleid = ({ afzender, gemeente, grond }: Verlening, { verlenerRollen, gronden }: Policy): Weigering[] => {
  if (!verlenerRollen.includes(rolVan(afzender, gemeente) ?? '')) return [{ code: 'BELEID' }];
  return gronden === null || (grond !== null && gronden.includes(grond)) ? [] : [{ code: 'BELEID', toelichting: 'belastbaarheid.grond hoort niet bij deze afspraak' }];
};

/** The law says of which duties at most; an agreement may allow less, and then it is the agreement that is departed from. */
const buitenScope = ({ scope }: Verlening, { policy, wet }: Pick<Regels, 'policy' | 'wet'>): Weigering[] => {
  const binnen = (toegestaan: readonly string[]): boolean => scope.every((verplichting) => toegestaan.includes(verplichting));
  if (!binnen(wet.tijdelijk.scope)) return [{ code: 'VERPLICHTING_NIET_TOEGESTAAN' }];
  return binnen(policy.scope) ? [] : [{ code: 'BELEID', toelichting: 'verloop.scope: de wet staat dit toe, deze afspraak niet' }];
};

const afwijkingenVan = ({ ontheffingen }: Stand, verlening: Verlening, { policy, ...regels }: Regels): Weigering[] => {
  const dagen = { vanaf: verlening.ingangsdatum, tot: plusDagen(verlening.laatsteDag, 1) };
  return [
    ...buitenBeleid(verlening, policy),
    ...buitenScope(verlening, { policy, ...regels }),
    ...(isTeLang(verlening, policy) ? [{ code: 'TERMIJN_TE_LANG' as const }] : []),
    ...(isBezet(ernaast(ontheffingen, regels), dagen) ? [{ code: 'OVERBODIG' as const }] : []),
  ];
};

/** The same grant, told later or sent twice: same days, same duties, same decision. */
const eerder = ({ ontheffingen }: Stand, { besluit, scope, ingangsdatum, laatsteDag }: Verlening): Tijdelijk | undefined =>
  ontheffingen.find((een): een is Tijdelijk => {
    if (een.soort !== 'TIJDELIJK' || een.status === 'HERROEPEN') return false;
    const [eerste] = een.termijnen;
    return een.ingangsdatum === ingangsdatum && eerste.laatsteDag === laatsteDag && eerste.besluit.besluitDatum === besluit.besluitDatum && zelfdeScope(een.scope, scope);
  });

/** M-20: the hub registers a decision of the college (SM-2). */
export const decideTijdelijk = (stand: Stand, verlening: Verlening, regels: Regels): Besluit => {
  const { ontheffingRef, gemeente, scope, ingangsdatum, laatsteDag, besluit, verlener } = verlening;
  if (laatsteDag < ingangsdatum) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.laatsteDag ligt voor verloop.ingangsdatum');
  const fout = keurBesluit(verlening);
  if (fout) return { accepted: false, refusal: fout };
  const zelfde = eerder(stand, verlening);
  if (zelfde) return nogmaals(zelfde.ontheffingRef, 'verleend', zelfde.termijnen[0].besluit, besluit);
  return naBekendmaking(afwijkingenVan(stand, verlening, regels), verlening, (afwijkingen) => ({
    type: 'verleend',
    ontheffingRef,
    ontheffing: { soort: 'TIJDELIJK', ontheffingRef, gemeente, scope, ingangsdatum, verlener, termijnen: [{ laatsteDag, besluit }], status: 'VERLEEND', afwijkingen },
  }));
};

const zoekTijdelijk = (stand: Stand, ref: string, gemeente: string): { readonly gevonden: Tijdelijk } | { readonly fout: Besluit } => {
  const zoekactie = zoek(stand, ref, gemeente);
  if ('fout' in zoekactie) return zoekactie;
  const { gevonden } = zoekactie;
  return gevonden.soort === 'TIJDELIJK' ? { gevonden } : { fout: weiger('OVERGANG_ONGELDIG', 'alleen een tijdelijke ontheffing wordt verlengd') };
};

/** Decided in time although told late is in time; what was ended or ran out first departs from the order of SM-2. */
const isTeLaat = (was: Tijdelijk, { besluit }: Verlenging): boolean =>
  was.status === 'NIET_VERLENGD' || (was.status === 'VERLOPEN' && besluit.besluitDatum > laatsteTermijn(was).laatsteDag);

/** M-22: to a last day that must be named; no maximum (D-03). */
export const decideVerlenging = (stand: Stand, verlenging: Verlenging, regels: Pick<Afspraken, 'eigenBesluitNaWia4'>): Besluit => {
  const zoekactie = zoekTijdelijk(stand, verlenging.ontheffingRef, verlenging.gemeente);
  if ('fout' in zoekactie) return zoekactie.fout;
  const { gevonden: was } = zoekactie;
  const { ontheffingRef, nieuweLaatsteDag, besluit } = verlenging;
  const fout = keurBesluit(verlenging);
  if (fout) return { accepted: false, refusal: fout };
  const zelfde = was.termijnen.slice(1).find((termijn) => termijn.laatsteDag === nieuweLaatsteDag && termijn.besluit.besluitDatum === besluit.besluitDatum);
  if (zelfde) return nogmaals(ontheffingRef, 'verlengd', zelfde.besluit, besluit);
  if (EIND.includes(was.status)) return weiger('OVERGANG_ONGELDIG', nieuweVerlening);
  const eersteDag = plusDagen(laatsteTermijn(was).laatsteDag, 1);
  if (nieuweLaatsteDag < eersteDag) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.nieuweLaatsteDag ligt niet na de laatste dag');
  const anderen = ernaast(stand.ontheffingen, regels).filter((een) => een.ontheffingRef !== ontheffingRef);
  const afwijkingen: Weigering[] = [
    ...(isTeLaat(was, verlenging) ? [{ code: 'OVERGANG_ONGELDIG' as const, toelichting: nieuweVerlening }] : []),
    ...(isBezet(anderen, { vanaf: eersteDag, tot: plusDagen(nieuweLaatsteDag, 1) }) ? [{ code: 'OVERBODIG' as const }] : []),
  ];
  return naBekendmaking(afwijkingen, verlenging, (marken) => ({ type: 'verlengd', ontheffingRef, termijn: { laatsteDag: nieuweLaatsteDag, besluit }, afwijkingen: marken }));
};

/** M-22: also after the last day, so that the question does not stay open for ever. */
export const decideNietVerlenging = (stand: Stand, command: NietVerlenging): Besluit => {
  const zoekactie = zoekTijdelijk(stand, command.ontheffingRef, command.gemeente);
  if ('fout' in zoekactie) return zoekactie.fout;
  const { gevonden: was } = zoekactie;
  const { ontheffingRef, besluit } = command;
  const fout = keurBesluit(command);
  if (fout) return { accepted: false, refusal: fout };
  const zelfde = was.status === 'NIET_VERLENGD' || was.status === 'VERLOPEN' ? was.nietVerlengd : null;
  if (zelfde?.besluitDatum === besluit.besluitDatum) return nogmaals(ontheffingRef, 'nietVerlengd', zelfde, besluit);
  if (zelfde || EIND.includes(was.status)) return weiger('OVERGANG_ONGELDIG');
  return naBekendmaking(zonderZienswijze(besluit), command, (afwijkingen) => ({ type: 'nietVerlengd', ontheffingRef, besluit, afwijkingen }));
};

const INTREKBAAR: readonly Ontheffing['status'][] = ['VERLEEND', 'BESLUIT_NODIG', 'VERLENGD', 'NIET_VERLENGD', 'OPGESCHORT'];

const eindeVan = (ontheffing: Ontheffing): string | null => {
  if (ontheffing.soort === 'TIJDELIJK') return laatsteTermijn(ontheffing).laatsteDag;
  return ontheffing.soort === 'ALLEENSTAANDE_OUDER' ? (ontheffing.verlening?.laatsteDag ?? null) : null;
};

/** M-24, of a temporary ontheffing and of one of art. 9a; what holds by law nobody withdraws. */
export const decideIntrekking = (stand: Stand, command: Intrekkingsbesluit): Besluit => {
  const { ontheffingRef, gemeente, per, besluit } = command;
  const zoekactie = zoek(stand, ontheffingRef, gemeente);
  if ('fout' in zoekactie) return zoekactie.fout;
  const { gevonden: was } = zoekactie;
  const fout = keurBesluit(command);
  if (fout) return { accepted: false, refusal: fout };
  if (was.status === 'INGETROKKEN' && was.intrekking.per === per && was.intrekking.besluit.besluitDatum === besluit.besluitDatum) {
    return nogmaals(ontheffingRef, 'ingetrokken', was.intrekking.besluit, besluit);
  }
  const einde = eindeVan(was);
  if (einde === null || !INTREKBAAR.includes(was.status)) return weiger('OVERGANG_ONGELDIG');
  if (per > einde) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.per ligt na de laatste dag');
  return naBekendmaking(zonderZienswijze(besluit), command, (afwijkingen) => ({ type: 'ingetrokken', ontheffingRef, intrekking: { per, besluit }, afwijkingen }));
};
