import { schrijfLogboek } from '#shared/logboek/logboek';
import { maakDatabron } from '#shared/persistence/databron';
import type { Tx } from '#shared/persistence/tx';
import type { Reden } from './redenen';

export type Soort = 'AANSLUITING' | 'MEDEWERKER' | 'LEVERANCIER';
export type Blokkade = { readonly naam: string; readonly soort: Soort; readonly reden: Reden; readonly door: string; readonly sinds: Date };

/** Works with the rights of the gateway itself, and none besides: an owner or administrator is refused (docs/adr/0033). */
export const metRegister = async <T>(url: string, doe: (register: Blokkaderegister) => Promise<T>): Promise<T> => {
  const bron = await maakDatabron({ url, entiteiten: [], naam: 'schakel.toegang', poolgrootte: 1, schema: 'gateway' });
  try {
    return await bron.transaction((em) => doe(new Blokkaderegister({ em })));
  } finally {
    await bron.destroy();
  }
};

const ZET = 'INSERT INTO blokkade (naam, soort, reden, door) VALUES ($1, $2, $3, $4) ON CONFLICT (naam) WHERE opgeheven_op IS NULL DO NOTHING RETURNING id';
const HEF_OP = `
WITH weg AS (UPDATE blokkade SET opgeheven_op = now(), opgeheven_door = $2 WHERE naam = $1 AND opgeheven_op IS NULL RETURNING naam, soort, reden, door, sinds)
SELECT * FROM weg`;

/** Who is shut out. Each change is a decision on record in the same transaction, and known to every gateway when it commits. */
export class Blokkaderegister {
  constructor(private readonly tx: Tx) {}

  lijst(): Promise<Blokkade[]> {
    return this.tx.em.query<Blokkade[]>('SELECT naam, soort, reden, door, sinds FROM blokkade WHERE opgeheven_op IS NULL ORDER BY sinds, naam');
  }

  /** Registered by message; whoever stands in the configuration is found there. */
  async kentMedewerker(actorId: string): Promise<boolean> {
    return (await this.tx.em.query<unknown[]>('SELECT FROM medewerker WHERE actor_id = $1 LIMIT 1', [actorId])).length > 0;
  }

  /** False: that was so already. */
  async zet({ naam, soort, reden, door }: Omit<Blokkade, 'sinds'>): Promise<boolean> {
    const rijen = await this.tx.em.query<unknown[]>(ZET, [naam, soort, reden, door]);
    if (rijen.length > 0) await this.noteer('blokkeren', { naam, soort, reden, door });
    return rijen.length > 0;
  }

  /** Undefined: nobody of that name was shut out. */
  async hefOp(naam: string, door: string): Promise<Blokkade | undefined> {
    const [blokkade] = await this.tx.em.query<Blokkade[]>(HEF_OP, [naam, door]);
    if (blokkade) await this.noteer('deblokkeren', { ...blokkade, door });
    return blokkade;
  }

  private async noteer(wat: 'blokkeren' | 'deblokkeren', { naam, soort, reden, door }: Omit<Blokkade, 'sinds'>): Promise<void> {
    const activiteit = `toegang.${wat}:${naam}`;
    await schrijfLogboek(this.tx, 'BESLISSING', { activiteit, uitkomst: 'TOEGESTAAN', code: reden, actor: door, ...(soort === 'AANSLUITING' ? { aansluiting: naam } : {}), ...(soort === 'LEVERANCIER' ? { leverancier: naam } : {}) });
  }
}
