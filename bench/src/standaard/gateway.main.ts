import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Body, Controller, HttpCode, Inject, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload, type RmqContext } from '@nestjs/microservices';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Column, DataSource, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { bedien } from '../ipc';
import { ONTVANGER, type Bericht, type Omgeving } from '../omgeving';
import { luister, maakModule } from './app';
import { BerichtDto } from './bericht.dto';
import { OutboxRij } from './outbox';

@Entity('journaal')
class JournaalRij {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  source: string;

  @Column('uuid')
  inwonerRef: string;

  @Column('text')
  status: string;

  @Column('jsonb')
  inhoud: object;
}

@Entity('levering')
class LeveringRij {
  @PrimaryGeneratedColumn()
  volgnr: number;

  @Column('text')
  aansluiting: string;

  @Column('uuid')
  berichtId: string;

  @Column('jsonb')
  inhoud: object;
}

const WACHTRIJEN = Symbol('wachtrijen');

@Controller()
class GatewayController {
  constructor(
    private readonly bron: DataSource,
    @Inject(WACHTRIJEN) private readonly wachtrijen: Omgeving['wachtrijen'],
  ) {}

  @Post('v1/berichten')
  @HttpCode(202)
  async neemAan(@Body() bericht: BerichtDto): Promise<object> {
    const { id, source, data } = bericht;
    await this.bron.transaction(async (em) => {
      await em.save(JournaalRij, { id, source, inwonerRef: data.inwonerRef, status: 'ONTVANGEN', inhoud: bericht });
      await em.save(OutboxRij, { doel: this.wachtrijen.in, patroon: 'voorgesteld', berichtId: id, inhoud: bericht });
    });
    return { id, status: 'ONTVANGEN' };
  }

  @EventPattern('gebeurd')
  async verwerk(@Payload() bericht: Bericht, @Ctx() context: RmqContext): Promise<void> {
    await this.bron.transaction(async (em) => {
      await em.update(JournaalRij, { id: bericht.id }, { status: 'VERWERKT' });
      await em.save(LeveringRij, { aansluiting: ONTVANGER, berichtId: bericht.id, inhoud: bericht });
      await em.save(OutboxRij, { doel: this.wachtrijen.uit, patroon: 'levering', berichtId: bericht.id, inhoud: bericht });
    });
    context.getChannelRef().ack(context.getMessage());
  }
}

const start = async (omgeving: Omgeving): Promise<number> => {
  const { wachtrijen } = omgeving;
  const module = maakModule(omgeving, { naam: 'gateway', entiteiten: [JournaalRij, LeveringRij], controllers: [GatewayController], uit: [wachtrijen.in, wachtrijen.uit] });
  const app = await NestFactory.create<NestExpressApplication>({ ...module, providers: [...(module.providers ?? []), { provide: WACHTRIJEN, useValue: wachtrijen }] }, { logger: ['error'] });
  app.useBodyParser('json', { type: ['application/json', 'application/cloudevents+json'] });
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
  await luister(app, omgeving, wachtrijen.gebeurd);
  await app.listen(0, '127.0.0.1');
  return (app.getHttpServer().address() as AddressInfo).port;
};

bedien({ start });
