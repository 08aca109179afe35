import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Datum } from '#shared/kernel/datum';

/** The last evaluation per resident: a reference, a version and two days. */
@Entity('plan')
export class PlanRij {
  @PrimaryColumn('uuid', { name: 'inwoner_ref' })
  inwonerRef!: string;

  @Column('text')
  gemeente!: string;

  @Column('text', { name: 'plan_ref' })
  planRef!: string;

  @Column('integer', { name: 'plan_versie' })
  planVersie!: number;

  @Column('date')
  datum!: Datum;

  @Column('date')
  volgende!: Datum;

  @Column('text')
  bron!: string;
}
