import type { Channel, ConsumeMessage, GetMessage } from 'amqplib';
import { DIENSTEN_MET_REGELS } from '#shared/contracts/catalogus';
import { EXCHANGE } from '#shared/contracts/topologie';
import { wacht } from '../../sandbox/bestanden';
import type { Kans } from '../kans';
import { metKanaal, publiceerAls, verbind } from './broker';
import type { Chaoshub, Nemesis } from './nemesis';
import { duur, tijdelijk } from './tijdelijk';

const MAX_KOPIEEN = 2000;
/** Marks a copy, so that it is not copied again. */
const KOP = 'x-kopie';
const TERUGGAVEN = 4;
const PER_TERUGGAVE = 20;

export const schud = <T>(lijst: readonly T[], kans: Kans): T[] => {
  const uit = [...lijst];
  for (let i = uit.length - 1; i > 0; i -= 1) {
    const j = kans.getal(i + 1);
    [uit[i], uit[j]] = [uit[j] as T, uit[i] as T];
  }
  return uit;
};

/** Gathers a copy of all that goes round in the hub; what it returns ends that and gives them. */
const vangKopieen = async (hub: Chaoshub): Promise<() => Promise<readonly ConsumeMessage[]>> => {
  const model = await verbind(hub, 'beheer');
  const kanaal = await model.createChannel();
  kanaal.on('error', () => undefined);
  const { queue } = await kanaal.assertQueue('', { exclusive: true, durable: false, autoDelete: true });
  const gevangen: ConsumeMessage[] = [];
  await kanaal.consume(queue, (bericht) => void (bericht && gevangen.length < MAX_KOPIEEN && !(KOP in (bericht.properties.headers ?? {})) && gevangen.push(bericht)), { noAck: true });
  for (const exchange of [EXCHANGE.in, EXCHANGE.gebeurd, EXCHANGE.taak]) await kanaal.bindQueue(queue, exchange, '#');
  return async () => {
    await model.close().catch(() => undefined);
    return gevangen;
  };
};

/** Each again in the name of whoever said it, with his own login: for the hub it is his message. */
const zegOpnieuw = async (hub: Chaoshub, kopieen: readonly ConsumeMessage[]): Promise<void> => {
  for (const gebruiker of new Set(kopieen.map(({ properties }) => String(properties.userId)))) {
    await publiceerAls(hub, gebruiker, (kanaal) => {
      for (const { fields, properties, content } of kopieen.filter((een) => een.properties.userId === gebruiker)) {
        const { messageId, type, contentType, headers } = properties as { messageId: string; type: string; contentType: string; headers: Record<string, unknown> };
        kanaal.publish(fields.exchange, fields.routingKey, content, { messageId, type, contentType, userId: gebruiker, persistent: true, headers: { ...headers, [KOP]: '1' } });
      }
    });
  }
};

/** Every message inside the hub comes a second time, later and in another order. */
const dubbel: Nemesis = {
  naam: 'bericht.dubbel',
  slaToe: async (hub, kans) => {
    const geef = await vangKopieen(hub);
    return tijdelijk(duur(hub, kans), async () => {
      const kopieen = await geef();
      hub.meld(`${kopieen.length} berichten nog eens, door elkaar`);
      await zegOpnieuw(hub, schud(kopieen, kans));
    });
  },
};

const neem = async (kanaal: Channel, wachtrij: string): Promise<GetMessage[]> => {
  const genomen: GetMessage[] = [];
  for (let een = await kanaal.get(wachtrij); een; een = genomen.length < PER_TERUGGAVE && (await kanaal.get(wachtrij))) genomen.push(een);
  return genomen;
};

/** Takes messages out of the queues of the services and gives them back in another order, as a consumer that falls does. */
const volgorde: Nemesis = {
  naam: 'bericht.volgorde',
  slaToe: async (hub, kans) => {
    let klaar = false;
    let aantal = 0;
    const gang = (async (): Promise<void> => {
      for (let keer = 0; keer < TERUGGAVEN && !klaar; keer += 1) {
        await metKanaal(hub, 'beheer', async (kanaal) => {
          const genomen = (await Promise.all(DIENSTEN_MET_REGELS.map((dienst) => neem(kanaal, `${dienst}.in`)))).flat();
          aantal += genomen.length;
          await wacht(200 + kans.getal(500));
          for (const een of schud(genomen, kans)) kanaal.nack(een);
          await kanaal.close();
        });
      }
      hub.meld(`${aantal} berichten teruggegeven in een andere volgorde`);
    })();
    gang.catch(() => undefined);
    return tijdelijk(duur(hub, kans), async () => {
      klaar = true;
      await gang;
    });
  },
};

export const HERHALINGSNEMESES: readonly Nemesis[] = [dubbel, volgorde];
