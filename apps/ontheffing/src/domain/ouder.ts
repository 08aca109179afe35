import { plusDagen, plusMaanden, type Datum } from '#shared/kernel/datum';
import { grensVan, isBezet, verbruikVan } from './geldigheid';
import { aanvaard, keurBesluit, naBekendmaking, nogmaals, ongewijzigd, weiger, zoek } from './oordeel';
import type { Aanvraag, AlleenstaandeOuder, Besluit, Hervatting, Ontheffing, Opschorting, Ouderverleend, Stand, Verbruik, Verlening, Weigering } from './ontheffing.types';
import { vroegste } from './perioden';
import { MAX_MAANDEN } from './wet';

export const isOuder = (een: Ontheffing): een is AlleenstaandeOuder => een.soort === 'ALLEENSTAANDE_OUDER';
const KIND = 'contact.geboortedatumJongsteKind: alleen met een kind onder de vijf jaar';

/** Months that count as used before that day, in whatever gemeente: what was stated and what the hub saw, whichever is more (L-02d). */
export const verbruiktTot = ({ ontheffingen, verbruikOpgegeven }: Stand, op: Datum): number =>
  Math.max(verbruikOpgegeven, ...ontheffingen.filter((een) => een.status !== 'HERROEPEN').map((een) => (isOuder(een) ? verbruikVan(een, op) : 0)));

const verbruiktVooraf = (stand: Stand, opgegeven: number, op: Datum): number => Math.min(MAX_MAANDEN, Math.max(opgegeven, verbruiktTot(stand, op)));

/** M-26: only on request (art. 9a); it opens the ontheffing that the decision goes on with. */
export const decideAanvraag = (stand: Stand, command: Aanvraag): Besluit => {
  const { ontheffingRef, gemeente, verzoekDatum, kindVijfOp, vandaag } = command;
  if (verzoekDatum > vandaag) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.verzoekDatum ligt na vandaag');
  if (kindVijfOp <= verzoekDatum) return weiger('VOORWAARDE_NIET_VERVULD', KIND);
  const open = stand.ontheffingen.filter(isOuder).filter((een) => een.gemeente === gemeente && ['AANGEVRAAGD', 'VERLEEND', 'OPGESCHORT'].includes(een.status));
  const zelfde = open.find((een) => een.status === 'AANGEVRAAGD' && een.verzoekDatum === verzoekDatum);
  if (zelfde) return ongewijzigd(zelfde.ontheffingRef);
  if (open.length > 0) return weiger('OVERBODIG');
  const vooraf = verbruiktVooraf(stand, command.verbruikteMaanden, verzoekDatum);
  return aanvaard({
    type: 'aangevraagd',
    ontheffingRef,
    ontheffing: { soort: 'ALLEENSTAANDE_OUDER', ontheffingRef, gemeente, scope: ['a'], verzoekDatum, kindVijfOp, verbruiktVooraf: vooraf, verlening: null, status: 'AANGEVRAAGD', afwijkingen: [] },
  });
};

const eerder = ({ ontheffingen }: Stand, { besluit, ingangsdatum }: Verlening): Ouderverleend | undefined =>
  ontheffingen.filter(isOuder).find((een): een is Ouderverleend => een.verlening !== null && een.status !== 'HERROEPEN' && een.verlening.ingangsdatum === ingangsdatum && een.verlening.besluit.besluitDatum === besluit.besluitDatum);

const afwijkingenVan = ({ ontheffingen }: Stand, { scope, ingangsdatum, laatsteDag }: Verlening, vijfOp: Datum, vooraf: number): Weigering[] => {
  const tot = plusDagen(laatsteDag, 1);
  const anderen = ontheffingen.filter((een) => een.soort !== 'TIJDELIJK');
  return [
    ...(scope.length === 1 && scope[0] === 'a' ? [] : [{ code: 'VERPLICHTING_NIET_TOEGESTAAN' as const, toelichting: 'artikel 9a ontheft alleen van a; c geldt dan niet (artikel 9 lid 7)' }]),
    ...(tot > vroegste(vijfOp, plusMaanden(ingangsdatum, MAX_MAANDEN - vooraf)) ? [{ code: 'TERMIJN_TE_LANG' as const }] : []),
    ...(isBezet(anderen, { vanaf: ingangsdatum, tot }) ? [{ code: 'OVERBODIG' as const }] : []),
  ];
};

