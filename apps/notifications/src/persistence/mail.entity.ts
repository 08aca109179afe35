import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Rol } from '#shared/contracts/bericht';
import type { MailSoort } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';

export type Mailstatus = 'WACHT' | 'VERZONDEN' | 'MISLUKT';

/** A mail to send: a task, whom it is for and by when. Addresses are looked up at sending, so they are not kept here. */
@Entity({ name: 'mail' })
export class Mail {
  /** Follows from task and kind: the same instruction twice is one mail. */
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') taak!: string;
  @Column('text') soort!: MailSoort;
  @Column('text', { name: 'actor_id', nullable: true }) actorId!: string | null;
  @Column('text') organisatie!: string;
  @Column('text') rol!: Rol;
  @Column('text', { nullable: true }) uiterlijk!: Datum | null;
  @Column('text') status!: Mailstatus;
  /** By the Klok. */
  @Column('timestamptz', { name: 'te_verzenden_op' }) teVerzendenOp!: Date;
  @Column('int') poging!: number;
  /** Real time; null until a first attempt failed. */
  @Column('timestamptz', { name: 'volgende_poging_op', nullable: true }) volgendePogingOp!: Date | null;
  /** SMTP status or error code of the last attempt, never the server's text. */
  @Column('text', { nullable: true }) oorzaak!: string | null;
  /** Real time. */
  @Column('timestamptz', { name: 'afgehandeld_op', nullable: true }) afgehandeldOp!: Date | null;
}
