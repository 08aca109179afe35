import { Module, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Config } from './config';
import { DossierController } from './dossier.controller';
import type { Dossiersysteem } from './dossiersysteem';
import type { Logger } from './logger';
import { PostgresDossiersysteem } from './persistence/postgres.dossiersysteem';
import { Uitgaandopslag } from './persistence/uitgaandopslag';
import { Afnemer } from './schakel/afnemer';
import { SchakelClient } from './schakel/client';
import { Tokenbron } from './schakel/token';
import { Berichtverzender } from './schakel/verzender';
import { DOSSIERSYSTEEM, EIGEN_SOURCE } from './tokens';
import { UitgaandController } from './uitgaand.controller';

type Opties = { readonly config: Config; readonly bron: DataSource; readonly logger: Logger };

const maakClient = (config: Config): SchakelClient =>
  new SchakelClient(
    config.SCHAKEL_API_URL,
    new Tokenbron({ tokenUrl: config.OIDC_TOKEN_URL, clientId: config.SUITE_CLIENT_ID, sleutelbestand: config.SUITE_CLIENT_KEY_FILE, audience: config.TOKEN_AUDIENCE }),
  );

/** Werkzaak's side as an outside party has it: its own database, its own queue, and the public API. */
@Module({})
export class SuiteModule implements OnApplicationBootstrap {
  constructor(
    private readonly afnemer: Afnemer,
    private readonly verzender: Berichtverzender,
  ) {}

  static metOpties({ config, bron, logger }: Opties): DynamicModule {
    return {
      module: SuiteModule,
      controllers: [DossierController, UitgaandController],
      providers: [
        { provide: EIGEN_SOURCE, useValue: config.SUITE_SOURCE },
        { provide: DOSSIERSYSTEEM, useFactory: () => new PostgresDossiersysteem(bron, config.SUITE_SOURCE) },
        { provide: Uitgaandopslag, useFactory: () => new Uitgaandopslag(bron) },
        { provide: Berichtverzender, useFactory: (opslag: Uitgaandopslag) => new Berichtverzender(opslag, maakClient(config), logger), inject: [Uitgaandopslag] },
        {
          provide: Afnemer,
          useFactory: (systeem: Dossiersysteem) => new Afnemer({ url: config.SUITE_AMQP_URL, wachtrij: config.SUITE_QUEUE, systeem, logger }),
          inject: [DOSSIERSYSTEEM],
        },
      ],
    };
  }

  onApplicationBootstrap(): void {
    this.afnemer.start();
    this.verzender.start();
  }
}
