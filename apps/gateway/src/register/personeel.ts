import type { Rol } from '#shared/contracts/bericht';
import type { Datum } from '#shared/kernel/datum';
import type { Tx } from '#shared/persistence/tx';
import type { Medewerker, Personeel, Waarneming } from '#shared/policy/partijen';

/** The whole register as one reading; a higher `versie` replaces a lower one. */
export type Personeelstand = Personeel & { readonly versie: number };

type Rij = {
  readonly actorId: string;
  readonly rol: Rol;
  readonly werkgever: string;
  readonly namensGemeenten: string[];
  readonly mail: string;
  readonly telefoon: string;
  readonly ingangsdatum: Datum;
  readonly laatsteDag: Datum | null;
};

const MEDEWERKERS = `
SELECT actor_id AS "actorId", rol, werkgever, namens_gemeenten AS "namensGemeenten", mail, telefoon, ingangsdatum::text AS ingangsdatum, laatste_dag::text AS "laatsteDag"
FROM medewerker ORDER BY actor_id, ingangsdatum`;
const WAARNEMINGEN = `
SELECT waarnemer, waarneemt_voor AS "waarneemtVoor", ingangsdatum::text AS ingangsdatum, laatste_dag::text AS "laatsteDag"
FROM waarneming ORDER BY waarnemer, waarneemt_voor, ingangsdatum`;

const alsMedewerker = ({ laatsteDag, ...rij }: Rij): Medewerker => (laatsteDag === null ? rij : { ...rij, laatsteDag });

const versieVan = async (tx: Tx): Promise<number> => {
  const [rij] = await tx.em.query<{ versie: string }[]>('SELECT versie FROM personeel_versie');
  return Number(rij?.versie);
};

/** The version is read first: what changes in between only makes the reading newer than it says, and is read again. */
export const leesPersoneel = async (tx: Tx): Promise<Personeelstand> => {
  const versie = await versieVan(tx);
  const medewerkers = (await tx.em.query<Rij[]>(MEDEWERKERS)).map(alsMedewerker);
  return { versie, medewerkers, waarnemingen: await tx.em.query<Waarneming[]>(WAARNEMINGEN) };
};

/** Staff as registered by message, in the memory of this copy of the gateway: every judgement looks here. */
export class Personeelsregister {
  private stand: Personeelstand = { versie: -1, medewerkers: [], waarnemingen: [] };

  get huidig(): Personeel {
    return this.stand;
  }

  neemOver(stand: Personeelstand): void {
    this.stand = stand;
  }

  /** Looks whether there is news; true when there was. */
  async ververs(tx: Tx): Promise<boolean> {
    if ((await versieVan(tx)) <= this.stand.versie) return false;
    const nieuw = await leesPersoneel(tx);
    // Meanwhile this copy may have made a newer version itself.
    if (nieuw.versie > this.stand.versie) this.stand = nieuw;
    return true;
  }
}

const MEDEWERKER = `
INSERT INTO medewerker (actor_id, ingangsdatum, laatste_dag, rol, werkgever, namens_gemeenten, mail, telefoon) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (actor_id, ingangsdatum) DO UPDATE SET laatste_dag = excluded.laatste_dag, rol = excluded.rol, werkgever = excluded.werkgever,
  namens_gemeenten = excluded.namens_gemeenten, mail = excluded.mail, telefoon = excluded.telefoon`;

/** The same first day again corrects a registration; another first day adds one. */
export const bewaarMedewerker = async (tx: Tx, m: Medewerker): Promise<void> => {
  await tx.em.query(MEDEWERKER, [m.actorId, m.ingangsdatum, m.laatsteDag ?? null, m.rol, m.werkgever, m.namensGemeenten, m.mail, m.telefoon]);
};

const WAARNEMING = `
INSERT INTO waarneming (waarnemer, waarneemt_voor, ingangsdatum, laatste_dag) VALUES ($1, $2, $3, $4)
ON CONFLICT (waarnemer, waarneemt_voor, ingangsdatum) DO UPDATE SET laatste_dag = excluded.laatste_dag`;

/** The same pair and first day again gives another last day: that is how a deputy is called off early. */
export const bewaarWaarneming = async (tx: Tx, { waarnemer, waarneemtVoor, ingangsdatum, laatsteDag }: Waarneming): Promise<void> => {
  await tx.em.query(WAARNEMING, [waarnemer, waarneemtVoor, ingangsdatum, laatsteDag]);
};

const EERDER = 'SELECT laatste_dag::text AS "laatsteDag" FROM waarneming WHERE waarnemer = $1 AND waarneemt_voor = $2 AND ingangsdatum = $3';

/** What a waarneming with the same pair and first day would replace. */
export const eerdereWaarneming = async (tx: Tx, { waarnemer, waarneemtVoor, ingangsdatum }: Waarneming): Promise<{ readonly laatsteDag: Datum } | undefined> => {
  const [rij] = await tx.em.query<{ laatsteDag: Datum }[]>(EERDER, [waarnemer, waarneemtVoor, ingangsdatum]);
  return rij;
};

/** Numbers each change. The row stays locked until commit, so versions grow in commit order; its trigger wakes every copy. */
export const volgendeVersie = async (tx: Tx): Promise<number> => {
  const [rij] = await tx.em.query<{ versie: string }[]>('WITH nieuw AS (UPDATE personeel_versie SET versie = versie + 1 RETURNING versie) SELECT versie FROM nieuw');
  return Number(rij?.versie);
};
