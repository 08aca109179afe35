import { plusDagen, plusMaanden, type Datum } from '#shared/kernel/datum';
import { grensVan, isBezet, verbruikVan } from './geldigheid';
import { aanvaard, keurBesluit, naBekendmaking, nogmaals, ongewijzigd, opsomming, weiger, zoek } from './oordeel';
import type { Aanvraag, AlleenstaandeOuder, Besluit, Hervatting, Ontheffing, Opschorting, Ouderverleend, Oudervraag, Stand, Verbruik, Verlening, Weigering } from './ontheffing.types';
import { vroegste } from './perioden';
import type { Afspraken, Ouderwet, Wet } from './policy';
import { kindVijfOp } from './wet';

export const isOuder = (een: Ontheffing): een is AlleenstaandeOuder => een.soort === 'ALLEENSTAANDE_OUDER';
const TELWOORDEN = ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf'];
const geenKind = ({ kindTotJaar }: Ouderwet): Besluit =>
  weiger('VOORWAARDE_NIET_VERVULD', `contact.geboortedatumJongsteKind: alleen met een kind onder de ${TELWOORDEN[kindTotJaar] ?? String(kindTotJaar)} jaar`);
const anderBereik = ({ scope, geldtDanNiet }: Ouderwet): string =>
  `artikel 9a ontheft alleen van ${opsomming(scope)}${geldtDanNiet.length > 0 ? `; ${opsomming(geldtDanNiet)} geldt dan niet (artikel 9 lid 7)` : ''}`;
const zelfdeVerplichtingen = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((verplichting) => b.includes(verplichting));

/** Months that count as used before that day, in whatever gemeente: what was stated and what the hub saw, whichever is more (L-02d). */
export const verbruiktTot = ({ ontheffingen, verbruikOpgegeven }: Stand, op: Datum): number =>
  Math.max(verbruikOpgegeven, ...ontheffingen.filter((een) => een.status !== 'HERROEPEN').map((een) => (isOuder(een) ? verbruikVan(een, op) : 0)));

const verbruiktVooraf = (stand: Stand, opgegeven: number, op: Datum, { maxMaanden }: Ouderwet): number => Math.min(maxMaanden, Math.max(opgegeven, verbruiktTot(stand, op)));

/** M-26: only on request (art. 9a); it opens the ontheffing that the decision goes on with. */
export const decideAanvraag = (stand: Stand, command: Aanvraag, { wet: { ouder: wet } }: Pick<Afspraken, 'wet'>): Besluit => {
  const { ontheffingRef, gemeente, verzoekDatum, kindGeboren, vandaag } = command;
  const vijfOp = kindVijfOp(kindGeboren, wet);
  if (verzoekDatum > vandaag) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.verzoekDatum ligt na vandaag');
  if (vijfOp <= verzoekDatum) return geenKind(wet);
  const open = stand.ontheffingen.filter(isOuder).filter((een) => een.gemeente === gemeente && ['AANGEVRAAGD', 'VERLEEND', 'OPGESCHORT'].includes(een.status));
  const zelfde = open.find((een) => een.status === 'AANGEVRAAGD' && een.verzoekDatum === verzoekDatum);
  if (zelfde) return ongewijzigd(zelfde.ontheffingRef);
  if (open.length > 0) return weiger('OVERBODIG');
  const vooraf = verbruiktVooraf(stand, command.verbruikteMaanden, verzoekDatum, wet);
  return aanvaard({
    type: 'aangevraagd',
    ontheffingRef,
    ontheffing: { soort: 'ALLEENSTAANDE_OUDER', ontheffingRef, gemeente, scope: wet.scope, verzoekDatum, kindVijfOp: vijfOp, wet, verbruiktVooraf: vooraf, verlening: null, status: 'AANGEVRAAGD', afwijkingen: [] },
  });
};

/** The request that a decision goes on with. */
const openVraag = ({ ontheffingen }: Stand, gemeente: string): Oudervraag | undefined =>
  ontheffingen.filter(isOuder).filter((een): een is Oudervraag => een.status === 'AANGEVRAAGD' && een.gemeente === gemeente).at(-1);

/**
 * The law that a message about a single parent is judged by: that of the day of the request, also when the decision is of a later day.
 * Who asked then has the right (art. 9a), and the college does not take it by waiting; what was granted keeps its law.
 */
export const ouderwetVan = (stand: Stand, command: Verlening | Aanvraag | Hervatting, { ouder }: Wet): Ouderwet => {
  if (command.type === 'hervat') return stand.ontheffingen.filter(isOuder).find(({ ontheffingRef }) => ontheffingRef === command.ontheffingRef)?.wet ?? ouder;
  if (command.type === 'aangevraagd') return ouder;
  return openVraag(stand, command.gemeente)?.wet ?? ouder;
};

const eerder = ({ ontheffingen }: Stand, { besluit, ingangsdatum }: Verlening): Ouderverleend | undefined =>
  ontheffingen.filter(isOuder).find((een): een is Ouderverleend => een.verlening !== null && een.status !== 'HERROEPEN' && een.verlening.ingangsdatum === ingangsdatum && een.verlening.besluit.besluitDatum === besluit.besluitDatum);

