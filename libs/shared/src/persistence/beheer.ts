import type { DataSource } from 'typeorm';
import type { VraagContext } from '../contracts/intern';
import { schrijfLogboek } from '../logboek/logboek';
import type { Runner } from './runner';
import type { Wachtsoort } from './wachtend';

/** Something that a person must look at: where it lies, what it is and why, without its content. */
export type Geparkeerd = {
  readonly tabel: 'wachtend' | 'outbox';
  readonly id: string;
  readonly type: string;
  readonly berichtId: string;
  readonly oorzaak: string | null;
  readonly sinds: Date;
};

const LIJST = `
SELECT 'wachtend' AS tabel, id::text, type, bericht_id AS "berichtId", oorzaak, sinds FROM wachtend WHERE soort = 'GEPARKEERD'
UNION ALL
SELECT 'outbox', volgnr::text, type, bericht_id, oorzaak, geparkeerd_op FROM outbox WHERE geparkeerd_op IS NOT NULL
ORDER BY sinds LIMIT 100`;

/** How much waits of one kind, and since when the oldest does; nothing about what or whose it is. */
export type Standregel = { readonly soort: string; readonly aantal: number; readonly sinds: Date };

const STAND = `
SELECT soort, count(*)::int AS aantal, min(sinds) AS sinds FROM wachtend GROUP BY soort
UNION ALL
SELECT 'UITGAAND_GEPARKEERD', count(*)::int, min(geparkeerd_op) FROM outbox WHERE geparkeerd_op IS NOT NULL HAVING count(*) > 0
ORDER BY soort`;

const NUMMER = /^\d{1,18}$/;

/** Seeing and releasing what is parked. Whoever releases is on record before anything moves. */
export class Beheer {
  private readonly standen: (() => Promise<readonly Standregel[]>)[] = [];

  constructor(
    private readonly bron: DataSource,
    private readonly runner: Runner,
  ) {}

  /** Adds what a part of the service holds that a person may have to look at. */
  bijStand(tel: () => Promise<readonly Standregel[]>): void {
    this.standen.push(tel);
  }

  async stand(): Promise<Standregel[]> {
    const [eigen, ...van] = await Promise.all([this.bron.query<Standregel[]>(STAND), ...this.standen.map((tel) => tel())]);
    return [...eigen, ...van.flat()];
  }

  geparkeerd(): Promise<Geparkeerd[]> {
    return this.bron.query<Geparkeerd[]>(LIJST);
  }

  /** The handler judges the message afresh, rights included. */
  async speelOpnieuw(id: string, wie: VraagContext): Promise<Wachtsoort | 'AFGEHANDELD' | 'ONBEKEND'> {
    await this.legVast('beheer.speelOpnieuw', wie);
    return this.runner.speelOpnieuw(id);
  }

  /** Publishes a parked outbox row again, in its old place; whether there was one. */
  async geefVrij(volgnr: string, wie: VraagContext): Promise<boolean> {
    if (!NUMMER.test(volgnr)) return false;
    await this.legVast('beheer.geefVrij', wie);
    const [, aantal] = await this.bron.query<[unknown, number]>(
      'UPDATE outbox SET geparkeerd_op = NULL, pogingen = 0, oorzaak = NULL WHERE volgnr = $1 AND geparkeerd_op IS NOT NULL',
      [volgnr],
    );
    return aantal === 1;
  }

  private legVast(activiteit: string, { actorId, aansluiting }: VraagContext): Promise<string> {
    return this.bron.transaction((em) => schrijfLogboek({ em }, 'BESLISSING', { activiteit, uitkomst: 'TOEGESTAAN', actor: actorId, aansluiting }));
  }
}
