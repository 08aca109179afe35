import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BerichtSleutel, Verzegeld, VerzegeldeData } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import type { Grafsteen } from '#shared/persistence/bewaren/grafsteen';
import type { Richting } from '../domain/begrippen';
import type { DriegesprekStatus, OverdrachtStatus, Uitzondering } from '../domain/overdracht.types';

export type VerzegeldeDelen = Pick<VerzegeldeData, 'contact' | 'formulier' | 'belastbaarheid'>;

/** Sections as they were received: opened only to decide, and by the gateway at delivery and reading. */
export type ZaakSecties = VerzegeldeDelen & {
  /** Sealed parts of the other messages of the case (why an exception, where a talk is held), by their event: the latest of each. */
  readonly bij?: { readonly [gebeurtenis: string]: VerzegeldeDelen };
};

/** Codes of the closed lists, never words of anybody's own. */
export type Antwoordreden = { readonly redencode?: string; readonly ontbrekend?: readonly string[] };

/** Every sealed section that lies with a case, whatever message brought it. */
export const alleDelen = ({ bij = {}, ...eigen }: ZaakSecties): Verzegeld[] => [eigen, ...Object.values(bij)].flatMap((delen) => Object.values(delen));

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

  @Column('text', { nullable: true })
  indiener!: string | null;

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

  @Column('boolean', { name: 'onderbouwing_vereist' })
  onderbouwingVereist!: boolean;

  @Column('text')
  driegesprek!: DriegesprekStatus;

  @Column('date', { name: 'driegesprek_op', nullable: true })
  driegesprekOp!: Datum | null;

  @Column('text', { name: 'nieuwe_coach', nullable: true })
  nieuweCoach!: string | null;

  @Column('date', { nullable: true })
  startdatum!: Datum | null;

  @Column('json')
  secties!: ZaakSecties;

  /** The message that holds the proposal as it stands: when it is recalled, the case has no ground (M-18). */
  @Column('json', { name: 'voorstel_bericht', nullable: true })
  voorstelBericht!: BerichtSleutel | null;

  /** Why the last answer was no; gone when the proposal is made again. */
  @Column('json', { nullable: true })
  antwoord!: Antwoordreden | null;

  /** What was erased after its term; written by the erasing alone. */
  @Column({ type: 'jsonb', insert: false, update: false })
  gewist!: readonly Grafsteen[];

  @Column('integer')
  versie!: number;
}
