import type { Afzender, Inwoner, Weigering } from './sanctie.types';

/** M-35, as far as the rules need it. What it says is for whoever receives it: nothing here depends on it. */
export type Signaalmelding = {
  readonly gemeente: string;
  readonly afzender: Afzender;
  /** The sender works for an organisation that the register knows as a partner. */
  readonly vanPartner: boolean;
};

/**
 * only the system of a partner, about a resident of the gemeente for which it says it works. Who left and who lives elsewhere are
 * one answer: where somebody went is not for a partner.
 */
export const keurSignaal = (inwoner: Inwoner | null, { gemeente, afzender, vanPartner }: Signaalmelding): Weigering | null => {
  if (inwoner?.gemeente !== gemeente) return { code: 'INWONER_ONBEKEND' };
  return afzender.bevoegd && afzender.rol === 'systeem' && vanPartner ? null : { code: 'NIET_BEVOEGD' };
};
