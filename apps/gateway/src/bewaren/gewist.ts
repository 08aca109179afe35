import type { Datum } from '#shared/kernel/datum';
import type { Grafsteen } from '#shared/persistence/bewaren/grafsteen';

/** That content is gone, since when and under which term; not which content, for that alone can tell something about a resident. */
export type Gewistmelding = { readonly op: Datum; readonly regel: string; readonly tekst: string };
export type Gewist = Pick<Grafsteen, 'op' | 'regel'>;

const voluit = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

const melding = ({ op, regel }: Gewist): Gewistmelding => ({
  op,
  regel,
  tekst: `Inhoud gewist op ${voluit.format(new Date(`${op}T00:00:00Z`))}, na afloop van de bewaartermijn (${regel}).`,
});

/** `{ gewist: [...] }` for who reads what was there, oldest first; nothing where nothing was erased. */
export const gewistIn = (stenen: readonly Gewist[] = []): { readonly gewist?: readonly Gewistmelding[] } => {
  const uniek = new Map(stenen.map(({ op, regel }) => [`${op} ${regel}`, { op, regel }]));
  const meldingen = [...uniek.values()].sort((a, b) => `${a.op}${a.regel}`.localeCompare(`${b.op}${b.regel}`)).map(melding);
  return meldingen.length > 0 ? { gewist: meldingen } : {};
};
