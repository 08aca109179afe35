import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Datum } from '#shared/kernel/datum';
import type { Cadansafwijking, Cadansstand, Contact } from '../domain/cadans';

/** One row per resident: days, codes and numbers of months, and nothing sealed because nothing was written. */
@Entity('cadans')
export class CadansRij {
  @PrimaryColumn('uuid', { name: 'inwoner_ref' })
  inwonerRef!: string;

  @Column('text')
  gemeente!: string;

  @Column('date')
  vanaf!: Datum;

  @Column('date', { nullable: true })
  tot!: Datum | null;

  @Column('date', { name: 'bekend_op' })
  bekendOp!: Datum;

  @Column('text')
  status!: Cadansstand;

  @Column('date', { nullable: true })
  uiterlijk!: Datum | null;

  @Column('jsonb', { nullable: true })
  afwijking!: Cadansafwijking | null;

  @Column('jsonb')
  contacten!: readonly Contact[];

  @Column('integer')
  versie!: number;
}
