import 'reflect-metadata';
import { Controller, Inject } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload, type RmqContext } from '@nestjs/microservices';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { bedien } from '../ipc';
import type { Bericht, Omgeving } from '../omgeving';
import { luister, maakModule } from './app';
import { OutboxRij } from './outbox';

@Entity('zaak')
class ZaakRij {
  @PrimaryColumn('uuid')
  zaakId: string;

  @Column('uuid')
  inwonerRef: string;

  @Column('text')
  status: string;

  @Column('jsonb')
  inhoud: object;
}

const WACHTRIJEN = Symbol('wachtrijen');

@Controller()
class EigenaarController {
  constructor(
    private readonly bron: DataSource,
    @Inject(WACHTRIJEN) private readonly wachtrijen: Omgeving['wachtrijen'],
  ) {}

  @EventPattern('voorgesteld')
  async beslis(@Payload() bericht: Bericht, @Ctx() context: RmqContext): Promise<void> {
    const { id, data } = bericht;
    await this.bron.transaction(async (em) => {
      await em.save(ZaakRij, { zaakId: data.zaakId, inwonerRef: data.inwonerRef, status: 'VOORGESTELD', inhoud: bericht });
      await em.save(OutboxRij, { doel: this.wachtrijen.gebeurd, patroon: 'gebeurd', berichtId: id, inhoud: bericht });
    });
    context.getChannelRef().ack(context.getMessage());
  }
}

const start = async (omgeving: Omgeving): Promise<void> => {
  const { wachtrijen } = omgeving;
  const module = maakModule(omgeving, { naam: 'eigenaar', entiteiten: [ZaakRij], controllers: [EigenaarController], uit: [wachtrijen.gebeurd] });
  const app = await NestFactory.create({ ...module, providers: [...(module.providers ?? []), { provide: WACHTRIJEN, useValue: wachtrijen }] }, { logger: ['error'] });
  await luister(app, omgeving, wachtrijen.in);
  await app.init();
};

bedien({ start });
