import { HttpException } from '@nestjs/common';
import { FORBIDDEN_MESSAGE } from '@nestjs/core/guards';
import { type CustomTransportStrategy, RpcException, Server } from '@nestjs/microservices';
import type { ConsumeMessage } from 'amqplib';
import { isObservable, lastValueFrom } from 'rxjs';
import { EXCHANGE } from '../contracts/topologie';
import { Afnemer } from './afnemer';
import { keurLichaam } from './codec';
import { type Eigenschappen, leesEigenschappen, RabbitContext } from './eigenschappen';
import { type Doodsoorzaak, foutkenmerk, NietNu, Onleesbaar } from './fouten';
import { kiesPatroon } from './patroon';
import { Publisher } from './publisher';
import { kindVan } from './trace';
import type { BrokerLogger, Verbinding } from './verbinding';

export { HerwerpFilter } from './herwerp.filter';
export { NietNu, Onleesbaar } from './fouten';

export type Decodeer = (eigenschappen: Eigenschappen, routingKey: string, inhoud: Buffer) => { readonly patroon: string; readonly payload: unknown };
export type OnleesbaarInfo = { readonly oorzaak: Doodsoorzaak; readonly wachtrij: string; readonly messageId?: string; readonly userId?: string };

export type RabbitOpties = {
  readonly verbinding: Verbinding;
  /** Also the name of the broker user. */
  readonly dienst: string;
  readonly wachtrij: string;
  readonly vraagwachtrij?: string;
  readonly prefetch: number;
  readonly decodeer: Decodeer;
  /** Whether this broker user may state this pattern; the broker vouches for the user. */
  readonly magVan: (patroon: string, userId: string) => boolean;
  readonly logger: BrokerLogger;
  /** Records the refusal before the message is set apart; while it rejects the message stays. */
  readonly meldOnleesbaar?: (info: OnleesbaarInfo) => Promise<void>;
  readonly maxPogingen?: number;
  readonly sluitTermijnMs?: number;
  readonly herstel?: { readonly eersteMs: number; readonly hoogsteMs: number };
};

/** Only the gateway asks; anything else as reply address would let a question place messages elsewhere. */
const ANTWOORD_AAN = /^antwoord\.gateway\.[A-Za-z0-9-]+$/;
export const TYPE_ANTWOORD = 'antwoord';
const TYPE_FOUT = 'antwoord.fout';

/**
 * RabbitMQ under ordinary Nest handlers (`@EventPattern`, `@MessagePattern`, pipes, guards, interceptors).
 * Promise: a message is acknowledged after its handler resolved, or after the broker confirmed it as dead letter
 * with its cause, and in no other case. Handlers therefore see a message at least once.
 */
