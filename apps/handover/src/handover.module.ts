import { Inject, Injectable, Module, type OnModuleInit, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { bekendeSoort, CATALOGUS } from '#shared/contracts/catalogus';
import type { Context } from '#shared/contracts/catalogus.types';
import type { BasisConfig } from '#shared/operations/config';
import { BerichtenController } from '#shared/persistence/berichten.controller';
import { KernModule, LEESBRON, SLEUTELRING } from '#shared/persistence/kern.module';
import { Runner } from '#shared/persistence/runner';
import type { Handle } from '#shared/persistence/runner.types';
import { maakVoorvertoningController } from '#shared/persistence/voorvertoning.controller';
import { laadBeleid } from '#shared/policy/beleid';
import { laadFormulieren } from '#shared/policy/formulieren';
import { laadPartijen } from '#shared/policy/partijen';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { handleHerroeping } from './herroeping.handler';
import { handleClassificatie, handleClassificatieHerroepen, handleInwoner } from './inwoner.handler';
import { VragenController } from './messaging/vragen.controller';
import type { Omgeving } from './omgeving';
import { handleOverdracht } from './overdracht.handler';
import { entiteiten } from './persistence/entiteiten';
import { OverdrachtLezer } from './persistence/overdracht.lezer';
import { leesVooraf } from './persistence/voorraad';
import { wisstappen } from './persistence/wisstappen';
import { handleInwonerHerroepen, handleVertrekBereikt } from './vertrek.handler';

const CONTEXTEN: { readonly [C in Context]?: (omgeving: Omgeving) => Handle } = { overdracht: handleOverdracht, inwoner: handleInwoner, classificatie: handleClassificatie };

/** What the hub states to itself: timers that came due, a case that was opened, a message that was recalled. */
const VAN_DE_HUB = {
  'overdracht.geopend': handleOverdracht,
  'overdracht.startdatum.bereikt': handleOverdracht,
  'overdracht.driegesprek.uitgebleven': handleOverdracht,
  'overdracht.herroepen': handleHerroeping,
  'inwoner.vertrek.bereikt': handleVertrekBereikt,
  'inwoner.herroepen': handleInwonerHerroepen,
  'classificatie.herroepen': handleClassificatieHerroepen,
} as const;

/** Facts that this service states itself (overdracht.ingegaan, the context regie) are not taken from anybody. */
export const registreerHandlers = (runner: Runner, omgeving: Omgeving): void => {
  runner.leesVooraf(leesVooraf);
  for (const { type, context, herkomst } of CATALOGUS) {
    const handler = herkomst === 'partij' ? CONTEXTEN[context] : undefined;
    if (handler) runner.registreer(type, handler(omgeving));
  }
  for (const [naam, handle] of Object.entries(VAN_DE_HUB)) runner.registreer(bekendeSoort(`nl.participatiewet.${naam}.v1`).type, handle(omgeving));
};

export const maakHandoverModule = (config: BasisConfig): Type => {
  const consument = { wachtrij: 'handover.in', vraagwachtrij: 'handover.vraag', prefetch: 100 };

  @Injectable()
  class Handlers implements OnModuleInit {
    constructor(
      private readonly runner: Runner,
      @Inject(SLEUTELRING) private readonly ring: Sleutelring,
    ) {}

    onModuleInit(): void {
      registreerHandlers(this.runner, { beleid: laadBeleid(config.CONFIG_MAP), formulieren: laadFormulieren(config.CONFIG_MAP), partijen: laadPartijen(config.CONFIG_MAP), ring: this.ring });
    }
  }

  @Module({
    imports: [KernModule.forRoot({ dienst: 'handover', entiteiten, config, consument, wisstappen })],
    controllers: [BerichtenController, VragenController, maakVoorvertoningController('handover')],
    providers: [{ provide: OverdrachtLezer, inject: [LEESBRON], useFactory: (bron: DataSource) => new OverdrachtLezer(bron) }, Handlers],
  })
  class HandoverModule {}
  return HandoverModule;
};
