import 'reflect-metadata';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { laadConfig, type Config } from './config';
import { foutVeld, maakLogger, type Logger } from './logger';
import { metrieken } from './metrieken';
import { startOperaties } from './operaties';
import { openDatabron } from './persistence/databron';
import { Uitgaandopslag } from './persistence/uitgaandopslag';
import { Afnemer } from './schakel/afnemer';
import { Berichtverzender } from './schakel/verzender';
import { SuiteModule } from './suite.module';

const SLUIT_MS = 20_000;
/** This API has no login of its own: it is for the person at this machine, under no other name than loopback's. */
const EIGEN_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

const startApi = async (config: Config, bron: DataSource, logger: Logger): Promise<NestFastifyApplication> => {
  const app = await NestFactory.create<NestFastifyApplication>(SuiteModule.metOpties({ config, bron, logger }), new FastifyAdapter({ bodyLimit: 64 * 1024 }), { logger: false, abortOnError: false });
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
  app.getHttpAdapter().getInstance().addHook('onRequest', async (verzoek, antwoord) => {
    if (!EIGEN_HOST.test(verzoek.headers.host ?? '')) await antwoord.code(404).send({ message: 'Dit adres bestaat niet.' });
  });
  await app.listen(config.HTTP_POORT, '127.0.0.1');
  return app;
};

const meet = async (opslag: Uitgaandopslag): Promise<void> => {
  const telling = await opslag.telling();
  metrieken.uitgaand.reset();
  for (const [status, aantal] of Object.entries(telling)) metrieken.uitgaand.set({ status }, aantal);
};

const start = async (config: Config, logger: Logger): Promise<void> => {
  const bron = await openDatabron(config.SUITE_DATABASE_URL);
  const app = await startApi(config, bron, logger);
  const afnemer = app.get(Afnemer);
  const operaties = await startOperaties({
    poort: config.OPERATIES_POORT,
    adres: config.OPERATIES_ADRES,
    gereed: async () => ({ wachtrij: afnemer.verbonden, database: await bron.query('SELECT 1').then(() => true, () => false) }),
    bijMeten: () => meet(app.get(Uitgaandopslag)),
  });
  const sluit = async (): Promise<void> => {
    await app.close();
    await Promise.all([afnemer.stop(), app.get(Berichtverzender).stop()]);
    operaties.close();
    await bron.destroy();
  };
  for (const sein of ['SIGTERM', 'SIGINT'] as const) {
    process.once(sein, () => {
      setTimeout(() => process.exit(1), SLUIT_MS).unref();
      sluit().then(() => process.exit(0), () => process.exit(1));
    });
  }
  logger.info('suite ready');
};

const logger = maakLogger(process.env['LOG_NIVEAU'] ?? 'info');
Promise.resolve()
  .then(() => start(laadConfig(), logger))
  .catch((fout: unknown) => {
    logger.error({ fout: foutVeld(fout) }, fout instanceof Error && /^(ConfigFout|TabellenOntbreken)$/.test(fout.name) ? fout.message : 'suite cannot start');
    process.exit(1);
  });
