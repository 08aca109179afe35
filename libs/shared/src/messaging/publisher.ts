import type { ChannelModel, ConfirmChannel, Message, Options } from 'amqplib';
import { BevestigingTeLaat, foutkenmerk, GeenVerbinding, Geweigerd, NietAangenomen, NietGerouteerd, type PublicatieFout, TeGroot } from './fouten';
import { faalpunt } from '../operations/faalpunt';
import type { BrokerLogger, Verbinding } from './verbinding';

export { BevestigingTeLaat, GeenVerbinding, Geweigerd, NietAangenomen, NietGerouteerd, PublicatieFout, TeGroot } from './fouten';

export type Publicatie = {
  readonly exchange: string;
  readonly sleutel: string;
  readonly id: string;
  readonly type: string;
  readonly inhoud: string;
  readonly traceparent?: string;
  readonly contentType?: string;
  readonly antwoordAan?: string;
  readonly correlatie?: string;
};

/** What only messaging itself adds: dead letters keep the raw bytes and say why, questions expire. */
export type Zending = Omit<Publicatie, 'inhoud'> & {
  readonly inhoud: string | Buffer;
  readonly koppen?: Readonly<Record<string, string>>;
  readonly vervaltNaMs?: number;
};

export type Publisheropties = {
  readonly verbinding: Verbinding;
  /** The broker user: the broker refuses a message that names another. */
  readonly gebruiker: string;
  readonly logger: BrokerLogger;
  readonly bevestigMs?: number;
  readonly maxInVlucht?: number;
};

/** A message of the door (64 kB) after sealing, with stamp and situatie, stays well under this. */
export const MAX_LICHAAM = 512 * 1024;
const SOORT_JSON = 'application/json; charset=utf-8';

type Vlucht = {
  readonly zending: Zending;
  readonly af: (fout?: PublicatieFout) => void;
  teruggekomen: boolean;
  laat: boolean;
};

/**
 * Confirmed publishing. `publiceer` resolves when the broker has the message in at least one queue, on disk.
 * Every other end is a rejection that says whether sending again can help. It keeps no message back:
 * without a connection it rejects at once, and the number under way is bounded.
 */
export class Publisher {
  #kanaal: ConfirmChannel | undefined;
  #gesloten = false;
  /** Reason the broker gave for closing the channel; it arrives just before the messages under way fail. */
  #sluitreden: string | undefined;
  readonly #vluchten = new Set<Vlucht>();
  readonly #loslaten: () => void;

  constructor(private readonly opties: Publisheropties) {
    this.#loslaten = opties.verbinding.onVerbonden((model) => this.#openKanaal(model));
  }

  get gereed(): boolean {
    return this.#kanaal !== undefined && this.opties.verbinding.status === 'VERBONDEN';
  }

  publiceer(p: Publicatie): Promise<void> {
    return this.zend(p);
  }

