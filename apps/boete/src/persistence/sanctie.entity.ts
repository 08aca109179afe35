import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BerichtSleutel, Verzegeld } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import type { Grafsteen } from '#shared/persistence/bewaren/grafsteen';
import type { Reactie, SanctieStatus, Vertrek } from '../domain/begrippen';
import type { Afwijking } from '../domain/sanctie.types';

/** Sections as they were received: those of the alert, and of the outcome. Opened by the gateway at delivery and at reading only. */
export type ZaakSecties = {
  readonly contact?: Verzegeld;
  readonly handhaving?: Verzegeld;
  readonly uitkomst?: Verzegeld;
};

@Entity('sanctie')
export class SanctieRij {
  @PrimaryColumn('uuid', { name: 'zaak_id' })
  zaakId!: string;

  @Column('uuid', { name: 'inwoner_ref' })
  inwonerRef!: string;

  @Column('text')
  gemeente!: string;

  @Column('text', { name: 'overwogen_in' })
  overwogenIn!: string;

  @Column('text')
  status!: SanctieStatus;

  @Column('date', { name: 'overwegings_datum', nullable: true })
  overwegingsDatum!: Datum | null;

  @Column('date', { name: 'reactie_uiterlijk', nullable: true })
  reactieUiterlijk!: Datum | null;

  @Column('date', { name: 'bevestigd_op', nullable: true })
  bevestigdOp!: Datum | null;

  @Column('text', { nullable: true })
  reactie!: Reactie | null;

  @Column('date', { name: 'voorstel_datum', nullable: true })
  voorstelDatum!: Datum | null;

  /** The message the reaction came in, so that recalling it finds it. */
  @Column('json', { name: 'reactie_bron', nullable: true })
  reactieBron!: BerichtSleutel | null;

  @Column('boolean', { name: 'geen_reactie' })
  geenReactie!: boolean;

  @Column('boolean', { name: 'alert_overgeslagen' })
  alertOvergeslagen!: boolean;

  @Column('text', { array: true })
  afwijkingen!: Afwijking[];

  @Column('text', { nullable: true })
  indiener!: string | null;

  @Column('text', { nullable: true })
  inkomensconsulent!: string | null;

  @Column('text', { name: 'ontvanger_gemeente', nullable: true })
  ontvangerGemeente!: string | null;

  @Column('text', { nullable: true })
  participatiecoach!: string | null;

  @Column('text', { nullable: true })
  vertrek!: Vertrek | null;

  @Column('json')
  secties!: ZaakSecties;

  /** What was erased after its term; written by the erasing alone. */
  @Column({ type: 'jsonb', insert: false, update: false })
  gewist!: readonly Grafsteen[];

  @Column('integer')
  versie!: number;
}

export const entiteiten = [SanctieRij];
