import { Inject, Injectable, Module, type OnModuleInit, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { CATALOGUS } from '#shared/contracts/catalogus';
import type { BasisConfig } from '#shared/operations/config';
import { KernModule, LEESBRON, SLEUTELRING } from '#shared/persistence/kern.module';
import { Runner } from '#shared/persistence/runner';
import { laadBeleid } from '#shared/policy/beleid';
import { laadPartijen } from '#shared/policy/partijen';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { handleInwoner } from './inwoner.handler';
import { BerichtenController } from '#shared/persistence/berichten.controller';
import { VragenController } from './messaging/vragen.controller';
import type { Omgeving } from './omgeving';
import { handleOverdracht } from './overdracht.handler';
import { entiteiten } from './persistence/entiteiten';
import { OverdrachtLezer } from './persistence/overdracht.lezer';

const OMGEVING = Symbol('OMGEVING');

/** Facts that this service states itself (`overdracht.ingegaan`, regie) are not taken from anybody. */
export const registreerHandlers = (runner: Runner, omgeving: Omgeving): void => {
  for (const { type, context, eigenaar } of CATALOGUS) {
    if (eigenaar !== 'handover' || context === 'regie' || type.endsWith('.ingegaan.v1')) continue;
    runner.registreer(type, context === 'inwoner' ? handleInwoner(omgeving) : handleOverdracht(omgeving));
  }
};

@Injectable()
class Handlers implements OnModuleInit {
  constructor(
    private readonly runner: Runner,
    @Inject(OMGEVING) private readonly omgeving: Omgeving,
  ) {}

  onModuleInit(): void {
    registreerHandlers(this.runner, this.omgeving);
  }
}

export const maakHandoverModule = (config: BasisConfig): Type => {
  const consument = { wachtrij: 'handover.in', vraagwachtrij: 'handover.vraag', prefetch: 20 };
  const maakOmgeving = (ring: Sleutelring): Omgeving => ({ beleid: laadBeleid(config.CONFIG_MAP), partijen: laadPartijen(config.CONFIG_MAP), ring });
  @Module({
    imports: [KernModule.forRoot({ dienst: 'handover', entiteiten, config, consument })],
    controllers: [BerichtenController, VragenController],
    providers: [
      { provide: OMGEVING, inject: [SLEUTELRING], useFactory: maakOmgeving },
      { provide: OverdrachtLezer, inject: [LEESBRON], useFactory: (bron: DataSource) => new OverdrachtLezer(bron) },
      Handlers,
    ],
  })
  class HandoverModule {}
  return HandoverModule;
};
