import { createHash } from 'node:crypto';

/** What the first row of a chain follows. Every service begins with its own name, so that a row of one fits in no other. */
export const ketenbegin = (dienst: string): Buffer => createHash('sha256').update(`schakel.logboek.${dienst}`).digest();

/** sha256(previous || position || number of the record || mark of the record). */
export const schakelhash = (vorige: Buffer, positie: number, volgnr: number, merk: Buffer): Buffer => {
  const nummers = Buffer.alloc(16);
  nummers.writeBigInt64BE(BigInt(positie), 0);
  nummers.writeBigInt64BE(BigInt(volgnr), 8);
  return createHash('sha256').update(vorige).update(nummers).update(merk).digest();
};
