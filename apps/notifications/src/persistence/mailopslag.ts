import { In, IsNull, LessThanOrEqual, type DataSource, type EntityManager } from 'typeorm';
import { uuid5 } from '#shared/messaging/codec';
import { Mail, type Mailstatus, type NieuweMail } from './mail.entity';

/** `eerstvolgende`: when held mail falls due, by the Klok. */
export type Mailstand = { readonly verschuldigd: number; readonly wachtend: number; readonly mislukt: number; readonly gestuit: number; readonly eerstvolgende: Date | null };

/** Wakes the sender of this service when a mail is added. */
export const MAILKANAAL = 'schakel_mail';

const VOEG_TOE = `
WITH nieuw AS (
  INSERT INTO mail (id, taak, soort, vorm, dag, actor_id, organisatie, rol, uiterlijk, te_verzenden_op, in_plaats_van, waarneming)
  SELECT id, taak, soort, vorm, dag, "actorId", organisatie, rol, uiterlijk, "teVerzendenOp", "inPlaatsVan", coalesce(waarneming, false)
  FROM json_to_recordset($1::json) AS r(id uuid, taak uuid, soort text, vorm text, dag text, "actorId" text, organisatie text, rol text, uiterlijk text, "teVerzendenOp" timestamptz, "inPlaatsVan" uuid, waarneming boolean)
  ORDER BY id
  ON CONFLICT DO NOTHING RETURNING id)
SELECT count(*)::int AS aantal, pg_notify('${MAILKANAAL}', '') FROM nieuw`;

/** Adds what is not there yet, and wakes the sender; answers how many are new. */
export const voegMailsToe = async (em: EntityManager, mails: readonly NieuweMail[]): Promise<number> => {
  if (mails.length === 0) return 0;
  const [rij] = await em.query<{ aantal: number }[]>(VOEG_TOE, [JSON.stringify(mails)]);
  return rij?.aantal ?? 0;
};

const kopie = ({ taak, soort, vorm, dag, organisatie, rol, uiterlijk }: Mail): Omit<NieuweMail, 'id' | 'actorId' | 'teVerzendenOp'> => ({ taak, soort, vorm, dag, organisatie, rol, uiterlijk });

export class Mailopslag {
  constructor(private readonly bron: DataSource) {}

  /** What may be sent now: due by the Klok and, after a failure, past its back-off by real time. Oldest first. */
  verschuldigd(klok: Date, nu: Date, aantal: number): Promise<Mail[]> {
    const due = { status: 'WACHT' as const, teVerzendenOp: LessThanOrEqual(klok) };
    return this.bron.getRepository(Mail).find({
      where: [{ ...due, volgendePogingOp: IsNull() }, { ...due, volgendePogingOp: LessThanOrEqual(nu) }],
      order: { teVerzendenOp: 'ASC', id: 'ASC' },
      take: aantal,
    });
  }

  async verzonden(id: string, nu: Date): Promise<void> {
    await this.bron.query(`UPDATE mail SET status = 'VERZONDEN', afgehandeld_op = $2, volgende_poging_op = NULL WHERE id = $1 AND status = 'WACHT'`, [id, nu]);
  }

  async vervalt(id: string, nu: Date): Promise<void> {
    await this.wijzig(id, { status: 'VERVALLEN', afgehandeldOp: nu, volgendePogingOp: null });
  }

  async later(id: string, poging: number, volgendePogingOp: Date, oorzaak: string): Promise<void> {
    await this.wijzig(id, { poging, volgendePogingOp, oorzaak });
  }

  /** Nobody is known under that name today: from now on this mail is the team's. */
  async naarTeam(id: string): Promise<void> {
    await this.wijzig(id, { actorId: null });
  }

  /** Each deputy gets a mail of his own in the place of this one. */
  async verdeel(mail: Mail, waarnemers: readonly string[], nu: Date): Promise<void> {
    const { id, teVerzendenOp } = mail;
    await this.bron.transaction(async (em) => {
      const { affected } = await em.getRepository(Mail).update({ id, status: 'WACHT' }, { status: 'VERDEELD', afgehandeldOp: nu });
      if (!affected) return;
      await voegMailsToe(em, waarnemers.map((actorId) => ({ ...kopie(mail), id: uuid5(`waarnemer|${id}|${actorId}`), actorId, teVerzendenOp, inPlaatsVan: id, waarneming: true })));
    });
  }

  /** Given up at sending. What was for a person goes to the team box, `teamOp` by the Klok. */
  async mislukt(mail: Mail, poging: number, oorzaak: string, tijd: { readonly nu: Date; readonly teamOp: Date }): Promise<void> {
    const velden = { status: 'MISLUKT' as const, poging, oorzaak, afgehandeldOp: tijd.nu, volgendePogingOp: null };
    await this.bron.transaction((em) => this.strand(em, mail, velden, ['WACHT'], tijd.teamOp));
  }

