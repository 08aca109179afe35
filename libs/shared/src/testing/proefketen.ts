import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { Getuige } from '../logboek/getuige';
import { Ketenaar, type Ketenaaropties } from '../logboek/ketenaar';
import { keurLogboek, type Bevinding, type Keuringsuitslag, type Logbron } from '../logboek/keuring';
import { logbronVan, metLogboek } from '../logboek/lezer';
import { schrijfLogboek, type Beslissingsrecord } from '../logboek/logboek';
import { Zegelsleutel, zegelkeuring } from '../logboek/zegel';
import { maakDatabank, type Databank } from './databank';
import { sleutelpaar, type Sleutelpaar } from './prooflog';
import { stil } from './proefrunner';
import { wachtTot } from './wacht';

/** A log of its own on a real database, with the chainers that ran over it and what its witness wrote. */
export class Proefketen {
  readonly sleutels: Sleutelpaar = sleutelpaar();
  readonly ketenaars: Ketenaar[] = [];
  private constructor(
    readonly databank: Databank,
    readonly bron: DataSource,
    readonly baas: Client,
    readonly map: string,
  ) {}

  static async open(): Promise<Proefketen> {
    const databank = await maakDatabank({ schema: 'handover' });
    const baas = new Client({ connectionString: `${databank.beheerUrl}?options=-c%20search_path%3Dhandover` });
    await baas.connect();
    return new Proefketen(databank, await databank.bron('schrijf', 10), baas, mkdtempSync(join(tmpdir(), 'getuige-')));
  }

  get getuige(): Getuige {
    return new Getuige(this.map, 'handover');
  }

  ketenaar(opties: Partial<Ketenaaropties> = {}): Ketenaar {
    const ketenaar = new Ketenaar({ url: this.databank.url('schrijf'), dienst: 'handover', sleutel: new Zegelsleutel(this.sleutels.geheim), getuige: this.getuige, logger: stil, pollMs: 20, ...opties });
    this.ketenaars.push(ketenaar);
    ketenaar.start();
    return ketenaar;
  }

  schrijf(record: Partial<Beslissingsrecord> = {}): Promise<string> {
    return this.bron.transaction((em) => schrijfLogboek({ em }, 'VERWERKING', { activiteit: 'proef', uitkomst: 'TOEGESTAAN', gemeente: 'TIEL', actor: 'wz.wc.anna', ...record }));
  }

  async schrijfVeel(aantal: number): Promise<void> {
    for (let i = 0; i < aantal; i += 10) await Promise.all(Array.from({ length: 10 }, () => this.schrijf()));
  }

  async tel(tabel: string): Promise<number> {
    const { rows } = await this.baas.query<{ aantal: number }>(`SELECT count(*)::int AS aantal FROM ${tabel}`);
    return rows[0]?.aantal ?? 0;
  }

  async geketend(aantal: number): Promise<void> {
    await wachtTot('a chain', async () => (await this.tel('logboek_keten')) === aantal);
  }

  regels(): string[] {
    return readFileSync(this.getuige.pad, 'utf8').split('\n').filter(Boolean);
  }

  async keur(url = this.databank.url('schrijf')): Promise<{ uitslag: Keuringsuitslag; gevonden: Bevinding[] }> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return await metLogboek(client, 'handover', (bron) => this.keurBron(bron));
    } finally {
      await client.end();
    }
  }

  /** What is found after somebody with all rights did this; it is undone. */
  async keurNa(sql: string): Promise<Bevinding[]> {
    await this.baas.query('BEGIN');
    try {
      await this.baas.query(sql);
      return (await this.keurBron(await logbronVan(this.baas, 'handover'))).gevonden;
    } finally {
      await this.baas.query('ROLLBACK');
    }
  }

  private async keurBron(bron: Omit<Logbron, 'getuige'>): Promise<{ uitslag: Keuringsuitslag; gevonden: Bevinding[] }> {
    const gevonden: Bevinding[] = [];
    const getuige = existsSync(this.getuige.pad) ? this.regels() : [];
    return { uitslag: await keurLogboek({ ...bron, getuige }, zegelkeuring([this.sleutels.openbaar]), (bevinding) => gevonden.push(bevinding)), gevonden };
  }

  /** A log of so many records that is chained and signed to the last. */
  static async getekend(aantal: number): Promise<Proefketen> {
    const keten = await Proefketen.open();
    const ketenaar = keten.ketenaar({ pollMs: 60_000 });
    await wachtTot('leadership', () => ketenaar.stand === 'LEIDER');
    await keten.schrijfVeel(aantal);
    await ketenaar.stop();
    return keten;
  }

  async sluit(): Promise<void> {
    await Promise.all(this.ketenaars.map((ketenaar) => ketenaar.stop()));
    await this.baas.end();
    await this.databank.weg();
    rmSync(this.map, { recursive: true });
  }
}
