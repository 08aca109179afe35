import { Inject, Injectable, Module, type OnModuleInit, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { BasisConfig } from '#shared/operations/config';
import { BerichtenController } from '#shared/persistence/berichten.controller';
import { KernModule, LEESBRON, SCHRIJFBRON } from '#shared/persistence/kern.module';
import { Runner } from '#shared/persistence/runner';
import { maakVoorvertoningController } from '#shared/persistence/voorvertoning.controller';
import { laadPartijen } from '#shared/policy/partijen';
import { TellingController } from './messaging/telling.controller';
import { VragenController } from './messaging/vragen.controller';
import { Faseboek } from './persistence/fasetabellen';
import { Rapportboek } from './persistence/rapporten';
import { Telboek, Telopslag } from './persistence/telopslag';
import { maakRapportage } from './rapport.handler';
import { dienTellingenIn } from './tellingen.handler';

/** Counts what the gateway tells and answers what was counted. It knows of no resident, and makes a report when somebody asks for one. */
export const maakRapportageModule = (config: BasisConfig): Type => {
  const consument = { wachtrij: 'rapportage.in', vraagwachtrij: 'rapportage.vraag', prefetch: 100 };
  const lezen = [Telboek, Faseboek, Rapportboek].map((klasse) => ({ provide: klasse, inject: [LEESBRON], useFactory: (bron: DataSource) => new klasse(bron) }));

  @Injectable()
  class Handlers implements OnModuleInit {
    constructor(@Inject(Runner) private readonly runner: Runner) {}

    onModuleInit(): void {
      this.runner.registreer('nl.participatiewet.rapportage.tellingen.ingediend.v1', dienTellingenIn);
      this.runner.registreer('nl.participatiewet.rapportage.gevraagd.v1', maakRapportage(laadPartijen(config.CONFIG_MAP)));
    }
  }

  @Module({
    imports: [KernModule.forRoot({ dienst: 'rapportage', entiteiten: [], config, consument })],
    controllers: [BerichtenController, TellingController, VragenController, maakVoorvertoningController('rapportage')],
    providers: [{ provide: Telopslag, inject: [SCHRIJFBRON], useFactory: (bron: DataSource) => new Telopslag(bron) }, ...lezen, Handlers],
  })
  class RapportageModule {}
  return RapportageModule;
};
