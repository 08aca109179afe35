import type { ConsumeMessage } from 'amqplib';
import { bedien } from '../ipc';
import type { Bericht, Omgeving } from '../omgeving';
import { neemAf } from './bundel';
import { inTransactie, open, type Dienst } from './dienst';

const TABELLEN = 'CREATE TABLE zaak (zaak_id uuid PRIMARY KEY, inwoner_ref uuid NOT NULL, status text NOT NULL, inhoud json NOT NULL);';

const INBOX = 'INSERT INTO inbox (id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING RETURNING id';
const ZAAK = `
INSERT INTO zaak (zaak_id, inwoner_ref, status, inhoud)
SELECT zaak, inwoner, 'VOORGESTELD', inhoud::json FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS een (zaak, inwoner, inhoud)
ON CONFLICT (zaak_id) DO UPDATE SET status = excluded.status, inhoud = excluded.inhoud`;
const UIT = 'INSERT INTO outbox (wachtrij, bericht_id, inhoud) SELECT $1, id, inhoud FROM unnest($2::uuid[], $3::text[]) AS een (id, inhoud)';

const beslis = ({ pool }: Dienst, gebeurd: string) => (bundel: readonly ConsumeMessage[]): Promise<void> => {
  const perId = new Map(bundel.map(({ content, properties }) => [String(properties.messageId), content.toString('utf8')]));
  return inTransactie(pool, async (query) => {
    const ids = (await query('inbox', INBOX, [[...perId.keys()]])).map(({ id }) => String(id));
    const inhouden = ids.map((id) => perId.get(id) ?? '');
    const data = inhouden.map((inhoud) => (JSON.parse(inhoud) as Bericht).data);
    await query('zaak', ZAAK, [data.map(({ zaakId }) => zaakId), data.map(({ inwonerRef }) => inwonerRef), inhouden]);
    await query('uit', UIT, [gebeurd, ids, inhouden]);
  });
};

const start = async (omgeving: Omgeving): Promise<void> => {
  const dienst = await open(omgeving, TABELLEN);
  await neemAf(dienst.kanaal, omgeving.wachtrijen.in, beslis(dienst, omgeving.wachtrijen.gebeurd));
};

bedien({ start });
