import type { AddressInfo } from 'node:net';
import type { ConsumeMessage } from 'amqplib';
import fastify from 'fastify';
import { bedien } from '../ipc';
import { ONTVANGER, SOORT, type Bericht, type Omgeving } from '../omgeving';
import { neemAf } from './bundel';
import { inTransactie, open, type Dienst } from './dienst';

const TABELLEN = `
CREATE TABLE journaal (id uuid PRIMARY KEY, source text NOT NULL, inwoner_ref uuid NOT NULL, status text NOT NULL, inhoud json NOT NULL);
CREATE TABLE teller (aansluiting text PRIMARY KEY, laatste bigint NOT NULL);
CREATE TABLE levering (aansluiting text NOT NULL, volgnr bigint NOT NULL, bericht_id uuid NOT NULL, inhoud json NOT NULL, PRIMARY KEY (aansluiting, volgnr));
INSERT INTO teller VALUES ('${ONTVANGER}', 0);`;

/** The journal and the outbox in one statement, and so in one transaction and one round trip. */
const NEEM_AAN = `
WITH nieuw AS (INSERT INTO journaal (id, source, inwoner_ref, status, inhoud) VALUES ($1, $2, $3, 'ONTVANGEN', $4) ON CONFLICT DO NOTHING RETURNING id)
INSERT INTO outbox (wachtrij, bericht_id, inhoud) SELECT $5, id, $4 FROM nieuw`;

const INBOX = 'INSERT INTO inbox (id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING RETURNING id';
const AF = `UPDATE journaal SET status = 'VERWERKT' WHERE id = ANY ($1::uuid[])`;
const LEVER = `
WITH tel AS (UPDATE teller SET laatste = laatste + $2 WHERE aansluiting = $1 RETURNING laatste - $2 AS eerst)
INSERT INTO levering (aansluiting, volgnr, bericht_id, inhoud)
SELECT $1, eerst + nr, id, inhoud::json FROM tel, unnest($3::uuid[], $4::text[]) WITH ORDINALITY AS een (id, inhoud, nr)`;
const UIT = 'INSERT INTO outbox (wachtrij, bericht_id, inhoud) SELECT $1, id, inhoud FROM unnest($2::uuid[], $3::text[]) AS een (id, inhoud)';

const tekst = { type: 'string' } as const;
const object = { type: 'object' } as const;
const SCHEMA = {
  body: {
    type: 'object',
    required: ['specversion', 'id', 'source', 'type', 'time', 'data'],
    properties: {
      specversion: { const: '1.0' },
      id: { type: 'string', format: 'uuid' },
      source: tekst,
      type: { const: SOORT },
      time: { type: 'string', format: 'date-time' },
      data: {
        type: 'object',
        required: ['zaakId', 'inwonerRef', 'gemeente', 'doel', 'peildatum', 'afzender', 'verloop'],
        properties: { zaakId: { type: 'string', format: 'uuid' }, inwonerRef: { type: 'string', format: 'uuid' }, gemeente: tekst, doel: tekst, peildatum: { type: 'string', format: 'date' }, afzender: object, verloop: object, contact: object, formulier: object, belastbaarheid: object },
      },
    },
  },
};

const verwerk = ({ pool }: Dienst, uit: string) => (bundel: readonly ConsumeMessage[]): Promise<void> => {
  const perId = new Map(bundel.map(({ content, properties }) => [String(properties.messageId), content.toString('utf8')]));
  return inTransactie(pool, async (query) => {
    const ids = (await query('inbox', INBOX, [[...perId.keys()]])).map(({ id }) => String(id));
    const inhouden = ids.map((id) => perId.get(id));
    await query('af', AF, [ids]);
    await query('lever', LEVER, [ONTVANGER, ids.length, ids, inhouden]);
    await query('uit', UIT, [uit, ids, inhouden]);
  });
};

const start = async (omgeving: Omgeving): Promise<number> => {
  const { wachtrijen } = omgeving;
  const dienst = await open(omgeving, TABELLEN);
  const app = fastify();
  app.addContentTypeParser('application/cloudevents+json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));
  app.post<{ Body: Bericht }>('/v1/berichten', { schema: SCHEMA }, async ({ body }, antwoord) => {
    const { id, source, data } = body;
    await dienst.pool.query({ name: 'neemaan', text: NEEM_AAN, values: [id, source, data.inwonerRef, JSON.stringify(body), wachtrijen.in] });
    return antwoord.status(202).send({ id, status: 'ONTVANGEN' });
  });
  await neemAf(dienst.kanaal, wachtrijen.gebeurd, verwerk(dienst, wachtrijen.uit));
  await app.listen({ host: '127.0.0.1', port: 0 });
  return (app.server.address() as AddressInfo).port;
};

bedien({ start });
