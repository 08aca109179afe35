import { randomUUID } from 'node:crypto';
import { type CanActivate, Controller, Module, type PipeTransform } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { pino } from 'pino';
import { bekendeSoort } from '../contracts/catalogus';
import type { InBericht, Vraag } from '../contracts/intern';
import { dag } from '../kernel/datum';
import { decodeer, magVan, publicatieVanInBericht } from '../messaging/codec';
import type { RabbitContext } from '../messaging/eigenschappen';
import { type Publicatie, Publisher } from '../messaging/publisher';
import { HerwerpFilter, type RabbitOpties, RabbitStrategy } from '../messaging/rabbit.strategy';
import { Verbinding } from '../messaging/verbinding';
import type { Proefbroker } from './broker';
import { wachtTot } from './wacht';

export const stil = pino({ level: 'silent' });
const HERSTEL = { eersteMs: 20, hoogsteMs: 300 };

export const openVerbinding = async (url: string, naam = 'proef'): Promise<Verbinding> => {
  const verbinding = new Verbinding({ url, naam, logger: stil, herstel: HERSTEL });
  await verbinding.open();
  return verbinding;
};

export type Proefpublisher = { readonly verbinding: Verbinding; readonly publisher: Publisher; readonly sluit: () => Promise<void> };

export const startPublisher = async (broker: Proefbroker, gebruiker = 'gateway', extra: Partial<ConstructorParameters<typeof Publisher>[0]> = {}): Promise<Proefpublisher> => {
  const verbinding = await openVerbinding(broker.url(gebruiker));
  const publisher = new Publisher({ verbinding, gebruiker, logger: stil, ...extra });
  await wachtTot('a publishing channel', () => publisher.gereed);
  const sluit = async (): Promise<void> => {
    await publisher.sluit();
    await verbinding.sluit();
  };
  return { verbinding, publisher, sluit };
};

export type Afhandeling = (invoer: InBericht, context: RabbitContext) => unknown;
export type Proefopties = Partial<Omit<RabbitOpties, 'verbinding'>> & {
  readonly broker: Proefbroker;
  readonly handler: Afhandeling;
  readonly beantwoord?: (vraag: Vraag, context: RabbitContext) => unknown;
  readonly pipes?: readonly PipeTransform[];
  readonly guards?: readonly CanActivate[];
};
export type Proefdienst = { readonly strategie: RabbitStrategy; readonly verbinding: Verbinding; readonly sluit: () => Promise<void> };

/** Ordinary Nest on the transport of the hub; `handler` gets every message of the queue. */
export const startProefdienst = async ({ broker, handler, beantwoord, pipes = [], guards = [], ...opties }: Proefopties): Promise<Proefdienst> => {
  @Controller()
  class Proefcontroller {
    @EventPattern('in.#')
    ontvang(@Payload() invoer: InBericht, @Ctx() context: RabbitContext): unknown {
      return handler(invoer, context);
    }

    @MessagePattern('vraag.handover.situatie')
    antwoord(@Payload() vraag: Vraag, @Ctx() context: RabbitContext): unknown {
      return beantwoord?.(vraag, context);
    }
  }
  @Module({ controllers: [Proefcontroller] })
  class Proefmodule {}

  const dienst = opties.dienst ?? 'handover';
  const verbinding = await openVerbinding(broker.url(dienst), dienst);
  const strategie = new RabbitStrategy({ verbinding, dienst, wachtrij: `${dienst}.in`, prefetch: 20, decodeer, magVan, logger: stil, herstel: HERSTEL, ...opties });
  const app = await NestFactory.createMicroservice(Proefmodule, { strategy: strategie, logger: false });
  app.useGlobalFilters(new HerwerpFilter()).useGlobalPipes(...pipes).useGlobalGuards(...guards);
  let open = true;
  const sluit = async (): Promise<void> => {
    if (!open) return;
    open = false;
    await app.close();
    await verbinding.sluit();
  };
  try {
    await app.listen();
  } catch (fout) {
    await sluit();
    throw fout;
  }
  return { strategie, verbinding, sluit };
};

export const TYPE_OVERDRACHT = 'nl.participatiewet.overdracht.voorgesteld.v1';
export const TYPE_ONTHEFFING = 'nl.participatiewet.ontheffing.verleend.v1';

export const proefbericht = (opties: { id?: string; type?: string; inwonerRef?: string; volgnr?: number } = {}): InBericht => {
  const { id = randomUUID(), type = TYPE_OVERDRACHT, inwonerRef = randomUUID(), volgnr = 1 } = opties;
  const peildatum = dag('2026-01-05');
  const afzender = { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null } as const;
  return {
    bericht: {
      specversion: '1.0',
      id,
      source: 'urn:nld:oin:00000099000000002000:systeem:werk',
      type: bekendeSoort(type).type,
      time: '2026-01-05T09:00:00Z',
      datacontenttype: 'application/json',
      data: { inwonerRef, gemeente: 'TIEL', peildatum, doel: 'OVERDRACHT', afzender },
    },
    stempel: { volgnr, aansluiting: 'werkzaak.werk', ontvangenOp: '2026-01-05T09:00:00Z', klok: '2026-01-05T09:00:00Z', situatie: null, ontheffingen: [], afzenderBevoegd: true, waarneemtVoor: [], laatsteCoaches: { werkcoach: null, participatiecoach: null }, genoemden: [] },
  };
};

export const proefpublicatie = (opties: Parameters<typeof proefbericht>[0] = {}): Publicatie => publicatieVanInBericht(proefbericht(opties));

/** Publishes all, in order, and waits until the broker has confirmed each. */
export const publiceerAlle = async (publisher: Publisher, publicaties: readonly Publicatie[]): Promise<string[]> => {
  await Promise.all(publicaties.map((p) => publisher.publiceer(p)));
  return publicaties.map(({ id }) => id);
};

export const reeks = (aantal: number, opties: (nr: number) => Parameters<typeof proefbericht>[0] = () => ({})): Publicatie[] =>
  Array.from({ length: aantal }, (_, nr) => proefpublicatie(opties(nr)));
