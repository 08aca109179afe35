import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Verzegeld } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import type { Schaal } from '../domain/situatie';

/** Contact data of the latest registration by each side, sealed as they came. */
export type ContactPerKant = { readonly [kant: string]: Verzegeld };

/** Version of a resident's dated situatie: two simultaneous changes collide on it instead of overwriting each other. */
@Entity('situatie')
export class SituatieRij {
  @PrimaryColumn('uuid', { name: 'inwoner_ref' })
  inwonerRef!: string;

  @Column('text')
  gemeente!: string;

  @Column('integer')
  versie!: number;

  @Column('json', { nullable: true })
  contact!: ContactPerKant | null;
}

@Entity('situatie_periode')
export class SituatiePeriodeRij {
  @PrimaryColumn('uuid', { name: 'inwoner_ref' })
  inwonerRef!: string;

  @PrimaryColumn('date')
  vanaf!: Datum;

  @Column('date', { nullable: true })
  tot!: Datum | null;

  @Column('text')
  gemeente!: string;

  @Column('text')
  schaal!: Schaal;

  @Column('text', { nullable: true })
  klantprofiel!: string | null;

  @Column('text', { nullable: true })
  regie!: string | null;

  @Column('text', { nullable: true })
  werkcoach!: string | null;

  @Column('text', { nullable: true })
  participatiecoach!: string | null;

  @Column('text', { nullable: true })
  inkomensconsulent!: string | null;

  @Column('boolean', { name: 'onder_uwv_begeleiding', nullable: true })
  onderUwvBegeleiding!: boolean | null;

  @Column('text', { nullable: true })
  uitvoerder!: string | null;

  @Column('text', { name: 'definitie_versie', nullable: true })
  definitieVersie!: string | null;
}
