import { REGIO } from '#shared/contracts/catalogus.types';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Klok } from '#shared/kernel/klok';
import type { Logger } from '#shared/operations/logger';
import type { Tx } from '#shared/persistence/tx';
import type { Beleid, Beleidsversie } from '#shared/policy/beleid';
import type { Partijen } from '#shared/policy/partijen';
import { journaliseerHubbericht } from '../feiten/hubbericht';
import type { Opslag } from '../hub.opslag';
import { teVastleggen, type Activering } from './activering';

const { type: TYPE } = bekendeSoort('nl.participatiewet.beleid.versie.geactiveerd.v1');

export type Vastgelegd = Activering & { /** Moment by the Klok (ISO instant). */ readonly op: string };

const LEES = `SELECT inhoud ->> 'time' AS op, inhoud -> 'data' -> 'algemeen' AS activering FROM bericht WHERE context = 'beleid' AND type = $1 AND herkomst = 'hub' ORDER BY volgnr`;

/** Every activation on record, oldest first. */
export const leesVastgelegd = async (tx: Tx): Promise<Vastgelegd[]> => {
  const rijen: { op: string; activering: Activering }[] = await tx.em.query(LEES, [TYPE]);
  return rijen.map(({ op, activering }) => ({ ...activering, op }));
};

export const van = (vastgelegd: readonly Vastgelegd[], { id, versie }: Pick<Beleidsversie, 'id' | 'versie'>): Vastgelegd[] => vastgelegd.filter((een) => een.beleidId === id && een.versie === versie);

/** Copies that start together take turns: the second finds what the first recorded. */
const OM_DE_BEURT = `SELECT pg_advisory_xact_lock(hashtextextended('gateway.beleid', 0))`;

export type Activeringsbronnen = { readonly opslag: Opslag; readonly beleid: Beleid; readonly partijen: Pick<Partijen, 'hub'>; readonly klok: Klok; readonly logger: Pick<Logger, 'warn'> };

/** Records which versions of the agreements came with this start: with whom they were agreed, who approved, since when they hold (M-90, R-010). */
export class Activeringen {
  constructor(private readonly bronnen: Activeringsbronnen) {}

  /** Once per version. One that says something else than when it was recorded is recorded as altered, for everybody to see; it stops nothing. */
  async legVast(): Promise<void> {
    const { opslag, beleid, logger } = this.bronnen;
    const nieuw = await opslag.transactie(async (tx) => {
      await tx.em.query(OM_DE_BEURT);
      const vastgelegd = await leesVastgelegd(tx);
      const gedaan: Activering[] = [];
      for (const versie of beleid.ids.flatMap((id) => beleid.versies(id))) gedaan.push(...(await this.legVersieVast(tx, versie, van(vastgelegd, versie))));
      return gedaan;
    });
    for (const { beleidId, versie, gewijzigd } of nieuw) if (gewijzigd) logger.warn({ beleid: beleidId, versie, gewijzigd }, 'agreement altered without a new version');
  }

  private async legVersieVast(tx: Tx, versie: Beleidsversie, eerder: readonly Vastgelegd[]): Promise<Activering[]> {
    const { partijen, klok } = this.bronnen;
    const activering = teVastleggen(versie, eerder);
    if (!activering) return [];
    const kenmerk = [activering.beleidId, activering.versie, String(eerder.length)];
    await journaliseerHubbericht(tx, { type: TYPE, kenmerk, gemeente: REGIO, peildatum: klok.vandaag(), algemeen: activering }, partijen, klok);
    return [activering];
  }
}
