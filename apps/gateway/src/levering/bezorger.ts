import { publicatieVanLevering } from '#shared/messaging/codec';
import { foutkenmerk, NietAangenomen } from '#shared/messaging/fouten';
import type { Publisher } from '#shared/messaging/publisher';
import { faalpunt } from '#shared/operations/faalpunt';
import { metrieken } from '#shared/operations/metrics';
import type { Teller } from '#shared/persistence/teller';
import type { Logger } from 'pino';
import type { Opslag } from '../hub.opslag';
import type { Blokkadelijst } from '../toegang/blokkades';
import { Uitstel } from '../uitstel';
import type { Gelogd, LeveringDienst, Weergave } from './levering.dienst';
import { aansluitingenMetWerk, eersteOpenLevering, markeerIngehouden, markeerOvergedragen, type Levering } from './leveringslijst';

export type Bezorgeropties = {
  readonly opslag: Opslag;
  readonly dienst: Pick<LeveringDienst, 'weergave'>;
  readonly publisher: Pick<Publisher, 'publiceer'>;
  /** A connection that is shut out gets nothing; its list waits, numbered, until that ends. */
  readonly blokkades: Pick<Blokkadelijst, 'isGeblokkeerd'>;
  readonly teller: Pick<Teller, 'verhoog'>;
  readonly logger: Pick<Logger, 'warn'>;
};

/**
 * Hands deliveries over by queue, each connection its own list in order, connections side by side. A full or missing
 * queue holds up nobody else: its list waits and is tried again. At least once: receivers deduplicate on source and id.
 */
export class Bezorger {
  private readonly bezig = new Map<string, Promise<void>>();
  private readonly nogEens = new Set<string>();
  private readonly vol = new Set<string>();
  /** Of the delivery at the head of each list: the disclosure that is in the log already, so that a second attempt adds none. */
  private readonly gelogd = new Map<string, Gelogd>();
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
        while (!this.gestopt && (await this.bezorgVolgende(aansluiting)));
      } while (this.nogEens.has(aansluiting) && !this.gestopt);
    } catch (fout) {
      this.uitstel.mislukt(aansluiting);
      if (fout instanceof NietAangenomen) this.vol.add(aansluiting);
      this.opties.logger.warn({ ...foutkenmerk(fout), aansluiting }, 'delivery waits');
    } finally {
      this.bezig.delete(aansluiting);
    }
  }

  /** One confirmed publication at a time, so that a refused delivery is never overtaken by the next one on its list. */
  private async bezorgVolgende(aansluiting: string): Promise<boolean> {
    const { opslag, dienst, blokkades, teller } = this.opties;
    if (blokkades.isGeblokkeerd(aansluiting)) return false;
    const volgende = await opslag.transactie(async (tx) => {
      const levering = await eersteOpenLevering(tx, aansluiting);
      return levering && { levering, weergave: await dienst.weergave(tx, levering, this.gelogd.get(aansluiting)) };
    });
    if (!volgende) return false;
    const { levering, weergave } = volgende;
    this.gelogd.set(aansluiting, { leveringId: levering.id, merk: weergave.merk });
    faalpunt('levering.gelogd');
    if (weergave.verstrekt) await this.draagOver(levering, weergave);
    faalpunt('levering.bevestigd');
    await opslag.transactie((tx) => (weergave.verstrekt ? markeerOvergedragen(tx, levering) : markeerIngehouden(tx, levering)));
    teller.verhoog();
    return true;
  }

  private async draagOver({ aansluiting, traceparent }: Levering, { bericht }: Weergave): Promise<void> {
    await this.opties.publisher.publiceer(publicatieVanLevering(aansluiting, bericht, traceparent === null ? {} : { traceparent }));
    metrieken.bezorgd.inc({ aansluiting });
    this.uitstel.gelukt(aansluiting);
    this.vol.delete(aansluiting);
  }
}
