import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Verzegeld } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import type { Richting } from '../domain/begrippen';
import type { DriegesprekStatus, OverdrachtStatus, Uitzondering } from '../domain/overdracht.types';

/** Sections as they were received: opened only to decide, and by the gateway at delivery. */
export type ZaakSecties = {
  readonly contact?: Verzegeld;
  readonly formulier?: Verzegeld;
  readonly belastbaarheid?: Verzegeld;
};

@Entity('overdracht')
export class OverdrachtRij {
  @PrimaryColumn('uuid', { name: 'zaak_id' })
  zaakId!: string;

  @Column('uuid', { name: 'inwoner_ref' })
  inwonerRef!: string;

  @Column('text')
  gemeente!: string;

  @Column('text')
  richting!: Richting;

  @Column('text')
  status!: OverdrachtStatus;

  @Column('integer')
  voorstelnummer!: number;

  @Column('date', { name: 'voorgesteld_op' })
  voorgesteldOp!: Datum;

  @Column('text')
  indiener!: string;

  @Column('text', { name: 'beoogde_coach', nullable: true })
  beoogdeCoach!: string | null;

  @Column('date', { name: 'voorgestelde_startdatum' })
  voorgesteldeStartdatum!: Datum;

  @Column('text', { name: 'definitie_versie' })
  definitieVersie!: string;

  @Column('date', { name: 'inwoner_geraadpleegd_op', nullable: true })
  inwonerGeraadpleegdOp!: Datum | null;

  @Column('date', { name: 'inwoner_voorgelicht_op', nullable: true })
  inwonerVoorgelichtOp!: Datum | null;

  @Column('text')
  uitzondering!: Uitzondering;

  @Column('text')
  driegesprek!: DriegesprekStatus;

  @Column('text', { name: 'nieuwe_coach', nullable: true })
  nieuweCoach!: string | null;

  @Column('date', { nullable: true })
  startdatum!: Datum | null;

  @Column('json')
  secties!: ZaakSecties;

  @Column('integer')
  versie!: number;
}
