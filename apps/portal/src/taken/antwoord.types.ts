import type { Bevoegdheid } from '#shared/contracts/codelijsten';
import type { Concept } from '../api/bericht';
import type { Keuze } from '../pagina/velden';
import type { VERVOLG } from '../verstuurd/vervolg';
import type { Zaak } from './zaak';

type Basis = { readonly naam: string; readonly label: string; readonly uitleg?: string; readonly verplicht: boolean };

export type Veld =
  | (Basis & { readonly soort: 'datum'; readonly begin?: string })
  | (Basis & { readonly soort: 'keuze' | 'lijst'; readonly keuzes: readonly Keuze[]; readonly begin?: string })
  | (Basis & { readonly soort: 'vinkjes'; readonly keuzes: readonly Keuze[] })
  | (Basis & { readonly soort: 'tekst'; readonly max: number; readonly patroon?: RegExp; /** What the pattern asks, in words. */ readonly vorm?: string; readonly begin?: string; /** More than one line. */ readonly lang?: true })
  | (Basis & { readonly soort: 'getal'; readonly max: number; readonly begin?: string });

/** What somebody filled in: a single value, or the ticks. Empty fields are absent. */
export type Waarden = Readonly<Record<string, string | readonly string[]>>;

/** Choices that the hub gives: the dated closed lists, and the mandates of the gemeente of this case. */
export type Keuzes = { readonly lijst: (naam: string) => readonly Keuze[]; readonly mandaten: readonly Keuze[] };

/** One answer to a task: when it is offered, what it asks, and the message that it becomes. */
export type Antwoord = {
  /** Last part of the path /taken/{id}/{sleutel}. */
  readonly sleutel: string;
  readonly knop: string;
  readonly hoofd?: boolean;
  readonly past: (zaak: Zaak) => boolean;
  readonly titel: string;
  readonly uitleg: readonly string[];
  readonly velden: (zaak: Zaak, keuzes: Keuzes) => readonly Veld[];
  readonly verstuur: string;
  /** It states a decision: with the mandates that give this power. */
  readonly metMandaat?: Bevoegdheid;
  readonly concept: (zaak: Zaak, waarden: Waarden) => Concept | undefined;
  readonly vervolg: keyof typeof VERVOLG;
};

export const een = (waarden: Waarden, naam: string): string | undefined => {
  const waarde = waarden[naam];
  return typeof waarde === 'string' ? waarde : waarde?.[0];
};
export const alle = (waarden: Waarden, naam: string): readonly string[] => {
  const waarde = waarden[naam];
  return waarde === undefined ? [] : typeof waarde === 'string' ? [waarde] : waarde;
};

/** Only what was filled in goes into a message. */
export const gevuld = (velden: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(Object.entries(velden).filter(([, waarde]) => waarde !== undefined));
