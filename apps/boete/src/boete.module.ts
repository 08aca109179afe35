import { Inject, Injectable, Module, type OnModuleInit, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { CATALOGUS } from '#shared/contracts/catalogus';
import type { BasisConfig } from '#shared/operations/config';
import { BerichtenController } from '#shared/persistence/berichten.controller';
import { KernModule, LEESBRON, SLEUTELRING } from '#shared/persistence/kern.module';
import { Runner } from '#shared/persistence/runner';
import { maakVoorvertoningController } from '#shared/persistence/voorvertoning.controller';
import { laadBeleid } from '#shared/policy/beleid';
import { laadPartijen } from '#shared/policy/partijen';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { handleInwoner } from './inwoner.handler';
import { VragenController } from './messaging/vragen.controller';
import type { Omgeving } from './omgeving';
import { entiteiten } from './persistence/sanctie.entity';
import { SanctieLezer } from './persistence/sanctie.lezer';
import { telSancties } from './persistence/tellingen';
import { wisstappen } from './persistence/wisstappen';
import { handleSanctie } from './sanctie.handler';
import { handleSignaal } from './signaal.handler';

/** boete.eerst.bekijken is stated by this service itself and taken from nobody. */
export const registreerHandlers = (runner: Runner, omgeving: Omgeving): void => {
  for (const { type, context, gebeurtenis, zaak } of CATALOGUS) {
    if (context === 'signaal') runner.registreer(type, handleSignaal(omgeving));
    if (context !== 'boete' || gebeurtenis === 'eerst.bekijken') continue;
    runner.registreer(type, zaak === 'geen' ? handleInwoner(omgeving) : handleSanctie(omgeving));
  }
};

export const maakBoeteModule = (config: BasisConfig): Type => {
  const consument = { wachtrij: 'boete.in', vraagwachtrij: 'boete.vraag', prefetch: 100 };

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
    imports: [KernModule.forRoot({ dienst: 'boete', entiteiten, config, consument, bijMeten: telSancties, wisstappen })],
    controllers: [BerichtenController, VragenController, maakVoorvertoningController('boete')],
    providers: [{ provide: SanctieLezer, inject: [LEESBRON], useFactory: (bron: DataSource) => new SanctieLezer(bron) }, Handlers],
  })
  class BoeteModule {}
  return BoeteModule;
};
