import { mediaan, percentiel, rond } from './getallen';
import type { Kind } from './kind';
import type { Gang, Tempo, Toegang } from './klant';

/** What is measured: the hub, something bare beside it, or a peer. All get the same messages from the same party. */
export type Doel = {
  readonly klant: Kind;
  readonly url: string;
  readonly toegang?: Toegang | undefined;
  readonly gemeenten: readonly string[];
  readonly actorId: string;
};

const BEZORGEN_MS = 300_000;

const eisAangenomen = ({ geweigerd }: Gang): void => {
  if (Object.keys(geweigerd).length > 0) throw new Error(`niet alles aangenomen: ${JSON.stringify(geweigerd)}`);
};

const bereidVoor = ({ klant, ...voorbereiding }: Doel, refs: readonly string[]): Promise<void> => klant.vraag('bereidVoor', { ...voorbereiding, refs });

/** Sends a proposal for each resident and waits for the answers only. */
export const stuur = async (doel: Doel, refs: readonly string[], tempo: Tempo): Promise<Gang> => {
  await bereidVoor(doel, refs);
  const gang = await doel.klant.vraag<Gang>('stuur', { tempo });
  eisAangenomen(gang);
  return gang;
};

/** Sends a proposal for each resident and waits until each was read from the queue it is delivered in. */
export const stuurEnLees = async (doel: Doel, refs: readonly string[], tempo: Tempo): Promise<Gang> => {
  await bereidVoor(doel, refs);
  const gang = await doel.klant.vraag<Gang>('stuur', { tempo, bezorgenMs: BEZORGEN_MS });
  eisAangenomen(gang);
  if (gang.bezorgen.length < refs.length) throw new Error(`${refs.length - gang.bezorgen.length} van ${refs.length} niet bezorgd binnen ${BEZORGEN_MS / 1000} s`);
  return gang;
};

export const aangenomenPerSeconde = ({ aannemen, begin, einde }: Gang): number => (aannemen.length * 1000) / (einde - begin);

/** Between the tenth and the ninetieth part: without getting going and without the tail. */
export const bezorgdPerSeconde = ({ bezorgdOp }: Gang): number => {
  const op = [...bezorgdOp].sort((a, b) => a - b);
  const [eerste, laatste] = [Math.floor(op.length * 0.1), Math.floor(op.length * 0.9) - 1];
  return ((laatste - eerste) * 1000) / ((op[laatste] ?? NaN) - (op[eerste] ?? NaN));
};

export const p50p99 = (duren: readonly number[]): { readonly p50: number; readonly p99: number } => ({ p50: rond(mediaan(duren)), p99: rond(percentiel(duren, 99)) });
