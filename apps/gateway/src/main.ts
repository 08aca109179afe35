import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RabbitStrategy } from '#shared/messaging/rabbit.strategy';
import { laadConfig } from '#shared/operations/config';
import { maakLogger, NestLogger } from '#shared/operations/logger';
import { KLOK } from '#shared/operations/klok';
import { bijSluiten } from '#shared/operations/sluiten';
import { stopMetMelding } from '#shared/persistence/dienst';
import { laadBeleid } from '#shared/policy/beleid';
import { laadPartijen } from '#shared/policy/partijen';
import { leesKaders } from '#shared/privacy/kader';
import { GatewayConfig } from './config';
import { GatewayModule } from './gateway.module';
import { maakAdapter, plaatsPoort } from './http/adapter';
import { Personeelsregister } from './register/personeel';
import { Bewijsboek } from './toegang/bewijsboek';
import { Binding } from './toegang/binding';
import { Blokkades } from './toegang/blokkades';
import { Limiet } from './toegang/limiet';
import { maakPoortwachter } from './toegang/poort';
import { Tokenlezer } from './toegang/tokens';

/** A burst may be this many seconds of the steady rate. */
const STOOT = 5;

const start = async (): Promise<void> => {
  const config = laadConfig(GatewayConfig);
  const logger = maakLogger('gateway', config.LOG_NIVEAU);
  const personeel = new Personeelsregister();
  const partijen = laadPartijen(config.CONFIG_MAP, () => personeel.huidig);
  const beleid = laadBeleid(config.CONFIG_MAP);
  const kaders = leesKaders(beleid.versies('privacykader'));
  const tokens = new Tokenlezer({ issuer: config.OIDC_ISSUER, audience: config.TOKEN_AUDIENCE, jwksUrl: config.OIDC_JWKS_URL });
  const limiet = new Limiet(config.VERZOEKEN_PER_SECONDE, config.VERZOEKEN_PER_SECONDE * STOOT);
  const adapter = maakAdapter();
  const app = await NestFactory.create<NestFastifyApplication>(GatewayModule.met({ config, partijen, personeel, kaders, beleid }), adapter, {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const binding = new Binding({ tokenbinding: config.TOKENBINDING, bases: [config.PUBLIEKE_URL, ...(config.INTERNE_URL ? [config.INTERNE_URL] : [])], boek: app.get(Bewijsboek) });
  plaatsPoort(adapter, maakPoortwachter({ tokens, binding, blokkades: app.get(Blokkades), partijen, limiet, klok: app.get(KLOK) }));
  // Inherits ProbleemFilter, which lets the errors of a consumer through; its own filter would come too late for Nest.
  app.connectMicroservice({ strategy: app.get(RabbitStrategy) }, { inheritAppConfig: true });
  // The consumers wait for the broker connection, which the modules open when they are initialised.
  await app.init();
  await app.startAllMicroservices();
  await app.listen(config.HTTP_POORT, config.HTTP_ADRES);
  bijSluiten(() => app.close());
  logger.info({ dienst: 'gateway', poort: config.HTTP_POORT }, 'service started');
};

start().catch((fout: unknown) => stopMetMelding('gateway', fout));
