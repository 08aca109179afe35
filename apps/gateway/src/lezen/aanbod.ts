import type { Context } from '#shared/contracts/catalogus.types';
import type { Deurdelen } from '../http/deurdelen';
import type { Beller } from '../toegang/beller';
import { alsContext, type Leesrecht, type Lezer } from '../toegang/lezer';
import { leesAlgemeen } from './algemeen';

/** What can be asked of ondersteuning, and what is needed to ask it: a role that is told of it by the catalogue. */
const recht = (activiteit: string, context: Context): Leesrecht => ({ activiteit, contexten: [context] });
export const AANBOD = { instrumenten: recht('instrumentengids.lezen', 'instrument'), aanbod: recht('proevenaanwerk.aanbod.lezen', 'proevenaanwerk') } as const;
export type Aanbodvraag = keyof typeof AANBOD;

/** What Werkzaak has to offer (M-50, M-60): about nobody, and who reads it is on record all the same. */
export class Aanbodlezer {
  constructor(private readonly delen: Pick<Deurdelen, 'klok' | 'kaders' | 'opslag' | 'vraagbaak'>) {}

  async lees(vraag: Aanbodvraag, lezer: Lezer, { traceparent }: Beller): Promise<Readonly<Record<string, unknown>>> {
    return leesAlgemeen(this.delen, AANBOD[vraag], lezer, traceparent, async () => {
      const { resultaat } = await this.delen.vraagbaak.vraag<object, Record<string, unknown>>('ondersteuning', vraag, { context: alsContext(lezer), parameters: {} }, { traceparent });
      return resultaat ?? { [vraag]: [] };
    });
  }
}
