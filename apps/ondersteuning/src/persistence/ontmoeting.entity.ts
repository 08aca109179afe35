import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Datum } from '#shared/kernel/datum';
import type { Genodigdenrol, Ontmoetingsoort, Ontmoetingstand } from '../domain/ontmoeting';

@Entity('ontmoeting')
export class OntmoetingRij {
  @PrimaryColumn('uuid', { name: 'zaak_id' })
  zaakId!: string;

  @Column('text')
  gemeente!: string;

  @Column('text')
  soort!: Ontmoetingsoort;

  @Column('text')
  status!: Ontmoetingstand;

  @Column('jsonb')
  rollen!: readonly Genodigdenrol[];

  @Column('jsonb')
  voorstellen!: readonly Datum[];

  @Column('date', { nullable: true })
  datum!: Datum | null;

  @Column('text', { nullable: true })
  tijd!: string | null;

  @Column('date', { name: 'begonnen_op' })
  begonnenOp!: Datum;

  @Column('date', { name: 'gehouden_op', nullable: true })
  gehoudenOp!: Datum | null;

  @Column('integer')
  versie!: number;
}
