import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Verzegeld } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import type { Grafsteen } from '#shared/persistence/bewaren/grafsteen';
import type { Event, Ontheffing } from '../domain/ontheffing.types';

/** Version of what a resident is exempt from: two simultaneous decisions collide on it instead of overwriting each other. */
@Entity('stand')
export class StandRij {
  @PrimaryColumn('uuid', { name: 'inwoner_ref' })
  inwonerRef!: string;

  @Column('text')
  gemeente!: string;

  @Column('integer')
  versie!: number;
}

/** What happened to the ontheffingen of a resident, in order, each with the message that brought it. */
@Entity('gebeurtenis')
export class GebeurtenisRij {
  @PrimaryColumn('uuid', { name: 'inwoner_ref' })
  inwonerRef!: string;

  @PrimaryColumn('integer')
  volgnr!: number;

  @Column('text')
  gemeente!: string;

  @Column('uuid', { name: 'ontheffing_ref', nullable: true })
  ontheffingRef!: string | null;

  @Column('text', { name: 'bron_source' })
  bronSource!: string;

  @Column('text', { name: 'bron_id' })
  bronId!: string;

  @Column('json')
  inhoud!: Event;

  /** The ground, sealed as it was received. */
  @Column('json', { nullable: true })
  belastbaarheid!: Verzegeld | null;
}

/** The state that the events make, for who reads it. */
@Entity('ontheffing')
export class OntheffingRij {
  @PrimaryColumn('uuid', { name: 'ontheffing_ref' })
  ontheffingRef!: string;

  @Column('uuid', { name: 'inwoner_ref' })
  inwonerRef!: string;

  @Column('text')
  gemeente!: string;

  @Column('text')
  soort!: Ontheffing['soort'];

  @Column('text')
  status!: Ontheffing['status'];

  /** Last day on which it is in force as far as the resident was told; null: none, or no end. */
  @Column('date', { name: 'laatste_dag', nullable: true })
  laatsteDag!: Datum | null;

  @Column('json')
  inhoud!: Ontheffing;

  @Column('json', { nullable: true })
  belastbaarheid!: Verzegeld | null;

  /** What was erased after its term; written by the erasing alone. */
  @Column({ type: 'jsonb', insert: false, update: false })
  gewist!: readonly Grafsteen[];
}

export const entiteiten = [OntheffingRij, GebeurtenisRij, StandRij];