type Ruimte = { readonly wet: Ouderwet; readonly vijfOp: Datum; readonly vooraf: number };

const afwijkingenVan = ({ ontheffingen }: Stand, { scope, ingangsdatum, laatsteDag }: Verlening, { wet, vijfOp, vooraf }: Ruimte): Weigering[] => {
  const tot = plusDagen(laatsteDag, 1);
  const anderen = ontheffingen.filter((een) => een.soort !== 'TIJDELIJK');
  return [
    ...(zelfdeVerplichtingen(scope, wet.scope) ? [] : [{ code: 'VERPLICHTING_NIET_TOEGESTAAN' as const, toelichting: anderBereik(wet) }]),
    ...(tot > vroegste(vijfOp, plusMaanden(ingangsdatum, wet.maxMaanden - vooraf)) ? [{ code: 'TERMIJN_TE_LANG' as const }] : []),
    ...(isBezet(anderen, { vanaf: ingangsdatum, tot }) ? [{ code: 'OVERBODIG' as const }] : []),
  ];
};

/** M-20 for a single parent: of (a) only, until the youngest child is five and at most so many months in all (art. 9a). */
export const decideOuderverlening = (stand: Stand, verlening: Verlening, afspraken: Pick<Afspraken, 'wet'>): Besluit => {
  const { gemeente, scope, ingangsdatum, laatsteDag, besluit, verlener } = verlening;
  const aanvraag = openVraag(stand, gemeente);
  const verzoekDatum = verlening.verzoekDatum ?? aanvraag?.verzoekDatum;
  // Whoever decides does not choose the law by naming another day.
  if (aanvraag && verzoekDatum !== aanvraag.verzoekDatum) return weiger('VOORWAARDE_NIET_VERVULD', `verloop.verzoekDatum: de inwoner vroeg dit op ${aanvraag.verzoekDatum}`);
  const wet = ouderwetVan(stand, verlening, afspraken.wet);
  const vijfOp = verlening.kindGeboren === null ? aanvraag?.kindVijfOp : kindVijfOp(verlening.kindGeboren, wet);
  if (!verzoekDatum) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.verzoekDatum: alleen op verzoek van de inwoner');
  if (!vijfOp) return geenKind(wet);
  if (laatsteDag < ingangsdatum) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.laatsteDag ligt voor verloop.ingangsdatum');
  const fout = keurBesluit(verlening);
  if (fout) return { accepted: false, refusal: fout };
  const zelfde = eerder(stand, verlening);
  if (zelfde) return nogmaals(zelfde.ontheffingRef, 'verleend', zelfde.verlening.besluit, besluit);
  const vooraf = verbruiktVooraf(stand, verlening.verbruikteMaanden, ingangsdatum, wet);
  const ontheffingRef = aanvraag?.ontheffingRef ?? verlening.ontheffingRef;
  return naBekendmaking(afwijkingenVan(stand, verlening, { wet, vijfOp, vooraf }), verlening, (afwijkingen) => ({
    type: 'verleend',
    ontheffingRef,
    ontheffing: {
      soort: 'ALLEENSTAANDE_OUDER', ontheffingRef, gemeente, scope, verzoekDatum, kindVijfOp: vijfOp, wet, verbruiktVooraf: vooraf, afwijkingen,
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

/** On request, as far as the law of its own request leaves days: then until the child is five or the months are used. */
export const decideHervatting = (stand: Stand, { ontheffingRef, gemeente, per, kindGeboren }: Hervatting): Besluit => {
  const zoekactie = zoekVerleend(stand, ontheffingRef, gemeente);
  if ('fout' in zoekactie) return zoekactie.fout;
  const { gevonden: was } = zoekactie;
  const laatste = was.verlening.onderbrekingen.at(-1);
  if (was.status === 'VERLEEND' && laatste?.hervatPer === per) return ongewijzigd(ontheffingRef);
  if (was.status !== 'OPGESCHORT' || !laatste) return weiger('OVERGANG_ONGELDIG');
  if (per < laatste.per) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.per ligt voor de opschorting');
  const vijfOp = kindGeboren === null ? was.kindVijfOp : kindVijfOp(kindGeboren, was.wet);
  if (vijfOp <= per) return geenKind(was.wet);
  const resterend = was.wet.maxMaanden - Math.max(verbruikVan(was, per), stand.verbruikOpgegeven);
  if (resterend <= 0) return weiger('TERMIJN_TE_LANG', 'alle maanden zijn gebruikt');
  const tot = vroegste(vijfOp, plusMaanden(per, resterend));
  return aanvaard({ type: 'hervat', ontheffingRef, per, kindVijfOp: vijfOp, laatsteDag: plusDagen(tot, -1) });
};

/** M-26: months that a gemeente says were used; the highest statement counts. */
export const decideVerbruik = ({ verbruikOpgegeven }: Stand, { maanden }: Verbruik): Besluit => (maanden > verbruikOpgegeven ? aanvaard({ type: 'verbruikOpgegeven', maanden }) : aanvaard());
