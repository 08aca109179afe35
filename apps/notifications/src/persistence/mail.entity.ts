import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Rol } from '#shared/contracts/bericht';
import type { MailSoort } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';

/** `OVERZICHT` is about all terms of one addressee, the others about one task. */
export type Mailvorm = 'EERSTE' | 'HERINNERING' | 'OVERZICHT';

/**
 * `MISLUKT`: never taken by a mail server; `GESTUIT`: taken, and sent back later; `VERDEELD`: others get it instead, each by
 * a row of his own; `VERVALLEN`: not needed any more.
 */
export type Mailstatus = 'WACHT' | 'VERZONDEN' | 'MISLUKT' | 'GESTUIT' | 'VERDEELD' | 'VERVALLEN';

/** A mail to send: what it is about, whom it is for and when. Addresses are looked up at sending, so they are not kept here. */
@Entity({ name: 'mail' })
export class Mail {
  /** Follows from what the mail is about: the same instruction twice is one mail. */
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { nullable: true }) taak!: string | null;
  @Column('text') soort!: MailSoort;
  @Column('text') vorm!: Mailvorm;
  /** Of a reminder the morning that was asked for, of an overview its Monday. */
  @Column('text', { nullable: true }) dag!: Datum | null;
  /** Null is the team box. */
  @Column('text', { name: 'actor_id', nullable: true }) actorId!: string | null;
  @Column('text') organisatie!: string;
  @Column('text') rol!: Rol;
  @Column('text', { nullable: true }) uiterlijk!: Datum | null;
  /** The mail in whose place this one goes: to a deputy, or to the team box. */
  @Column('uuid', { name: 'in_plaats_van', nullable: true }) inPlaatsVan!: string | null;
  @Column('boolean') waarneming!: boolean;
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

export type NieuweMail = Pick<Mail, 'id' | 'taak' | 'soort' | 'vorm' | 'dag' | 'actorId' | 'organisatie' | 'rol' | 'uiterlijk' | 'teVerzendenOp'> &
  Partial<Pick<Mail, 'inPlaatsVan' | 'waarneming'>>;
