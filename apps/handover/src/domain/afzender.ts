/** Who sends, as far as the rules need it. `bevoegd`: registered with that role for that gemeente at release (stamp of the gateway). */
export type Afzender = {
  readonly actorId: string;
  readonly rol: string;
  readonly werkgever: string;
  readonly namensGemeente: string | null;
  readonly bevoegd: boolean;
  /** Colleagues whom the sender deputises for today (M-19): where a rule asks for one of them, the sender will do. */
  readonly waarneemtVoor: readonly string[];
};

/** Whether the sender is this person, or deputises for him. */
export const handeltAls = ({ actorId, waarneemtVoor }: Afzender, persoon: string | null): boolean =>
  persoon !== null && (persoon === actorId || waarneemtVoor.includes(persoon));

export const WERKZAAK = 'WERKZAAK';

/** The side somebody acts for; the employer says nothing: a participatiecoach employed by Werkzaak still acts for the gemeente (S-12, S-13). */
export const kantVan = (afzender: Afzender): string | null => {
  if (afzender.rol === 'participatiecoach') return afzender.namensGemeente;
  if (afzender.rol === 'systeem') return afzender.werkgever;
  return afzender.werkgever === WERKZAAK ? WERKZAAK : null;
};
