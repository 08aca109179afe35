import type { ConsumeMessage } from 'amqplib';
import { EXCHANGE } from '#shared/contracts/topologie';
import { publiceerAls, schud, verbind } from './broker';
import type { Chaoshub, Nemesis } from './nemesis';
import { DIENSTEN } from './proces';
import { duur, tijdelijk, volhard } from './tijdelijk';
import { GIFMERK } from './vergif';

const MAX_KOPIEEN = 2000;
/** Marks a copy, so that it is not copied again. */
const KOP = 'x-kopie';

/** Said by a service of the hub, and for the first time. */
const isGewoon = ({ properties: { userId, messageId, headers } }: ConsumeMessage): boolean =>
  DIENSTEN.some((dienst) => dienst === userId) && !String(messageId).startsWith(GIFMERK) && !(KOP in (headers ?? {}));

/** Gathers a copy of all that goes round in the hub; what it returns ends that and gives them. */
const vangKopieen = async (hub: Chaoshub): Promise<() => Promise<readonly ConsumeMessage[]>> => {
  const model = await verbind(hub, 'beheer');
  const kanaal = await model.createChannel();
  kanaal.on('error', () => undefined);
  const { queue } = await kanaal.assertQueue('', { exclusive: true, durable: false, autoDelete: true });
  const gevangen: ConsumeMessage[] = [];
  await kanaal.consume(queue, (bericht) => void (bericht && gevangen.length < MAX_KOPIEEN && isGewoon(bericht) && gevangen.push(bericht)), { noAck: true });
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
export const dubbel: Nemesis = {
  naam: 'bericht.dubbel',
  slaToe: async (hub, kans) => {
    const geef = await volhard(() => vangKopieen(hub));
    return tijdelijk(duur(hub, kans), async () => {
      const kopieen = await geef();
      hub.meld(`${kopieen.length} berichten nog eens, door elkaar`);
      const volgorde = schud(kopieen, kans);
      await volhard(() => zegOpnieuw(hub, volgorde));
    });
  },
};
