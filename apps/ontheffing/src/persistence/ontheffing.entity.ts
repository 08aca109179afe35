import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Verzegeld } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import type { Afwijking } from '../domain/ontheffing';
import type { Verplichting } from '../domain/policy';

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

@Entity('ontheffing')
export class OntheffingRij {
  @PrimaryColumn('uuid', { name: 'ontheffing_ref' })
  ontheffingRef!: string;

  @Column('uuid', { name: 'inwoner_ref' })
  inwonerRef!: string;

  @Column('text')
  gemeente!: string;

  @Column('text')
  soort!: 'TIJDELIJK';

  @Column('text', { array: true })
  scope!: Verplichting[];

  @Column('date')
  ingangsdatum!: Datum;

  @Column('date', { name: 'laatste_dag' })
  laatsteDag!: Datum;

  @Column('date', { name: 'besluit_datum' })
  besluitDatum!: Datum;

  @Column('date', { name: 'bekendmakings_datum', nullable: true })
  bekendmakingsDatum!: Datum | null;

  @Column('date', { name: 'laatste_dag_bezwaar', nullable: true })
  laatsteDagBezwaar!: Datum | null;

  @Column('text', { name: 'mandaat_ref' })
  mandaatRef!: string;

  @Column('text')
  verlener!: string;

  @Column('text', { array: true })
  afwijkingen!: Afwijking[];

  /** The ground, sealed as it was received. */
  @Column('json', { nullable: true })
  belastbaarheid!: Verzegeld | null;
}

export const entiteiten = [OntheffingRij, StandRij];
