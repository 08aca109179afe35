import type { InBericht } from '../contracts/intern';
import { isDatabaseWeg } from './databasefout';
import { beslis, eerdereUitkomsten, retourVan, schrijfEffecten, type Effect } from './effect';
import type { Uitgaand } from './outbox';
import type { Handle, Resultaat } from './runner.types';
import type { Tx } from './tx';
import { BEHEER, plaatsenMetWachtenden, zetWachtend } from './wachtend';
import type { Werk } from './werk';

export type Groepshulp = {
  readonly handlerVan: (invoer: InBericht) => Handle;
  readonly wachtControleMs: number;
  /** Reads for all of them at once what their handlers will ask for. */
  readonly leesVooraf: (tx: Tx, invoeren: readonly InBericht[]) => Promise<void>;
};
export type Groepsuitslag = {
  readonly beslist: readonly Effect[];
  /** Answered again: they came before. */
  readonly dubbel: number;
  /** These broke, or find somebody waiting before them: they are for the careful way, one by one. Nothing of them is left. */
  readonly alleen: readonly Werk[];
  /** Keys on which something may try again. */
  readonly wakker: readonly string[];
};

type Bezig = { readonly beslist: Effect[]; readonly wachtend: Effect[]; readonly uit: Uitgaand[]; readonly alleen: Werk[]; dubbel: number; staatEr: boolean };

/** Undefined: it broke, and what it wrote is undone; its neighbours stand. */
const probeer = async (tx: Tx, werk: Werk, { handlerVan }: Groepshulp): Promise<Resultaat | undefined> => {
  try {
    return await beslis(tx, werk, handlerVan);
  } catch (fout) {
    if (isDatabaseWeg(fout)) throw fout;
    await tx.em.query('ROLLBACK TO SAVEPOINT beslissing');
    return undefined;
  }
};

/** One round trip between two decisions; what was released is under no savepoint that the next one could go back to. */
const zetPunt = async ({ em }: Tx, { staatEr }: Bezig): Promise<void> => {
  await em.query(staatEr ? 'RELEASE SAVEPOINT beslissing; SAVEPOINT beslissing' : 'SAVEPOINT beslissing');
};

const behandel = async (tx: Tx, werk: Werk, bezig: Bezig, hulp: Groepshulp): Promise<void> => {
  await zetPunt(tx, bezig);
  bezig.staatEr = true;
  const resultaat = await probeer(tx, werk, hulp);
  if (!resultaat) bezig.alleen.push(werk);
  else if (resultaat.uitkomst.status === 'WACHT_OP') bezig.wachtend.push({ werk, resultaat });
  else bezig.beslist.push({ werk, resultaat });
};

/**
 * Messages with different keys in one transaction: each is decided by itself, and what they leave behind is written together.
 * The caller holds the locks of their keys.
 */
export const verwerkGroep = async (tx: Tx, werken: readonly Werk[], hulp: Groepshulp): Promise<Groepsuitslag> => {
  const eerdere = await eerdereUitkomsten(tx, werken);
  const metWachtenden = await plaatsenMetWachtenden(tx, werken);
  await hulp.leesVooraf(tx, werken.filter((_, i) => !eerdere[i] && !metWachtenden.has(i)).map(({ invoer }) => invoer));
  const bezig: Bezig = { beslist: [], wachtend: [], uit: [], alleen: [], dubbel: 0, staatEr: false };
  for (const [i, werk] of werken.entries()) {
    const eerder = eerdere[i];
    if (eerder) {
      bezig.dubbel += 1;
      bezig.uit.push(retourVan(werk, eerder));
    } else if (metWachtenden.has(i)) bezig.alleen.push(werk);
    else await behandel(tx, werk, bezig, hulp);
  }
  for (const { werk, resultaat } of bezig.wachtend) {
    await zetWachtend(tx, werk, { soort: 'WACHT_OP', wachtOp: resultaat.uitkomst.wachtOp ?? BEHEER, beurtOverMs: hulp.wachtControleMs });
    bezig.uit.push(retourVan(werk, resultaat.uitkomst));
  }
  const wakker = await schrijfEffecten(tx, bezig.beslist, bezig.uit);
  return { beslist: bezig.beslist, dubbel: bezig.dubbel, alleen: bezig.alleen, wakker };
};
