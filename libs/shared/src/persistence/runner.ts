import type { DataSource } from 'typeorm';
import type { InBericht, Uitkomst } from '../contracts/intern';
import { NietNu } from '../messaging/fouten';
import { faalpunt } from '../operations/faalpunt';
import { foutVeld, type Logger } from '../operations/logger';
import { metrieken } from '../operations/metrics';
import { isDatabaseWeg } from './databasefout';
import { beslis, eerdereUitkomst, schrijfEffect, schrijfRetour } from './effect';
import { bewaarFout } from './fout.thuis';
import type { Handle, Resultaat } from './runner.types';
import { verwerkGroep, type Groepshulp, type Groepsuitslag } from './groep';
import { ALLEEN, Groepsrij } from './groepsrij';
import { herroepenDoor, laatVervallen } from './herroepen';
import type { Teller } from './teller';
import type { Tx } from './tx';
import { BEHEER, kiesVolgende, leesRijen, magDoor, wachtOpVan, wachtUitkomst, wisWachtend, zetWachtend, type Wachtrij, type Wachtsoort } from './wachtend';
import { werkVan, type Werk } from './werk';

export type { Handle, Resultaat } from './runner.types';

export type Runneropties = {
  readonly bron: DataSource;
  readonly dienst: string;
  readonly logger: Logger;
  readonly teller: Teller;
  /** Pause after each failure; when they are spent the message is parked. */
  readonly herkansingenMs?: readonly number[];
  /** How often something that waits is looked at again without cause; heals a wake-up that was missed. */
  readonly wachtControleMs?: number;
  /** Messages of different keys that one transaction takes at most. */
  readonly groepsgrootte?: number;
  /** So many of those transactions side by side; while one waits for the database, another decides. */
  readonly groepenTegelijk?: number;
};

const WACHT_CONTROLE_MS = 300_000;
const GROEPSGROOTTE = 50;
const GROEPEN_TEGELIJK = 2;

/**
 * Owns inbox, transaction, outbox and failure around every handler. `verwerk` resolves when the message is safe: decided,
 * answered again, or in the table `wachtend`. It rejects (NietNu) only when the database is away.
 */
export class Runner {
  private readonly handlers = new Map<string, Handle>();
  private vooraf: Groepshulp['leesVooraf'] = () => Promise.resolve();
  private readonly rij: Groepsrij<Werk, readonly string[]>;

  constructor(private readonly opties: Runneropties) {
    this.rij = new Groepsrij({
      samen: (posten) => this.samen(posten.map(({ item }) => item)),
      apart: ({ item }) => this.geteld(() => this.alleen(item)),
      // It takes the locks of others too, in an order of its own.
      magSamen: ({ invoer }) => !herroepenDoor(invoer),
      isStoring: (fout) => fout instanceof NietNu,
      grootste: opties.groepsgrootte ?? GROEPSGROOTTE,
      tegelijk: opties.groepenTegelijk ?? GROEPEN_TEGELIJK,
    });
  }

  registreer(type: string, handle: Handle): void {
    if (this.handlers.has(type)) throw new Error(`er is al een handler voor ${type}`);
    this.handlers.set(type, handle);
  }

  /** How a service reads for a whole group at once; without it each message reads for itself, as it does when it goes alone. */
  leesVooraf(lees: Groepshulp['leesVooraf']): void {
    this.vooraf = lees;
  }

  async verwerk(invoer: InBericht, traceparent?: string): Promise<void> {
    const werk = werkVan(invoer, traceparent);
    const wakker = await this.rij.doe({ sleutel: werk.sleutel, item: werk });
    faalpunt('inbox.naCommit');
    for (const sleutel of wakker) await this.rijAf(sleutel);
  }

  /** The decision and everything it would tell, rolled back: for previews. It waits for nobody and keeps nobody waiting. */
  async proef(invoer: InBericht): Promise<Resultaat> {
    const poging = this.opties.bron.createQueryRunner();
    try {
      await poging.startTransaction();
      return await this.handlerVan(invoer)({ em: poging.manager }, invoer);
    } catch (fout) {
      throw isDatabaseWeg(fout) ? new NietNu('database away') : fout;
    } finally {
      if (poging.isTransactionActive) await poging.rollbackTransaction().catch(() => undefined);
      await poging.release();
    }
  }

