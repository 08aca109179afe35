import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Publisher } from '../messaging/publisher';
import { RabbitStrategy } from '../messaging/rabbit.strategy';
import { Verbinding } from '../messaging/verbinding';
import { KLOK } from '../operations/klok';
import { Beheer } from './beheer';
import { Bewaarder } from './bewaren/bewaarder';
import { maakKernController } from './kern.controller';
import { KernLoop } from './kern.loop';
import { broker, bronnen, werkers } from './kern.onderdelen';
import { KERNOPTIES, LEESBRON, LOGGER, SCHRIJFBRON, SLEUTELRING, UITGAAND } from './kern.tokens';
import type { Kernopties } from './kern.types';
import { Luister } from './luister';
import { Relay } from './relay';
import { Runner } from './runner';
import { Rust } from './rust';
import { Teller } from './teller';
import { Timers } from './timers';

export { LEESBRON, LOGGER, SCHRIJFBRON, SLEUTELRING } from './kern.tokens';
export type { Kernopties } from './kern.types';

/**
 * Everything a service shares with the others: databases, broker, runner, relay, timers, clock, keys, health. An app adds its
 * handlers (`runner.registreer`), its consumer (`@EventPattern` that calls `runner.verwerk`) and its reads.
 */
@Global()
@Module({})
export class KernModule {
  static forRoot(opties: Kernopties): DynamicModule {
    return {
      module: KernModule,
      controllers: opties.consument?.vraagwachtrij ? [maakKernController(opties.dienst)] : [],
      providers: [{ provide: KERNOPTIES, useValue: opties }, ...bronnen(opties), ...broker(opties), ...werkers(opties), KernLoop],
      exports: [SCHRIJFBRON, LEESBRON, LOGGER, SLEUTELRING, KLOK, Teller, Luister, Verbinding, UITGAAND, Publisher, RabbitStrategy, Runner, Relay, Timers, Rust, Beheer, Bewaarder],
    };
  }
}
