import type { Luister } from '#shared/persistence/luister';
import type { Tx } from '#shared/persistence/tx';
import type { Opslag } from '../hub.opslag';

/** Who is shut out now: asked at every request, answered from memory. */
export interface Blokkadelijst {
  /** Name of a connection, actorId of a person, or OIN of a supplier. */
  isGeblokkeerd(naam: string): boolean;
  readonly namen: readonly string[];
}

export const KANAAL = 'schakel_blokkade';
/** Notifications may be lost; then this is how long a blocked caller still gets in at most. */
const LEES_MS = 1_000;

const leesNamen = async ({ em }: Tx): Promise<string[]> => (await em.query<{ naam: string }[]>('SELECT naam FROM blokkade WHERE opgeheven_op IS NULL ORDER BY naam')).map(({ naam }) => naam);

/**
 * The blocked names in the memory of this copy of the gateway. Nobody is let in before the first reading. When the
 * database is away the last reading holds; nothing gets through then, because no proof, record or message can be written.
 */
export class Blokkades implements Blokkadelijst {
  private huidig: ReadonlySet<string> = new Set();
  private klok: NodeJS.Timeout | undefined;

  constructor(
    private readonly opslag: Opslag,
    private readonly leesMs = LEES_MS,
  ) {}

  get namen(): readonly string[] {
    return [...this.huidig];
  }

  isGeblokkeerd(naam: string): boolean {
    return this.huidig.has(naam);
  }

  async start(luister: Pick<Luister, 'op'>, meldFout: (fout: unknown) => void): Promise<void> {
    await this.ververs();
    const lees = (): void => void this.ververs().catch(meldFout);
    luister.op(KANAAL, lees);
    this.klok = setInterval(lees, this.leesMs).unref();
  }

  stop(): void {
    clearInterval(this.klok);
  }

  async ververs(): Promise<void> {
    this.huidig = new Set(await this.opslag.transactie(leesNamen));
  }
}
