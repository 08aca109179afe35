import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The file that holds the keys: which key seals now per `<categorie>.<gemeente>`, and every key that may still open. */
export type SleutelringBestand = {
  readonly actief: Readonly<Record<string, string>>;
  readonly sleutels: Readonly<Record<string, string>>;
};

/** Keys as objects that do not show their bytes when somebody logs them. */
export type Sleutelring = {
  /** The key that seals this category of this gemeente now; undefined: this service may not. */
  readonly actief: (categorie: string, gemeente: string) => { readonly id: string; readonly sleutel: KeyObject } | undefined;
  readonly sleutel: (id: string) => KeyObject | undefined;
};

export class SleutelringFout extends Error {
  override readonly name = 'SleutelringFout';
}

const BYTES = 32;

const isTekstveld = (waarde: unknown): waarde is Record<string, string> =>
  typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde) && Object.values(waarde).every((deel) => typeof deel === 'string');

const leesSleutel = (id: string, base64: string): KeyObject => {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== BYTES || bytes.toString('base64') !== base64) throw new SleutelringFout(`sleutel ${id} is geen base64 van ${BYTES} bytes`);
  return createSecretKey(bytes);
};

export const sleutelringUit = (inhoud: unknown): Sleutelring => {
  const { actief, sleutels } = (inhoud ?? {}) as Partial<Record<'actief' | 'sleutels', unknown>>;
  if (!isTekstveld(actief) || !isTekstveld(sleutels)) throw new SleutelringFout('de sleutelring heeft geen actief en sleutels');
  const opId = new Map(Object.entries(sleutels).map(([id, base64]) => [id, leesSleutel(id, base64)] as const));
  const perVak = new Map(
    Object.entries(actief).map(([vak, id]) => {
      const sleutel = opId.get(id);
      if (!sleutel) throw new SleutelringFout(`de actieve sleutel van ${vak} ontbreekt`);
      return [vak, { id, sleutel }] as const;
    }),
  );
  return { actief: (categorie, gemeente) => perVak.get(`${categorie}.${gemeente}`), sleutel: (id) => opId.get(id) };
};

/** Reads the keyring of a service; refuses a file that is not whole, so no service starts with half its keys. */
export const laadSleutelring = (bestand: string): Sleutelring => {
  let inhoud: unknown;
  try {
    inhoud = JSON.parse(readFileSync(bestand, 'utf8'));
  } catch {
    // The parser's own words may quote key material.
    throw new SleutelringFout('de sleutelring is niet te lezen');
  }
  return sleutelringUit(inhoud);
};

/** A new ring with one key per category and gemeente. */
export const maakSleutelring = (categorieen: readonly string[], gemeenten: readonly string[]): SleutelringBestand => {
  const vakken = categorieen.flatMap((categorie) => gemeenten.map((gemeente) => `${categorie}.${gemeente}`));
  return {
    actief: Object.fromEntries(vakken.map((vak) => [vak, `${vak}.1`])),
    sleutels: Object.fromEntries(vakken.map((vak) => [`${vak}.1`, randomBytes(BYTES).toString('base64')])),
  };
};
