import { Injectable, Module, type OnModuleInit, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { BasisConfig } from '#shared/operations/config';
import { BerichtenController } from '#shared/persistence/berichten.controller';
import { KernModule, LEESBRON } from '#shared/persistence/kern.module';
import { Runner } from '#shared/persistence/runner';
import { maakVoorvertoningController } from '#shared/persistence/voorvertoning.controller';
import { laadBeleid } from '#shared/policy/beleid';
import { laadPartijen } from '#shared/policy/partijen';
import { VragenController } from './messaging/vragen.controller';
import { handleVerleend, type Omgeving } from './ontheffing.handler';
import { entiteiten } from './persistence/ontheffing.entity';
import { OntheffingLezer } from './persistence/ontheffing.lezer';

export const registreerHandlers = (runner: Runner, omgeving: Omgeving): void =>
  runner.registreer(bekendeSoort('nl.participatiewet.ontheffing.verleend.v1').type, handleVerleend(omgeving));

export const maakOntheffingModule = (config: BasisConfig): Type => {
  const consument = { wachtrij: 'ontheffing.in', vraagwachtrij: 'ontheffing.vraag', prefetch: 20 };

  @Injectable()
  class Handlers implements OnModuleInit {
    constructor(private readonly runner: Runner) {}

    onModuleInit(): void {
      registreerHandlers(this.runner, { beleid: laadBeleid(config.CONFIG_MAP), partijen: laadPartijen(config.CONFIG_MAP) });
    }
  }

  @Module({
    imports: [KernModule.forRoot({ dienst: 'ontheffing', entiteiten, config, consument })],
    controllers: [BerichtenController, VragenController, maakVoorvertoningController('ontheffing')],
    providers: [{ provide: OntheffingLezer, inject: [LEESBRON], useFactory: (bron: DataSource) => new OntheffingLezer(bron) }, Handlers],
  })
  class OntheffingModule {}
  return OntheffingModule;
};