  /** Tries a parked message again as if new: the handler judges form, rights and state afresh. Says where it stands then. */
  async speelOpnieuw(id: string): Promise<Wachtsoort | 'AFGEHANDELD' | 'ONBEKEND'> {
    if (!/^\d{1,18}$/.test(id)) return 'ONBEKEND';
    const { bron } = this.opties;
    const [rijen] = await bron.query<[{ sleutel: string }[], number]>(
      `UPDATE wachtend SET soort = 'HERKANSING', poging = 0, aan_de_beurt_op = clock_timestamp(), sinds = clock_timestamp()
       WHERE id = $1 AND soort = 'GEPARKEERD' RETURNING sleutel`,
      [id],
    );
    if (!rijen[0]) return 'ONBEKEND';
    await this.rijAf(rijen[0].sleutel);
    const [over] = await bron.query<{ soort: Wachtsoort }[]>('SELECT soort FROM wachtend WHERE id = $1', [id]);
    return over?.soort ?? 'AFGEHANDELD';
  }

  /** Handles what waits on a key and has its turn, in order. Other keys that this wakes are left to the next round. */
  async rijAf(sleutel: string): Promise<void> {
    await this.opSleutel(sleutel, async () => {
      for (;;) if (!(await this.volgende(sleutel))) return;
    });
  }

  /** Ends a wait that lasted too long: the message it waited for did not come. */
  async laatVerlopen(werk: Werk): Promise<void> {
    const wakker = await this.opSleutel(werk.sleutel, () =>
      this.onderSlot(werk.sleutel, async (tx) => {
        const { eigen } = await leesRijen(tx, werk);
        if (eigen?.soort !== 'WACHT_OP') return [];
        await wisWachtend(tx, werk);
        return schrijfEffect(tx, werk, { uitkomst: { status: 'AFGEKEURD', code: 'VOLGORDE', afwijkingen: [] }, feiten: [] });
      }),
    );
    for (const sleutel of wakker) await this.rijAf(sleutel);
  }

  /** Messages of different keys that came together: one transaction for all. What does not go so goes the careful way. */
  private async samen(werken: readonly Werk[]): Promise<(readonly string[] | typeof ALLEEN)[]> {
    const [eerste] = werken;
    if (eerste && werken.length === 1) return [await this.geteld(() => this.alleen(eerste))];
    const { alleen, beslist, wakker } = await this.geteld(() => this.inGroep(werken));
    const apart = new Set(alleen);
    // Whom these effects wake is tried once, by the first of them.
    return werken.map((werk) => (apart.has(werk) ? ALLEEN : werk === beslist[0]?.werk ? wakker : []));
  }

  private async inGroep(werken: readonly Werk[]): Promise<Groepsuitslag> {
    const { bron, logger, wachtControleMs = WACHT_CONTROLE_MS } = this.opties;
    const meet = metrieken.duur.startTimer();
    try {
      const uitslag = await bron.transaction(async (em) => {
        await this.vergrendelAlle({ em }, werken.map(({ sleutel }) => sleutel));
        return verwerkGroep({ em }, werken, { handlerVan: (invoer) => this.handlerVan(invoer), wachtControleMs, leesVooraf: this.vooraf });
      });
      metrieken.dubbel.inc(uitslag.dubbel);
      for (const { werk, resultaat } of uitslag.beslist) this.meldBeslist(werk, resultaat.uitkomst);
      meet({ resultaat: 'groep' });
      return uitslag;
    } catch (fout) {
      if (isDatabaseWeg(fout)) throw new NietNu('database away');
      logger.warn({ fout: foutVeld(fout), aantal: werken.length }, 'group failed; its messages go one by one');
      throw fout;
    }
  }

  private meldBeslist({ invoer, traceparent }: Werk, { status, code, afwijkingen }: Uitkomst): void {
    metrieken.beslist.inc({ status });
    for (const afwijking of afwijkingen) metrieken.afwijkingen.inc({ code: afwijking });
    const { type, id } = invoer.bericht;
    this.opties.logger.info({ type, berichtId: id, status, code, traceparent }, 'message decided');
  }

  private async alleen(werk: Werk): Promise<string[]> {
    const meet = metrieken.duur.startTimer();
    const gewekt = await this.neemAan(werk);
    meet({ resultaat: gewekt ? 'beslist' : 'wacht' });
    return gewekt ?? [];
  }

  private async neemAan(werk: Werk): Promise<string[] | undefined> {
    try {
      return await this.onderSlot(werk.sleutel, (tx) => this.eersteKeer(tx, werk));
    } catch (fout) {
      await this.bewaarFout(werk, fout);
      return undefined;
    }
  }

