import type { Rol } from '#shared/contracts/bericht';

/** Who is logged in, as the hub's register knew him at login. What he may is decided by the API at every call. */
export type Wie = {
  readonly actorId: string;
  readonly rol: Rol;
  readonly werkgever: string;
  /** Gemeenten in whose name he acts; empty for staff of Werkzaak itself. */
  readonly namensGemeenten: readonly string[];
};

/** Lives in an encrypted cookie of the person's own browser; the portal itself keeps nothing. Moments are epoch milliseconds. */
export type Sessie = {
  readonly id: string;
  readonly wie: Wie;
  readonly token: string;
  readonly tokenTot: number;
  readonly vernieuwing: string | null;
  readonly begonnen: number;
  readonly gezien: number;
};

const MINUUT = 60_000;
/** A coach is called away in the middle of a form; a shared screen is left alone longer than this. */
export const RUST_MS = 30 * MINUUT;
/** One working day, whatever is done in it. */
export const HOOGSTENS_MS = 8 * 60 * MINUUT;

/** Idle limit, absolute limit, and never beyond a token that cannot be renewed. */
export const isLevend = ({ gezien, begonnen, tokenTot, vernieuwing }: Sessie, nu: number): boolean =>
  nu - gezien < RUST_MS && nu - begonnen < HOOGSTENS_MS && gezien <= nu + MINUUT && (vernieuwing !== null || nu < tokenTot);
