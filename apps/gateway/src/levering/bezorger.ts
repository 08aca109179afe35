import { publicatieVanLevering } from '#shared/messaging/codec';
import { foutkenmerk, NietAangenomen } from '#shared/messaging/fouten';
import type { Publisher } from '#shared/messaging/publisher';
import { faalpunt } from '#shared/operations/faalpunt';
import { metrieken } from '#shared/operations/metrics';
import { isDatabaseWeg } from '#shared/persistence/databasefout';
import type { Teller } from '#shared/persistence/teller';
import type { Logger } from 'pino';
import type { Opslag } from '../hub.opslag';
import type { Blokkadelijst } from '../toegang/blokkades';
import { Uitstel } from '../uitstel';
import type { LeveringDienst, Weergave } from './levering.dienst';
import { aansluitingenMetWerk, eersteOpenLeveringen, handelAf, type Afgehandeld, type Levering } from './leveringslijst';

export type Bezorgeropties = {
  readonly opslag: Opslag;
  readonly dienst: Pick<LeveringDienst, 'weergaven'>;
  readonly publisher: Pick<Publisher, 'publiceer'>;
  /** A connection that is shut out gets nothing; its list waits, numbered, until that ends. */
  readonly blokkades: Pick<Blokkadelijst, 'isGeblokkeerd'>;
  readonly teller: Pick<Teller, 'verhoog'>;
  readonly logger: Pick<Logger, 'warn'>;
};

type Beoordeeld = { readonly levering: Levering; readonly weergave: Weergave };
/** How many of the front of a window arrived, and why the next did not. */
type Afloop = { readonly aantal: number; readonly fout?: Error };

/** A full queue refuses until a fifth of it was read; so much smaller is a window that no refusal can lie in its middle (docs/adr/0040). */
const VENSTER = 64;
/** Over all connections, well under what the publisher keeps under way. */
const VENSTERS_SAMEN = 1_000;

/**
 * Hands deliveries over by queue, each connection its own list in order, connections side by side. A full or missing
 * queue holds up nobody else: its list waits and is tried again. At least once: receivers deduplicate on source and id.
 */
export class Bezorger {
  private readonly bezig = new Map<string, Promise<void>>();
  private readonly nogEens = new Set<string>();
  private readonly vol = new Set<string>();
  /** Of each list what is not handed over yet: the disclosures that are in the log already, so that a second attempt adds none. */
  private readonly gelogd = new Map<string, Map<string, string>>();
  private gestopt = false;

  constructor(
    private readonly opties: Bezorgeropties,
    private readonly uitstel = new Uitstel<string>(),
  ) {}

  /** Connections whose queue took nothing more at the last attempt: visibly at rest until the party reads it. */
  get volleRijen(): readonly string[] {
    return [...this.vol];
  }

  /** Starts handing over wherever something waits and nothing runs yet. There is never more to start at once. */
  async ronde(): Promise<false> {
    const metWerk = await this.opties.opslag.transactie(aansluitingenMetWerk);
    const uitgesteld = new Set(this.uitstel.lopend());
    for (const aansluiting of metWerk) {
      if (this.gestopt || uitgesteld.has(aansluiting) || this.opties.blokkades.isGeblokkeerd(aansluiting)) continue;
      if (this.bezig.has(aansluiting)) this.nogEens.add(aansluiting);
      else this.bezig.set(aansluiting, this.bezorg(aansluiting));
    }
    return false;
  }

  /** The broker is back: nobody needs to wait for the next attempt. */
  hervat(): void {
    this.uitstel.wis();
  }

  /** Settles when nothing is being handed over. */
  async klaar(): Promise<void> {
    while (this.bezig.size > 0) await Promise.all(this.bezig.values());
  }

  /** Finishes what is being handed over and starts nothing more. */
  async stop(): Promise<void> {
    this.gestopt = true;
    await this.klaar();
  }

  private async bezorg(aansluiting: string): Promise<void> {
    try {
      do {
        this.nogEens.delete(aansluiting);
        while (!this.gestopt && (await this.bezorgVenster(aansluiting)));
      } while (this.nogEens.has(aansluiting) && !this.gestopt);
    } catch (fout) {
      this.uitstel.mislukt(aansluiting);
      if (fout instanceof NietAangenomen) this.vol.add(aansluiting);
      this.opties.logger.warn({ ...foutkenmerk(fout), aansluiting }, 'delivery waits');
    } finally {
      this.bezig.delete(aansluiting);
    }
  }

