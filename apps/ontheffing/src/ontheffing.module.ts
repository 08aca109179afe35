import { Inject, Injectable, Module, type OnModuleInit, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { CATALOGUS } from '#shared/contracts/catalogus';
import { gebeurtenisVan } from '#shared/contracts/lezen';
import type { BasisConfig } from '#shared/operations/config';
import { BerichtenController } from '#shared/persistence/berichten.controller';
import { KernModule, LEESBRON, SLEUTELRING } from '#shared/persistence/kern.module';
import { Runner } from '#shared/persistence/runner';
import { maakVoorvertoningController } from '#shared/persistence/voorvertoning.controller';
import { laadBeleid } from '#shared/policy/beleid';
import { laadPartijen } from '#shared/policy/partijen';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { VragenController } from './messaging/vragen.controller';
import type { Omgeving } from './omgeving';
import { handleOntheffing } from './ontheffing.handler';
import { entiteiten } from './persistence/ontheffing.entity';
import { OntheffingLezer } from './persistence/ontheffing.lezer';
import { wisstappen } from './persistence/wisstappen';

/** Facts that this service states itself are not taken from anybody. */
const EIGEN: readonly string[] = ['besluitNodig', 'verlopen', 'vervallen', 'uitgeput', 'plan.nodig'];

export const registreerHandlers = (runner: Runner, omgeving: Omgeving): void => {
  const handle = handleOntheffing(omgeving);
  for (const { type, context } of CATALOGUS) if (context === 'ontheffing' && !EIGEN.includes(gebeurtenisVan(type))) runner.registreer(type, handle);
};

export const maakOntheffingModule = (config: BasisConfig): Type => {
  const consument = { wachtrij: 'ontheffing.in', vraagwachtrij: 'ontheffing.vraag', prefetch: 100 };

  @Injectable()
  class Handlers implements OnModuleInit {
    constructor(
      private readonly runner: Runner,
      @Inject(SLEUTELRING) private readonly ring: Sleutelring,
    ) {}

    onModuleInit(): void {
      registreerHandlers(this.runner, { beleid: laadBeleid(config.CONFIG_MAP), partijen: laadPartijen(config.CONFIG_MAP), ring: this.ring });
    }
  }

  @Module({
    imports: [KernModule.forRoot({ dienst: 'ontheffing', entiteiten, config, consument, wisstappen })],
    controllers: [BerichtenController, VragenController, maakVoorvertoningController('ontheffing')],
    providers: [{ provide: OntheffingLezer, inject: [LEESBRON], useFactory: (bron: DataSource) => new OntheffingLezer(bron) }, Handlers],
  })
  class OntheffingModule {}
  return OntheffingModule;
};
