import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import { ClientProxyFactory, Transport, type MicroserviceOptions } from '@nestjs/microservices';
import { ScheduleModule } from '@nestjs/schedule';
import { TypeOrmModule } from '@nestjs/typeorm';
import { QUORUM, type Omgeving } from '../omgeving';
import { Clients, OutboxPoller, OutboxRij } from './outbox';

const PREFETCH = 100;

const rmq = (amqp: string, queue: string) => ({ transport: Transport.RMQ as const, options: { urls: [amqp], queue, queueOptions: QUORUM, persistent: true } });

export type Dienst = { readonly naam: string; readonly entiteiten: readonly Type[]; readonly controllers: readonly Type[]; readonly uit: readonly string[] };

class Peermodule {}

export const maakModule = ({ database, amqp, schema }: Omgeving, { entiteiten, controllers, uit }: Dienst): DynamicModule => {
  const entities = [OutboxRij, ...entiteiten] as Type[];
  const clients = new Clients(uit.map((queue) => [queue, ClientProxyFactory.create(rmq(amqp, queue))]));
  return {
    module: Peermodule,
    imports: [ScheduleModule.forRoot(), TypeOrmModule.forRoot({ type: 'postgres', url: database, schema, entities, synchronize: true }), TypeOrmModule.forFeature(entities)],
    controllers: [...controllers],
    providers: [OutboxPoller, { provide: Clients, useValue: clients }],
  };
};

export const luister = async (app: INestApplication, { amqp }: Omgeving, queue: string): Promise<void> => {
  const opties = rmq(amqp, queue);
  app.connectMicroservice<MicroserviceOptions>({ ...opties, options: { ...opties.options, noAck: false, prefetchCount: PREFETCH } });
  await app.startAllMicroservices();
};
