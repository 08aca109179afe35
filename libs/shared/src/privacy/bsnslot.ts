import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import type { Sleutel } from './sleutelring';

const afgeleid = (hoofdsleutel: KeyObject, gebruik: string): Buffer => Buffer.from(hkdfSync('sha256', hoofdsleutel, '', gebruik, 32));

const ALGORITME = 'aes-256-gcm';
const IV_BYTES = 12;
const MERK_BYTES = 16;

/** One key of the BSN register: a mark to find a BSN by, and a lock to read it back. Nothing here is kept. */
export class Bsnslot {
  readonly id: string;
  private readonly merksleutel: Buffer;
  private readonly slotsleutel: Buffer;

  constructor({ id, sleutel }: Sleutel) {
    this.id = id;
    this.merksleutel = afgeleid(sleutel, 'schakel bsn merk');
    this.slotsleutel = afgeleid(sleutel, 'schakel bsn versleuteling');
  }

  merk(bsn: string): Buffer {
    return createHmac('sha256', this.merksleutel).update(bsn).digest();
  }

  /** Bound to the reference: it cannot be read under the name of another resident. */
  versleutel(bsn: string, inwonerRef: string): string {
    const iv = randomBytes(IV_BYTES);
    const cijfer = createCipheriv(ALGORITME, this.slotsleutel, iv, { authTagLength: MERK_BYTES }).setAAD(Buffer.from(inwonerRef));
    const inhoud = Buffer.concat([cijfer.update(bsn, 'utf8'), cijfer.final()]);
    return Buffer.concat([iv, cijfer.getAuthTag(), inhoud]).toString('base64');
  }

  /** Throws when it was made with another key or for another resident. */
  ontsleutel(versleuteld: string, inwonerRef: string): string {
    const bytes = Buffer.from(versleuteld, 'base64');
    const cijfer = createDecipheriv(ALGORITME, this.slotsleutel, bytes.subarray(0, IV_BYTES), { authTagLength: MERK_BYTES }).setAAD(Buffer.from(inwonerRef));
    cijfer.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + MERK_BYTES));
    return Buffer.concat([cijfer.update(bytes.subarray(IV_BYTES + MERK_BYTES)), cijfer.final()]).toString('utf8');
  }
}
