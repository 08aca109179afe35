import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { AmqpConnection, RabbitMQModule, RabbitSubscribe } from '@golevelup/nestjs-rabbitmq';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { bedien } from '../ipc';
import { QUORUM } from '../omgeving';

type Hop = { readonly amqp: string; readonly exchange: string; readonly wachtrij: string };
type Zending = { readonly exchange: string; readonly wachtrij: string; readonly aantal: number; readonly venster: number; readonly inhoud: object };

const PREFETCH = 100;

@Injectable()
class Teller {
  aantal = 0;
  laatste = 0;
}

let teller: Teller | undefined;
let verbinding: AmqpConnection;

const maakModule = ({ amqp, exchange, wachtrij }: Hop, ontvangt: boolean) => {
  @Injectable()
  class Ontvanger extends Teller {
    @RabbitSubscribe({ exchange, routingKey: wachtrij, queue: wachtrij, queueOptions: QUORUM })
    ontvang(): void {
      this.aantal += 1;
      this.laatste = Number(process.hrtime.bigint()) / 1e6;
    }
  }
  @Module({
    imports: [RabbitMQModule.forRoot({ uri: amqp, exchanges: [{ name: exchange, type: 'direct', createExchangeIfNotExists: true }], prefetchCount: PREFETCH, connectionInitOptions: { wait: true } })],
    providers: ontvangt ? [{ provide: Teller, useClass: Ontvanger }] : [],
  })
  class Hopmodule {}
  return Hopmodule;
};

const open = async (hop: Hop, ontvangt: boolean): Promise<void> => {
  const app = await NestFactory.createApplicationContext(maakModule(hop, ontvangt), { logger: ['error'] });
  verbinding = app.get(AmqpConnection);
  if (ontvangt) teller = app.get(Teller);
};

/** Publishes so many with that many unconfirmed at once. */
const zend = async ({ exchange, wachtrij, aantal, venster, inhoud }: Zending): Promise<number> => {
  const begin = Number(process.hrtime.bigint()) / 1e6;
  let over = aantal;
  const werker = async (): Promise<void> => {
    while (over-- > 0) await verbinding.publish(exchange, wachtrij, inhoud, { persistent: true, messageId: randomUUID() });
  };
  await Promise.all(Array.from({ length: venster }, werker));
  return begin;
};

bedien({
  ontvang: (hop: Hop) => open(hop, true),
  verbind: (hop: Hop) => open(hop, false),
  zend,
  stand: () => ({ aantal: teller?.aantal ?? 0, laatste: teller?.laatste ?? 0 }),
});
