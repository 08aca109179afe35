import { createHash } from 'node:crypto';
import { Not, In, type DataSource, type EntityManager } from 'typeorm';
import type { Bericht } from '../domain/bericht';
import { leegDossier, pasToe, type Dossier } from '../domain/dossier';
import type { Dossiersysteem, Levering, Verwerking } from '../dossiersysteem';
import { DossierRij, UitgaandRij, VerwerktRij, type Uitgaandstatus } from './entiteiten';

const RETOUR = /^nl\.participatiewet\.retourbericht\.(verwerkt|afgekeurd)\.v\d+$/;
const EINDSTATUS: readonly Uitgaandstatus[] = ['VERWERKT', 'AFGEKEURD', 'GEWEIGERD'];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const STATUS: Readonly<Record<string, Uitgaandstatus>> = { VERWERKT: 'VERWERKT', AFGEKEURD: 'AFGEKEURD', WACHT_OP: 'WACHT_OP' };

/** Suite-like client records in PostgreSQL: the mark of a delivery and its effect commit together. */
export class PostgresDossiersysteem implements Dossiersysteem {
  constructor(
    private readonly bron: DataSource,
    private readonly eigenSource: string,
  ) {}

  async verwerk({ bericht, inhoud }: Levering): Promise<Verwerking> {
    return this.bron.transaction(async (em) => {
      const merk = bericht ?? { source: 'onleesbaar', id: createHash('sha256').update(inhoud).digest('hex'), type: 'onleesbaar' };
      const nieuw = await em
        .createQueryBuilder()
        .insert()
        .into(VerwerktRij)
        .values({ source: merk.source, id: merk.id, type: merk.type, uitslag: bericht ? 'VERWERKT' : 'ONLEESBAAR', onleesbaar: bericht ? null : inhoud })
        .orIgnore()
        .returning('id')
        .execute();
      if ((nieuw.raw as unknown[]).length === 0) return 'DUBBEL';
      if (!bericht) return 'ONLEESBAAR';
      const retour = RETOUR.exec(bericht.type);
      if (retour) await this.neemUitkomst(em, bericht, retour[1] === 'verwerkt' ? 'VERWERKT' : 'AFGEKEURD');
      else await this.werkBij(em, bericht);
      return 'VERWERKT';
    });
  }

  async dossiers(): Promise<readonly Dossier[]> {
    return this.bron.getRepository(DossierRij).find({ order: { inwonerRef: 'ASC' }, take: 500 });
  }

  async dossier(inwonerRef: string): Promise<Dossier | undefined> {
    return (await this.bron.getRepository(DossierRij).findOneBy({ inwonerRef })) ?? undefined;
  }

  private async werkBij(em: EntityManager, bericht: Bericht): Promise<void> {
    const { inwonerRef } = bericht.data;
    if (inwonerRef === undefined || !UUID.test(inwonerRef)) return;
    await em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [inwonerRef]);
    const oud = (await em.findOneBy(DossierRij, { inwonerRef })) ?? leegDossier(inwonerRef);
    await em.save(DossierRij, { ...pasToe(oud, bericht) } as DossierRij);
  }

  /** The outcome of a message we sent, when it did not come with the answer to the call. */
  private async neemUitkomst(em: EntityManager, { data }: Bericht, vorm: Uitgaandstatus): Promise<void> {
    const { antwoordOp, ...uitkomst } = data;
    if (antwoordOp?.source !== this.eigenSource || !UUID.test(antwoordOp.id)) return;
    const status = STATUS[String(uitkomst['status'])] ?? vorm;
    await em.update(UitgaandRij, { id: antwoordOp.id, status: Not(In([...EINDSTATUS])) }, { status, uitkomst: uitkomst });
  }
}