  private async eersteKeer(tx: Tx, werk: Werk): Promise<string[] | undefined> {
    const eerder = await eerdereUitkomst(tx, werk);
    if (eerder) {
      metrieken.dubbel.inc();
      await schrijfRetour(tx, werk, eerder);
      return [];
    }
    await laatVervallen(tx, werk.invoer, (sleutel) => this.vergrendel(tx, sleutel));
    const { eigen, eerdere } = await leesRijen(tx, werk);
    if (eigen) {
      if (eigen.soort !== 'HERKANSING') await schrijfRetour(tx, werk, wachtUitkomst(wachtOpVan(eigen.soort === 'ACHTER' ? eerdere[0] : eigen)));
      return undefined;
    }
    if (magDoor(werk.invoer.bericht.type, eerdere)) return this.probeer(tx, werk);
    await zetWachtend(tx, werk, { soort: 'ACHTER' });
    await schrijfRetour(tx, werk, wachtUitkomst(wachtOpVan(eerdere[0])));
    return undefined;
  }

  private async probeer(tx: Tx, werk: Werk, rij?: Wachtrij): Promise<string[] | undefined> {
    await tx.em.query('SAVEPOINT beslissing');
    const resultaat = await beslis(tx, werk, (invoer) => this.handlerVan(invoer));
    const { status, wachtOp = BEHEER } = resultaat.uitkomst;
    if (status === 'WACHT_OP') {
      await zetWachtend(tx, werk, { soort: 'WACHT_OP', wachtOp, beurtOverMs: this.opties.wachtControleMs ?? WACHT_CONTROLE_MS });
      if (rij?.wacht_op !== wachtOp) await schrijfRetour(tx, werk, resultaat.uitkomst);
      return undefined;
    }
    if (rij) await wisWachtend(tx, werk);
    this.meldBeslist(werk, resultaat.uitkomst);
    return schrijfEffect(tx, werk, resultaat);
  }

  private async volgende(sleutel: string): Promise<boolean> {
    let werk: Werk | undefined;
    try {
      return await this.onderSlot(sleutel, async (tx) => {
        const keus = await kiesVolgende(tx, sleutel);
        if (!keus) return false;
        werk = keus.werk;
        await laatVervallen(tx, werk.invoer, (ander) => this.vergrendel(tx, ander));
        await this.probeer(tx, werk, keus.rij);
        return true;
      });
    } catch (fout) {
      if (!werk) throw isDatabaseWeg(fout) ? new NietNu('database away') : fout;
      await this.bewaarFout(werk, fout);
      return true;
    }
  }

  private bewaarFout(werk: Werk, fout: unknown): Promise<void> {
    const { herkansingenMs, logger } = this.opties;
    return bewaarFout({ werk, fout, logger, ...(herkansingenMs ? { herkansingenMs } : {}) }, (fn) => this.onderSlot(werk.sleutel, fn));
  }

  private handlerVan({ bericht: { type } }: InBericht): Handle {
    const handle = this.handlers.get(type);
    if (!handle) throw Object.assign(new Error('no handler for this type'), { code: 'GEEN_HANDLER' });
    return handle;
  }

  private opSleutel<T>(sleutel: string, werk: () => Promise<T>): Promise<T> {
    return this.rij.alleen(sleutel, () => this.geteld(werk));
  }

  private async geteld<T>(werk: () => Promise<T>): Promise<T> {
    try {
      return await werk();
    } finally {
      this.opties.teller.verhoog();
    }
  }

  private async vergrendel({ em }: Tx, sleutel: string): Promise<void> {
    await em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${this.opties.dienst}:${sleutel}`]);
  }

  /** In one order everywhere, so that two copies never wait for each other. */
  private async vergrendelAlle({ em }: Tx, sleutels: readonly string[]): Promise<void> {
    await em.query('SELECT pg_advisory_xact_lock(slot) FROM (SELECT DISTINCT hashtextextended($1 || sleutel, 0) AS slot FROM unnest($2::text[]) AS s(sleutel) ORDER BY slot) sloten', [`${this.opties.dienst}:`, sleutels]);
  }

  private onderSlot<T>(sleutel: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.opties.bron.transaction(async (em) => {
      await this.vergrendel({ em }, sleutel);
      return fn({ em });
    });
  }
}
