import { ketenbegin, schakelhash } from './keten';
import { getuigeregel, leesGetuige } from './getuige.regels';
import { Kijker, type Reeks } from './kijker';
import { gebrekVan, type Recordrij } from './record';
import type { Getekend, Snede, Zegel, Zegelkeuring } from './zegel';

/** A row of the chain with the record it names, if that is there. */
export type Ketenrij = { readonly positie: number; readonly volgnr: number; readonly merk: Buffer; readonly hash: Buffer; readonly record: Recordrij | null };

/** The log of one service at one moment, each row in its own order. */
export type Logbron = {
  readonly dienst: string;
  /** When this was read, by the clock of the database. */
  readonly nu: Date;
  readonly sneden: readonly Getekend<Snede>[];
  readonly keten: Reeks<Ketenrij>;
  readonly zegels: Reeks<Getekend<Zegel>>;
  /** Records that no row of the chain names. */
  readonly los: Reeks<Recordrij>;
  /** Lines that the service wrote outside the database, read before the rest; without them a tail that was cut off is not seen. */
  readonly getuige?: Reeks<string>;
};

/** What is wrong and where: never what a record says. */
export type Bevinding = { readonly uitleg: string; readonly positie?: number; readonly volgnr?: number; readonly recordId?: string; readonly zegel?: number };

export type Keuringsuitslag = {
  readonly dienst: string;
  readonly bevindingen: number;
  readonly records: number;
  readonly zegels: number;
  /** Of the last checkpoint: what came before it is under a signature. */
  readonly getekendTot: string | null;
  /** Records of the last moments, which the next checkpoint takes in. */
  readonly nogNietGetekend: number;
  readonly metGetuige: boolean;
};

type Meld = (bevinding: Bevinding) => void;

/** How long a record may wait for the chain, and a checkpoint for its witness. */
const GEDULD_MS = 60_000;
/** Five years less the days in which a leap year differs. */
const BEWAAR_MS = 5 * 365 * 86_400_000;

class Keuring {
  bevindingen = 0;
  records = 0;
  zegels = 0;
  jong = 0;
  laatsteZegel: Getekend<Zegel> | undefined;
  private positie = 0;
  private hash: Buffer;
  private readonly zegelrij: Kijker<Getekend<Zegel>>;
  private readonly getuige: Kijker<Getekend<Zegel>> | undefined;
  private snede: Getekend<Snede> | undefined;

  constructor(
    private readonly bron: Logbron,
    private readonly deugt: Zegelkeuring,
    private readonly bij: Meld,
  ) {
    const { dienst, zegels, getuige } = bron;
    this.hash = ketenbegin(dienst);
    this.zegelrij = new Kijker(zegels);
    this.getuige = getuige && new Kijker(leesGetuige(dienst, getuige, deugt, (uitleg, zegel) => this.meld({ uitleg, ...(zegel === undefined ? {} : { zegel }) })));
  }

  async loop(): Promise<void> {
    this.keurSneden();
    for await (const rij of this.bron.keten) {
      await this.keurZegels(this.positie);
      this.keurSchakel(rij);
    }
    await this.keurZegels(Infinity);
    if (this.positie > (this.laatsteZegel?.positie ?? this.snede?.positie ?? 0)) this.meld({ uitleg: 'na het laatste zegel staan nog schakels: er is een zegel weg, of er zijn schakels bij gezet', positie: this.positie });
    await this.keurGetuigeVoor(Infinity);
    for await (const record of this.bron.los) this.keurLos(record);
  }

  private meld(bevinding: Bevinding): void {
    this.bevindingen += 1;
    this.bij(bevinding);
  }

  private keurSneden(): void {
    for (const snede of this.bron.sneden) {
      const { nr, tot, op, dienst } = snede;
      if (nr !== (this.snede?.nr ?? 0) + 1) this.meld({ uitleg: `op snede ${this.snede?.nr ?? 0} volgt snede ${nr}` });
      if (dienst !== this.bron.dienst || !this.deugt(snede)) this.meld({ uitleg: `snede ${nr} is niet door deze dienst getekend`, positie: snede.positie });
      else if (!(Date.parse(op) - Date.parse(tot) >= BEWAAR_MS)) this.meld({ uitleg: `snede ${nr} nam records weg die nog geen vijf jaar oud waren`, positie: snede.positie });
      this.snede = snede;
    }
    if (!this.snede) return;
    this.positie = this.snede.positie;
    this.hash = Buffer.from(this.snede.hash, 'hex');
  }

  private keurSchakel({ positie, volgnr, merk, hash, record }: Ketenrij): void {
    const plaats = { positie, volgnr, ...(record ? { recordId: record.id } : {}) };
    if (positie !== this.positie + 1) this.meld({ ...plaats, uitleg: this.sprong(positie) });
    else if (!schakelhash(this.hash, positie, volgnr, merk).equals(hash)) this.meld({ ...plaats, uitleg: 'deze schakel sluit niet aan op de vorige' });
    this.keurRecord(plaats, merk, record);
    this.positie = positie;
    this.hash = hash;
    this.records += 1;
  }

