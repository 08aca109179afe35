import { Module, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Klok } from '#shared/kernel/klok';
import { KLOK } from '#shared/operations/klok';
import type { Logger } from '#shared/operations/logger';
import { KernModule, LOGGER, SCHRIJFBRON } from '#shared/persistence/kern.module';
import { Teller } from '#shared/persistence/teller';
import { laadPartijen } from '#shared/policy/partijen';
import { NotificationsConfig } from './config';
import { Mail } from './persistence/mail.entity';
import { Mailopslag } from './persistence/mailopslag';
import { domeinVan, maakPostbus, POSTBUS, type Postbus } from './postbus';
import { TaakController } from './taak.controller';
import { Verzender } from './verzender';
import { Verzendlus } from './verzendlus';

const verzender = {
  provide: Verzender,
  inject: [NotificationsConfig, Mailopslag, POSTBUS, KLOK, LOGGER, Teller],
  useFactory: (config: NotificationsConfig, opslag: Mailopslag, postbus: Postbus, klok: Klok, logger: Logger, teller: Teller) =>
    new Verzender({
      opslag,
      postbus,
      klok,
      logger,
      teller,
      adresboek: laadPartijen(config.CONFIG_MAP),
      portaalUrl: config.PORTAAL_URL,
      hulp: config.MAIL_HULP,
      domein: domeinVan(config.MAIL_AFZENDER),
    }),
};

/** Sends mail to staff. It is told a task, a person and a day, and knows nothing of the resident. */
export const maakNotificationsModule = (config: NotificationsConfig): Type => {
  @Module({
    imports: [
      KernModule.forRoot({
        dienst: 'notifications',
        entiteiten: [Mail],
        config,
        consument: { wachtrij: 'notifications.in', vraagwachtrij: 'notifications.vraag', prefetch: 20 },
      }),
    ],
    controllers: [TaakController],
    providers: [
      { provide: NotificationsConfig, useValue: config },
      { provide: Mailopslag, inject: [SCHRIJFBRON], useFactory: (bron: DataSource) => new Mailopslag(bron) },
      { provide: POSTBUS, useFactory: () => maakPostbus({ url: config.SMTP_URL, afzender: config.MAIL_AFZENDER }) },
      verzender,
      Verzendlus,
    ],
  })
  class NotificationsModule {}
  return NotificationsModule;
};
