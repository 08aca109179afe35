import { veiligeNaam } from '#shared/contracts/vorm.meldingen';
import { keurRuweTekst, MAX_DIEPTE } from '#shared/messaging/codec';
import { fout, Probleem, type Fout } from './probleem';

export const MAX_BYTES = 64 * 1024;

/** Keys that reach an object's prototype when a careless reader copies them; no message has a use for them. */
const VERBODEN = new Set(['__proto__', 'constructor', 'prototype']);

const ongeldig = (fouten: Fout[]): Probleem => new Probleem('BERICHT_ONGELDIG', { fouten });

/** Text that PostgreSQL cannot hold, or that two readers would read differently. */
const isVreemd = (tekst: string): boolean => tekst.includes('\u0000') || /\p{Surrogate}/u.test(tekst);

const zoekVreemds = (waarde: unknown, pad: string, fouten: Fout[]): void => {
  if (typeof waarde === 'string') {
    if (isVreemd(waarde)) fouten.push(fout(pad, 'BERICHT_ONGELDIG', 'Deze tekst bevat tekens die niet bestaan.'));
    return;
  }
  if (typeof waarde !== 'object' || waarde === null) return;
  for (const [sleutel, inhoud] of Object.entries(waarde)) {
    if (VERBODEN.has(sleutel) || isVreemd(sleutel)) fouten.push(fout(pad, 'BERICHT_ONGELDIG', 'Hier staat een veldnaam die niet is toegestaan.'));
    else zoekVreemds(inhoud, pad ? `${pad}.${veiligeNaam(sleutel)}` : veiligeNaam(sleutel), fouten);
  }
};

/** Reads a body as it came in: bounded depth, valid JSON, no keys that pollute, no impossible text. */
export const leesJson = (tekst: unknown): unknown => {
  if (typeof tekst !== 'string' || tekst.trim() === '') throw ongeldig([fout('', 'BERICHT_ONGELDIG', 'Er is geen inhoud.')]);
  if (keurRuweTekst(tekst)) throw ongeldig([fout('', 'BERICHT_ONGELDIG', `Het bericht heeft meer dan ${MAX_DIEPTE} niveaus.`)]);
  let waarde: unknown;
  try {
    waarde = JSON.parse(tekst);
  } catch {
    throw ongeldig([fout('', 'BERICHT_ONGELDIG', 'Dit is geen geldige JSON.')]);
  }
  const fouten: Fout[] = [];
  zoekVreemds(waarde, '', fouten);
  if (fouten.length) throw ongeldig(fouten.slice(0, 20));
  return waarde;
};