  private sprong(positie: number): string {
    const verwacht = this.positie + 1;
    if (positie < verwacht) return `positie ${positie} komt na positie ${this.positie}`;
    return positie === verwacht + 1 ? `positie ${verwacht} is weg uit de keten` : `de posities ${verwacht} t/m ${positie - 1} zijn weg uit de keten`;
  }

  private keurRecord(plaats: Omit<Bevinding, 'uitleg'>, merk: Buffer, record: Recordrij | null): void {
    if (!record) return this.meld({ ...plaats, uitleg: 'het record bij deze schakel is weg' });
    const gebrek = gebrekVan(record) ?? (record.merk.equals(merk) ? undefined : 'het record is een ander dan dat in de keten');
    if (gebrek) this.meld({ ...plaats, uitleg: gebrek });
  }

  /** Checkpoints up to and at this position; at the end of the chain (Infinity) there should be none left. */
  private async keurZegels(tot: number): Promise<void> {
    for (let zegel = await this.zegelrij.kijk(); zegel && zegel.positie <= tot; zegel = await this.zegelrij.kijk()) {
      await this.zegelrij.neem();
      this.keurZegel(zegel);
      await this.naastGetuige(zegel);
      this.zegels += 1;
      this.laatsteZegel = zegel;
    }
  }

  private keurZegel(zegel: Getekend<Zegel>): void {
    const { nr, positie, hash, aantal, dienst } = zegel;
    const meld = (uitleg: string): void => this.meld({ uitleg, zegel: nr, positie });
    const verwacht = (this.laatsteZegel?.nr ?? this.snede?.zegel ?? 0) + 1;
    if (nr !== verwacht) meld(`zegel ${nr} staat waar zegel ${verwacht} hoort`);
    if (dienst !== this.bron.dienst || !this.deugt(zegel)) return meld('dit zegel is niet door deze dienst getekend');
    if (positie > this.positie) return meld(`dit zegel reikt tot positie ${positie}, en de keten houdt op bij ${this.positie}: de staart is weg`);
    if (positie !== this.positie || hash !== this.hash.toString('hex')) return meld('de keten is hier niet meer die van het zegel');
    const eerder = positie - aantal;
    if (eerder !== 0 && !this.bron.sneden.some((snede) => snede.positie === eerder)) meld('het aantal records klopt niet met dit zegel');
  }

  private async naastGetuige(zegel: Getekend<Zegel>): Promise<void> {
    if (!this.getuige) return;
    await this.keurGetuigeVoor(zegel.nr);
    const gezien = await this.getuige.kijk();
    if (gezien?.nr === zegel.nr) {
      if (getuigeregel(gezien) !== getuigeregel(zegel)) this.meld({ uitleg: 'de getuige zag hier een ander zegel', zegel: zegel.nr, positie: zegel.positie });
      await this.getuige.neem();
    } else if (gezien || this.bron.nu.getTime() - Date.parse(zegel.op) > GEDULD_MS) {
      this.meld({ uitleg: 'dit zegel staat niet bij de getuige', zegel: zegel.nr, positie: zegel.positie });
    }
  }

  /** What the witness saw and the database does not have: gone, unless its term was over. */
  private async keurGetuigeVoor(nr: number): Promise<void> {
    for (let gezien = await this.getuige?.kijk(); gezien && gezien.nr < nr; gezien = await this.getuige?.kijk()) {
      await this.getuige?.neem();
      const { nr: weg, positie, op } = gezien;
      if (weg > (this.snede?.zegel ?? 0)) this.meld({ uitleg: `de getuige zag op ${op} dit zegel tot positie ${positie}, en het is weg`, zegel: weg, positie });
    }
  }

  private keurLos(record: Recordrij): void {
    const plaats = { volgnr: record.volgnr, recordId: record.id };
    const gebrek = gebrekVan(record);
    const leeftijd = this.bron.nu.getTime() - Date.parse(record.op);
    if (gebrek) this.meld({ ...plaats, uitleg: gebrek });
    else if (Math.abs(leeftijd) <= GEDULD_MS) this.jong += 1;
    else this.meld({ ...plaats, uitleg: `dit record van ${record.op} staat niet in de keten` });
  }
}

/**
 * Finds every edit, removal, insertion, duplicate and reordering of records, chain, checkpoints and cuts, at the head, in the
 * middle and (by the witness) at the tail. Reads each row once, in constant memory.
 */
export const keurLogboek = async (bron: Logbron, deugt: Zegelkeuring, meld: Meld): Promise<Keuringsuitslag> => {
  const keuring = new Keuring(bron, deugt, meld);
  await keuring.loop();
  const { bevindingen, records, zegels, jong, laatsteZegel } = keuring;
  return { dienst: bron.dienst, bevindingen, records, zegels, getekendTot: laatsteZegel?.op ?? null, nogNietGetekend: jong, metGetuige: bron.getuige !== undefined };
};
