import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { connect, type ConfirmChannel } from 'amqplib';
import { Pool } from 'pg';
import { SOORT, voorstel } from './bericht';
import type { Kaalopties, Proefduur } from './kaal';
import { bedien } from './kind';

const POOL = 32;
const PREFETCH = 100;
const RIJ = { name: 'rij', text: 'INSERT INTO kaal.rij (id, inhoud) VALUES ($1, $2)' };
const UIT = { name: 'uit', text: 'INSERT INTO kaal.uit (id, inhoud) VALUES ($1, $2)' };
const INHOUD = voorstel(randomUUID(), 'TIEL', 'systeem').tekst;

const JSONSOORTEN = ['application/json', 'application/cloudevents+json'];

/** What this machine can do at best: no rules, no log, no seals, only what any hub of this shape must do. */
class Kaal {
  private pool!: Pool;
  private kanaal!: ConfirmChannel;

  async open({ database, amqp }: Kaalopties): Promise<void> {
    this.pool = new Pool({ connectionString: database, max: POOL });
    this.kanaal = await (await connect(amqp)).createConfirmChannel();
    await this.kanaal.prefetch(PREFETCH);
  }

  /** Accepts, with as much work per request as the path says: none, a commit, or a commit and a confirmed publication. */
  async serveer({ naar }: { naar: string }): Promise<number> {
    const fastify = new FastifyAdapter().getInstance();
    fastify.removeAllContentTypeParsers();
    fastify.addContentTypeParser(JSONSOORTEN, { parseAs: 'string' }, (_verzoek, tekst, klaar) => klaar(null, JSON.parse(tekst as string)));
    const id = (lichaam: unknown): string => (lichaam as { id: string }).id;
    fastify.post('/leeg', (verzoek, antwoord) => antwoord.status(202).send({ id: id(verzoek.body), status: 'ONTVANGEN' }));
    fastify.post('/commit', async (verzoek, antwoord) => {
      await this.pool.query({ ...RIJ, values: [id(verzoek.body), JSON.stringify(verzoek.body)] });
      return antwoord.status(202).send({ id: id(verzoek.body), status: 'ONTVANGEN' });
    });
    fastify.post('/keten', async (verzoek, antwoord) => {
      const tekst = JSON.stringify(verzoek.body);
      await this.pool.query({ ...RIJ, values: [id(verzoek.body), tekst] });
      void this.publiceer(naar, id(verzoek.body), Buffer.from(tekst));
      return antwoord.status(202).send({ id: id(verzoek.body), status: 'ONTVANGEN' });
    });
    await fastify.listen({ host: '127.0.0.1', port: 0 });
    return (fastify.server.address() as AddressInfo).port;
  }

  /** One hop: read, committed, passed on and confirmed, and only then acknowledged. */
  async geefDoor({ van, naar }: { van: string; naar: string }): Promise<void> {
    await this.kanaal.consume(van, (levering) => {
      if (!levering) return;
      void (async () => {
        const id = String(levering.properties.messageId);
        await this.pool.query({ ...RIJ, values: [randomUUID(), levering.content.toString('utf8')] });
        await this.publiceer(naar, id, levering.content);
        this.kanaal.ack(levering);
      })();
    });
  }

  /** Commits per second: one row, or two rows in a transaction of their own, as an outbox asks. */
  async commits({ soort, gelijktijdig, ms }: Proefduur & { soort: 'rij' | 'outbox' }): Promise<number> {
    return this.perSeconde({ gelijktijdig, ms }, soort === 'rij' ? () => this.pool.query({ ...RIJ, values: [randomUUID(), INHOUD] }) : () => this.transactie());
  }

  publicaties({ naar, gelijktijdig, ms }: Proefduur & { naar: string }): Promise<number> {
    const inhoud = Buffer.from(INHOUD);
    return this.perSeconde({ gelijktijdig, ms }, () => this.publiceer(naar, randomUUID(), inhoud));
  }

  private async transactie(): Promise<void> {
    const client = await this.pool.connect();
    await client.query('BEGIN');
    await client.query({ ...RIJ, values: [randomUUID(), INHOUD] });
    await client.query({ ...UIT, values: [randomUUID(), INHOUD] });
    await client.query('COMMIT');
    client.release();
  }

  private publiceer(naar: string, messageId: string, inhoud: Buffer): Promise<void> {
    return new Promise((klaar, mislukt) => {
      this.kanaal.publish('', naar, inhoud, { persistent: true, mandatory: true, messageId, type: SOORT }, (fout: Error | null) => (fout ? mislukt(fout) : klaar()));
    });
  }

  private async perSeconde({ gelijktijdig, ms }: Proefduur, doe: () => Promise<unknown>): Promise<number> {
    const begin = performance.now();
    let gedaan = 0;
    const werker = async (): Promise<void> => {
      for (; performance.now() - begin < ms; gedaan += 1) await doe();
    };
    await Promise.all(Array.from({ length: gelijktijdig }, werker));
    return gedaan / ((performance.now() - begin) / 1000);
  }
}

const kaal = new Kaal();
bedien({
  open: (opties: Kaalopties) => kaal.open(opties),
  serveer: (opties: { naar: string }) => kaal.serveer(opties),
  geefDoor: (opties: { van: string; naar: string }) => kaal.geefDoor(opties),
  commits: (opties: Proefduur & { soort: 'rij' | 'outbox' }) => kaal.commits(opties),
  publicaties: (opties: Proefduur & { naar: string }) => kaal.publicaties(opties),
});
