import { isDeepStrictEqual } from 'node:util';
import type { DataSource } from 'typeorm';
import { UitgaandRij, type Uitgaandstatus } from './entiteiten';

export type Uitgaandbericht = { readonly type: string; readonly data: object };
export type Uitgaand = Pick<UitgaandRij, 'id' | 'bericht' | 'status' | 'uitkomst' | 'poging'>;

/** Messages to post, in the order in which they were given. */
export class Uitgaandopslag {
  constructor(private readonly bron: DataSource) {}

  /** False when this id holds another message already; the same message again is no news. */
  async voegToe(id: string, bericht: Uitgaandbericht): Promise<boolean> {
    const rijen = this.bron.getRepository(UitgaandRij);
    await rijen.createQueryBuilder().insert().values({ id, bericht, status: 'WACHT', poging: 0 }).orIgnore().execute();
    const opgeslagen = (await rijen.findOneByOrFail({ id })).bericht as Uitgaandbericht;
    return opgeslagen.type === bericht.type && isDeepStrictEqual(opgeslagen.data, bericht.data);
  }

  async vind(id: string): Promise<Uitgaand | undefined> {
    return (await this.bron.getRepository(UitgaandRij).findOneBy({ id })) ?? undefined;
  }

  /** The oldest that waits; undefined while it backs off, so that later messages do not overtake it. */
  async volgende(nu: Date): Promise<Uitgaand | undefined> {
    const [oudste] = await this.bron.getRepository(UitgaandRij).find({ where: { status: 'WACHT' }, order: { volgnr: 'ASC' }, take: 1 });
    return oudste && (oudste.volgendePogingOp === null || oudste.volgendePogingOp <= nu) ? oudste : undefined;
  }

  /** Only while it waits: an outcome that came by the queue meanwhile stays. */
  async afgehandeld(id: string, status: Uitgaandstatus, uitkomst: object): Promise<void> {
    await this.bron.getRepository(UitgaandRij).update({ id, status: 'WACHT' }, { status, uitkomst, volgendePogingOp: null });
  }

  async later(id: string, poging: number, volgendePogingOp: Date): Promise<void> {
    await this.bron.getRepository(UitgaandRij).update({ id, status: 'WACHT' }, { poging, volgendePogingOp });
  }

  async telling(): Promise<Readonly<Record<string, number>>> {
    const rijen = await this.bron.query<{ status: string; aantal: number }[]>('SELECT status, count(*)::int AS aantal FROM uitgaand GROUP BY status');
    return Object.fromEntries(rijen.map(({ status, aantal }) => [status, aantal]));
  }
}
