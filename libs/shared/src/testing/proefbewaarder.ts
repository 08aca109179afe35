import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { dag, type Datum } from '../kernel/datum';
import { momentInAmsterdam, type Klok } from '../kernel/klok';
import { Bewaarder } from '../persistence/bewaren/bewaarder';
import { kernstappen } from '../persistence/bewaren/kern.stappen';
import { toetsWissingen, type Wissingfout } from '../persistence/bewaren/toets';
import type { Wisstap } from '../persistence/bewaren/wisstap';
import { Teller } from '../persistence/teller';
import { laadBewaartermijnen } from '../policy/bewaartermijnen';
import type { Databank } from './databank';
import { stil } from './proefdienst';

const CONFIG = `${process.cwd()}/config`;

/** The clock of a test database and the erasing that follows it, day by day as a test asks. */
export class Proefbewaarder {
  readonly bewaarder: Bewaarder;
  private vandaag: Datum = dag('2025-01-01');

  constructor(
    private readonly databank: Databank,
    private readonly bron: DataSource,
    stappen: readonly Wisstap[],
  ) {
    const klok: Klok = { nu: () => momentInAmsterdam(this.vandaag, 12), vandaag: () => this.vandaag };
    const url = databank.url('schrijf');
    this.bewaarder = new Bewaarder({ url, dienst: databank.schema, bron, klok, logger: stil, teller: new Teller(), termijnen: laadBewaartermijnen(CONFIG), stappen: [...kernstappen, ...stappen] });
  }

  /** What is recorded from here on happens on this day. */
  async zet(datum: string): Promise<void> {
    this.vandaag = dag(datum);
    const client = new Client({ connectionString: this.databank.beheerUrl });
    await client.connect();
    await client.query('UPDATE sandbox.klok SET verschuiving_ms = $1', [momentInAmsterdam(this.vandaag, 12).getTime() - Date.now()]);
    await client.end();
  }

  /** Goes to that day and erases what is past its term; throws when something could not be. */
  async tot(datum: string): Promise<void> {
    await this.zet(datum);
    if (!(await this.bewaarder.ronde())) throw new Error('not everything was erased');
  }

  /** Whether this text stands anywhere in the schema, apart from what is on its way out: here nothing publishes it. */
  async staatErgens(tekst: string): Promise<boolean> {
    const tabellen: { naam: string }[] = await this.bron.query(`SELECT tablename AS naam FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT IN ('logboek', 'outbox')`);
    for (const { naam } of tabellen) {
      const rijen: unknown[] = await this.bron.query(`SELECT FROM ${naam} t WHERE position($1 IN t::text) > 0 LIMIT 1`, [tekst]);
      if (rijen.length > 0) return true;
    }
    return false;
  }

  toets(): Promise<Wissingfout[]> {
    return this.bron.transaction((em) => toetsWissingen({ em }));
  }
}
