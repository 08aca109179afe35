export const WERKZAAK = 'WERKZAAK';

/** `bevoegd`: registered with that role for that gemeente at release (stamp of the gateway). */
export type Afzender = {
  readonly actorId: string;
  readonly rol: string;
  readonly werkgever: string;
  readonly namensGemeente: string | null;
  readonly bevoegd: boolean;
};
export type Coaches = { readonly gemeente: string; readonly werkcoach: string | null; readonly participatiecoach: string | null };

/** A system has the rights of the role it sends for: that of the coaches of its organisation. */
export const rolVan = ({ rol, werkgever }: Afzender, gemeente: string): string | null => {
  if (rol !== 'systeem') return rol;
  if (werkgever === WERKZAAK) return 'werkcoach';
  return werkgever === gemeente ? 'participatiecoach' : null;
};

const isCoach = (coaches: Coaches, afzender: Afzender): boolean => {
  const rol = rolVan(afzender, coaches.gemeente);
  if (rol !== 'werkcoach' && rol !== 'participatiecoach') return false;
  if (afzender.rol === 'systeem') return true;
  return coaches[rol] === afzender.actorId || (rol === 'participatiecoach' && coaches[rol] === null);
};

type Weigering = { readonly code: 'INWONER_ONBEKEND' | 'GEMEENTE_ONJUIST' | 'NIET_BEVOEGD' };

/** Only a coach of this resident, acting for the resident's gemeente, states a decision about him. */
export const toegang = (coaches: Coaches | null, afzender: Afzender, gemeente: string): Weigering | null => {
  if (!coaches) return { code: 'INWONER_ONBEKEND' };
  const namensAnder = afzender.rol === 'participatiecoach' && afzender.namensGemeente !== coaches.gemeente;
  if (gemeente !== coaches.gemeente || namensAnder) return { code: 'GEMEENTE_ONJUIST' };
  return afzender.bevoegd && isCoach(coaches, afzender) ? null : { code: 'NIET_BEVOEGD' };
};
