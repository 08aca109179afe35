import { toon, type Weergave } from '../pagina/toon';
import type { Kader } from '../pagina/kader';

const KADER: Kader = { wie: { naam: 'Carla', functie: 'participatiecoach bij gemeente Tiel' }, csrf: 'merk', hulp: 'Helpdesk, 0000 000 000', stijlen: ['/bestanden/schakel.css'], menu: [{ pad: '/taken', tekst: 'Mijn taken' }] };

export const render = <V extends object>(weergave: Weergave<V>, view: V): string => toon(weergave, view, KADER);

/** What a person reads: the text between the tags, one piece per element, without the small print for the helpdesk. */
export const leesbareTekst = (html: string): string[] => {
  const body = (html.split('<body')[1] ?? html).replace(/<p class="schakel-klein">.*?<\/p>/g, '');
  return body
    .split(/<\/?(?:p|li|h[1-6]|label|legend|dt|dd|a|button|div|section|ul|option|fieldset|form|main|header|footer|nav|dl|select|summary|caption|th|td|text|title|desc)\b[^>]*>/)
    .map((deel) => deel.replace(/<[^>]+>/g, ' ').replace(/&quot;/g, '"').replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim())
    .filter((deel) => deel !== '');
};

/** Sentences longer than fifteen words: the measure of plain language (B1). */
export const langeZinnen = (html: string): string[] =>
  leesbareTekst(html)
    .flatMap((deel) => deel.split(/(?<=[.!?])\s+/))
    .filter((zin) => zin.split(' ').length > 15);

/** Codes, field names and jargon that belong to the contract and not on a page. */
export const codesInZicht = (html: string): string[] =>
  leesbareTekst(html).flatMap((tekst) => tekst.match(/\b[A-Z0-9]{2,}_[A-Z0-9_]+\b|\b(?:GEINFORMEERD|VOORGESTELD|AFGEKEURD|VERWERKT|undefined|null|NaN|\[object Object\]|inwonerRef|zaakId|belastbaarheid|handhaving|participatiewet\.)\b/g) ?? []);
