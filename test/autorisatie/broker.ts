import { randomUUID } from 'node:crypto';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { urls } from '../hulp/toestand';
import { leesTabel, metGrens, type Uitslag } from './tabel';

/** Every broker user against everything there is on the broker, with his own name and password. */
type Regel = { gebruikers: string; handeling: string; wat: string; bron: string };
const regels = leesTabel<keyof Regel>('broker.tsv');
export const BROKERGEBRUIKERS = regels.find(({ handeling }) => handeling === 'gebruiker')?.wat.split(' ') ?? [];
const alles = regels.filter(({ gebruikers, handeling }) => gebruikers === 'alles' && handeling !== 'gebruiker').flatMap(({ handeling, wat }) => wat.split(' ').map((een) => ({ handeling, wat: een })));
const magOpDeBroker = new Set(regels.filter(({ gebruikers }) => gebruikers !== 'alles').flatMap(({ gebruikers, handeling, wat }) => gebruikers.split(' ').flatMap((wie) => wat.split(' ').map((een) => `${wie}|${handeling}|${een}`))));

type Poging = { readonly wie: string; readonly handeling: string; readonly wat: string; readonly verwacht: boolean };
/** What a user rightfully does with a real key or on a working queue would reach the services: only keys for tests are tried then, and queues of parties. */
const stoort = ({ handeling, wat, verwacht }: Poging): boolean => verwacht && ((handeling === 'publiceer' && !wat.endsWith('toets')) || (handeling === 'publiceer' && wat.startsWith('vraag/vraag.') && wat !== 'vraag/vraag.toets') || (handeling === 'lees' && !wat.startsWith('uit.')));

const pogingen = (): Poging[] =>
  BROKERGEBRUIKERS.flatMap((wie) => alles.map(({ handeling, wat }) => ({ wie, handeling, wat, verwacht: magOpDeBroker.has(`${wie}|${handeling}|${wat}`) }))).filter((poging) => !stoort(poging));

const doe = async (kanaal: ConfirmChannel, { wie, handeling, wat }: Poging): Promise<void> => {
  const [exchange = '', sleutel = ''] = wat.split('/');
  if (handeling === 'lees') {
    const { consumerTag } = await kanaal.consume(wat, (levering) => levering && kanaal.nack(levering, false, true), { noAck: false });
    await kanaal.cancel(consumerTag);
  } else if (handeling === 'verklaar') await (wat === 'toets.exchange' ? kanaal.assertExchange(`${wie}.toets`, 'topic', { autoDelete: true }) : kanaal.assertQueue(`${wie}.toets`, { exclusive: true }));
  else if (handeling === 'verbind') await kanaal.bindQueue(wie.startsWith('uit.') ? wie : `${wie}.in`, wat, '#');
  else {
    // Who counterfeits uses the name of another user; the broker compares it with the connection.
    const userId = handeling === 'vervals' ? (BROKERGEBRUIKERS.find((ander) => ander !== wie) ?? '') : wie;
    kanaal.publish(exchange, sleutel, Buffer.from('{}'), { userId, type: 'toets', messageId: randomUUID() });
    await kanaal.waitForConfirms();
  }
};

/** A refusal closes the channel; anything else that goes wrong is a fault of the test. */
const probeer = async (verbinding: ChannelModel, poging: Poging): Promise<boolean> => {
  const kanaal = await verbinding.createConfirmChannel();
  let fout: { code?: number } | undefined;
  kanaal.on('error', (oorzaak: { code?: number }) => {
    fout = oorzaak;
  });
  try {
    await doe(kanaal, poging);
    await kanaal.close();
    return true;
  } catch (oorzaak) {
    const code = fout?.code ?? (oorzaak as { code?: number }).code;
    // 403 no right, 406 another user's name.
    if (code !== undefined && ![403, 406].includes(code)) throw oorzaak;
    return false;
  }
};

const opBeheer = async (gebruiker: string): Promise<boolean> => {
  const { username, password } = new URL(urls.amqp[gebruiker] ?? '');
  const beheer = new URL('/api/overview', urls.brokerBeheer);
  beheer.username = '';
  beheer.password = '';
  const { status } = await fetch(beheer, { headers: { authorization: `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}` } });
  return status === 200;
};

const vanGebruiker = async (wie: string, eigen: readonly Poging[], uitslag: Uitslag): Promise<void> => {
  const noteer = ({ handeling, wat, verwacht }: Poging, gezien: boolean): void => uitslag.noteer({ groep: `broker ${wie}`, kanaal: 'AMQP', wie, handeling, wat, verwacht, gezien });
  const verbinding = await connect(urls.amqp[wie] ?? '');
  verbinding.on('error', () => undefined);
  try {
    for (const poging of eigen) noteer(poging, poging.handeling === 'beheer' ? await opBeheer(wie) : await probeer(verbinding, poging));
  } finally {
    await verbinding.close().catch(() => undefined);
  }
};

export const probeerBroker = async (uitslag: Uitslag): Promise<void> => {
  const alle = pogingen();
  await metGrens(BROKERGEBRUIKERS, (wie) => vanGebruiker(wie, alle.filter((poging) => poging.wie === wie), uitslag), BROKERGEBRUIKERS.length);
  const gast = new URL(urls.amqp['gateway'] ?? '');
  [gast.username, gast.password] = ['guest', 'guest'];
  const binnen = await connect(gast.toString()).then((verbinding) => verbinding.close().then(() => true), () => false);
  uitslag.noteer({ groep: 'broker guest', kanaal: 'AMQP', wie: 'guest', handeling: 'meldt zich aan', wat: 'op de broker', verwacht: false, gezien: binnen });
};
