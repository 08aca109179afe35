import { schrijfLogboek } from '#shared/logboek/logboek';
import type { Medewerker, Partijen } from '#shared/policy/partijen';
import type { Deurdelen } from '../http/deurdelen';
import { fout, Probleem } from '../http/probleem';
import type { Beller } from '../toegang/beller';
import { lezerrecord, organisatieIn, type Lezer } from '../toegang/lezer';

export type Personeelsvraag = { readonly na?: string; readonly limiet: number; readonly gemeente?: string };

/** Running and coming: whoever is one of the two, or may set it for one of them. */
const WAARNEMINGEN = `
SELECT waarnemer, waarneemt_voor AS "waarneemtVoor", ingangsdatum::text AS ingangsdatum, laatste_dag::text AS "laatsteDag"
FROM waarneming
WHERE laatste_dag >= $1 AND (waarnemer = ANY ($2) OR waarneemt_voor = ANY ($2))
  AND ($3::text IS NULL OR (waarneemt_voor || '|' || waarnemer || '|' || ingangsdatum) > $3)
ORDER BY waarneemt_voor || '|' || waarnemer || '|' || ingangsdatum LIMIT $4`;

type Waarnemingrij = { readonly waarnemer: string; readonly waarneemtVoor: string; readonly ingangsdatum: string; readonly laatsteDag: string };

/** In the name of a gemeente, or for an employer that serves it through a connection of its own. */
export const werktVoor = ({ namensGemeenten, werkgever }: Medewerker, gemeenten: readonly string[], { aansluitingen }: Pick<Partijen, 'aansluitingen'>): boolean => {
  if (namensGemeenten.length > 0) return namensGemeenten.some((gemeente) => gemeenten.includes(gemeente));
  return aansluitingen.some((een) => een.organisatie === werkgever && een.portaal !== true && een.gemeenten.some((gemeente) => gemeenten.includes(gemeente)));
};

/** The directory of staff: on which number a colleague is reached, and who deputises for whom. Nothing about residents. */
export class Personeelslezer {
  constructor(private readonly delen: Deurdelen) {}

  async medewerkers({ na, limiet, gemeente }: Personeelsvraag, lezer: Lezer, { traceparent }: Beller): Promise<{ medewerkers: unknown[]; volgende: string | null }> {
    if (gemeente !== undefined) eisGemeente(gemeente, lezer);
    const gemeenten = gemeente === undefined ? lezer.gemeenten : [gemeente];
    const alle = this.delen.partijen.medewerkers(this.delen.klok.vandaag()).filter((een) => werktVoor(een, gemeenten, this.delen.partijen) && (na === undefined || een.actorId > na));
    const deel = alle.slice(0, limiet);
    await this.delen.opslag.transactie((tx) => schrijfLogboek(tx, 'VERSTREKKING', { activiteit: 'medewerkers.lezen', uitkomst: 'TOEGESTAAN', ...lezerrecord(lezer) }, traceparent));
    return {
      medewerkers: deel.map((een) => ({
        actorId: een.actorId,
        rol: een.rol,
        organisatie: organisatieIn(een, gemeenten.find((code) => een.namensGemeenten.includes(code)) ?? ''),
        werktelefoon: een.telefoon,
        // Of himself also what his own messages must say under `afzender`.
        ...(een.actorId === lezer.actorId ? { werkgever: een.werkgever, namensGemeenten: een.namensGemeenten } : {}),
      })),
      volgende: alle.length > deel.length ? (deel.at(-1)?.actorId ?? null) : null,
    };
  }

  async waarnemingen({ na, limiet }: Personeelsvraag, lezer: Lezer, { traceparent }: Beller): Promise<{ waarnemingen: readonly Waarnemingrij[]; volgende: string | null }> {
    const vandaag = this.delen.klok.vandaag();
    const rijen = await this.delen.opslag.transactie(async (tx) => {
      const gevonden: Waarnemingrij[] = await tx.em.query(WAARNEMINGEN, [vandaag, this.overWie(lezer), na ?? null, limiet]);
      await schrijfLogboek(tx, 'VERSTREKKING', { activiteit: 'waarnemingen.lezen', uitkomst: 'TOEGESTAAN', ...lezerrecord(lezer) }, traceparent);
      return gevonden;
    });
    const laatste = rijen.length === limiet ? rijen.at(-1) : undefined;
    return { waarnemingen: rijen, volgende: laatste ? [laatste.waarneemtVoor, laatste.waarnemer, laatste.ingangsdatum].join('|') : null };
  }

  /** With which mandates the reader decides for a gemeente: those of the organisation in whose name he works there. */
  async mandaten(gemeente: string, lezer: Lezer, { traceparent }: Beller): Promise<{ mandaten: unknown[] }> {
    const { partijen, klok, opslag } = this.delen;
    eisGemeente(gemeente, lezer);
    await opslag.transactie((tx) => schrijfLogboek(tx, 'VERSTREKKING', { activiteit: 'mandaten.lezen', uitkomst: 'TOEGESTAAN', ...lezerrecord(lezer), gemeente }, traceparent));
    const mandaten = partijen.mandatenVan(organisatieIn(lezer.medewerker, gemeente), gemeente, klok.vandaag());
    return { mandaten: mandaten.map(({ ref, houder, namens, bevoegdheid, laatsteDag }) => ({ ref, houder, namens, bevoegdheid, ...(laatsteDag ? { laatsteDag } : {}) })) };
  }

  /** A teammanager sets it for the people of his gemeente, anybody else for himself (M-19). */
  private overWie({ actorId, rol, gemeenten }: Lezer): string[] {
    if (rol !== 'teammanager') return [actorId];
    const team = this.delen.partijen.medewerkers(this.delen.klok.vandaag()).filter(({ namensGemeenten }) => namensGemeenten.some((gemeente) => gemeenten.includes(gemeente)));
    return [...new Set([actorId, ...team.map((een) => een.actorId)])];
  }
}

const eisGemeente = (gemeente: string, { gemeenten }: Lezer): void => {
  if (!gemeenten.includes(gemeente)) throw new Probleem('GEMEENTE_ONJUIST', { fouten: [fout('gemeente', 'GEMEENTE_ONJUIST', 'U werkt niet voor deze gemeente.', `Kies uit: ${gemeenten.join(', ')}.`)] });
};