  /** The next of the list, as far as they are taken one after another: what comes after one that was refused is sent again after it. */
  private async bezorgVenster(aansluiting: string): Promise<boolean> {
    const { opslag, blokkades, teller } = this.opties;
    if (blokkades.isGeblokkeerd(aansluiting)) return false;
    const venster = await this.neemVenster(aansluiting);
    if (!venster) return false;
    this.onthoud(aansluiting, venster);
    const { aantal, fout } = await this.draagOver(aansluiting, venster);
    const af = venster.slice(0, aantal).map(({ levering, weergave }) => ({ levering, gegeven: weergave.verstrekt }));
    for (const _levering of af) faalpunt('levering.bevestigd');
    await opslag.transactie((tx) => handelAf(tx, af));
    this.vergeet(aansluiting, af);
    teller.verhoog(aantal);
    if (fout !== undefined) throw fout;
    return true;
  }

  /** One that cannot be judged holds up what comes after it, not what comes before. */
  private async neemVenster(aansluiting: string): Promise<readonly Beoordeeld[] | undefined> {
    const hoogstens = this.vol.has(aansluiting) ? 1 : Math.max(1, Math.min(VENSTER, Math.floor(VENSTERS_SAMEN / this.bezig.size)));
    try {
      return await this.beoordeel(aansluiting, hoogstens);
    } catch (fout) {
      if (hoogstens === 1 || isDatabaseWeg(fout)) throw fout;
      return await this.beoordeel(aansluiting, 1);
    }
  }

  private beoordeel(aansluiting: string, hoogstens: number): Promise<readonly Beoordeeld[] | undefined> {
    return this.opties.opslag.transactie(async (tx) => {
      const leveringen = await eersteOpenLeveringen(tx, aansluiting, hoogstens);
      if (leveringen.length === 0) return undefined;
      const weergaven = await this.opties.dienst.weergaven(tx, leveringen, this.gelogd.get(aansluiting));
      return leveringen.map((levering, plaats) => ({ levering, weergave: weergaven[plaats] as Weergave }));
    });
  }

  private onthoud(aansluiting: string, venster: readonly Beoordeeld[]): void {
    const merken = this.gelogd.get(aansluiting) ?? new Map<string, string>();
    for (const { levering, weergave } of venster) merken.set(levering.id, weergave.merk);
    this.gelogd.set(aansluiting, merken);
  }

  private vergeet(aansluiting: string, af: readonly Afgehandeld[]): void {
    const merken = this.gelogd.get(aansluiting);
    for (const { levering } of af) merken?.delete(levering.id);
    if (merken?.size === 0) this.gelogd.delete(aansluiting);
  }

  /** Their confirmations are awaited together. Who is shut out meanwhile gets nothing more. */
  private async draagOver(aansluiting: string, venster: readonly Beoordeeld[]): Promise<Afloop> {
    const onderweg: Promise<void>[] = [];
    for (const { levering, weergave } of venster) {
      if (this.opties.blokkades.isGeblokkeerd(aansluiting)) break;
      faalpunt('levering.gelogd');
      onderweg.push(weergave.verstrekt ? this.publiceer(levering, weergave) : Promise.resolve());
    }
    const uitslagen = await Promise.allSettled(onderweg);
    const plaats = uitslagen.findIndex(({ status }) => status === 'rejected');
    const eerste = uitslagen[plaats];
    return eerste?.status === 'rejected' ? { aantal: plaats, fout: eerste.reason as Error } : { aantal: onderweg.length };
  }

  private async publiceer({ aansluiting, traceparent }: Levering, { bericht }: Weergave): Promise<void> {
    await this.opties.publisher.publiceer(publicatieVanLevering(aansluiting, bericht, traceparent === null ? {} : { traceparent }));
    metrieken.bezorgd.inc({ aansluiting });
    this.uitstel.gelukt(aansluiting);
    this.vol.delete(aansluiting);
  }
}
