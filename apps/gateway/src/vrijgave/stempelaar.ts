import type { Afzender, VerzegeldBericht } from '#shared/contracts/bericht';
import { REGIO } from '#shared/contracts/catalogus.types';
import type { GenoemdeMedewerker, Stempel } from '#shared/contracts/intern';
import type { Klok } from '#shared/kernel/klok';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import type { Blokkadelijst } from '../toegang/blokkades';
import { laatsteCoachesOp, lopendOp, periodeOp, standenVan, zonderVertrokken, type Stand } from './situatie';

export type TeStempelen = {
  readonly volgnr: number;
  readonly aansluiting: string;
  readonly herkomst: 'partij' | 'hub';
  readonly ontvangenOp: Date;
  readonly bericht: VerzegeldBericht;
};

/** At any depth: people are named beside a date as well as within a group. */
const tekstenIn = (waarde: unknown): string[] => {
  if (typeof waarde === 'string') return [waarde];
  return typeof waarde === 'object' && waarde !== null ? Object.values(waarde).flatMap(tekstenIn) : [];
};

/** Writes down what is known at release, so that an owner can decide without copies of another service's state. */
export class Stempelaar {
  constructor(
    private readonly partijen: Partijen,
    private readonly klok: Klok,
    private readonly blokkades: Pick<Blokkadelijst, 'isGeblokkeerd'>,
  ) {}

  async stempelVoor(tx: Tx, bericht: TeStempelen): Promise<Stempel> {
    const [stempel] = await this.stempelsVoor(tx, [bericht]);
    return stempel as Stempel;
  }

  async stempelsVoor(tx: Tx, berichten: readonly TeStempelen[]): Promise<Stempel[]> {
    const standVan = await standenVan(tx, berichten.flatMap(({ bericht }) => bericht.data.inwonerRef ?? []));
    return berichten.map((rij) => this.stempel(rij, standVan(rij.bericht.data.inwonerRef ?? '')));
  }

  private stempel(rij: TeStempelen, stand: Stand): Stempel {
    const { peildatum } = rij.bericht.data;
    return {
      volgnr: rij.volgnr,
      aansluiting: rij.aansluiting,
      ontvangenOp: rij.ontvangenOp.toISOString(),
      klok: this.klok.nu().toISOString(),
      situatie: zonderVertrokken(periodeOp(stand, peildatum), this.partijen, this.klok.vandaag()),
      ontheffingen: lopendOp(stand, peildatum),
      afzenderBevoegd: rij.herkomst === 'hub' || this.bevoegd(rij.aansluiting, rij.bericht.data.gemeente, rij.bericht.data.afzender),
      waarneemtVoor: rij.herkomst === 'hub' ? [] : this.afwezigen(rij.bericht.data.afzender),
      laatsteCoaches: laatsteCoachesOp(stand, peildatum),
      genoemden: this.genoemden(rij.bericht),
    };
  }

  /** Colleagues whose rights the sender has today; who is not registered in that role any more has none to give. */
  private afwezigen({ actorId, rol }: Afzender): readonly string[] {
    const vandaag = this.klok.vandaag();
    return this.partijen.waarneemtVoor(actorId, vandaag).filter((collega) => this.partijen.medewerker(collega, vandaag)?.rol === rol);
  }

  /** Whoever `verloop` names; on the day of the message or, for somebody who starts later, in any period. */
  private genoemden({ data: { verloop = {}, peildatum } }: VerzegeldBericht): GenoemdeMedewerker[] {
    return [...new Set(tekstenIn(verloop))].flatMap((actorId) => {
      const medewerker = this.partijen.medewerker(actorId, peildatum) ?? this.partijen.medewerkerOoit(actorId);
      if (!medewerker) return [];
      const { rol, werkgever, namensGemeenten, ingangsdatum, laatsteDag } = medewerker;
      return [{ actorId, rol, werkgever, namensGemeenten, ingangsdatum, ...(laatsteDag === undefined ? {} : { laatsteDag }) }];
    });
  }

  /** Rights of the sender at this moment: they may have ended between the door and the release. */
  private bevoegd(naam: string, gemeente: string, { actorId, rol, namensGemeente }: Afzender): boolean {
    const aansluiting = this.partijen.aansluiting(naam);
    if (this.blokkades.isGeblokkeerd(naam) || this.blokkades.isGeblokkeerd(actorId)) return false;
    if (!aansluiting?.rollen.includes(rol) || (gemeente !== REGIO && !aansluiting.gemeenten.includes(gemeente))) return false;
    if (rol === 'systeem') return true;
    if (namensGemeente !== null && namensGemeente !== gemeente) return false;
    return this.partijen.magHandelen({ actorId, rol, namensGemeente, dag: this.klok.vandaag() });
  }
}
