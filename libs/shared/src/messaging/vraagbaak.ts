import { randomUUID } from 'node:crypto';
import type { ChannelModel, ConsumeMessage } from 'amqplib';
import type { Antwoord, Vraag } from '../contracts/intern';
import { EXCHANGE } from '../contracts/topologie';
import { leesLichaam } from './codec';
import { leesEigenschappen } from './eigenschappen';
import { foutkenmerk, GeenAntwoord, NietGerouteerd } from './fouten';
import type { Publisher } from './publisher';
import { TYPE_ANTWOORD } from './rabbit.strategy';
import { nieuweTrace } from './trace';
import type { BrokerLogger, Verbinding } from './verbinding';

export { GeenAntwoord } from './fouten';

export type Vraagbaakopties = {
  readonly verbinding: Verbinding;
  readonly publisher: Publisher;
  readonly logger: BrokerLogger;
};

type Open = { readonly dienst: string; readonly klaar: (inhoud: unknown) => void; readonly mislukt: (fout: GeenAntwoord) => void };

const STANDAARD_MS = 5_000;
const MAX_OPEN = 1_000;

/**
 * Questions to a service over the broker. An answer counts only if it carries our correlation id and
 * comes from the very service that was asked. Nothing is kept: late or lost is GeenAntwoord.
 */
export class Vraagbaak {
  #antwoordrij: string | undefined;
  readonly #open = new Map<string, Open>();
  readonly #loslaten: () => void;

  constructor(private readonly opties: Vraagbaakopties) {
    this.#loslaten = opties.verbinding.onVerbonden((model) => this.#luister(model));
  }

  get gereed(): boolean {
    return this.#antwoordrij !== undefined;
  }

  async vraag<P, R>(dienst: string, naam: string, vraag: Vraag<P>, opties: { ms?: number; traceparent?: string } = {}): Promise<Antwoord<R>> {
    const antwoordAan = this.#antwoordrij;
    if (!antwoordAan) throw new GeenAntwoord('GEEN_VERBINDING');
    if (this.#open.size >= MAX_OPEN) throw new GeenAntwoord('TE_DRUK');
    const correlatie = randomUUID();
    const ms = opties.ms ?? STANDAARD_MS;
    const antwoord = this.#verwacht(correlatie, dienst, ms);
    this.opties.publisher
      .zend({
        exchange: EXCHANGE.vraag,
        sleutel: `vraag.${dienst}.${naam}`,
        id: correlatie,
        correlatie,
        type: 'vraag',
        inhoud: JSON.stringify(vraag),
        antwoordAan,
        vervaltNaMs: ms,
        traceparent: opties.traceparent ?? nieuweTrace(),
      })
      .catch((fout: unknown) => this.#open.get(correlatie)?.mislukt(new GeenAntwoord(fout instanceof NietGerouteerd ? 'NIET_GEROUTEERD' : 'GEEN_VERBINDING')));
    return (await antwoord) as Antwoord<R>;
  }

  sluit(): void {
    this.#loslaten();
    this.#verlaat();
  }

  #verwacht(correlatie: string, dienst: string, ms: number): Promise<unknown> {
    return new Promise((klaar, mislukt) => {
      const wekker = setTimeout(() => this.#open.get(correlatie)?.mislukt(new GeenAntwoord('TE_LAAT')), ms);
      const af = (): void => {
        clearTimeout(wekker);
        this.#open.delete(correlatie);
      };
      this.#open.set(correlatie, {
        dienst,
        klaar: (inhoud) => (af(), klaar(inhoud)),
        mislukt: (fout) => (af(), mislukt(fout)),
      });
    });
  }

  /** A fresh name per connection: the broker may still hold the exclusive queue of the lost one. */
  async #luister(model: ChannelModel): Promise<void> {
    const naam = `antwoord.gateway.${randomUUID()}`;
    const kanaal = await model.createChannel();
    kanaal.on('error', (fout) => this.opties.logger.error(foutkenmerk(fout), 'broker closed the reply channel'));
    kanaal.on('close', () => {
      if (this.#antwoordrij !== naam) return;
      this.#verlaat();
      // On a lost connection this fails too, and onVerbonden brings the next queue.
      this.#luister(model).catch((fout: unknown) => this.opties.logger.debug(foutkenmerk(fout), 'no reply queue on this connection'));
    });
    await kanaal.assertQueue(naam, { exclusive: true, durable: false, autoDelete: true });
    await kanaal.bindQueue(naam, EXCHANGE.antwoord, naam);
    await kanaal.consume(naam, (bericht) => (bericht ? this.#ontvang(bericht) : void kanaal.close()), { noAck: true });
    this.#antwoordrij = naam;
  }

  #verlaat(): void {
    this.#antwoordrij = undefined;
    for (const open of [...this.#open.values()]) open.mislukt(new GeenAntwoord('GEEN_VERBINDING'));
  }

  #ontvang(bericht: ConsumeMessage): void {
    const { correlationId, userId, type } = leesEigenschappen(bericht);
    const open = this.#open.get(correlationId ?? '');
    if (!open) return;
    if (userId !== open.dienst) {
      this.opties.logger.error({ verwacht: open.dienst }, 'answer from another service ignored');
      return;
    }
    if (type !== TYPE_ANTWOORD) return open.mislukt(new GeenAntwoord('FOUT_BIJ_DIENST'));
    try {
      open.klaar(leesLichaam(bericht.content));
    } catch {
      open.mislukt(new GeenAntwoord('FOUT_BIJ_DIENST'));
    }
  }
}
