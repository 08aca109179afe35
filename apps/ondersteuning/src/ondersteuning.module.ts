import { Inject, Injectable, Module, type OnModuleInit, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { CATALOGUS } from '#shared/contracts/catalogus';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import type { BasisConfig } from '#shared/operations/config';
import { BerichtenController } from '#shared/persistence/berichten.controller';
import { KernModule, LEESBRON } from '#shared/persistence/kern.module';
import { Runner } from '#shared/persistence/runner';
import type { Handle } from '#shared/persistence/runner.types';
import { maakVoorvertoningController } from '#shared/persistence/voorvertoning.controller';
import { laadBeleid } from '#shared/policy/beleid';
import { gemeentenVan, laadPartijen } from '#shared/policy/partijen';
import { handleContact } from './contact.handler';
import type { Verzoeksoort } from './domain/verzoek.types';
import { ALGEMEEN } from './gids.handler';
import { handleInwoner } from './inwoner.handler';
import { VragenController } from './messaging/vragen.controller';
import type { Omgeving } from './omgeving';
import { handleOntmoeting } from './ontmoeting.handler';
import { handlePlan } from './plan.handler';
import { GidsLezer } from './persistence/gids.lezer';
import { CadansLezer } from './persistence/cadans.lezer';
import { OntmoetingLezer } from './persistence/ontmoeting.lezer';
import { telVerzoeken } from './persistence/tellingen';
import { entiteiten } from './persistence/verzoek.entity';
import { VerzoekLezer } from './persistence/verzoek.lezer';
import { wisstappen } from './persistence/wisstappen';
import { VERZOEKEN } from './verzoek.handler';

const SOORTEN: Readonly<Record<string, Verzoeksoort>> = { instrument: 'INSTRUMENT', proevenaanwerk: 'PROEVEN_AAN_WERK', inkomensgesprek: 'INKOMENSGESPREK', casuistiek: 'CASUISTIEK' };

/** Facts that this service states itself are not taken from anybody. */
const EIGEN: readonly string[] = ['teLaat', 'evaluatie.nodig'];

const handlerVoor = ({ context, gebeurtenis, herkomst, inwoner }: Berichtsoort, omgeving: Omgeving): Handle | undefined => {
  const soort = SOORTEN[context];
  if (EIGEN.includes(gebeurtenis)) return undefined;
  if (context === 'contact') return handleContact(omgeving);
  if (context === 'planvanaanpak') return handlePlan(omgeving);
  if (context === 'ontmoeting') return handleOntmoeting(omgeving);
  if (herkomst === 'hub') return soort && handleInwoner(soort)(omgeving);
  return inwoner === 'geen' ? ALGEMEEN[`${context}.${gebeurtenis}`]?.(omgeving) : VERZOEKEN[context]?.(omgeving);
};

export const registreerHandlers = (runner: Runner, omgeving: Omgeving): void => {
  for (const berichtsoort of CATALOGUS) {
    const handler = berichtsoort.eigenaar === 'ondersteuning' ? handlerVoor(berichtsoort, omgeving) : undefined;
    if (handler) runner.registreer(berichtsoort.type, handler);
  }
};

export const maakOndersteuningModule = (config: BasisConfig): Type => {
  const consument = { wachtrij: 'ondersteuning.in', vraagwachtrij: 'ondersteuning.vraag', prefetch: 100 };

  const partijen = laadPartijen(config.CONFIG_MAP);

  @Injectable()
  class Handlers implements OnModuleInit {
    constructor(@Inject(Runner) private readonly runner: Runner) {}

    onModuleInit(): void {
      registreerHandlers(this.runner, { beleid: laadBeleid(config.CONFIG_MAP), partijen });
    }
  }

  @Module({
    imports: [KernModule.forRoot({ dienst: 'ondersteuning', entiteiten, config, consument, bijMeten: telVerzoeken, wisstappen })],
    controllers: [BerichtenController, VragenController, maakVoorvertoningController('ondersteuning')],
    providers: [
      { provide: VerzoekLezer, inject: [LEESBRON], useFactory: (bron: DataSource) => new VerzoekLezer(bron) },
      { provide: CadansLezer, inject: [LEESBRON], useFactory: (bron: DataSource) => new CadansLezer(bron) },
      { provide: OntmoetingLezer, inject: [LEESBRON], useFactory: (bron: DataSource) => new OntmoetingLezer(bron) },
      { provide: GidsLezer, inject: [LEESBRON], useFactory: (bron: DataSource) => new GidsLezer(bron, gemeentenVan(partijen)) },
      Handlers,
    ],
  })
  class OndersteuningModule {}
  return OndersteuningModule;
};
