import { type DynamicModule, type FactoryProvider, Module } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Klok } from '#shared/kernel/klok';
import { Vraagbaak } from '#shared/messaging/vraagbaak';
import { KLOK } from '#shared/operations/klok';
import { foutVeld, type Logger } from '#shared/operations/logger';
import { KernModule, LEESBRON, LOGGER, SLEUTELRING } from '#shared/persistence/kern.module';
import { Luister } from '#shared/persistence/luister';
import type { Beleid } from '#shared/policy/beleid';
import { Bronnenboek } from '#shared/policy/bronnenboek';
import type { Partijen } from '#shared/policy/partijen';
import type { Privacykader } from '#shared/privacy/kader';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { wisstappen } from './bewaren/stappen';
import type { GatewayConfig } from './config';
import { DeurModule } from './http/deur.module';
import { DEURDELEN, type Deurdelen } from './http/deurdelen';
import { HubModule } from './hub.module';
import type { Opslag } from './hub.opslag';
import { OPSLAG } from './hub.tokens';
import { LeveringDienst } from './levering/levering.dienst';
import { Formulierboek } from './lezen/formulieren';
import { leesbronVan } from './persistence/opslag';
import type { Personeelsregister } from './register/personeel';
import { Personeelsdienst } from './register/personeelsdienst';
import { Blokkades } from './toegang/blokkades';
import { EigenAfhandeling } from './vrijgave/eigen';
import { Stempelaar } from './vrijgave/stempelaar';

export type Gatewayopties = { readonly config: GatewayConfig; readonly partijen: Partijen; readonly personeel: Personeelsregister; readonly kaders: readonly Privacykader[]; readonly beleid: Beleid };

type Onderdelen = [Opslag, DataSource, Klok, Sleutelring, Luister, Vraagbaak, LeveringDienst, Stempelaar, EigenAfhandeling, Personeelsdienst, Blokkades, Logger];

const deurdelen = ({ config, partijen, kaders, beleid }: Gatewayopties): FactoryProvider<Deurdelen> => ({
  provide: DEURDELEN,
  inject: [OPSLAG, LEESBRON, KLOK, SLEUTELRING, Luister, Vraagbaak, LeveringDienst, Stempelaar, EigenAfhandeling, Personeelsdienst, Blokkades, LOGGER],
  useFactory: (...[opslag, lees, klok, ring, luister, vraagbaak, leveringen, stempelaar, eigen, personeel, blokkades, logger]: Onderdelen): Deurdelen => ({
    opslag,
    leesbron: leesbronVan(lees),
    partijen,
    kaders,
    formulieren: Formulierboek.uit(config.CONFIG_MAP),
    beleid,
    bronnen: Bronnenboek.uit(config.CONFIG_MAP),
    klok,
    ring,
    luister,
    vraagbaak,
    leveringen,
    stempelaar,
    eigen,
    personeel,
    blokkades,
    vindplaatsen: { publiekeUrl: config.PUBLIEKE_URL.replace(/\/$/, ''), issuer: config.OIDC_ISSUER.replace(/\/$/, '') },
    meldAangenomen: (velden) => logger.info(velden, 'message accepted'),
    meldFout: (oorzaak) => logger.error({ fout: foutVeld(oorzaak) }, 'request failed'),
  }),
});

/** The only door and the only way out: HTTP in front, the hub behind it. */
@Module({})
export class GatewayModule {
  static met(opties: Gatewayopties): DynamicModule {
    const { config } = opties;
    const hub = HubModule.forRoot(opties);
    // Taken in order per resident by the verwerker, whatever the prefetch: enough to fill its groups while they are under way.
    const consument = { wachtrij: 'gateway.gebeurd', prefetch: 200 };
    return {
      module: GatewayModule,
      imports: [KernModule.forRoot({ dienst: 'gateway', entiteiten: [], config, consument, poolgrootte: 20, leesPoolgrootte: 8, wisstappen }), hub, DeurModule.met(deurdelen(opties), [hub])],
    };
  }
}
