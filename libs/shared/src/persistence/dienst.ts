import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AsyncMicroserviceOptions } from '@nestjs/microservices';
import { HerwerpFilter, RabbitStrategy } from '../messaging/rabbit.strategy';
import type { BasisConfig } from '../operations/config';
import { ConfigFout } from '../operations/config';
import { foutVeld, maakLogger, NestLogger } from '../operations/logger';
import { bijSluiten } from '../operations/sluiten';

/** Runs a service without a door of its own: it lives on the broker. Ends the process with a clear line when it cannot start. */
export const startDienst = async <C extends BasisConfig>(dienst: string, laad: () => C, maakModule: (config: C) => Type): Promise<void> => {
  try {
    const config = laad();
    const logger = maakLogger(dienst, config.LOG_NIVEAU);
    const app = await NestFactory.createMicroservice<AsyncMicroserviceOptions>(maakModule(config), {
      inject: [RabbitStrategy],
      useFactory: (strategy: RabbitStrategy) => ({ strategy }),
      logger: new NestLogger(logger),
      abortOnError: false,
    } as AsyncMicroserviceOptions);
    app.useGlobalFilters(new HerwerpFilter());
    await app.listen();
    bijSluiten(() => app.close());
    logger.info({ dienst }, 'service started');
  } catch (fout) {
    stopMetMelding(dienst, fout);
  }
};

/** A fault in the settings is told in full (names only); of any other fault its kind, because its text may hold an address with a password. */
export const stopMetMelding = (dienst: string, fout: unknown): never => {
  const tekst = fout instanceof ConfigFout ? fout.message : JSON.stringify(foutVeld(fout));
  process.stderr.write(`${dienst} start niet. ${tekst}\n`);
  process.exit(1);
};
