import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import type { Klok } from '../kernel/klok';
import { Ketenaar } from '../logboek/ketenaar';
import { laatsteZegel } from '../logboek/stand';
import { eisBrokerrechten } from '../messaging/brokerrechten';
import { Publisher } from '../messaging/publisher';
import { RabbitStrategy } from '../messaging/rabbit.strategy';
import { Verbinding } from '../messaging/verbinding';
import { volgFaalpunten } from '../operations/faalpunt';
import { KLOK, ZandbakKlok } from '../operations/klok';
import { foutVeld, type Logger } from '../operations/logger';
import { startOperaties, type Operaties } from '../operations/operatieslistener';
import { Bewaarder } from './bewaren/bewaarder';
import type { GevolgdeRing } from '../privacy/sleutelbestand';
import { Herkanser } from './herkanser';
import { KERNOPTIES, LEESBRON, LOGGER, SCHRIJFBRON, SLEUTELRING, UITGAAND } from './kern.tokens';
import type { Kernopties } from './kern.types';
import { Luister } from './luister';
import { meetKern } from './metingen';
import { Relay } from './relay';
import { Rust } from './rust';
import { Timers } from './timers';

/**
 * Starts the background work of a service and ends it in order. Nest first closes the transport (stop consuming, finish what
 * is in flight); then this publishes what those handlers left in the outbox, signs what they logged, and closes the connections.
 */
@Injectable()
export class KernLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private operaties: Operaties | undefined;

  constructor(
    private readonly onderdelen: ModuleRef,
    @Inject(KERNOPTIES) private readonly opties: Kernopties,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { FAALPUNTEN_MAP } = this.opties.config;
    if (FAALPUNTEN_MAP !== undefined) volgFaalpunten(FAALPUNTEN_MAP, this.opties.dienst);
    const { OPERATIES_ADRES: adres, OPERATIES_POORT: poort, AMQP_URL: url, BROKER_BEHEER_ADRES: beheerAdres, SCHAKEL_OMGEVING } = this.opties.config;
    const { eisRechten = eisBrokerrechten } = this.opties;
    await eisRechten({ url, beheerAdres, dienst: this.opties.dienst, logger: this.logger, productie: SCHAKEL_OMGEVING === 'productie' });
    const bron = this.vind<DataSource>(SCHRIJFBRON);
    const klok = this.vind<Klok>(KLOK);
    const bijMeten = async (): Promise<void> => {
      // Also where no key is used for a long time: what was destroyed leaves the memory too, and a bad file is seen.
      this.vind<GevolgdeRing>(SLEUTELRING).ververs();
      await meetKern(bron, klok);
      await this.opties.bijMeten?.(bron);
    };
    this.operaties = await startOperaties({ adres, poort, gereed: () => this.gereed(), bijMeten, toon: { '/logboek/zegel': () => laatsteZegel(bron, this.opties.dienst) } });
    await this.startKlok(klok);
    this.vind<Luister>(Luister).start();
    await Promise.all([this.vind<Verbinding>(Verbinding).open(), this.vind<Verbinding>(UITGAAND).open()]);
    const relay = this.vind<Relay>(Relay);
    this.vind<Verbinding>(UITGAAND).onVerbonden(() => relay.wek());
    const bewaarder = this.vind<Bewaarder>(Bewaarder);
    this.vind<Rust>(Rust).telMee('bewaren', async () => ((await bewaarder.isGedaan()) ? 0 : 1));
    for (const werker of [relay, this.vind<Timers>(Timers), this.vind<Herkanser>(Herkanser), bewaarder, this.vind<Ketenaar>(Ketenaar)]) werker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.vind<Bewaarder>(Bewaarder).stop();
    await this.vind<Herkanser>(Herkanser).stop();
    await this.vind<Timers>(Timers).stop();
    await this.vind<Relay>(Relay).stop();
    await this.vind<Publisher>(Publisher).sluit();
    await this.vind<Luister>(Luister).sluit();
    await Promise.all([this.vind<Verbinding>(UITGAAND).sluit(), this.vind<Verbinding>(Verbinding).sluit()]);
    // Nothing writes any more: what was logged until now is chained and signed.
    await this.vind<Ketenaar>(Ketenaar).stop();
    const klok = this.vind<Klok>(KLOK);
    if (klok instanceof ZandbakKlok) klok.stop();
    for (const bron of [SCHRIJFBRON, LEESBRON]) await this.vind<DataSource>(bron).destroy();
    await this.operaties?.sluit();
  }

  private vind<T>(token: symbol | (abstract new (...args: never[]) => NonNullable<T>)): T {
    return this.onderdelen.get<T>(token, { strict: false });
  }

  private async startKlok(klok: Klok): Promise<void> {
    if (!(klok instanceof ZandbakKlok)) return;
    const timers = this.vind<Timers>(Timers);
    klok.bijVerzetten(() => {
      timers.wek();
      this.vind<Bewaarder>(Bewaarder).wek();
    });
    await klok.start();
    this.vind<Luister>(Luister).op('schakel_klok', () => {
      klok.ververs().catch((fout: unknown) => this.logger.warn({ fout: foutVeld(fout) }, 'sandbox clock could not be read'));
    });
  }

  private async gereed(): Promise<Record<string, boolean>> {
    const strategie = this.vind<RabbitStrategy | null>(RabbitStrategy);
    const database = await this.vind<DataSource>(SCHRIJFBRON).query('SELECT 1').then(
      () => true,
      () => false,
    );
    return {
      database,
      broker: this.vind<Publisher>(Publisher).gereed,
      relay: this.vind<Relay>(Relay).stand !== 'ONBEKEND',
      timers: this.vind<Timers>(Timers).stand !== 'ONBEKEND',
      logboek: this.vind<Ketenaar>(Ketenaar).stand !== 'ONBEKEND',
      ...(strategie ? { consument: strategie.gereed } : {}),
    };
  }
}
