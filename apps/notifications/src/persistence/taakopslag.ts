import type { DataSource } from 'typeorm';
import type { MailOpdracht, TaakAfOpdracht } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { NieuweMail } from './mail.entity';
import { MAILKANAAL, voegMailsToe } from './mailopslag';

const NIEUW = 'INSERT INTO taak (id, soort, actor_id, organisatie, rol, uiterlijk) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING';
/** The lock keeps the end of this task out until the mails are there. */
const OPEN = 'SELECT afgehandeld_op IS NULL AS open FROM taak WHERE id = $1 FOR UPDATE';
const AF = 'INSERT INTO taak (id, afgehandeld_op) VALUES ($1, clock_timestamp()) ON CONFLICT (id) DO UPDATE SET afgehandeld_op = coalesce(taak.afgehandeld_op, excluded.afgehandeld_op)';
const MAILS_AF = `UPDATE mail SET status = 'VERVALLEN', afgehandeld_op = clock_timestamp(), volgende_poging_op = NULL WHERE taak = $1 AND status = 'WACHT'`;
const TERMIJNEN = `
SELECT uiterlijk FROM taak
WHERE soort = 'BESLUIT_NODIG' AND afgehandeld_op IS NULL AND uiterlijk >= $1
  AND (CASE WHEN $2::text IS NULL THEN actor_id IS NULL AND organisatie = $3 AND rol = $4 ELSE actor_id = $2 END)`;

export type Geadresseerde = Pick<MailOpdracht, 'actorId' | 'organisatie' | 'rol'>;

/** Tasks as far as mail needs them: whose, until when, and whether they have ended. */
export class Taakopslag {
  constructor(private readonly bron: DataSource) {}

  /** Instructions are handled side by side, so the end of a task may come first: then its mails never go out. */
  async neemOp({ taak, soort, actorId, organisatie, rol, uiterlijk }: MailOpdracht, mails: readonly NieuweMail[]): Promise<void> {
    await this.bron.transaction(async (em) => {
      await em.query(NIEUW, [taak, soort, actorId, organisatie, rol, uiterlijk]);
      const [rij] = await em.query<{ open: boolean }[]>(OPEN, [taak]);
      if (rij?.open) await voegMailsToe(em, mails);
    });
  }

  async sluit({ taak }: TaakAfOpdracht): Promise<void> {
    await this.bron.transaction(async (em) => {
      await em.query(AF, [taak]);
      await em.query(MAILS_AF, [taak]);
      await em.query(`SELECT pg_notify('${MAILKANAAL}', '')`);
    });
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
