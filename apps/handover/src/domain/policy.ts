import type { Bewijssoort, Richting } from './begrippen';
import type { RefusalCode } from './weigering';

/** P-01, definition of klantprofiel 4. */
export type Definitie = {
  /** Perspective on work within so many months keeps a resident in KP3; null: on any term. */
  readonly maxMaandenPerspectief: number | null;
  /** Benefit from the participatiecoach is part of the definition. */
  readonly baatVereist: boolean;
};

export type Bewijsmaat = {
  readonly urenPerWeekMeerDan?: number;
  readonly maandenMinstens?: number;
  readonly dagdelenPerWeekMinstens?: number;
  readonly motiveringVerplicht?: boolean;
};

/** P-02 and P-03: which evidence is enough, each kind on its own. */
export type Onderbouwingsregel = {
  readonly soorten: { readonly [S in Bewijssoort]?: Bewijsmaat };
  /** exception without examination, in consultation. */
  readonly uitzonderingInOverleg: boolean;
  /** an aanleiding (M-12) on a day of this version needs no examination at all. */
  readonly aanleidingZonderOnderzoek: boolean;
};

/** M-16, M-17: how far ahead somebody's leaving may be announced. */
export type Vertrekvenster = { readonly dagenVooruit: number };

export type Startvenster = { readonly dagenTerug: number; readonly dagenVooruit: number; readonly vertrek: Vertrekvenster };

/** D-26, D-06: norms of service, never a ground to refuse. */
export type Servicenormen = {
  readonly overdracht: { readonly eersteReactieWerkdagen: number; readonly herinneringNaWerkdagen: number; readonly herhalingBinnenMaanden: number };
  readonly driegesprek: { readonly gewenstGesprekBinnenDagen: number };
};

export type Versie<T> = { readonly id: string; readonly versie: string; readonly waarden: T };

/** What each version of the form asks before a handover may be accepted, by `formulierVersie`; the files are config/formulieren. */
export type Formuliereisen = Readonly<Record<string, { readonly verplicht: Readonly<Record<string, readonly string[]>> }>>;

/** The agreements in force on one business date, as far as a handover needs them; the dated values stand in config/beleid. */
export type Overdrachtsbeleid = {
  readonly definitie: Versie<Definitie>;
  /** The definition before that one; null for the first. */
  readonly vorigeDefinitie: Definitie | null;
  readonly onderbouwing: { readonly [R in Richting]: Versie<Onderbouwingsregel> };
  /** P-04: must the driegesprek have been offered (from 2025-09-02, R-020)? */
  readonly driegesprek: Versie<{ readonly aanbodVerplicht: boolean }>;
  /** How far from the business date of the acceptance the start date may lie. */
  readonly startdatum: Versie<Startvenster>;
  readonly formulieren: Formuliereisen;
};

/** The agreement behind an outcome (`code` is null when it was accepted), for the answer to the sender. */
export const beleidAchter = (type: string, richting: Richting | undefined, beleid: Overdrachtsbeleid, code: RefusalCode | null = null): Versie<unknown> | null => {
  if (code === 'DRIEGESPREK_NIET_AANGEBODEN') return beleid.driegesprek;
  if (type === 'aanleiding.gemeld') return code === null ? beleid.onderbouwing.KP4_NAAR_KP3 : null;
  if (code === 'DEFINITIE_KP4' || (type === 'voorgesteld' && code === null)) return beleid.definitie;
  const overOnderbouwing = code === null || code === 'ONDERBOUWING_ONTBREEKT' || code === 'ONDERBOUWING_ONVOLDOENDE';
  return type === 'geaccepteerd' && richting && overOnderbouwing ? beleid.onderbouwing[richting] : null;
};
