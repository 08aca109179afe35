import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canoniek } from './canoniek';

/** A checkpoint: at that moment the chain of the service held `aantal` records, the last at this position with this hash. */
export type Zegel = {
  readonly dienst: string;
  readonly nr: number;
  readonly positie: number;
  readonly hash: string;
  readonly aantal: number;
  readonly op: string;
  readonly sleutel: string;
};
/** Up to which position and checkpoint the log was cut because its term was over; `tot` is the moment of the youngest record that went. */
export type Snede = {
  readonly dienst: string;
  readonly nr: number;
  readonly positie: number;
  readonly hash: string;
  readonly zegel: number;
  readonly tot: string;
  readonly op: string;
  readonly sleutel: string;
};
export type Getekend<T extends Zegel | Snede> = T & { readonly handtekening: string };

/** What is signed. A cut and a checkpoint never share a text: only one has the field `zegel`. */
export const zegeltekst = (wat: Zegel | Snede): string => {
  const { dienst, nr, positie, hash, op, sleutel } = wat;
  return canoniek({ dienst, nr, positie, hash, op, sleutel, ...('zegel' in wat ? { zegel: wat.zegel, tot: wat.tot } : { aantal: wat.aantal }) });
};

/** Name of a key: the first 16 digits of the sha-256 of its public half. */
const naamVan = (openbaar: KeyObject): string => createHash('sha256').update(openbaar.export({ type: 'spki', format: 'der' })).digest('hex').slice(0, 16);

const ed25519 = (sleutel: KeyObject): KeyObject => {
  if (sleutel.asymmetricKeyType !== 'ed25519') throw new RangeError('geen ed25519-sleutel');
  return sleutel;
};

/** The key of a service (ed25519, PKCS#8 PEM). It lives outside the database, which could otherwise sign its own changes. */
export class Zegelsleutel {
  readonly naam: string;
  readonly #geheim: KeyObject;

  constructor(pem: string) {
    this.#geheim = ed25519(createPrivateKey(pem));
    this.naam = naamVan(createPublicKey(this.#geheim));
  }

  teken<T extends Zegel | Snede>(wat: T): Getekend<T> {
    return { ...wat, handtekening: sign(null, Buffer.from(zegeltekst(wat)), this.#geheim).toString('base64') };
  }
}

/** Whether a checkpoint or cut was signed by a key of its service. */
export type Zegelkeuring = (getekend: Getekend<Zegel> | Getekend<Snede>) => boolean;

/** Judges by public keys (PEM), which are kept apart from what they judge; retired ones stay among them. */
export const zegelkeuring = (openbaar: readonly string[]): Zegelkeuring => {
  const sleutels = new Map(openbaar.map((pem) => ed25519(createPublicKey(pem))).map((sleutel) => [naamVan(sleutel), sleutel]));
  return (getekend) => {
    const sleutel = sleutels.get(getekend.sleutel);
    return sleutel !== undefined && verify(null, Buffer.from(zegeltekst(getekend)), sleutel, Buffer.from(getekend.handtekening, 'base64'));
  };
};
