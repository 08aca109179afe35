import type { Datum } from '#shared/kernel/datum';
import type { Deurdelen } from '../http/deurdelen';
import type { Beller } from '../toegang/beller';
import { alsContext, type Lezer } from '../toegang/lezer';
import { leesAlgemeen } from './algemeen';
import { werktVoor } from './personeel';

/** A meeting as ondersteuning answers it. */
type Ontmoetingbeeld = {
  readonly zaakId: string;
  readonly gemeente: string;
  readonly soort: string;
  readonly status: string;
  readonly rollen: readonly string[];
  readonly voorstellen: readonly Datum[];
  readonly datum: Datum | null;
  readonly tijd: string | null;
  readonly begonnenOp: Datum;
  readonly gehoudenOp: Datum | null;
};
type Lijst = { readonly ontmoetingen: readonly Ontmoetingbeeld[]; readonly volgende: string | null };
export type Ontmoetingvraag = { readonly na?: string; readonly limiet: number };

/** Meetings of colleagues (M-75): about nobody, and whoever reads them is on record all the same. */
export class Ontmoetinglezer {
  constructor(private readonly delen: Pick<Deurdelen, 'klok' | 'kaders' | 'opslag' | 'partijen' | 'vraagbaak'>) {}

  async lijst(vraag: Ontmoetingvraag, lezer: Lezer, { traceparent }: Beller): Promise<{ ontmoetingen: unknown[]; volgende: string | null }> {
    const { ontmoetingen, volgende } = await leesAlgemeen(this.delen, { activiteit: 'ontmoetingen.lezen' }, lezer, traceparent, async () => {
      const { resultaat } = await this.delen.vraagbaak.vraag<Ontmoetingvraag, Lijst>('ondersteuning', 'ontmoetingen', { context: alsContext(lezer), parameters: vraag }, { traceparent });
      return resultaat ?? { ontmoetingen: [], volgende: null };
    });
    return { ontmoetingen: ontmoetingen.map((een) => this.beeld(een)), volgende };
  }

  private beeld({ zaakId, gemeente, soort, status, rollen, voorstellen, datum, tijd, begonnenOp, gehoudenOp }: Ontmoetingbeeld): object {
    return {
      zaakId, gemeente, soort, status, rollen, voorstellen, begonnenOp, genodigden: this.genodigden(gemeente, rollen, datum),
      ...(datum === null ? {} : { datum }), ...(tijd === null ? {} : { tijd }), ...(gehoudenOp === null ? {} : { gehoudenOp }),
    };
  }

  /** Who works for that gemeente in those roles on the day itself; while there is no day, today. */
  private genodigden(gemeente: string, rollen: readonly string[], datum: Datum | null): object[] {
    const { partijen, klok } = this.delen;
    const genodigd = partijen.medewerkers(datum ?? klok.vandaag()).filter((een) => ['participatiecoach', ...rollen].includes(een.rol) && werktVoor(een, [gemeente], partijen));
    return genodigd.map(({ actorId, rol }) => ({ actorId, rol }));
  }
}
