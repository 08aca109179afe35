import { isKlein } from '#shared/kernel/drempel';
import type { Deurdelen } from '../http/deurdelen';
import type { Beller } from '../toegang/beller';
import { alsContext, type Leesrecht, type Lezer } from '../toegang/lezer';
import { leesAlgemeen } from './algemeen';

export const LOPENDRECHT: Leesrecht = { activiteit: 'lopend.tellen', contexten: [], cijfers: ['beleidsmedewerker', 'teammanager'] };

type Telling = { readonly soort: string; readonly status: string; readonly aantal: number };
/** `aantal` null: between 1 and 4, and not shown outside the own gemeente (D-21). */
export type Lopend = { readonly lopend: readonly (Omit<Telling, 'aantal'> & { readonly aantal: number | null })[] };

const EIGENAREN = ['handover', 'ondersteuning'] as const;

/** How many handovers and requests are where, counted when somebody asks: about nobody. */
export class Lopendlezer {
  constructor(private readonly delen: Pick<Deurdelen, 'klok' | 'kaders' | 'opslag' | 'vraagbaak'>) {}

  async tel(lezer: Lezer, { traceparent }: Beller): Promise<Lopend> {
    const context = alsContext(lezer);
    const tellingen = await leesAlgemeen(this.delen, LOPENDRECHT, lezer, traceparent, () =>
      Promise.all(EIGENAREN.map(async (dienst) => (await this.delen.vraagbaak.vraag<object, Telling[]>(dienst, 'standen', { context, parameters: {} }, { traceparent })).resultaat ?? [])),
    );
    // Who works for a gemeente sees its numbers as they are; anybody else sees the region without what is small. There is no total to subtract from.
    const eigen = lezer.medewerker.namensGemeenten.length > 0;
    return { lopend: tellingen.flat().map((telling) => ({ ...telling, aantal: isKlein(telling.aantal) && !eigen ? null : telling.aantal })) };
  }
}
