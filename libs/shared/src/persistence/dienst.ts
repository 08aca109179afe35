import type { INestMicroservice, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AsyncMicroserviceOptions } from '@nestjs/microservices';
import { BrokerrechtenTeRuim } from '../messaging/brokerrechten';
import { HerwerpFilter, RabbitStrategy } from '../messaging/rabbit.strategy';
import { ConfigFout, type BasisConfig } from '../operations/config';
import { foutVeld, maakLogger, NestLogger, type Logger } from '../operations/logger';
import { bijSluiten } from '../operations/sluiten';
import { SleutelringFout } from '../privacy/sleutelring';
import { RolTeMachtig, RolVanAnder } from './databron';

/** The service on its transport, not yet listening. */
export const maakDienst = async (module: Type, logger: Logger): Promise<INestMicroservice> => {
  const transport: AsyncMicroserviceOptions = { inject: [RabbitStrategy], useFactory: (strategy: RabbitStrategy) => ({ strategy }) };
  const app = await NestFactory.createMicroservice<AsyncMicroserviceOptions>(module, { ...transport, logger: new NestLogger(logger), abortOnError: false });
  app.useGlobalFilters(new HerwerpFilter());
  return app;
};

/** Runs a service without a door of its own: it lives on the broker. Ends the process with a clear line when it cannot start. */
export const startDienst = async <C extends BasisConfig>(dienst: string, laad: () => C, maakModule: (config: C) => Type): Promise<void> => {
  try {
    const config = laad();
    const logger = maakLogger(dienst, config.LOG_NIVEAU);
    const app = await maakDienst(maakModule(config), logger);
    bijSluiten(() => app.close());
    await app.listen();
    logger.info('service started');
  } catch (fout) {
    stopMetMelding(dienst, fout);
  }
};

const TE_VERTELLEN = [ConfigFout, RolTeMachtig, RolVanAnder, BrokerrechtenTeRuim, SleutelringFout];

/** A fault in the settings, in the database role, in the rights on the broker or in the keyring is told in full (names only); of any other fault its kind, because its text may hold an address with a password. */
export const stopMetMelding = (dienst: string, fout: unknown): never => {
  const tekst = TE_VERTELLEN.some((soort) => fout instanceof soort) ? (fout as Error).message : JSON.stringify(foutVeld(fout));
  process.stderr.write(`${dienst} start niet. ${tekst}\n`);
  process.exit(1);
};