export class RabbitStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('schakel.rabbit');
  readonly #afnemers: Afnemer[];
  readonly #publisher: Publisher;

  constructor(private readonly opties: RabbitOpties) {
    super();
    this.initializeSerializer({});
    this.initializeDeserializer({});
    const { verbinding, logger, dienst, wachtrij, vraagwachtrij, prefetch, herstel } = opties;
    this.#publisher = new Publisher({ verbinding, logger, gebruiker: dienst });
    const afnemer = (naam: string, verwerk: Behandelaar): Afnemer =>
      new Afnemer({ verbinding, logger, prefetch, wachtrij: naam, verwerk: (bericht, poging) => this.#keurEnVerwerk(naam, bericht, poging, verwerk), ...(herstel ? { herstel } : {}) });
    this.#afnemers = [afnemer(wachtrij, (zaak) => this.#handel(zaak)), ...(vraagwachtrij ? [afnemer(vraagwachtrij, (zaak) => this.#beantwoord(zaak))] : [])];
  }

  get inVlucht(): number {
    return this.#afnemers.reduce((som, { inVlucht }) => som + inVlucht, 0);
  }

  /** Subscribed to every queue and not pausing: for the readiness check. */
  get gereed(): boolean {
    return this.#afnemers.every(({ afnemend, gepauzeerd }) => afnemend && !gepauzeerd);
  }

  listen(callback: (fout?: unknown) => void): void {
    Promise.all(this.#afnemers.map((afnemer) => afnemer.start())).then(() => callback(), callback);
  }

  /** The connection belongs to the service: its relay still publishes after the last handler. */
  async close(): Promise<void> {
    const termijn = this.opties.sluitTermijnMs ?? 10_000;
    await Promise.all(this.#afnemers.map((afnemer) => afnemer.stop(termijn)));
    await this.#publisher.sluit();
  }

  on(): never {
    throw new Error('RabbitStrategy has no events; look at `gereed` and `inVlucht`');
  }

  unwrap<T>(): T {
    return this.opties.verbinding as T;
  }

  async #keurEnVerwerk(wachtrij: string, bericht: ConsumeMessage, poging: number, verwerk: Behandelaar): Promise<void> {
    try {
      await verwerk(this.#keur(bericht));
    } catch (fout) {
      const oorzaak = doodsoorzaakVan(fout, poging >= (this.opties.maxPogingen ?? 8));
      if (!oorzaak) throw fout;
      await this.#zetApart(wachtrij, bericht, oorzaak);
    }
  }

  #keur(bericht: ConsumeMessage): Zaak {
    const eigenschappen = leesEigenschappen(bericht);
    const { routingKey, redelivered } = bericht.fields;
    keurLichaam(bericht.content);
    const { patroon, payload } = decodeerOfWeiger(this.opties.decodeer, eigenschappen, routingKey, bericht.content);
    const handler = this.messageHandlers.get(kiesPatroon(this.messageHandlers.keys(), patroon) ?? '');
    if (!handler) throw new Onleesbaar('TYPE_ONBEKEND');
    if (!eigenschappen.userId || !this.opties.magVan(patroon, eigenschappen.userId)) throw new Onleesbaar('NIET_BEVOEGD');
    const context = new RabbitContext([eigenschappen, routingKey, redelivered]);
    return { eigenschappen, voerUit: () => this.#voerUit(() => handler(payload, context), context) };
  }

  #voerUit(handler: () => unknown, context: RabbitContext): Promise<unknown> {
    return new Promise((klaar, mislukt) => {
      this.onProcessingStartHook(this.transportId, context, async () => {
        await uitkomstVan(handler).then(klaar, mislukt);
        // Typed as always there, but Nest sets it only when it follows requests.
        this.onProcessingEndHook?.(this.transportId, context);
      });
    });
  }

  async #handel({ voerUit }: Zaak): Promise<void> {
    await voerUit();
  }

  /** A question is answered or not, never kept: the asker is gone by the time a second try would succeed. */
  async #beantwoord({ eigenschappen, voerUit }: Zaak): Promise<void> {
    const { replyTo, correlationId, traceparent } = eigenschappen;
    if (!replyTo || !correlationId || !ANTWOORD_AAN.test(replyTo)) throw new Onleesbaar('BERICHT_ONGELDIG');
    const antwoord = await voerUit().then(
      (uitkomst) => ({ type: TYPE_ANTWOORD, inhoud: JSON.stringify(uitkomst ?? null) }),
      (fout: unknown) => {
        this.opties.logger.warn(foutkenmerk(fout), 'question failed');
        return { type: TYPE_FOUT, inhoud: 'null' };
      },
    );
    await this.#publisher
      .publiceer({ exchange: EXCHANGE.antwoord, sleutel: replyTo, id: correlationId, correlatie: correlationId, traceparent: kindVan(traceparent), ...antwoord })
      .catch((fout: unknown) => this.opties.logger.info(foutkenmerk(fout), 'answer not delivered'));
  }

  /** The body goes along unread; the headers name where it came from so that it can be put back. */
  async #zetApart(wachtrij: string, bericht: ConsumeMessage, oorzaak: Doodsoorzaak): Promise<void> {
    const { dienst, logger, meldOnleesbaar } = this.opties;
    const { type, messageId, userId, traceparent } = leesEigenschappen(bericht);
    logger.error({ oorzaak, wachtrij }, 'message set apart as dead letter');
    await meldOnleesbaar?.({ oorzaak, wachtrij, ...(messageId ? { messageId } : {}), ...(userId ? { userId } : {}) }).catch(nietNu);
    await this.#publisher
      .zend({
        exchange: EXCHANGE.dood,
        sleutel: `${dienst}.dood`,
        id: messageId ?? '',
        type: type ?? '',
        inhoud: bericht.content,
        traceparent: kindVan(traceparent),
        koppen: { 'x-oorzaak': oorzaak, 'x-wachtrij': wachtrij, 'x-exchange': bericht.fields.exchange, 'x-sleutel': bericht.fields.routingKey, ...(userId ? { 'x-afzender': userId } : {}) },
      })
      .catch(nietNu);
  }
}

type Zaak = { readonly eigenschappen: Eigenschappen; readonly voerUit: () => Promise<unknown> };
type Behandelaar = (zaak: Zaak) => Promise<void>;

/** Nest gives a stream, also for a handler that returns a promise; the message is done when the stream is. */
const uitkomstVan = async (handler: () => unknown): Promise<unknown> => {
  const uitkomst = await handler();
  return isObservable(uitkomst) ? await lastValueFrom(uitkomst, { defaultValue: undefined }) : uitkomst;
};

const nietNu = (fout: unknown): never => {
  throw new NietNu('cannot set the message apart now', { cause: fout });
};

const decodeerOfWeiger = (decodeer: Decodeer, ...invoer: Parameters<Decodeer>): ReturnType<Decodeer> => {
  try {
    return decodeer(...invoer);
  } catch (fout) {
    throw fout instanceof Onleesbaar ? fout : new Onleesbaar('BERICHT_ONGELDIG');
  }
};

/** Undefined: keep and try again. What a pipe or guard refuses is as final as what we refuse. */
const doodsoorzaakVan = (fout: unknown, opgegeven: boolean): Doodsoorzaak | undefined => {
  if (fout instanceof NietNu) return undefined;
  if (fout instanceof Onleesbaar) return fout.oorzaak;
  if (fout instanceof RpcException) return fout.getError() === FORBIDDEN_MESSAGE ? 'NIET_BEVOEGD' : 'BERICHT_ONGELDIG';
  if (fout instanceof HttpException && fout.getStatus() < 500) return [401, 403].includes(fout.getStatus()) ? 'NIET_BEVOEGD' : 'BERICHT_ONGELDIG';
  return opgegeven ? 'NIET_VERWERKT' : undefined;
};