  /**
   * A mail server sent it back for good. Undefined when there is no such mail or it was known already. It may come before
   * the sending was marked, so mail that was due counts too.
   */
  async gestuit(id: string, tijd: { readonly nu: Date; readonly klok: Date; readonly teamOp: Date }): Promise<Mail | undefined> {
    return this.bron.transaction(async (em) => {
      const mail = await em.getRepository(Mail).findOneBy([{ id, status: 'VERZONDEN' }, { id, status: 'WACHT', teVerzendenOp: LessThanOrEqual(tijd.klok) }]);
      if (!mail) return undefined;
      const velden = { status: 'GESTUIT' as const, oorzaak: 'GESTUIT', afgehandeldOp: tijd.nu, volgendePogingOp: null };
      return (await this.strand(em, mail, velden, ['VERZONDEN', 'WACHT'], tijd.teamOp)) ? mail : undefined;
    });
  }

  bestaat(id: string): Promise<boolean> {
    return this.bron.getRepository(Mail).existsBy({ id });
  }

  /** Due mail that missed its hours (the mail server was away) waits for the next ones. */
  async houdVast(klok: Date, tot: Date): Promise<void> {
    await this.bron.getRepository(Mail).update({ status: 'WACHT', teVerzendenOp: LessThanOrEqual(klok) }, { teVerzendenOp: tot });
  }

  async stand(klok: Date): Promise<Mailstand> {
    const [rij] = await this.bron.query<Mailstand[]>(
      `SELECT (SELECT count(*)::int FROM mail WHERE status = 'WACHT' AND te_verzenden_op <= $1) AS verschuldigd,
              (SELECT count(*)::int FROM mail WHERE status = 'WACHT') AS wachtend,
              (SELECT count(*)::int FROM mail WHERE status = 'MISLUKT') AS mislukt,
              (SELECT count(*)::int FROM mail WHERE status = 'GESTUIT') AS gestuit,
              (SELECT min(te_verzenden_op) FROM mail WHERE status = 'WACHT' AND te_verzenden_op > $1) AS eerstvolgende`,
      [klok],
    );
    if (!rij) throw new Error('an aggregate gives one row');
    return rij;
  }

  /** Reached neither the person nor the team box, while its task is still open: nobody may know of it. Undefined: none. */
  async nietAangekomen(): Promise<{ readonly aantal: number; readonly sinds: Date } | undefined> {
    const [rij] = await this.bron.query<{ aantal: number; sinds: Date }[]>(
      `SELECT count(DISTINCT coalesce(m.in_plaats_van, m.id))::int AS aantal, min(m.afgehandeld_op) AS sinds FROM mail m JOIN taak t ON t.id = m.taak
       WHERE m.status IN ('MISLUKT', 'GESTUIT') AND t.afgehandeld_op IS NULL
         AND NOT EXISTS (SELECT FROM mail n WHERE n.taak = m.taak AND n.status IN ('WACHT', 'VERZONDEN') AND coalesce(n.in_plaats_van, n.id) = coalesce(m.in_plaats_van, m.id))
       HAVING count(*) > 0`,
    );
    return rij;
  }

  /**
   * The end of a mail that did not arrive. One that was for a person goes to the team box once, and only while its task is
   * open; one that was for the team box ends here, so that nothing can go round.
   */
  private async strand(em: EntityManager, mail: Mail, velden: Partial<Mail>, van: Mailstatus[], teamOp: Date): Promise<boolean> {
    // The task before its mail, as the end of a task does: the other way round the two could wait for each other.
    const [taak] = await em.query<{ open: boolean }[]>('SELECT afgehandeld_op IS NULL AS open FROM taak WHERE id = $1 FOR SHARE', [mail.taak]);
    const { affected } = await em.getRepository(Mail).update({ id: mail.id, status: In(van) }, velden);
    if (!affected) return false;
    if (mail.actorId === null || !taak?.open) return true;
    const eerste = mail.inPlaatsVan ?? mail.id;
    await voegMailsToe(em, [{ ...kopie(mail), id: uuid5(`team|${eerste}`), actorId: null, teVerzendenOp: teamOp, inPlaatsVan: eerste }]);
    return true;
  }

  /** Only a mail that still waits: a late answer of a sender that lost its lead changes nothing that is settled. */
  private async wijzig(id: string, velden: Partial<Mail>): Promise<void> {
    await this.bron.getRepository(Mail).update({ id, status: 'WACHT' }, velden);
  }
}
