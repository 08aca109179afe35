import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import { foutkenmerk, NietNu } from './fouten';
import { faalpunt } from '../operations/faalpunt';
import { type BrokerLogger, type Verbinding, wachttijd } from './verbinding';

export type Afnemeropties = {
  readonly verbinding: Verbinding;
  readonly wachtrij: string;
  readonly prefetch: number;
  readonly logger: BrokerLogger;
  /** Resolves: acknowledged. Rejects: kept here and tried again. `poging` counts from 1 and does not count NietNu. */
  readonly verwerk: (bericht: ConsumeMessage, poging: number) => Promise<void>;
  readonly herstel?: { readonly eersteMs: number; readonly hoogsteMs: number };
};

type Levering = { readonly bericht: ConsumeMessage; readonly kanaal: Channel; poging: number };

const HERSTEL = { eersteMs: 100, hoogsteMs: 5_000 };

/**
 * Consumes one queue for as long as it lives: it comes back after a lost connection, a closed channel, a deleted queue.
 *
 * A failing message is not given back to the broker: a requeue is a hot loop, loses its place, and on a queue with a
 * delivery limit an outage of minutes would send innocent messages to the dead letters. It stays here unacknowledged,
 * nothing new is started meanwhile (the broker stops at `prefetch`), and after a pause all kept messages
 * are tried again in order of delivery.
 */
export class Afnemer {
  #model: ChannelModel | undefined;
  #kanaal: Channel | undefined;
  #tag: string | undefined;
  #gestopt = false;
  #pauzes = 0;
  #pauze: NodeJS.Timeout | undefined;
  #herstelWekker: NodeJS.Timeout | undefined;
  #herstelPoging = 0;
  #aangehouden: Levering[] = [];
  readonly #bezig = new Set<Promise<void>>();
  #loslaten: () => void = () => undefined;

  constructor(private readonly opties: Afnemeropties) {}

  /** Messages in a handler now; kept ones are not in flight. */
  get inVlucht(): number {
    return this.#bezig.size;
  }

  get gepauzeerd(): boolean {
    return this.#pauze !== undefined;
  }

  get afnemend(): boolean {
    return this.#tag !== undefined;
  }

