import type { Velden } from '#shared/contracts/bericht';
import type { Tx } from '#shared/persistence/tx';
import { verteldVan } from '../herroepen/verteld';
import type { Logregel } from '../uitleg/logregel';
import type { Partij, Partijnamen } from './partij';
import { terughaalreden } from './taal';

/** A message taken back: who had seen it, and who confirmed that he was told. */
export type Teruggehaald = {
  readonly nr: string;
  readonly op: string;
  readonly reden: string;
  readonly gezienDoor: readonly { readonly wie: Partij; readonly hoe: string }[];
  readonly verteldAan: readonly { readonly wie: Partij; readonly op: string | null; readonly bevestigdOp: string | null }[];
};

type Rij = { readonly verloop: Velden | null; readonly antwoord: Readonly<Record<string, string>> | null };

const HERROEPING = `SELECT inhoud -> 'data' -> 'verloop' AS verloop, uitkomst -> 'antwoord' AS antwoord FROM bericht WHERE source = $1 AND id = $2`;

export const isHerroeping = ({ soort, uitkomst, activiteit }: Logregel): boolean => soort === 'BESLISSING' && uitkomst === 'TOEGESTAAN' && activiteit === 'nl.participatiewet.bericht.herroepen.v1';

export const teruggehaaldVan = async (tx: Tx, { id, op, inhoud: { bericht } }: Logregel, namen: Partijnamen): Promise<Teruggehaald> => {
  const sleutel = { source: bericht?.source ?? '', id: bericht?.id ?? '' };
  const [rij]: Rij[] = await tx.em.query(HERROEPING, [sleutel.source, sleutel.id]);
  const verteld = await verteldVan(tx, sleutel);
  return {
    nr: id,
    op: op.toISOString(),
    reden: terughaalreden(rij?.verloop?.['redencode']),
    gezienDoor: Object.entries(rij?.antwoord ?? {}).map(([aansluiting, hoe]) => ({ wie: namen.vanAansluiting(aansluiting, null), hoe })),
    verteldAan: verteld.map((een) => ({ wie: een.organisatie === null ? namen.vanAansluiting(een.aansluiting ?? '', null) : namen.van(een.organisatie, een.rol), op: een.op?.toISOString() ?? null, bevestigdOp: een.bevestigdOp?.toISOString() ?? null })),
  };
};
