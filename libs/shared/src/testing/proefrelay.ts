import { Client } from 'pg';
import { Luister } from '../persistence/luister';
import { Relay, type Relayopties } from '../persistence/relay';
import { Teller } from '../persistence/teller';
import type { Databank } from './databank';
import { GeheugenPublisher } from './geheugenpublisher';
import { stil } from './proefrunner';

export type Proefrelay = { readonly relay: Relay; readonly uitgever: GeheugenPublisher; stop(): Promise<void> };

export const startRelay = (databank: Databank, opties: Partial<Relayopties> = {}, uitgever = new GeheugenPublisher()): Proefrelay => {
  const luister = new Luister({ url: databank.url('schrijf'), naam: 'proef', logger: stil });
  const relay = new Relay({ url: databank.url('schrijf'), dienst: 'handover', uitgever, luister, logger: stil, teller: new Teller(), pollMs: 50, pauzeMs: 30, ...opties });
  luister.start();
  relay.start();
  return {
    relay,
    uitgever,
    stop: async () => {
      await relay.stop();
      await luister.sluit();
    },
  };
};

/** A transaction that the test opens, writes in and ends by hand, as a handler of another copy would. */
export class Handtransactie {
  private constructor(private readonly client: Client) {}

  static async begin(databank: Databank): Promise<Handtransactie> {
    const client = new Client({ connectionString: databank.url('schrijf') });
    await client.connect();
    await client.query('BEGIN');
    await client.query('SELECT pg_current_xact_id()');
    return new Handtransactie(client);
  }

  async schrijf(id: string, sleutel = id): Promise<void> {
    await this.client.query(
      `INSERT INTO outbox (sleutel, exchange, routing_key, bericht_id, type, inhoud) VALUES ($1, 'gebeurd', 'gebeurd.overdracht.voorgesteld', $2, 't', '{}')`,
      [sleutel, id],
    );
  }

  async einde(sql: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    await this.client.query(sql);
    await this.client.end();
  }

  /** The whole of it at once. */
  static async doe(databank: Databank, ids: readonly string[], sleutel?: string): Promise<void> {
    const tx = await Handtransactie.begin(databank);
    for (const id of ids) await tx.schrijf(id, sleutel);
    await tx.einde('COMMIT');
  }
}
