import type { DataSource, EntityManager } from 'typeorm';
import type { MailOpdracht, TaakAfOpdracht } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { NieuweMail } from './mail.entity';
import { MAILKANAAL, voegMailsToe } from './mailopslag';

/** In the order of their ids, whoever takes them: no deadlocks. */
const NIEUW = `
INSERT INTO taak (id, soort, actor_id, organisatie, rol, uiterlijk)
SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) AS r(id, soort, actor_id, organisatie, rol, uiterlijk) ORDER BY id
ON CONFLICT (id) DO NOTHING`;
/** The lock keeps the end of these tasks out until the mails are there. */
const OPEN = 'SELECT id FROM taak WHERE id = ANY ($1::uuid[]) AND afgehandeld_op IS NULL ORDER BY id FOR UPDATE';
const AF = `
INSERT INTO taak (id, afgehandeld_op) SELECT id, clock_timestamp() FROM unnest($1::uuid[]) AS id ORDER BY id
ON CONFLICT (id) DO UPDATE SET afgehandeld_op = coalesce(taak.afgehandeld_op, excluded.afgehandeld_op)`;
const MAILS_AF = `
WITH af AS (UPDATE mail SET status = 'VERVALLEN', afgehandeld_op = clock_timestamp(), volgende_poging_op = NULL WHERE taak = ANY ($1::uuid[]) AND status = 'WACHT')
SELECT pg_notify('${MAILKANAAL}', '')`;
const TERMIJNEN = `
SELECT uiterlijk FROM taak
WHERE soort = 'BESLUIT_NODIG' AND afgehandeld_op IS NULL AND uiterlijk >= $1
  AND (CASE WHEN $2::text IS NULL THEN actor_id IS NULL AND organisatie = $3 AND rol = $4 ELSE actor_id = $2 END)`;

export type Geadresseerde = Pick<MailOpdracht, 'actorId' | 'organisatie' | 'rol'>;

/** What is told of one task: that it begins, with the mails that go with it, or that it has ended. */
export type Taakinstructie = { readonly soort: 'MAIL'; readonly opdracht: MailOpdracht; readonly mails: readonly NieuweMail[] } | { readonly soort: 'AF'; readonly taak: string };

const begin = async (em: EntityManager, begonnen: readonly Extract<Taakinstructie, { soort: 'MAIL' }>[]): Promise<void> => {
  if (begonnen.length === 0) return;
  const taken = begonnen.map(({ opdracht }) => opdracht);
  const kolommen = ['taak', 'soort', 'actorId', 'organisatie', 'rol', 'uiterlijk'] as const;
  await em.query(NIEUW, kolommen.map((kolom) => taken.map((taak) => taak[kolom])));
  const open = new Set((await em.query<{ id: string }[]>(OPEN, [taken.map(({ taak }) => taak)])).map(({ id }) => id));
  await voegMailsToe(em, begonnen.flatMap(({ opdracht, mails }) => (open.has(opdracht.taak) ? mails : [])));
};

/** Tasks as far as mail needs them: whose, until when, and whether they have ended. */
export class Taakopslag {
  constructor(private readonly bron: DataSource) {}

  /** Of different tasks, in one transaction. The end of a task may be told before its beginning: then its mails never go out. */
  async verwerk(instructies: readonly Taakinstructie[]): Promise<void> {
    await this.bron.transaction(async (em) => {
      await begin(em, instructies.filter((een) => een.soort === 'MAIL'));
      const af = instructies.flatMap((een) => (een.soort === 'AF' ? een.taak : []));
      if (af.length === 0) return;
      await em.query(AF, [af]);
      await em.query(MAILS_AF, [af]);
    });
  }

  neemOp(opdracht: MailOpdracht, mails: readonly NieuweMail[]): Promise<void> {
    return this.verwerk([{ soort: 'MAIL', opdracht, mails }]);
  }

  sluit({ taak }: TaakAfOpdracht): Promise<void> {
    return this.verwerk([{ soort: 'AF', taak }]);
  }

  /** Last days, from `vanaf` on, of the open decisions of this person, or of this team. */
  async termijnen({ actorId, organisatie, rol }: Geadresseerde, vanaf: Datum): Promise<Datum[]> {
    const rijen = await this.bron.query<{ uiterlijk: Datum }[]>(TERMIJNEN, [vanaf, actorId, organisatie, rol]);
    return rijen.map(({ uiterlijk }) => uiterlijk);
  }

  async voegToe(mail: NieuweMail): Promise<void> {
    await this.bron.transaction((em) => voegMailsToe(em, [mail]));
  }
}
