import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

/**
 * The file that holds the keys: which key is used now per vak, and every key that may still open. A vak is
 * `<categorie>.<gemeente>` for sealed sections, or one of REGISTERVAKKEN; a key id is its vak and a number.
 */
export type SleutelringBestand = {
  readonly actief: Readonly<Record<string, string>>;
  readonly sleutels: Readonly<Record<string, string>>;
  /** Since when the active key of a vak is active. */
  readonly sinds?: Readonly<Record<string, string>>;
  /** Keys that were destroyed, and when: their numbers are not used again, and what hung on them does not come back. */
  readonly vernietigd?: Readonly<Record<string, string>>;
};

/** Keys of the gateway alone: to find and encrypt a BSN, and to mark the content of a message. */
export const REGISTERVAKKEN = ['bsn', 'inhoud'] as const;
export type Registervak = (typeof REGISTERVAKKEN)[number];

export type Sleutel = { readonly id: string; readonly sleutel: KeyObject };

/** Keys as objects that do not show their bytes when somebody logs them. */
export type Sleutelring = {
  /** The key that seals this category of this gemeente now; undefined: this service may not. */
  readonly actief: (categorie: string, gemeente: string) => Sleutel | undefined;
  readonly sleutel: (id: string) => KeyObject | undefined;
  /** Every key of a vak, the active one first: a mark made with an older key must still be found. */
  readonly vanVak: (vak: string) => readonly Sleutel[];
  /** Destroyed on purpose: waiting for this key has no sense. */
  readonly isVernietigd: (id: string) => boolean;
};

/** Its text names files and ids, never key material. */
export class SleutelringFout extends Error {
  override readonly name = 'SleutelringFout';
}

const BYTES = 32;

export const nieuweSleutel = (): string => randomBytes(BYTES).toString('base64');

export const vakVan = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('.')));

const isTekstveld = (waarde: unknown): waarde is Record<string, string> =>
  typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde) && Object.values(waarde).every((deel) => typeof deel === 'string');

const leesSleutel = (id: string, base64: string): KeyObject => {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== BYTES || bytes.toString('base64') !== base64) throw new SleutelringFout(`sleutel ${id} is geen base64 van ${BYTES} bytes`);
  return createSecretKey(bytes);
};

export const sleutelringUit = (inhoud: unknown): Sleutelring => {
  const { actief, sleutels, vernietigd = {} } = (inhoud ?? {}) as Partial<Record<'actief' | 'sleutels' | 'vernietigd', unknown>>;
  if (!isTekstveld(actief) || !isTekstveld(sleutels) || !isTekstveld(vernietigd)) throw new SleutelringFout('de sleutelring heeft geen actief en sleutels');
  const opId = new Map(Object.entries(sleutels).map(([id, base64]) => [id, { id, sleutel: leesSleutel(id, base64) }] as const));
  const perVak = new Map(
    Object.entries(actief).map(([vak, id]) => {
      const sleutel = opId.get(id);
      if (!sleutel) throw new SleutelringFout(`de actieve sleutel van ${vak} ontbreekt`);
      return [vak, sleutel] as const;
    }),
  );
  return {
    actief: (categorie, gemeente) => perVak.get(`${categorie}.${gemeente}`),
    sleutel: (id) => opId.get(id)?.sleutel,
    vanVak: (vak) => {
      const voorop = perVak.get(vak);
      return [...(voorop ? [voorop] : []), ...[...opId.values()].filter((sleutel) => sleutel !== voorop && vakVan(sleutel.id) === vak)];
    },
    isVernietigd: (id) => Object.hasOwn(vernietigd, id),
  };
};

/** A new ring with one key per category and gemeente, and per vak that stands on its own. */
export const maakSleutelring = (categorieen: readonly string[], gemeenten: readonly string[], los: readonly Registervak[] = []): SleutelringBestand => {
  const vakken = [...categorieen.flatMap((categorie) => gemeenten.map((gemeente) => `${categorie}.${gemeente}`)), ...los];
  return {
    actief: Object.fromEntries(vakken.map((vak) => [vak, `${vak}.1`])),
    sleutels: Object.fromEntries(vakken.map((vak) => [`${vak}.1`, nieuweSleutel()])),
  };
};
