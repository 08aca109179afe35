import { connect, type ChannelModel } from 'amqplib';
import type { Logger } from 'pino';
import { foutkenmerk, GeenVerbinding } from './fouten';

export type BrokerLogger = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
export type VerbindingStatus = 'VERBINDT' | 'VERBONDEN' | 'GEBLOKKEERD' | 'GESLOTEN';
export type Verbindingopties = {
  /** One address, or the nodes of a cluster separated by commas: whoever is lost or away is passed by for the next. */
  readonly url: string;
  /** Shown to operators in the broker's list of connections. */
  readonly naam: string;
  readonly logger: BrokerLogger;
  readonly herstel?: { readonly eersteMs: number; readonly hoogsteMs: number };
};
type BijVerbonden = (model: ChannelModel) => Promise<void> | void;

const HARTSLAG_S = 10;
const VERBIND_MS = 10_000;
/** With others to turn to, a node that takes the connection and says nothing is not waited for that long. */
const VERBIND_KORT_MS = 3_000;
/**
 * When a node falls the others choose new leaders for its queues, which takes them part of a second. Whoever publishes on a
 * new channel before that is held up for many seconds (measured by `npm run cluster`: about every second time).
 */
const VERKIEZING_MS = 1_000;
/** amqplib gives a refused login no code, only this text. */
const LOGIN_GEWEIGERD = /^Handshake terminated by server: 403\b/;

/** Half fixed, half chance: copies of a service that lost the broker together do not come back together. */
export const wachttijd = (poging: number, eersteMs: number, hoogsteMs: number): number => {
  const vol = Math.min(hoogsteMs, eersteMs * 2 ** Math.min(poging, 20));
  return vol / 2 + (Math.random() * vol) / 2;
};

/**
 * One AMQP connection that comes back by itself. Channels and consumers do not survive a reconnect,
 * so whoever needs them makes them in `onVerbonden`, which runs at every (re)connect.
 */
export class Verbinding {
  #status: VerbindingStatus = 'VERBINDT';
  #model: ChannelModel | undefined;
  #wekker: NodeJS.Timeout | undefined;
  #gestart: Promise<void> | undefined;
  #eerste: { readonly klaar: () => void; readonly mislukt: (fout: Error) => void } | undefined;
  #poging = 0;
  /** The node to turn to. */
  #plek = 0;
  readonly #luisteraars = new Set<BijVerbonden>();
  readonly #urls: readonly string[];

  constructor(private readonly opties: Verbindingopties) {
    this.#urls = opties.url.split(',').map((url) => metHartslag(url.trim()));
  }

  get status(): VerbindingStatus {
    return this.#status;
  }

  /** Settles at the first connection. Waits for a broker that is away; rejects when it refuses this user, for that does not pass, and when closed. */
  open(): Promise<void> {
    this.#gestart ??= new Promise((klaar, mislukt) => {
      this.#eerste = { klaar, mislukt };
      void this.#verbind();
    });
    return this.#gestart;
  }

  /** Runs now if connected and at every reconnect. Returns how to stop listening. */
  onVerbonden(cb: BijVerbonden): () => void {
    this.#luisteraars.add(cb);
    if (this.#model) void this.#roep(cb, this.#model);
    return () => void this.#luisteraars.delete(cb);
  }

  async sluit(): Promise<void> {
    this.#status = 'GESLOTEN';
    clearTimeout(this.#wekker);
    this.#luisteraars.clear();
    this.#eerste?.mislukt(new GeenVerbinding('closed before the first connection'));
    const model = this.#model;
    this.#model = undefined;
    await model?.close().catch((fout: unknown) => this.opties.logger.debug(foutkenmerk(fout), 'broker connection was already gone'));
  }

  async #verbind(): Promise<void> {
    const url = this.#urls[this.#plek] as string;
    const timeout = this.#urls.length > 1 ? VERBIND_KORT_MS : VERBIND_MS;
    try {
      const model = await connect(url, { timeout, noDelay: true, keepAlive: true, clientProperties: { connection_name: this.opties.naam } });
      if (this.#gesloten()) return await model.close();
      this.#neemAan(model);
      this.#eerste?.klaar();
      this.#eerste = undefined;
    } catch (fout) {
      if (this.#eerste && fout instanceof Error && LOGIN_GEWEIGERD.test(fout.message)) return this.#eerste.mislukt(fout);
      this.opties.logger.warn({ ...foutkenmerk(fout), poging: this.#poging }, 'broker not reachable');
      this.#laterOpnieuw();
    }
  }

  #neemAan(model: ChannelModel): void {
    this.#poging = 0;
    this.#model = model;
    this.#status = 'VERBONDEN';
    model.on('error', (fout) => this.opties.logger.warn(foutkenmerk(fout), 'broker connection failed'));
    model.on('blocked', () => this.#zetStatus('GEBLOKKEERD', model));
    model.on('unblocked', () => this.#zetStatus('VERBONDEN', model));
    model.on('close', () => this.#verloren(model));
    this.opties.logger.info({ verbinding: this.opties.naam }, 'broker connected');
    for (const cb of this.#luisteraars) void this.#roep(cb, model);
  }

  #zetStatus(status: VerbindingStatus, model: ChannelModel): void {
    if (this.#model !== model) return;
    this.#status = status;
    this.opties.logger.warn({ status }, 'broker flow changed');
  }

  #verloren(model: ChannelModel): void {
    if (this.#model !== model) return;
    this.#model = undefined;
    this.#status = 'VERBINDT';
    this.#laterOpnieuw(this.#urls.length > 1 ? wachttijd(0, VERKIEZING_MS, VERKIEZING_MS) : 0);
  }

  #laterOpnieuw(minstensMs = 0): void {
    if (this.#gesloten()) return;
    const { eersteMs, hoogsteMs } = this.opties.herstel ?? { eersteMs: 200, hoogsteMs: 10_000 };
    this.#plek = (this.#plek + 1) % this.#urls.length;
    // Patience grows per round: that one node is away says nothing of the next.
    const ronde = Math.floor(this.#poging++ / this.#urls.length);
    this.#wekker = setTimeout(() => void this.#verbind(), Math.max(minstensMs, wachttijd(ronde, eersteMs, hoogsteMs)));
  }

  async #roep(cb: BijVerbonden, model: ChannelModel): Promise<void> {
    try {
      await cb(model);
    } catch (fout) {
      this.opties.logger.error(foutkenmerk(fout), 'could not set up after connecting');
    }
  }

  #gesloten(): boolean {
    return this.#status === 'GESLOTEN';
  }
}

/** Notices a silent network within two beats, whatever the broker proposes; a value in the address wins. */
const metHartslag = (url: string): string => {
  const adres = new URL(url);
  if (!adres.searchParams.has('heartbeat')) adres.searchParams.set('heartbeat', String(HARTSLAG_S));
  return adres.toString();
};
