import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BerichtSleutel, Verzegeld } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import type { Grafsteen } from '#shared/persistence/bewaren/grafsteen';
import type { Betrokkene, Verzoeksoort } from '../domain/verzoek.types';
import { CadansRij } from './cadans.entity';
import { OntmoetingRij } from './ontmoeting.entity';
import { PlanRij } from './plan.entity';

/** Sealed, as received: by the event it came in and its section, `verzocht.contact`. Opened by the gateway at delivery and at reading only. */
export type Verzoeksecties = Readonly<Record<string, Verzegeld>>;

@Entity('verzoek')
export class VerzoekRij {
  @PrimaryColumn('uuid', { name: 'zaak_id' })
  zaakId!: string;

  @Column('uuid', { name: 'inwoner_ref' })
  inwonerRef!: string;

  @Column('text')
  gemeente!: string;

  @Column('text')
  soort!: Verzoeksoort;

  @Column('text')
  status!: string;

  /** Codes, dates and amounts, as the machine of its kind keeps them. */
  @Column('jsonb')
  verloop!: object;

  @Column('json')
  vrager!: Betrokkene;

  @Column('json')
  behandelaar!: Betrokkene;

  @Column('date', { name: 'begonnen_op' })
  begonnenOp!: Datum;

  @Column('date', { nullable: true })
  uiterlijk!: Datum | null;

  @Column('date', { name: 'gesloten_op', nullable: true })
  geslotenOp!: Datum | null;

  /** The message that opened it: recalling that ends the request. */
  @Column('json')
  bron!: BerichtSleutel;

  @Column('json')
  secties!: Verzoeksecties;

  /** What was erased after its term; written by the erasing alone. */
  @Column({ type: 'jsonb', insert: false, update: false })
  gewist!: readonly Grafsteen[];

  @Column('integer')
  versie!: number;
}

export const entiteiten = [VerzoekRij, OntmoetingRij, CadansRij, PlanRij];
