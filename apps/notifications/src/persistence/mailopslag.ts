import { IsNull, LessThanOrEqual, type DataSource } from 'typeorm';
import { Mail } from './mail.entity';

export type NieuweMail = Pick<Mail, 'id' | 'taak' | 'soort' | 'actorId' | 'organisatie' | 'rol' | 'uiterlijk' | 'teVerzendenOp'>;

/** `eerstvolgende`: when held mail falls due, by the Klok. */
export type Mailstand = { readonly verschuldigd: number; readonly wachtend: number; readonly mislukt: number; readonly eerstvolgende: Date | null };

/** Wakes the sender of this service when a mail is added. */
export const MAILKANAAL = 'schakel_mail';

export class Mailopslag {
  constructor(private readonly bron: DataSource) {}

  /** False when this task and kind were asked for before. */
  async voegToe(mail: NieuweMail): Promise<boolean> {
    return this.bron.transaction(async (em) => {
      const nieuw = await em.createQueryBuilder().insert().into(Mail).values({ ...mail, status: 'WACHT', poging: 0 }).orIgnore().returning('id').execute();
      await em.query(`SELECT pg_notify('${MAILKANAAL}', '')`);
      return (nieuw.raw as unknown[]).length > 0;
    });
  }

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
    await this.wijzig(id, { status: 'VERZONDEN', afgehandeldOp: nu, volgendePogingOp: null });
  }

  async later(id: string, poging: number, volgendePogingOp: Date, oorzaak: string): Promise<void> {
    await this.wijzig(id, { poging, volgendePogingOp, oorzaak });
  }

  async mislukt(id: string, poging: number, oorzaak: string, nu: Date): Promise<void> {
    await this.wijzig(id, { status: 'MISLUKT', poging, oorzaak, afgehandeldOp: nu, volgendePogingOp: null });
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
              (SELECT min(te_verzenden_op) FROM mail WHERE status = 'WACHT' AND te_verzenden_op > $1) AS eerstvolgende`,
      [klok],
    );
    if (!rij) throw new Error('an aggregate gives one row');
    return rij;
  }

  /** Only a mail that still waits: a late answer of a sender that lost its lead changes nothing that is settled. */
  private async wijzig(id: string, velden: Partial<Mail>): Promise<void> {
    await this.bron.getRepository(Mail).update({ id, status: 'WACHT' }, velden);
  }
}
