import { type DynamicModule, Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Klok } from '#shared/kernel/klok';
import { Publisher } from '#shared/messaging/publisher';
import { Verbinding } from '#shared/messaging/verbinding';
import { Vraagbaak } from '#shared/messaging/vraagbaak';
import { KLOK, ZandbakKlok } from '#shared/operations/klok';
import type { Logger } from '#shared/operations/logger';
import { LOGGER, SCHRIJFBRON } from '#shared/persistence/kern.tokens';
import { Rust } from '#shared/persistence/rust';
import type { Hubconfig } from '../hub.module';
import { opslagVan } from '../persistence/opslag';
import { Klokzetter } from './klokzetter';
import { Rustmeter } from './rustmeter';
import { ZandbakController } from './zandbak.controller';

const RUST_MS = 60_000;
const ANDERE_DIENSTEN = ['handover', 'ontheffing', 'notifications'];

const alsZandbakKlok = (klok: Klok): ZandbakKlok => {
  if (klok instanceof ZandbakKlok) return klok;
  throw new Error('zandbak zonder verzetbare klok');
};

/** The clock that can be set, and the question whether the hub is at rest. Production refuses to start with it. */
@Module({})
export class ZandbakModule {
  static forRoot({ SCHAKEL_OMGEVING }: Pick<Hubconfig, 'SCHAKEL_OMGEVING'>): DynamicModule {
    if (SCHAKEL_OMGEVING !== 'sandbox') throw new Error('de zandbak hoort niet bij deze omgeving');
    return {
      module: ZandbakModule,
      controllers: [ZandbakController],
      providers: [
        { provide: Vraagbaak, inject: [Verbinding, Publisher, LOGGER], useFactory: (verbinding: Verbinding, publisher: Publisher, logger: Logger) => new Vraagbaak({ verbinding, publisher, logger }) },
        {
          provide: Rustmeter,
          inject: [Rust, Vraagbaak, KLOK],
          useFactory: (eigen: Rust, vraagbaak: Vraagbaak, klok: Klok) => new Rustmeter({ eigen, vraagbaak, klok, diensten: ANDERE_DIENSTEN }),
        },
        {
          provide: Klokzetter,
          inject: [SCHRIJFBRON, KLOK, Rustmeter],
          useFactory: (bron: DataSource, klok: Klok, rust: Rustmeter) => new Klokzetter({ opslag: opslagVan(bron), klok: alsZandbakKlok(klok), rust, rustMs: RUST_MS }),
        },
      ],
    };
  }
}
