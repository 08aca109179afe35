import { Module, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Klok } from '#shared/kernel/klok';
import { KLOK } from '#shared/operations/klok';
import type { Logger } from '#shared/operations/logger';
import { KernModule, LOGGER, SCHRIJFBRON } from '#shared/persistence/kern.module';
import { Teller } from '#shared/persistence/teller';
import { Adresboekhouder } from './adresboek';
import { NotificationsConfig } from './config';
import { Adresboekopslag } from './persistence/adresboekopslag';
import { Mail } from './persistence/mail.entity';
import { Mailopslag } from './persistence/mailopslag';
import { Taakopslag } from './persistence/taakopslag';
import { wisstappen } from './persistence/wisstappen';
import { domeinVan, maakPostbus, POSTBUS, type Postbus } from './postbus';
import { TaakController } from './taak.controller';
import { Terugpost } from './terugpost';
import { Terugpostdienst } from './terugpost.dienst';
import { Verzender } from './verzender';
import { Verzendlus } from './verzendlus';

const verzender = {
  provide: Verzender,
  inject: [NotificationsConfig, Mailopslag, Taakopslag, Adresboekopslag, POSTBUS, KLOK, LOGGER, Teller],
  useFactory: (config: NotificationsConfig, opslag: Mailopslag, taken: Taakopslag, boek: Adresboekopslag, postbus: Postbus, klok: Klok, logger: Logger, teller: Teller) =>
    new Verzender({
      opslag,
      taken,
      postbus,
      klok,
      logger,
      teller,
      adresboek: new Adresboekhouder(config.CONFIG_MAP, boek),
      portaalUrl: config.PORTAAL_URL,
      hulp: config.MAIL_HULP,
      domein: domeinVan(config.MAIL_AFZENDER),
    }),
};

const terugpost = {
  provide: Terugpost,
  inject: [NotificationsConfig, Mailopslag, KLOK, LOGGER],
  useFactory: (config: NotificationsConfig, opslag: Mailopslag, klok: Klok, logger: Logger) => new Terugpost({ opslag, klok, domein: config.BOUNCE_DOMEIN, logger }),
};

const opslagen = [Mailopslag, Taakopslag, Adresboekopslag].map((klasse) => ({ provide: klasse, inject: [SCHRIJFBRON], useFactory: (bron: DataSource) => new klasse(bron) }));

/** Sends mail to staff. It is told a task, a person and a day, and knows nothing of the resident. */
export const maakNotificationsModule = (config: NotificationsConfig): Type => {
  @Module({
    imports: [
      KernModule.forRoot({
        dienst: 'notifications',
        entiteiten: [Mail],
        config,
        consument: { wachtrij: 'notifications.in', vraagwachtrij: 'notifications.vraag', prefetch: 100 },
        wisstappen,
      }),
    ],
    controllers: [TaakController],
    providers: [
      { provide: NotificationsConfig, useValue: config },
      ...opslagen,
      { provide: POSTBUS, useFactory: () => maakPostbus({ url: config.SMTP_URL, afzender: config.MAIL_AFZENDER, bouncedomein: config.BOUNCE_DOMEIN }) },
      verzender,
      Verzendlus,
      terugpost,
      Terugpostdienst,
    ],
  })
  class NotificationsModule {}
  return NotificationsModule;
};
