import type { Datum } from '#shared/kernel/datum';
import { laadBeleid, type Beleid } from '#shared/policy/beleid';
import { codelijstenOp, geldendOp, laadCodelijsten, laadFormulierversies, laadMedischeWoorden, type Codelijsten, type Formulierversie, type Richting, type Woordenlijst } from '#shared/policy/formulieren';

/** Which evidence is enough in one direction on that day, so that a form offers nothing that will be refused. */
type Bewijs = { readonly versie: string; readonly soorten: readonly string[]; readonly uitzonderingInOverleg: boolean };

export type Formulierblad = {
  readonly op: Datum;
  readonly formulier: Formulierversie;
  readonly codelijsten: Codelijsten;
  readonly onderbouwing: Readonly<Record<Richting, Bewijs>>;
};

type Onderbouwingsregel = { readonly soorten: Readonly<Record<string, unknown>>; readonly uitzonderingInOverleg: boolean };

/** Everything that somebody needs to show the handover form of one day: questions, words, lists. Nothing in it is personal. */
export class Formulierboek {
  private constructor(
    private readonly versies: readonly Formulierversie[],
    private readonly lijsten: ReturnType<typeof laadCodelijsten>,
    /** For the preview, which warns at words that seem medical (D-30). */
    readonly medischeWoorden: Woordenlijst,
    private readonly beleid: Beleid,
  ) {}

  static uit(configMap: string): Formulierboek {
    return new Formulierboek(laadFormulierversies(configMap), laadCodelijsten(configMap), laadMedischeWoorden(configMap), laadBeleid(configMap));
  }

  /** Undefined on a day before the first form. */
  op(dag: Datum): Formulierblad | undefined {
    const formulier = geldendOp(this.versies, dag);
    if (!formulier) return undefined;
    const onderbouwing = { KP3_NAAR_KP4: this.bewijs('onderbouwing-kp3-naar-kp4', dag), KP4_NAAR_KP3: this.bewijs('onderbouwing-kp4-naar-kp3', dag) };
    return { op: dag, formulier, codelijsten: codelijstenOp(this.lijsten, dag), onderbouwing };
  }

  private bewijs(id: string, dag: Datum): Bewijs {
    const { versie, waarden } = this.beleid.op<Onderbouwingsregel>(id, dag);
    return { versie, soorten: Object.keys(waarden.soorten), uitzonderingInOverleg: waarden.uitzonderingInOverleg };
  }
}
