import { Inject, Injectable, Module, type OnModuleInit, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { CATALOGUS } from '#shared/contracts/catalogus';
import type { BasisConfig } from '#shared/operations/config';
import { BerichtenController } from '#shared/persistence/berichten.controller';
import { KernModule, LEESBRON, SLEUTELRING } from '#shared/persistence/kern.module';
import { Runner } from '#shared/persistence/runner';
import { maakVoorvertoningController } from '#shared/persistence/voorvertoning.controller';
import { laadBeleid } from '#shared/policy/beleid';
import { laadBewaartermijnen } from '#shared/policy/bewaartermijnen';
import { laadPartijen } from '#shared/policy/partijen';
import { leesKaders } from '#shared/privacy/kader';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { handleInwoner } from './inwoner.handler';
import { VragenController } from './messaging/vragen.controller';
import type { Omgeving } from './omgeving';
import { entiteiten } from './persistence/verstrekking.entity';
import { VerstrekkingLezer } from './persistence/verstrekking.lezer';
import { wisstappen } from './persistence/wisstappen';
import { handleVerstrekking } from './verstrekking.handler';

export const registreerHandlers = (runner: Runner, omgeving: Omgeving): void => {
  for (const { type, context, zaak } of CATALOGUS) {
    if (context === 'verstrekking') runner.registreer(type, zaak === 'geen' ? handleInwoner(omgeving) : handleVerstrekking(omgeving));
  }
};

export const maakVerstrekkingModule = (config: BasisConfig): Type => {
  const consument = { wachtrij: 'verstrekking.in', vraagwachtrij: 'verstrekking.vraag', prefetch: 100 };

  @Injectable()
  class Handlers implements OnModuleInit {
    constructor(
      private readonly runner: Runner,
      @Inject(SLEUTELRING) private readonly ring: Sleutelring,
    ) {}

    onModuleInit(): void {
      const beleid = laadBeleid(config.CONFIG_MAP);
      registreerHandlers(this.runner, { beleid, kaders: leesKaders(beleid.versies('privacykader')), partijen: laadPartijen(config.CONFIG_MAP), termijnen: laadBewaartermijnen(config.CONFIG_MAP), ring: this.ring });
    }
  }

  @Module({
    imports: [KernModule.forRoot({ dienst: 'verstrekking', entiteiten, config, consument, wisstappen: wisstappen(laadBewaartermijnen(config.CONFIG_MAP)) })],
    controllers: [BerichtenController, VragenController, maakVoorvertoningController('verstrekking')],
    providers: [{ provide: VerstrekkingLezer, inject: [LEESBRON], useFactory: (bron: DataSource) => new VerstrekkingLezer(bron, laadPartijen(config.CONFIG_MAP)) }, Handlers],
  })
  class VerstrekkingModule {}
  return VerstrekkingModule;
};