  async zend(zending: Zending): Promise<void> {
    const eigen = typeof zending.inhoud === 'string';
    const inhoud = eigen ? Buffer.from(zending.inhoud, 'utf8') : zending.inhoud;
    // Raw bytes are a dead letter, which came off the broker as large as it is: refused here it would stay, and hold up the rest.
    if (eigen && inhoud.byteLength > MAX_LICHAAM) throw new TeGroot('message body over the limit');
    const kanaal = this.#vrijKanaal();
    await new Promise<void>((klaar, mislukt) => {
      const vlucht = this.#vertrek(zending, klaar, mislukt);
      try {
        kanaal.publish(zending.exchange, zending.sleutel, inhoud, this.#eigenschappen(zending), (fout) => this.#bevestigd(vlucht, fout));
        faalpunt('publicatie.onbevestigd');
      } catch (fout) {
        this.#vluchten.delete(vlucht);
        this.opties.logger.warn(foutkenmerk(fout), 'publish on a closed channel');
        vlucht.af(new GeenVerbinding('channel closed'));
      }
    });
  }

  /** Takes nothing new, waits until what is under way is confirmed or given up, and closes. */
  async sluit(): Promise<void> {
    this.#gesloten = true;
    this.#loslaten();
    const kanaal = this.#kanaal;
    if (this.#vluchten.size > 0) await kanaal?.waitForConfirms().catch(() => undefined);
    this.#kanaal = undefined;
    await kanaal?.close().catch(() => undefined);
  }

  #vrijKanaal(): ConfirmChannel {
    const kanaal = this.#kanaal;
    if (!kanaal || !this.gereed || this.#gesloten) throw new GeenVerbinding('no usable broker connection');
    if (this.#vluchten.size < (this.opties.maxInVlucht ?? 2_000)) return kanaal;
    // A broker that leaves confirmations out would fill us up: a new channel drops what nobody waits for any more.
    if ([...this.#vluchten].some(({ laat }) => laat)) void kanaal.close().catch(() => undefined);
    throw new GeenVerbinding('too many publications under way');
  }

  #vertrek(zending: Zending, klaar: () => void, mislukt: (fout: PublicatieFout) => void): Vlucht {
    const wekker = setTimeout(() => {
      vlucht.laat = true;
      mislukt(new BevestigingTeLaat('no confirmation in time'));
    }, this.opties.bevestigMs ?? 5_000);
    const vlucht: Vlucht = {
      zending,
      teruggekomen: false,
      laat: false,
      af: (fout) => {
        clearTimeout(wekker);
        if (fout) mislukt(fout);
        else klaar();
      },
    };
    this.#vluchten.add(vlucht);
    return vlucht;
  }

  #eigenschappen({ id, type, traceparent, contentType, antwoordAan, correlatie, koppen, vervaltNaMs }: Zending): Options.Publish {
    return {
      mandatory: true,
      persistent: true,
      userId: this.opties.gebruiker,
      messageId: id,
      type,
      contentType: contentType ?? SOORT_JSON,
      headers: { ...koppen, ...(traceparent ? { traceparent } : {}) },
      ...(antwoordAan ? { replyTo: antwoordAan } : {}),
      ...(correlatie ? { correlationId: correlatie } : {}),
      ...(vervaltNaMs ? { expiration: vervaltNaMs } : {}),
    };
  }

  #bevestigd(vlucht: Vlucht, fout: unknown): void {
    this.#vluchten.delete(vlucht);
    if (vlucht.teruggekomen) vlucht.af(new NietGerouteerd('no queue is bound for this key'));
    else if (!fout) vlucht.af();
    else if (fout instanceof Error && fout.message === 'message nacked') vlucht.af(new NietAangenomen('negative confirmation'));
    else if (isSchuldig(vlucht.zending, this.#sluitreden)) vlucht.af(new Geweigerd('the broker refuses this exchange or key'));
    else vlucht.af(new GeenVerbinding('channel closed before the confirmation'));
  }

  /** The broker names no delivery in a return, only exchange, key and id. It comes before the confirmation of that same message. */
  #teruggekomen({ fields, properties }: Message): void {
    for (const vlucht of this.#vluchten) {
      const { exchange, sleutel, id } = vlucht.zending;
      if (exchange === fields.exchange && sleutel === fields.routingKey && id === properties.messageId) vlucht.teruggekomen = true;
    }
  }

  async #openKanaal(model: ChannelModel): Promise<void> {
    const kanaal = await model.createConfirmChannel();
    if (this.#gesloten) return await kanaal.close();
    kanaal.on('return', (bericht) => this.#teruggekomen(bericht));
    kanaal.on('error', (fout) => {
      this.#sluitreden = fout.message;
      this.opties.logger.error(foutkenmerk(fout), 'broker closed the publishing channel');
    });
    kanaal.on('close', () => {
      if (this.#kanaal !== kanaal) return;
      this.#kanaal = undefined;
      this.#sluitreden = undefined;
      // On a lost connection this fails too, and onVerbonden brings the next channel.
      if (!this.#gesloten) this.#openKanaal(model).catch((fout: unknown) => this.opties.logger.debug(foutkenmerk(fout), 'no channel on this connection'));
    });
    this.#kanaal = kanaal;
  }
}

/**
 * A refused publication takes the whole channel down with everything under way; the broker's text names the exchange
 * and for topic rights the key, so only the culprit is refused for good and its neighbours may be sent again.
 * A login that is not the user we name condemns them all.
 */
const isSchuldig = ({ exchange, sleutel }: Zending, reden: string | undefined): boolean => {
  if (reden?.includes('user_id property')) return true;
  if (!reden?.includes(`exchange '${exchange}'`)) return false;
  return !reden.includes("topic '") || reden.includes(`topic '${sleutel}'`);
};
