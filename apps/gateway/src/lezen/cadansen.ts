import type { Datum } from '#shared/kernel/datum';
import type { Deurdelen } from '../http/deurdelen';
import { coachVan } from '../levering/rechten';
import type { Beller } from '../toegang/beller';
import { alsContext, type Lezer } from '../toegang/lezer';
import { toonLijst } from './tonen';
import { besteZicht } from './zicht';

/** The cadence of a resident as ondersteuning answers it. */
export type Cadansbeeld = {
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly vanaf: Datum;
  readonly status: string;
  readonly uiterlijk: Datum | null;
  readonly afwijking: { readonly maanden: number; readonly redencode: string } | null;
  readonly contacten: readonly { readonly soort: string; readonly datum: Datum; readonly status: string; readonly naarBehoefte: boolean }[];
};
type Lijst = { readonly cadansen: readonly Cadansbeeld[]; readonly volgende: string | null };
export type Cadansvraag = { readonly na?: string; readonly inwonerRef?: string; readonly status?: string; readonly limiet: number };

/** When a coach spoke his residents and by when he should, read at its owner: the overdue list of R-238. */
export class Cadanslezer {
  constructor(private readonly delen: Deurdelen) {}

  /** For the assigned participatiecoach or who deputises for him; while nobody is assigned for the team. */
  async lijst(vraag: Cadansvraag, lezer: Lezer, beller: Beller): Promise<{ contactcadans: unknown[]; volgende: string | null }> {
    const { traceparent } = beller;
    const { resultaat } = await this.delen.vraagbaak.vraag<Cadansvraag, Lijst>('ondersteuning', 'cadansen', { context: alsContext(lezer), parameters: vraag }, { traceparent });
    const contactcadans = await toonLijst(this.delen, resultaat?.cadansen ?? [], {
      activiteit: () => 'contactcadans.lezen',
      beoordeel: (beeld, { periode }) =>
        besteZicht(lezer.namens, (actorId) => {
          const { inwonerRef, gemeente, vanaf, status, uiterlijk, afwijking, contacten } = beeld;
          const coach = coachVan(periode, 'participatiecoach');
          const gemeenteKlopt = [gemeente, periode?.gemeente ?? gemeente].every((code) => lezer.gemeenten.includes(code));
          if (!gemeenteKlopt || (coach !== null && coach !== actorId)) return undefined;
          const inhoud = { inwonerRef, gemeente, vanaf, status, contacten, ...(uiterlijk === null ? {} : { uiterlijk }), ...(afwijking === null ? {} : { afwijking }) };
          return { inhoud, oordelen: [{ categorie: 'verloop', toegestaan: true }], voor: actorId };
        }),
    }, { lezer, beller });
    return { contactcadans, volgende: resultaat?.volgende ?? null };
  }
}
