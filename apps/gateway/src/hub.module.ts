import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Klok } from '#shared/kernel/klok';
import { Publisher } from '#shared/messaging/publisher';
import { RabbitStrategy } from '#shared/messaging/rabbit.strategy';
import { Verbinding } from '#shared/messaging/verbinding';
import { Vraagbaak } from '#shared/messaging/vraagbaak';
import type { BasisConfig } from '#shared/operations/config';
import { KLOK } from '#shared/operations/klok';
import type { Logger } from '#shared/operations/logger';
import { LOGGER, SCHRIJFBRON, SLEUTELRING, UITGAAND } from '#shared/persistence/kern.tokens';
import { Luister } from '#shared/persistence/luister';
import { Rust } from '#shared/persistence/rust';
import { Teller } from '#shared/persistence/teller';
import type { Beleid } from '#shared/policy/beleid';
import type { Partijen } from '#shared/policy/partijen';
import type { Privacykader } from '#shared/privacy/kader';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { maakEigenAfhandeling } from './eigen.soorten';
import { GebeurdController } from './feiten/gebeurd.controller';
import { GebeurdVerwerker } from './feiten/gebeurd.verwerker';
import { HubLoop } from './hub.loop';
import type { Opslag } from './hub.opslag';
import { OPSLAG } from './hub.tokens';
import { Bezorger } from './levering/bezorger';
import { LeveringDienst } from './levering/levering.dienst';
import { bewijsopslagVan } from './persistence/bewijzen';
import { opslagVan } from './persistence/opslag';
import { Activeringen } from './regels/activeringen';
import type { Personeelsregister } from './register/personeel';
import { Personeelsdienst } from './register/personeelsdienst';
import { Tellingen } from './tellingen/tellingen';
import { Bewijsboek } from './toegang/bewijsboek';
import { Blokkades } from './toegang/blokkades';
import { EigenAfhandeling } from './vrijgave/eigen';
import { Stempelaar } from './vrijgave/stempelaar';
import { Vrijgever } from './vrijgave/vrijgever';
import { ZandbakController } from './zandbak/zandbak.controller';
import { zandbakDelen } from './zandbak/zandbak.delen';

export type Hubconfig = Pick<BasisConfig, 'SCHAKEL_OMGEVING' | 'DATABASE_URL_SCHRIJF'> & {
  /** A message that was released but not settled after this long is published again. */
  readonly VRIJGAVE_OPNIEUW_SECONDEN?: number;
};
export type Hubopties = {
  readonly config: Hubconfig;
  readonly partijen: Partijen;
  /** In which `partijen` looks for staff registered by message. */
  readonly personeel: Personeelsregister;
  readonly kaders: readonly Privacykader[];
  readonly beleid: Beleid;
};

const PARTIJGROOTTE = 200;
const OPNIEUW_NA_SECONDEN = 300;

/** What the gateway decides itself, without a broker. */
const eigen = ({ partijen, personeel, beleid }: Hubopties): Provider[] => [
  {
    provide: Activeringen,
    inject: [OPSLAG, KLOK, LOGGER],
    useFactory: (opslag: Opslag, klok: Klok, logger: Logger) => new Activeringen({ opslag, beleid, partijen, klok, logger }),
  },
  {
    provide: Personeelsdienst,
    inject: [OPSLAG, KLOK],
    useFactory: (opslag: Opslag, klok: Klok) => new Personeelsdienst({ opslag, register: personeel, partijen, klok }),
  },
  {
    provide: EigenAfhandeling,
    inject: [OPSLAG, KLOK, Personeelsdienst],
    useFactory: (opslag: Opslag, klok: Klok, dienst: Personeelsdienst) => maakEigenAfhandeling({ opslag, beleid, partijen, klok, personeel: dienst }),
  },
];

