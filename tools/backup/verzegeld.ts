import { createCipheriv, createDecipheriv, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto';
import { Melding } from '../sandbox/bestanden';

/**
 * A file that whoever writes it cannot open again: for the public key (X25519) of whoever keeps it. Each file has a key of its
 * own (ephemeral X25519, HKDF-SHA256); AES-256-GCM by the piece, numbered, the last one marked, so that a piece cannot be changed,
 * moved, left out or cut off unseen, and nothing is given out before it was verified.
 */
const MERK = Buffer.from('SCHAKEL1');
const STUK = 64 * 1024;
const ZEGEL = 16;
const PUNT = 32;

export type Bron = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const rauw = (sleutel: KeyObject): Buffer => sleutel.export({ type: 'spki', format: 'der' }).subarray(-PUNT);

/** How a public key of X25519 begins in DER, before the key itself (RFC 8410). */
const SPKI = Buffer.from('302a300506032b656e032100', 'hex');

const alsPunt = (punt: Buffer): KeyObject => createPublicKey({ key: Buffer.concat([SPKI, punt]), type: 'spki', format: 'der' });

const leidAf = (gedeeld: Buffer, eenmalig: Buffer, ontvanger: Buffer): Buffer => Buffer.from(hkdfSync('sha256', gedeeld, Buffer.concat([eenmalig, ontvanger]), MERK, 32));

const teller = (nummer: number, laatste: boolean): Buffer => {
  const iv = Buffer.alloc(12);
  iv.writeUIntBE(nummer, 5, 6);
  iv.writeUInt8(laatste ? 1 : 0, 11);
  return iv;
};

/** Pieces of one size, and whether it is the last; at least one, which may be empty. */
async function* stukken(bron: Bron, grootte: number): AsyncGenerator<{ stuk: Buffer; laatste: boolean }> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const deel of bron) {
    rest = Buffer.concat([rest, deel]);
    while (rest.length > grootte) {
      yield { stuk: rest.subarray(0, grootte), laatste: false };
      rest = rest.subarray(grootte);
    }
  }
  yield { stuk: rest, laatste: true };
}

export async function* verzegel(bron: Bron, ontvanger: KeyObject): AsyncGenerator<Buffer> {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const eenmalig = rauw(publicKey);
  const sleutel = leidAf(diffieHellman({ privateKey, publicKey: ontvanger }), eenmalig, rauw(ontvanger));
  const kop = Buffer.concat([MERK, eenmalig]);
  yield kop;
  let nummer = 0;
  for await (const { stuk, laatste } of stukken(bron, STUK)) {
    const cijfer = createCipheriv('aes-256-gcm', sleutel, teller(nummer, laatste)).setAAD(kop);
    yield Buffer.concat([cijfer.update(stuk), cijfer.final(), cijfer.getAuthTag()]);
    nummer += 1;
  }
}

const ONLEESBAAR = 'Dit deel van de back-up is met deze sleutel niet te openen, of het is beschadigd.';

/** The header first, then whatever comes after it. */
const metKop = async (bron: Bron): Promise<{ kop: Buffer; rest: AsyncGenerator<Uint8Array> }> => {
  const lengte = MERK.length + PUNT;
  const lezer = (async function* () {
    yield* bron;
  })();
  let begin: Buffer = Buffer.alloc(0);
  while (begin.length < lengte) {
    const { value, done } = await lezer.next();
    if (done) throw new Melding(ONLEESBAAR);
    begin = Buffer.concat([begin, value]);
  }
  const over = begin.subarray(lengte);
  const rest = (async function* () {
    yield over;
    yield* lezer;
  })();
  return { kop: begin.subarray(0, lengte), rest };
};

export async function* open(bron: Bron, prive: KeyObject): AsyncGenerator<Buffer> {
  const { kop, rest } = await metKop(bron);
  if (!kop.subarray(0, MERK.length).equals(MERK)) throw new Melding('Dit is geen deel van een back-up van Schakel.');
  const eenmalig = kop.subarray(MERK.length);
  const sleutel = leidAf(diffieHellman({ privateKey: prive, publicKey: alsPunt(eenmalig) }), eenmalig, rauw(createPublicKey(prive)));
  let nummer = 0;
  for await (const { stuk, laatste } of stukken(rest, STUK + ZEGEL)) {
    if (stuk.length < ZEGEL) throw new Melding(ONLEESBAAR);
    const cijfer = createDecipheriv('aes-256-gcm', sleutel, teller(nummer, laatste)).setAAD(kop);
    cijfer.setAuthTag(stuk.subarray(-ZEGEL));
    const inhoud = cijfer.update(stuk.subarray(0, -ZEGEL));
    try {
      cijfer.final();
    } catch {
      throw new Melding(ONLEESBAAR);
    }
    yield inhoud;
    nummer += 1;
  }
}

/** Everything at once, for what is small. */
export const verzamel = async (bron: Bron): Promise<Buffer> => {
  const delen: Uint8Array[] = [];
  for await (const deel of bron) delen.push(deel);
  return Buffer.concat(delen);
};
