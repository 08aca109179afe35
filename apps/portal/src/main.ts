import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { laadConfig } from '#shared/operations/config';
import { foutVeld, maakLogger, NestLogger } from '#shared/operations/logger';
import { startOperaties } from '#shared/operations/operatieslistener';
import { bijSluiten } from '#shared/operations/sluiten';
import { maakAdapter, richtIn } from './adapter';
import { PortalConfig } from './config';
import { PortalModule } from './portal.module';

const start = async (): Promise<void> => {
  const config = laadConfig(PortalConfig);
  const logger = maakLogger('portal', config.LOG_NIVEAU);
  const app = await NestFactory.create<NestFastifyApplication>(PortalModule.met(config), maakAdapter(), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  await richtIn(app, config);
  await app.listen(config.HTTP_POORT, config.HTTP_ADRES);
  const operaties = await startOperaties({ poort: config.OPERATIES_POORT, adres: config.OPERATIES_ADRES, gereed: () => Promise.resolve({ paginas: true }) });
  bijSluiten(async () => {
    await operaties.sluit();
    await app.close();
  });
  logger.info({ dienst: 'portal', poort: config.HTTP_POORT }, 'service started');
};

start().catch((fout: unknown) => {
  const melding = fout instanceof Error && fout.name === 'ConfigFout' ? fout.message : JSON.stringify(foutVeld(fout));
  process.stderr.write(`portal start niet. ${melding}\n`);
  process.exit(1);
});
