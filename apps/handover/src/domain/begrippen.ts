import type { Datum } from '#shared/kernel/datum';

export type Richting = 'KP3_NAAR_KP4' | 'KP4_NAAR_KP3';

/** M-12: what happened to the resident; it reveals health, so it stands sealed and only its consequence is kept open (D-18). */
export type Aanleidingsoort = 'IPS_GESTART' | 'IPS_GEEINDIGD';

export type Bewijssoort = 'ZORGPROFESSIONAL' | 'DEELTIJDWERK' | 'VRIJWILLIGERSWERK_STRUCTUREEL' | 'PRAKTIJK_OVERIG';

/** Evidence as an assertion (D-16b): type, date and reference, never a document. */
export type Bewijs = {
  readonly type: Bewijssoort;
  readonly bronsoort?: string;
  readonly datumConclusie?: Datum;
  readonly urenPerWeek?: number;
  readonly sinds?: Datum;
  readonly maanden?: number;
  readonly dagdelenPerWeek?: number;
  readonly motivering?: string;
};

export type Perspectief = {
  readonly verwachtArbeidsvermogen: 'NEE' | 'BINNEN_MAANDEN';
  readonly maanden?: number;
  readonly baatBijParticipatiecoach?: boolean;
};

/** What the rules read of the overdrachtsformulier; the form itself is dated configuration. */
export type Formulier = {
  readonly formulierVersie?: string;
  readonly hulpvraagMeestProminent?: string;
  readonly perspectief?: Perspectief;
  readonly arbeidsvermogen?: boolean;
  readonly gemotiveerd?: boolean;
  readonly planVanAanpak?: { readonly aanwezig: boolean; readonly datum?: Datum };
  readonly planVanAanpakRef?: string;
  readonly [veld: string]: unknown;
};
