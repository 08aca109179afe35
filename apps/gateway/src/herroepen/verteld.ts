import type { BerichtSleutel, Rol } from '#shared/contracts/bericht';
import type { Tx } from '#shared/persistence/tx';

/** Who was told of a recall, when, and when he said that he knows. Of people on the pages of the hub per organisation, never who. */
export type Verteld = { readonly aansluiting: string | null; readonly organisatie: string | null; readonly rol: Rol | null; readonly op: Date | null; readonly bevestigdOp: Date | null };

const VERTELD = `
SELECT aansluiting, NULL AS organisatie, NULL AS rol, overgedragen_op AS op, bevestigd_op AS "bevestigdOp" FROM levering WHERE source = $1 AND bericht_id = $2 AND soort = 'FEIT'
UNION ALL
SELECT NULL, organisatie, rol, min(aangemaakt_op), CASE WHEN bool_and(afgehandeld_op IS NOT NULL) THEN max(afgehandeld_op) END FROM taak
WHERE bericht_source = $1 AND bericht_id = $2 AND soort = 'BERICHT_TERUGGEHAALD' GROUP BY organisatie, rol
ORDER BY aansluiting, organisatie, rol`;

export const verteldVan = (tx: Tx, { source, id }: BerichtSleutel): Promise<Verteld[]> => tx.em.query(VERTELD, [source, id]);

/** As its sender sees it; under row-level security that is no more than his own gemeenten. */
export const verteldbeeld = ({ aansluiting, organisatie, rol, op, bevestigdOp }: Verteld): Record<string, unknown> => ({
  ...(aansluiting === null ? { organisatie, rol } : { aansluiting }),
  bezorgdOp: op?.toISOString() ?? null,
  bevestigdOp: bevestigdOp?.toISOString() ?? null,
});
