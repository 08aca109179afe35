import { createCipheriv, createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import type { Tx } from '#shared/persistence/tx';

const afgeleid = (hoofdsleutel: Buffer, gebruik: string): Buffer => Buffer.from(hkdfSync('sha256', hoofdsleutel, '', gebruik, 32));

/** Issues the inwonerRef: random, and the same for the same BSN. The BSN itself goes no further than here. */
export class Inwonerregister {
  private readonly merksleutel: Buffer;
  private readonly slotsleutel: Buffer;

  constructor(hoofdsleutel: Buffer) {
    this.merksleutel = afgeleid(hoofdsleutel, 'schakel bsn merk');
    this.slotsleutel = afgeleid(hoofdsleutel, 'schakel bsn versleuteling');
  }

  async vind(tx: Tx, bsn: string): Promise<string | undefined> {
    const rijen = await tx.em.query<{ inwoner_ref: string }[]>('SELECT inwoner_ref FROM inwoner WHERE bsn_merk = $1', [this.merk(bsn)]);
    return rijen[0]?.inwoner_ref;
  }

  /** Two registrations at once: the second waits for the first and finds its row. */
  async vindOfMaak(tx: Tx, bsn: string): Promise<string> {
    const nieuw = randomUUID();
    await tx.em.query('INSERT INTO inwoner (inwoner_ref, bsn_merk, bsn_versleuteld) VALUES ($1, $2, $3) ON CONFLICT (bsn_merk) DO NOTHING', [
      nieuw,
      this.merk(bsn),
      this.versleutel(bsn, nieuw),
    ]);
    const gevonden = await this.vind(tx, bsn);
    if (!gevonden) throw new Error('de inwoner is niet te vinden na registratie');
    return gevonden;
  }

  private merk(bsn: string): Buffer {
    return createHmac('sha256', this.merksleutel).update(bsn).digest();
  }

  private versleutel(bsn: string, inwonerRef: string): string {
    const iv = randomBytes(12);
    const slot = createCipheriv('aes-256-gcm', this.slotsleutel, iv).setAAD(Buffer.from(inwonerRef));
    const inhoud = Buffer.concat([slot.update(bsn, 'utf8'), slot.final()]);
    return Buffer.concat([iv, slot.getAuthTag(), inhoud]).toString('base64');
  }
}