  /** Settles with the first subscription, so that a missing queue or right stops the service at boot; later losses heal. */
  start(): Promise<void> {
    return new Promise((klaar, mislukt) => {
      let eerste = true;
      this.#loslaten = this.opties.verbinding.onVerbonden(async (model) => {
        this.#model = model;
        if (!eerste) return await this.#herstel(model);
        eerste = false;
        await this.#abonneer(model).then(klaar, mislukt);
      });
    });
  }

  /** Takes no new messages, waits for those in a handler until the deadline, and leaves the rest to the broker. */
  async stop(termijnMs: number): Promise<void> {
    this.#gestopt = true;
    this.#loslaten();
    clearTimeout(this.#herstelWekker);
    clearTimeout(this.#pauze);
    this.#pauze = undefined;
    const { tag, kanaal } = { tag: this.#tag, kanaal: this.#kanaal };
    this.#tag = undefined;
    if (tag) await kanaal?.cancel(tag).catch(() => undefined);
    await this.#wachtOpBezig(termijnMs);
    this.#kanaal = undefined;
    this.#aangehouden = [];
    await kanaal?.close().catch(() => undefined);
  }

  async #wachtOpBezig(termijnMs: number): Promise<void> {
    let wekker: NodeJS.Timeout | undefined;
    const termijn = new Promise<void>((klaar) => (wekker = setTimeout(klaar, termijnMs)));
    await Promise.race([Promise.allSettled([...this.#bezig]), termijn]);
    clearTimeout(wekker);
    if (this.#bezig.size > 0) this.opties.logger.warn({ inVlucht: this.#bezig.size }, 'stopped with messages in flight; the broker delivers them again');
  }

  async #abonneer(model: ChannelModel): Promise<void> {
    const { wachtrij, prefetch } = this.opties;
    const kanaal = await model.createChannel();
    kanaal.on('error', (fout) => this.opties.logger.error({ ...foutkenmerk(fout), wachtrij }, 'broker closed the consuming channel'));
    kanaal.on('close', () => this.#verloren(model, kanaal));
    try {
      await kanaal.prefetch(prefetch);
      await kanaal.checkQueue(wachtrij);
      this.#kanaal = kanaal;
      const { consumerTag } = await kanaal.consume(wachtrij, (bericht) => this.#ontvang(model, kanaal, bericht));
      if (this.#gestopt) return await kanaal.close();
      this.#tag = consumerTag;
      this.#herstelPoging = 0;
    } catch (fout) {
      if (this.#kanaal === kanaal) this.#kanaal = undefined;
      await kanaal.close().catch(() => undefined);
      throw fout;
    }
  }

  async #herstel(model: ChannelModel): Promise<void> {
    if (this.#gestopt || this.#kanaal || model !== this.#model) return;
    try {
      await this.#abonneer(model);
      this.opties.logger.info({ wachtrij: this.opties.wachtrij }, 'consuming again');
    } catch (fout) {
      this.opties.logger.warn({ ...foutkenmerk(fout), wachtrij: this.opties.wachtrij }, 'cannot consume yet');
      this.#herstelLater(model);
    }
  }

  #herstelLater(model: ChannelModel): void {
    if (this.#gestopt) return;
    clearTimeout(this.#herstelWekker);
    const { eersteMs, hoogsteMs } = this.opties.herstel ?? HERSTEL;
    this.#herstelWekker = setTimeout(() => void this.#herstel(model), wachttijd(this.#herstelPoging++, eersteMs, hoogsteMs));
  }

  /** Unacknowledged messages of a dead channel come again on the next one, so what was kept of them is dropped. */
  #verloren(model: ChannelModel, kanaal: Channel): void {
    this.#aangehouden = this.#aangehouden.filter((levering) => levering.kanaal !== kanaal);
    if (this.#kanaal !== kanaal) return;
    this.#kanaal = undefined;
    this.#tag = undefined;
    this.#herstelLater(model);
  }

  #ontvang(model: ChannelModel, kanaal: Channel, bericht: ConsumeMessage | null): void {
    if (!bericht) {
      // Queue deleted or moved: the channel lives on but would stay silent for ever.
      this.#verloren(model, kanaal);
      void kanaal.close().catch(() => undefined);
      return;
    }
    faalpunt('afnemer.ontvangen');
    const levering: Levering = { bericht, kanaal, poging: 1 };
    if (this.gepauzeerd) this.#aangehouden.push(levering);
    else if (!this.#gestopt) this.#begin(levering);
  }

  #begin(levering: Levering): void {
    const taak = this.#behandel(levering).finally(() => this.#bezig.delete(taak));
    this.#bezig.add(taak);
  }

  async #behandel(levering: Levering): Promise<void> {
    try {
      await this.opties.verwerk(levering.bericht, levering.poging);
    } catch (fout) {
      this.#houdAan(levering, fout);
      return;
    }
    this.#pauzes = 0;
    try {
      levering.kanaal.ack(levering.bericht);
    } catch (fout) {
      this.opties.logger.info(foutkenmerk(fout), 'could not acknowledge on a closed channel; the message comes again');
    }
  }

  #houdAan(levering: Levering, fout: unknown): void {
    if (this.#gestopt || levering.kanaal !== this.#kanaal) return;
    this.opties.logger.warn({ ...foutkenmerk(fout), wachtrij: this.opties.wachtrij, poging: levering.poging }, 'message kept, consuming paused');
    if (!(fout instanceof NietNu)) levering.poging += 1;
    this.#aangehouden.push(levering);
    if (this.#pauze) return;
    const { eersteMs, hoogsteMs } = this.opties.herstel ?? HERSTEL;
    // A message that keeps failing waits longer each time, also when its neighbours succeed.
    const keer = Math.max(this.#pauzes++, levering.poging - 2);
    this.#pauze = setTimeout(() => this.#hervat(), wachttijd(keer, eersteMs, hoogsteMs));
  }

  #hervat(): void {
    this.#pauze = undefined;
    const opnieuw = this.#aangehouden.sort((a, b) => a.bericht.fields.deliveryTag - b.bericht.fields.deliveryTag);
    this.#aangehouden = [];
    for (const levering of opnieuw) this.#begin(levering);
  }
}
