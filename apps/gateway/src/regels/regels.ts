import type { Datum } from '#shared/kernel/datum';
import { geldtOp } from '#shared/kernel/geldig';
import { plusDagen } from '#shared/kernel/datum';
import type { Beleidsversie } from '#shared/policy/beleid';
import { profielId } from '#shared/policy/profiel';
import type { Deurdelen } from '../http/deurdelen';
import type { Lezer } from '../toegang/lezer';
import type { Onderdeel } from './activering';
import { leesVastgelegd, van, type Vastgelegd } from './activeringen';
import { leesBekendmakingen, type Bekendmaking } from './profiel';

type Waarden = Readonly<Record<string, unknown>>;

export type Regel = Omit<Beleidsversie, 'tot' | 'waarden'> & {
  /** Last day; null: until a later version holds. */
  readonly laatsteDag: Datum | null;
  readonly waarden: Waarden;
  /** When this version came with the software; null: not on record yet. */
  readonly geactiveerdOp: string | null;
  /** What it said otherwise before, under the same name. */
  readonly wijzigingen: readonly { readonly op: string; readonly wat: readonly Onderdeel[] }[];
};

/** What one gemeente has of its own. `pad`: the place in the values of that rule, without the gemeente. */
export type Gemeenteregels = {
  readonly gemeente: string;
  readonly naam: string;
  readonly verschillen: readonly { readonly regel: string; readonly pad: readonly string[]; readonly waarde: unknown }[];
  /** The version of its profile that holds, and when, after which talks and by whose approval that was last made known (M-91); null: no profile. */
  readonly profiel: { readonly versie: string; readonly bekendgemaakt: Omit<Bekendmaking, 'gemeente' | 'versie'> | null } | null;
  readonly uitzondering: { readonly vanaf: Datum; readonly laatsteDag: Datum | null; readonly ingeschakeldDoor: string; readonly teBevestigen: boolean } | null;
};

export type Regelblad = { readonly datum: Datum; readonly regels: readonly Regel[]; readonly gemeenten: readonly Gemeenteregels[] };

const isObject = (waarde: unknown): waarde is Waarden => typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

const alsRegel = ({ tot, waarden, ...versie }: Beleidsversie, vastgelegd: readonly Vastgelegd[]): Regel => {
  const [eerste, ...later] = van(vastgelegd, versie);
  return {
    ...versie,
    laatsteDag: tot === null ? null : plusDagen(tot, -1),
    waarden: isObject(waarden) ? waarden : {},
    geactiveerdOp: eerste?.op ?? null,
    wijzigingen: later.map(({ op, gewijzigd = [] }) => ({ op, wat: gewijzigd })),
  };
};

type Verschil = { readonly pad: readonly string[]; readonly waarde: unknown };

/** Values that stand under the code of this gemeente, or say that they are about it, wherever in a rule. */
const vanGemeente = (waarden: unknown, gemeente: string, pad: readonly string[] = []): Verschil[] => {
  if (Array.isArray(waarden)) return waarden.flatMap((een: unknown) => (isObject(een) && een['gemeente'] === gemeente ? [{ pad, waarde: een }] : []));
  if (!isObject(waarden)) return [];
  return Object.entries(waarden).flatMap(([naam, waarde]) => (naam === gemeente ? [{ pad, waarde }] : vanGemeente(waarde, gemeente, [...pad, naam])));
};

const profielVan = (gemeente: string, regels: readonly Regel[], bekendmakingen: readonly Bekendmaking[]): Gemeenteregels['profiel'] => {
  const regel = regels.find(({ id }) => id === profielId(gemeente));
  if (!regel) return null;
  const gevonden = bekendmakingen.find((een) => een.gemeente === gemeente && een.versie === regel.versie);
  return { versie: regel.versie, bekendgemaakt: gevonden ? { op: gevonden.op, afgestemdMet: gevonden.afgestemdMet, goedgekeurdDoor: gevonden.goedgekeurdDoor } : null };
};

/** The agreements as they hold on a day, for everybody who works with them: about nobody, so no reading of it is on record. */
export class Regellezer {
  constructor(private readonly delen: Pick<Deurdelen, 'beleid' | 'partijen' | 'leesbron' | 'klok'>) {}

  async op(datum: Datum | undefined, { gemeenten }: Pick<Lezer, 'gemeenten'>): Promise<Regelblad> {
    const { beleid, leesbron, klok } = this.delen;
    const dag = datum ?? klok.vandaag();
    const [vastgelegd, bekendmakingen] = await leesbron.lees(gemeenten, async (tx) => [await leesVastgelegd(tx), await leesBekendmakingen(tx)] as const);
    const regels = [...beleid.ids].sort().flatMap((id) => beleid.versies(id).find(geldtOp(dag)) ?? []).map((versie) => alsRegel(versie, vastgelegd));
    return { datum: dag, regels, gemeenten: gemeenten.map((gemeente) => this.voorGemeente(gemeente, regels, bekendmakingen, dag)) };
  }

  private voorGemeente(gemeente: string, regels: readonly Regel[], bekendmakingen: readonly Bekendmaking[], dag: Datum): Gemeenteregels {
    const { partijen } = this.delen;
    const uitzondering = partijen.uitzondering(gemeente, dag);
    return {
      gemeente,
      naam: partijen.organisatie(gemeente)?.naam ?? gemeente,
      verschillen: regels.flatMap(({ id, waarden }) => vanGemeente(waarden, gemeente).map((verschil) => ({ regel: id, ...verschil }))),
      profiel: profielVan(gemeente, regels, bekendmakingen),
      uitzondering: uitzondering
        ? { vanaf: uitzondering.ingangsdatum, laatsteDag: uitzondering.laatsteDag ?? null, ingeschakeldDoor: uitzondering.ingeschakeldDoor, teBevestigen: uitzondering.teBevestigen === true }
        : null,
    };
  }
}
