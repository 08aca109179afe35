import type { Provider } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Klok } from '../kernel/klok';
import { Getuige } from '../logboek/getuige';
import { Ketenaar } from '../logboek/ketenaar';
import { schrijfLogboek } from '../logboek/logboek';
import { Zegelsleutel } from '../logboek/zegel';
import { decodeer, magVan } from '../messaging/codec';
import { Publisher } from '../messaging/publisher';
import { RabbitStrategy } from '../messaging/rabbit.strategy';
import { Verbinding } from '../messaging/verbinding';
import { KLOK, SysteemKlok, ZandbakKlok } from '../operations/klok';
import { foutVeld, maakLogger, type Logger } from '../operations/logger';
import { metrieken } from '../operations/metrics';
import { volgSleutelring, type GevolgdeRing } from '../privacy/sleutelbestand';
import { laadBewaartermijnen } from '../policy/bewaartermijnen';
import { Beheer } from './beheer';
import { Bewaarder } from './bewaren/bewaarder';
import { kernstappen } from './bewaren/kern.stappen';
import { maakDatabron } from './databron';
import { Herkanser } from './herkanser';
import { LEESBRON, LOGGER, SCHRIJFBRON, SLEUTELRING, UITGAAND } from './kern.tokens';
import type { Kernopties } from './kern.types';
import { Luister } from './luister';
import { Relay } from './relay';
import { Runner } from './runner';
import { Rust } from './rust';
import { Teller } from './teller';
import { Timers } from './timers';
import { Wachtrijdiepte } from './wachtrijdiepte';

const maakKlok = ({ config }: Kernopties, bron: DataSource, logger: Logger): Klok => {
  if (config.SCHAKEL_OMGEVING !== 'sandbox') return new SysteemKlok();
  const laad = async (): Promise<number> => {
    const [rij] = await bron.query<{ ms: number }[]>('SELECT verschuiving_ms::float8 AS ms FROM sandbox.klok');
    return rij?.ms ?? 0;
  };
  return new ZandbakKlok(laad, (fout) => logger.warn({ fout: foutVeld(fout) }, 'sandbox clock could not be read'));
};

const maakStrategie = ({ dienst, consument }: Kernopties, verbinding: Verbinding, bron: DataSource, logger: Logger): RabbitStrategy | null =>
  consument
    ? new RabbitStrategy({
        verbinding,
        dienst,
        ...consument,
        decodeer,
        magVan,
        logger,
        meldOnleesbaar: async ({ oorzaak }) => {
          await bron.transaction((em) => schrijfLogboek({ em }, 'BESLISSING', { activiteit: 'bericht.ontvangen', uitkomst: 'GEWEIGERD', code: oorzaak }));
        },
      })
    : null;

const maakSleutelring = ({ config }: Kernopties, logger: Logger): GevolgdeRing =>
  volgSleutelring(config.SLEUTELS_FILE, {
    streng: config.SCHAKEL_OMGEVING !== 'sandbox',
    meld: (fout) => {
      metrieken.sleutelringFout.set(fout ? 1 : 0);
      if (fout) logger.error({ oorzaak: fout.message }, 'keyring cannot be used; the last good one stays');
      else logger.info('keyring can be used again');
    },
  });

/** Connections, clock and keys: what a service has before it does anything. */
export const bronnen = (o: Kernopties): Provider[] => [
  { provide: LOGGER, useFactory: () => maakLogger(o.dienst, o.config.LOG_NIVEAU) },
  {
    provide: SCHRIJFBRON,
    useFactory: () => maakDatabron({ url: o.config.DATABASE_URL_SCHRIJF, entiteiten: o.entiteiten, naam: o.dienst, poolgrootte: o.poolgrootte ?? 10, schema: o.dienst }),
  },
  {
    provide: LEESBRON,
    useFactory: () => maakDatabron({ url: o.config.DATABASE_URL_LEES, entiteiten: o.entiteiten, naam: `${o.dienst}.lees`, poolgrootte: o.leesPoolgrootte ?? 4, alleenLezen: true, schema: o.dienst }),
  },
  { provide: SLEUTELRING, inject: [LOGGER], useFactory: (logger: Logger) => maakSleutelring(o, logger) },
  { provide: KLOK, inject: [SCHRIJFBRON, LOGGER], useFactory: (bron: DataSource, logger: Logger) => maakKlok(o, bron, logger) },
  { provide: Teller, useFactory: () => new Teller() },
  { provide: Luister, inject: [LOGGER], useFactory: (logger: Logger) => new Luister({ url: o.config.DATABASE_URL_SCHRIJF, naam: o.dienst, logger }) },
];

