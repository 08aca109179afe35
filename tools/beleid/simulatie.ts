import { keurVorm, zonderIdentiteit, type Invoerfout } from '#shared/contracts/vorm';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import type { Bericht } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import { geldtOp } from '#shared/kernel/geldig';
import { amsterdamseDag } from '#shared/kernel/klok';
import type { Beleid, Beleidsversie } from '#shared/policy/beleid';
import { maakGeval } from './geval';
import { isTeBeoordelen, oordelenOver, type Oordeel, type Regelbronnen } from './oordelen';

/** Judged by the clock and not by the business date (domain.md §1c). */
export const VOLGENS_DE_KLOK = 'privacykader';

export type Vraag = { readonly bericht: Bericht; readonly soort: Berichtsoort; readonly op: Datum; readonly nu: Date };
export type GegevenOordeel = Oordeel & { readonly versie: Beleidsversie };
export type Simulatie = {
  /** In force on the business date, the privacy framework on the day of today. */
  readonly afspraken: readonly Beleidsversie[];
  readonly oordelen: readonly GegevenOordeel[];
};

/** The same message on another business date: `peildatum`, and the field that must equal it. */
const opDag = (bericht: Bericht, { datumveld }: Berichtsoort, op: Datum): Bericht => ({
  ...bericht,
  data: { ...bericht.data, peildatum: op, ...(datumveld === null ? {} : { verloop: { ...bericht.data.verloop, [datumveld]: op } }) },
});

export type Gelezen = { readonly fouten: readonly Invoerfout[] } | { readonly vraag: Vraag };

/** Reads a message as the door would; `op` absent: on its own business date. */
export const leesVraag = (invoer: unknown, op: Datum | undefined, nu: Date): Gelezen => {
  const { bericht, soort, fouten } = keurVorm(invoer);
  if (!bericht || !soort) return { fouten };
  const zonder = zonderIdentiteit(bericht);
  return { vraag: { bericht: op === undefined ? zonder : opDag(zonder, soort, op), soort, op: op ?? zonder.data.peildatum, nu } };
};

const geldend = (beleid: Beleid, { op, nu }: Vraag): Beleidsversie[] =>
  [...beleid.ids].sort().flatMap((id) => beleid.versies(id).find(geldtOp(id === VOLGENS_DE_KLOK ? amsterdamseDag(nu) : op)) ?? []);

/** Which agreements hold, and what they say of this message; throws BeleidFout where there is none on that day. */
export const simuleer = (vraag: Vraag, bronnen: Regelbronnen): Simulatie => {
  const { bericht, op, nu } = vraag;
  const afspraken = geldend(bronnen.beleid, vraag);
  if (!isTeBeoordelen(bericht.type)) return { afspraken, oordelen: [] };
  const oordelen = oordelenOver(maakGeval(bericht, op, nu, bronnen.partijen), bronnen);
  return { afspraken, oordelen: oordelen.map((oordeel) => ({ ...oordeel, versie: bronnen.beleid.op(oordeel.regel, oordeel.op ?? op) })) };
};

export type Paar<T> = { readonly nu: T | undefined; readonly proef: T | undefined };

const paren = <T>(nu: readonly T[], proef: readonly T[], sleutel: (een: T) => string, merk: (een: T) => string): Paar<T>[] => {
  const sleutels = [...new Set([...nu, ...proef].map(sleutel))];
  const alle = sleutels.map((naam) => ({ nu: nu.find((een) => sleutel(een) === naam), proef: proef.find((een) => sleutel(een) === naam) }));
  return alle.filter((paar) => (paar.nu && merk(paar.nu)) !== (paar.proef && merk(paar.proef)));
};

export type Verschil = { readonly afspraken: readonly Paar<Beleidsversie>[]; readonly oordelen: readonly Paar<GegevenOordeel>[] };

/** What would be otherwise; a version that says the same under another name counts as another. */
export const verschilTussen = (nu: Simulatie, proef: Simulatie): Verschil => ({
  afspraken: paren(nu.afspraken, proef.afspraken, ({ id }) => id, ({ versie, waarden }) => JSON.stringify([versie, waarden])),
  oordelen: paren(nu.oordelen, proef.oordelen, ({ regel, vraag }) => `${regel}|${vraag}`, ({ uitkomst, codes }) => JSON.stringify([uitkomst, codes])),
});
