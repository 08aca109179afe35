import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BerichtSleutel, Verzegeld } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import type { Grafsteen } from '#shared/persistence/bewaren/grafsteen';
import type { Antwoord, Deel, MedischDeel, Status, Verzoeker, Zaaksoort } from '../domain/begrippen';
import type { Betrokkene, Herroepbaar, Verklaring } from '../domain/verstrekking.types';

/** Belastbaarheid as it was received: with the question, and what was last given. Opened by the gateway at delivery and at reading only. */
export type ZaakSecties = { readonly gevraagd?: Verzegeld; readonly gegeven?: Verzegeld };

@Entity('verstrekking')
export class VerstrekkingRij {
  @PrimaryColumn('uuid', { name: 'zaak_id' })
  zaakId!: string;

  @Column('uuid', { name: 'inwoner_ref' })
  inwonerRef!: string;

  @Column('text')
  gemeente!: string;

  @Column('text')
  soort!: Zaaksoort;

  @Column('text')
  status!: Status;

  @Column('json', { nullable: true })
  vrager!: Betrokkene | null;

  @Column('json')
  gever!: Betrokkene;

  @Column('json', { nullable: true })
  ontvanger!: Betrokkene | null;

  @Column('text', { array: true })
  gevraagd!: (Deel | MedischDeel)[];

  @Column('text', { nullable: true })
  noodzaak!: string | null;

  @Column('date', { name: 'begonnen_op' })
  begonnenOp!: Datum;

  @Column('date', { nullable: true })
  uiterlijk!: Datum | null;

  @Column('date', { name: 'gegeven_op', nullable: true })
  gegevenOp!: Datum | null;

  @Column('text', { nullable: true })
  antwoord!: Antwoord | null;

  @Column('text', { nullable: true })
  redencode!: string | null;

  @Column('text', { nullable: true })
  verzoeker!: Verzoeker | null;

  @Column('text', { nullable: true })
  reden!: string | null;

  @Column('json', { nullable: true })
  verklaring!: Verklaring | null;

  @Column('text', { nullable: true })
  grondslag!: string | null;

  @Column('date', { name: 'klaargezet_op', nullable: true })
  klaargezetOp!: Datum | null;

  @Column('date', { name: 'gelezen_op', nullable: true })
  gelezenOp!: Datum | null;

  @Column('date', { name: 'gesloten_op', nullable: true })
  geslotenOp!: Datum | null;

  /** The message in which each step came, so that recalling it finds the step. */
  @Column('json')
  bronnen!: Partial<Record<Herroepbaar, BerichtSleutel>>;

  @Column('json')
  secties!: ZaakSecties;

  /** What was erased after its term; written by the erasing alone. */
  @Column({ type: 'jsonb', insert: false, update: false })
  gewist!: readonly Grafsteen[];

  /** Sealed, here and nowhere else; fetched only to be read (D-27). */
  @Column('json', { nullable: true, select: false })
  medisch?: Verzegeld | null;

  @Column('integer')
  versie!: number;
}

export const entiteiten = [VerstrekkingRij];