/** M-20 for a single parent: of (a) only, until the youngest child is five and at most sixty months in all (art. 9a). */
export const decideOuderverlening = (stand: Stand, verlening: Verlening): Besluit => {
  const { gemeente, scope, ingangsdatum, laatsteDag, besluit, verlener } = verlening;
  const aanvraag = stand.ontheffingen.filter(isOuder).filter((een) => een.status === 'AANGEVRAAGD' && een.gemeente === gemeente).at(-1);
  const verzoekDatum = verlening.verzoekDatum ?? aanvraag?.verzoekDatum;
  const kindVijfOp = verlening.kindVijfOp ?? aanvraag?.kindVijfOp;
  if (!verzoekDatum) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.verzoekDatum: alleen op verzoek van de inwoner');
  if (!kindVijfOp) return weiger('VOORWAARDE_NIET_VERVULD', KIND);
  if (laatsteDag < ingangsdatum) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.laatsteDag ligt voor verloop.ingangsdatum');
  const fout = keurBesluit(verlening);
  if (fout) return { accepted: false, refusal: fout };
  const zelfde = eerder(stand, verlening);
  if (zelfde) return nogmaals(zelfde.ontheffingRef, 'verleend', zelfde.verlening.besluit, besluit);
  const vooraf = verbruiktVooraf(stand, verlening.verbruikteMaanden, ingangsdatum);
  const ontheffingRef = aanvraag?.ontheffingRef ?? verlening.ontheffingRef;
  return naBekendmaking(afwijkingenVan(stand, verlening, kindVijfOp, vooraf), verlening, (afwijkingen) => ({
    type: 'verleend',
    ontheffingRef,
    ontheffing: {
      soort: 'ALLEENSTAANDE_OUDER', ontheffingRef, gemeente, scope, verzoekDatum, kindVijfOp, verbruiktVooraf: vooraf, afwijkingen,
      verlening: { ingangsdatum, laatsteDag, besluit, verlener, onderbrekingen: [] }, status: 'VERLEEND',
    },
  }));
};

const zoekVerleend = (stand: Stand, ref: string, gemeente: string): { readonly gevonden: Ouderverleend } | { readonly fout: Besluit } => {
  const zoekactie = zoek(stand, ref, gemeente);
  if ('fout' in zoekactie) return zoekactie;
  const { gevonden } = zoekactie;
  return isOuder(gevonden) && gevonden.verlening !== null ? { gevonden } : { fout: weiger('OVERGANG_ONGELDIG') };
};

export const decideOpschorting = (stand: Stand, { ontheffingRef, gemeente, reden, per }: Opschorting): Besluit => {
  const zoekactie = zoekVerleend(stand, ontheffingRef, gemeente);
  if ('fout' in zoekactie) return zoekactie.fout;
  const { gevonden: was } = zoekactie;
  const laatste = was.verlening.onderbrekingen.at(-1);
  if (was.status === 'OPGESCHORT' && laatste?.per === per && laatste.reden === reden) return ongewijzigd(ontheffingRef);
  if (was.status !== 'VERLEEND') return weiger('OVERGANG_ONGELDIG');
  const grens = grensVan(was);
  if (grens && per > grens.op) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.per ligt na het einde van de ontheffing');
  if (laatste?.hervatPer && per < laatste.hervatPer) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.per ligt voor de laatste hervatting');
  return aanvaard({ type: 'opgeschort', ontheffingRef, reden, per });
};

/** On request, as far as the law leaves days: then until the child is five or the months are used. */
export const decideHervatting = (stand: Stand, { ontheffingRef, gemeente, per, kindVijfOp }: Hervatting): Besluit => {
  const zoekactie = zoekVerleend(stand, ontheffingRef, gemeente);
  if ('fout' in zoekactie) return zoekactie.fout;
  const { gevonden: was } = zoekactie;
  const laatste = was.verlening.onderbrekingen.at(-1);
  if (was.status === 'VERLEEND' && laatste?.hervatPer === per) return ongewijzigd(ontheffingRef);
  if (was.status !== 'OPGESCHORT' || !laatste) return weiger('OVERGANG_ONGELDIG');
  if (per < laatste.per) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.per ligt voor de opschorting');
  const vijfOp = kindVijfOp ?? was.kindVijfOp;
  if (vijfOp <= per) return weiger('VOORWAARDE_NIET_VERVULD', KIND);
  const resterend = MAX_MAANDEN - Math.max(verbruikVan(was, per), stand.verbruikOpgegeven);
  if (resterend <= 0) return weiger('TERMIJN_TE_LANG', 'alle maanden zijn gebruikt');
  const tot = vroegste(vijfOp, plusMaanden(per, resterend));
  return aanvaard({ type: 'hervat', ontheffingRef, per, kindVijfOp: vijfOp, laatsteDag: plusDagen(tot, -1) });
};

/** M-26: months that a gemeente says were used; the highest statement counts. */
export const decideVerbruik = ({ verbruikOpgegeven }: Stand, { maanden }: Verbruik): Besluit => (maanden > verbruikOpgegeven ? aanvaard({ type: 'verbruikOpgegeven', maanden }) : aanvaard());