export const broker = (o: Kernopties): Provider[] => [
  { provide: Verbinding, inject: [LOGGER], useFactory: (logger: Logger) => new Verbinding({ url: o.config.AMQP_URL, naam: o.dienst, logger }) },
  { provide: UITGAAND, inject: [LOGGER], useFactory: (logger: Logger) => new Verbinding({ url: o.config.AMQP_URL, naam: `${o.dienst}.uitgaand`, logger }) },
  {
    provide: Publisher,
    inject: [UITGAAND, LOGGER],
    useFactory: (verbinding: Verbinding, logger: Logger) => new Publisher({ verbinding, gebruiker: o.dienst, logger }),
  },
  {
    provide: RabbitStrategy,
    inject: [Verbinding, SCHRIJFBRON, LOGGER],
    useFactory: (verbinding: Verbinding, bron: DataSource, logger: Logger) => maakStrategie(o, verbinding, bron, logger),
  },
  {
    provide: Wachtrijdiepte,
    inject: [Verbinding],
    useFactory: (verbinding: Verbinding) => new Wachtrijdiepte(verbinding, o.consument ? [o.consument.wachtrij] : []),
  },
];

/** What works on the core tables. */
export const werkers = (o: Kernopties): Provider[] => [
  {
    provide: Runner,
    inject: [SCHRIJFBRON, LOGGER, Teller],
    useFactory: (bron: DataSource, logger: Logger, teller: Teller) => new Runner({ bron, dienst: o.dienst, logger, teller }),
  },
  {
    provide: Relay,
    inject: [Publisher, Luister, LOGGER, Teller],
    useFactory: (uitgever: Publisher, luister: Luister, logger: Logger, teller: Teller) =>
      new Relay({ url: o.config.DATABASE_URL_SCHRIJF, dienst: o.dienst, uitgever, luister, logger, teller }),
  },
  {
    provide: Timers,
    inject: [SCHRIJFBRON, KLOK, LOGGER, Teller],
    useFactory: (bron: DataSource, klok: Klok, logger: Logger, teller: Teller) =>
      new Timers({ url: o.config.DATABASE_URL_SCHRIJF, dienst: o.dienst, bron, klok, logger, teller }),
  },
  {
    provide: Bewaarder,
    inject: [SCHRIJFBRON, KLOK, LOGGER, Teller],
    useFactory: (bron: DataSource, klok: Klok, logger: Logger, teller: Teller) =>
      new Bewaarder({
        url: o.config.DATABASE_URL_SCHRIJF,
        dienst: o.dienst,
        bron,
        klok,
        logger,
        teller,
        termijnen: laadBewaartermijnen(o.config.CONFIG_MAP),
        stappen: [...kernstappen, ...(o.wisstappen ?? [])],
      }),
  },
  {
    provide: Ketenaar,
    inject: [LOGGER],
    useFactory: (logger: Logger) =>
      new Ketenaar({
        url: o.config.DATABASE_URL_SCHRIJF,
        dienst: o.dienst,
        sleutel: new Zegelsleutel(o.config.LOGBOEK_SLEUTEL),
        getuige: new Getuige(o.config.LOGBOEK_GETUIGE_MAP, o.dienst),
        logger,
      }),
  },
  {
    provide: Herkanser,
    inject: [SCHRIJFBRON, Runner, LOGGER],
    useFactory: (bron: DataSource, runner: Runner, logger: Logger) =>
      new Herkanser({ bron, runner, logger, ...(o.wachtOpMs === undefined ? {} : { wachtOpMs: o.wachtOpMs }) }),
  },
  { provide: Beheer, inject: [SCHRIJFBRON, Runner], useFactory: (bron: DataSource, runner: Runner) => new Beheer(bron, runner) },
  {
    provide: Rust,
    inject: [SCHRIJFBRON, KLOK, Teller, Wachtrijdiepte, RabbitStrategy],
    useFactory: (bron: DataSource, klok: Klok, teller: Teller, diepte: Wachtrijdiepte, strategie: RabbitStrategy | null) =>
      new Rust({
        dienst: o.dienst,
        bron,
        klok,
        teller,
        // A consumer that pauses holds messages that no count shows.
        wachtrij: async () => (await diepte.gereed()) + (strategie && !strategie.gereed ? 1 : 0),
        inVlucht: () => strategie?.inVlucht ?? 0,
      }),
  },
];
