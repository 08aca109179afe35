import type { Datum } from '#shared/kernel/datum';
import type { Afwijking, Besluit, Besluitsoort, Event, Genomen, Ontheffing, RefusalCode, Stand, Weigering } from './ontheffing.types';

export const weiger = (code: RefusalCode, toelichting?: string): Besluit => ({ accepted: false, refusal: { code, ...(toelichting ? { toelichting } : {}) } });
export const aanvaard = (...events: Event[]): Besluit => ({ accepted: true, events, afwijkingen: [] });
/** Known already: the sender hears which ontheffing it is, and nobody else hears anything. */
export const ongewijzigd = (betreft: string): Besluit => ({ accepted: true, events: [], afwijkingen: [], betreft });

const LIJST = new Intl.ListFormat('nl');
/** `a, b en c`. */
export const opsomming = (delen: readonly string[]): string => LIJST.format(delen);

export const isBekendgemaakt = ({ bekendmakingsDatum }: Genomen, vandaag: Datum): boolean => bekendmakingsDatum !== null && bekendmakingsDatum <= vandaag;

/** Form and entitlement are hard, also after bekendmaking (D-24). */
export const keurBesluit = ({ besluit: { besluitDatum, bekendmakingsDatum }, mandaatGeldt }: { readonly besluit: Genomen; readonly mandaatGeldt: boolean }): Weigering | null => {
  if (bekendmakingsDatum !== null && bekendmakingsDatum < besluitDatum) {
    return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.bekendmakingsDatum ligt voor verloop.besluitDatum' };
  }
  return mandaatGeldt ? null : { code: 'MANDAAT_ONTBREEKT' };
};

/** No decision about a resident without a human being who took it (R-191; UAVG 40): a system that states one says whose it is. */
const zonderMens = ({ beslistDoor }: { readonly beslistDoor: string | null }): Weigering[] =>
  beslistDoor === null ? [{ code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.verlener: noem de medewerker die het besluit nam' }] : [];

type Genomenbesluit = { readonly besluit: Genomen; readonly vandaag: Datum; readonly beslistDoor: string | null };

/** What departs from a rule is refused while nobody has been told, and recorded with its marks once the resident has (D-28). */
export const naBekendmaking = (afwijkingen: readonly Weigering[], genomen: Genomenbesluit, event: (marken: readonly Afwijking[]) => Event): Besluit => {
  const alle = [...afwijkingen, ...zonderMens(genomen)];
  const [eerste] = alle;
  if (eerste && !isBekendgemaakt(genomen.besluit, genomen.vandaag)) return { accepted: false, refusal: eerste };
  const marken = [...new Set(alle.map(({ code }) => code as Afwijking))];
  return { accepted: true, events: [event(marken)], afwijkingen: marken };
};

/** Awb 4:8: before withdrawal and non-extension the resident is heard, or was offered it; when not, the decision as told still stands (D-24). */
export const zonderZienswijze = ({ zienswijzeGeboden }: Genomen): Weigering[] =>
  zienswijzeGeboden ? [] : [{ code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.zienswijzeGeboden: de inwoner kon nog niet reageren' }];

/** The same decision once more: it may bring its bekendmaking, and changes nothing else. */
export const nogmaals = (ontheffingRef: string, soort: Besluitsoort, was: Genomen, { besluitDatum, bekendmakingsDatum, laatsteDagBezwaar }: Genomen): Besluit => {
  if (bekendmakingsDatum === null || laatsteDagBezwaar === null || bekendmakingsDatum === was.bekendmakingsDatum) return ongewijzigd(ontheffingRef);
  return aanvaard({ type: 'bekendgemaakt', ontheffingRef, besluit: soort, besluitDatum, bekendmakingsDatum, laatsteDagBezwaar });
};

/** The ontheffing that a message names, if it is of this resident and of the gemeente that sends. */
export const zoek = ({ ontheffingen }: Stand, ref: string, gemeente: string): { readonly gevonden: Ontheffing } | { readonly fout: Besluit } => {
  const gevonden = ontheffingen.find(({ ontheffingRef }) => ontheffingRef === ref);
  if (!gevonden) return { fout: weiger('ZAAK_ONBEKEND', 'verloop.ontheffingRef hoort niet bij deze inwoner') };
  return gevonden.gemeente === gemeente ? { gevonden } : { fout: weiger('GEMEENTE_ONJUIST') };
};
