export const WERKZAAK = 'WERKZAAK';

/** `bevoegd`: registered with that role for that gemeente at release. `waarneemtVoor`: colleagues whose rights the sender has too. */
export type Afzender = {
  readonly actorId: string;
  readonly rol: string;
  readonly werkgever: string;
  readonly namensGemeente: string | null;
  readonly bevoegd: boolean;
  readonly waarneemtVoor: readonly string[];
};
export type Coaches = { readonly gemeente: string; readonly werkcoach: string | null; readonly participatiecoach: string | null };