const delen = ({ config, partijen, kaders, beleid }: Hubopties): Provider[] => [
  { provide: OPSLAG, inject: [SCHRIJFBRON], useFactory: (bron: DataSource) => opslagVan(bron) },
  {
    provide: Vraagbaak,
    inject: [Verbinding, Publisher, LOGGER],
    useFactory: (verbinding: Verbinding, publisher: Publisher, logger: Logger) => new Vraagbaak({ verbinding, publisher, logger }),
  },
  { provide: Bewijsboek, inject: [SCHRIJFBRON], useFactory: (bron: DataSource) => new Bewijsboek(bewijsopslagVan(bron)) },
  { provide: Blokkades, inject: [OPSLAG], useFactory: (opslag: Opslag) => new Blokkades(opslag) },
  { provide: Stempelaar, inject: [KLOK, Blokkades], useFactory: (klok: Klok, blokkades: Blokkades) => new Stempelaar(partijen, klok, blokkades) },
  {
    provide: Vrijgever,
    inject: [OPSLAG, Stempelaar, Publisher, EigenAfhandeling, Teller, LOGGER],
    useFactory: (opslag: Opslag, stempelaar: Stempelaar, publisher: Publisher, afhandeling: EigenAfhandeling, teller: Teller, logger: Logger) =>
      new Vrijgever({ opslag, stempelaar, publisher, eigen: afhandeling, teller, logger, limiet: PARTIJGROOTTE, opnieuwNaSeconden: config.VRIJGAVE_OPNIEUW_SECONDEN ?? OPNIEUW_NA_SECONDEN }),
  },
  {
    provide: GebeurdVerwerker,
    inject: [OPSLAG, KLOK, SLEUTELRING, Teller, LOGGER],
    useFactory: (opslag: Opslag, klok: Klok, ring: Sleutelring, teller: Teller, logger: Logger) =>
      new GebeurdVerwerker({ opslag, partijen, klok, tellingen: new Tellingen({ ring, beleid, klok }), teller, logger }),
  },
  {
    provide: LeveringDienst,
    inject: [OPSLAG, SLEUTELRING, KLOK],
    useFactory: (opslag: Opslag, ring: Sleutelring, klok: Klok) => new LeveringDienst(opslag, { partijen, kaders, ring, klok }),
  },
  {
    provide: Bezorger,
    inject: [OPSLAG, LeveringDienst, Publisher, Blokkades, Teller, LOGGER],
    useFactory: (opslag: Opslag, dienst: LeveringDienst, publisher: Publisher, blokkades: Blokkades, teller: Teller, logger: Logger) =>
      new Bezorger({ opslag, dienst, publisher, blokkades, teller, logger }),
  },
];

const LOOPDELEN = [OPSLAG, Vrijgever, GebeurdVerwerker, Bezorger, Activeringen, Personeelsdienst, Blokkades, Bewijsboek, Luister, UITGAAND, Rust, RabbitStrategy, LOGGER] as const;

const loop = ({ config }: Hubopties): Provider => ({
  provide: HubLoop,
  inject: [...LOOPDELEN],
  useFactory: (
    opslag: Opslag, vrijgever: Vrijgever, verwerker: GebeurdVerwerker, bezorger: Bezorger, activeringen: Activeringen, personeel: Personeelsdienst, blokkades: Blokkades, bewijsboek: Bewijsboek, luister: Luister,
    verbinding: Verbinding, rust: Rust, strategie: RabbitStrategy | null, logger: Logger,
  ) => new HubLoop({ url: config.DATABASE_URL_SCHRIJF, opslag, vrijgever, verwerker, bezorger, activeringen, personeel, blokkades, bewijsboek, luister, verbinding, rust, strategie, logger }),
});

/** From journal to delivery: release, facts and handing over. Outside the sandbox there is no clock to set. */
@Module({})
export class HubModule {
  static forRoot(opties: Hubopties): DynamicModule {
    const inZandbak = opties.config.SCHAKEL_OMGEVING === 'sandbox';
    return {
      module: HubModule,
      controllers: [GebeurdController, ...(inZandbak ? [ZandbakController] : [])],
      providers: [...delen(opties), ...eigen(opties), loop(opties), ...(inZandbak ? zandbakDelen(opties.config) : [])],
      exports: [OPSLAG, Bewijsboek, Blokkades, Vraagbaak, Stempelaar, GebeurdVerwerker, LeveringDienst, Bezorger, Personeelsdienst, EigenAfhandeling],
    };
  }
}
