import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Dossier, Gedateerd, Zaak } from '../domain/dossier';
import type { Velden } from '../domain/bericht';

@Entity({ name: 'dossier' })
export class DossierRij implements Dossier {
  @PrimaryColumn('uuid', { name: 'inwoner_ref' }) inwonerRef!: string;
  @Column('text', { nullable: true }) gemeente!: string | null;
  @Column('jsonb', { nullable: true }) klantprofiel!: Gedateerd | null;
  @Column('jsonb', { nullable: true }) regie!: Gedateerd | null;
  @Column('jsonb') coaches!: Record<string, Gedateerd>;
  @Column('jsonb') contact!: Velden;
  @Column('jsonb') zaken!: Zaak[];
}

/** Every delivery once: the inbox of this side. What could not be read is kept for a person to look at. */
@Entity({ name: 'verwerkt' })
export class VerwerktRij {
  @PrimaryColumn('text') source!: string;
  @PrimaryColumn('text') id!: string;
  @PrimaryColumn('text') type!: string;
  @Column('text') uitslag!: 'VERWERKT' | 'ONLEESBAAR';
  @Column('bytea', { nullable: true }) onleesbaar!: Buffer | null;
}

/** WACHT: to be posted. ONTVANGEN: accepted, outcome to come. GEWEIGERD: refused at the door. */
export type Uitgaandstatus = 'WACHT' | 'ONTVANGEN' | 'WACHT_OP' | 'VERWERKT' | 'AFGEKEURD' | 'GEWEIGERD';

@Entity({ name: 'uitgaand' })
export class UitgaandRij {
  @PrimaryColumn('uuid') id!: string;
  /** Order of posting; the database numbers. */
  @Column({ type: 'bigint', insert: false, update: false }) volgnr!: string;
  @Column('jsonb') bericht!: object;
  @Column('text') status!: Uitgaandstatus;
  @Column('jsonb', { nullable: true }) uitkomst!: object | null;
  @Column('int') poging!: number;
  @Column('timestamptz', { name: 'volgende_poging_op', nullable: true }) volgendePogingOp!: Date | null;
}
