import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What surrounds every page: who is logged in, which form token is his, where help is. Components take it from here; no view carries it. */
export type Kader = {
  /** Null on pages before login. */
  readonly wie: { readonly naam: string; readonly functie: string } | null;
  readonly csrf: string;
  /** Name and phone number of support. */
  readonly hulp: string;
  readonly stijlen: readonly string[];
  /** An inkomensconsulent starts a considered sanction himself; a coach looks a resident up. */
  readonly menu: readonly { readonly pad: string; readonly tekst: string }[];
};

const LEEG: Kader = { wie: null, csrf: '', hulp: '', stijlen: [], menu: [] };

export const KaderContext = createContext<Kader>(LEEG);
export const useKader = (): Kader => useContext(KaderContext);
