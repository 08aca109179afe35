import { randomUUID } from 'node:crypto';
import type { Channel, ChannelModel } from 'amqplib';
import { CATALOGUS } from '../contracts/catalogus';
import { EXCHANGE, topologie, VHOST } from '../contracts/topologie';
import type { Brokergebruiker } from '../contracts/topologie.types';
import { GeenVerbinding } from './fouten';
import { Verbinding, type BrokerLogger } from './verbinding';

/** The broker user may do more than its service needs: one mistake in code would then be enough to state a fact of another, or to read it. */
export class BrokerrechtenTeRuim extends Error {
  override readonly name = 'BrokerrechtenTeRuim';
}

export type Rechtenopties = {
  readonly url: string;
  /** Name of the service and of its broker user. */
  readonly dienst: string;
  readonly logger: BrokerLogger;
  /** Address of the management API without name or password; without it nothing is known of the tags of this user. */
  readonly beheerAdres?: string | undefined;
  /** In production nobody logs in under another name than that of his service. */
  readonly productie: boolean;
};

/** Something that must be refused, named in the words of whoever sets the rights. */
type Proef = { readonly wat: string; readonly doe: (kanaal: Channel) => Promise<unknown> };

const GEWEIGERD = 403;
const BEHEER_MS = 5_000;
/** In nobody's name: the broker judges the rights first, and then refuses what claims to come from another user. */
const NIEMAND = 'schakel-proef-niemand';

/**
 * Publishes what no queue can ever get: with a right to it the broker still refuses the claimed sender. The question
 * after it is only answered on a channel that is still open.
 */
const publiceer = (exchange: string, sleutel: string) => async (kanaal: Channel): Promise<void> => {
  kanaal.publish(exchange, sleutel, Buffer.alloc(0), { userId: NIEMAND, expiration: '0' });
  await kanaal.prefetch(1);
};

/** Never consumes: with a right to it the broker still refuses the argument. */
const lees = (wachtrij: string) => (kanaal: Channel): Promise<unknown> => kanaal.consume(wachtrij, () => undefined, { arguments: { 'x-priority': 'geen getal' } });

const maakProefobjecten: readonly Proef[] = [
  { wat: 'een exchange aanmaken', doe: async (kanaal) => kanaal.assertExchange(`proef.${randomUUID()}`, 'direct', { durable: false, autoDelete: true }).then(({ exchange }) => kanaal.deleteExchange(exchange)) },
  { wat: 'een wachtrij aanmaken', doe: async (kanaal) => kanaal.assertQueue(`proef.${randomUUID()}`, { exclusive: true, durable: false }).then(({ queue }) => kanaal.deleteQueue(queue)) },
];

const sleutelsIn = (exchange: string): string[] => {
  const contexten = [...new Set(CATALOGUS.map(({ context }) => context))];
  return exchange === EXCHANGE.gebeurd ? contexten.flatMap((context) => ['gebeurd', 'retour', 'timer'].map((soort) => `${soort}.${context}.proef`)) : ['proef'];
};

/** Everything in the topology that is not this user's; `''` is the exchange that reaches every queue by its name. */
export const proevenVan = ({ naam, read, topics }: Brokergebruiker): Proef[] => {
  const { exchanges, wachtrijen } = topologie([]);
  const eigen = new Map(topics.filter(({ write }) => write !== '').map(({ exchange, write }) => [exchange, new RegExp(write)]));
  const mag = (exchange: string, sleutel: string): boolean => eigen.get(exchange)?.test(sleutel) ?? false;
  const schrijven = ['', ...exchanges.map((exchange) => exchange.naam)].flatMap((exchange) =>
    [...sleutelsIn(exchange), 'proef'].filter((sleutel) => !mag(exchange, sleutel)).map((sleutel) => ({ exchange, sleutel })),
  );
  const vreemd = wachtrijen.map((wachtrij) => wachtrij.naam).filter((wachtrij) => read === '' || !new RegExp(read).test(wachtrij));
  return [
    ...maakProefobjecten,
    ...schrijven.map(({ exchange, sleutel }) => ({ wat: `publiceren op ${exchange === '' ? 'amq.default' : exchange} met ${sleutel}`, doe: publiceer(exchange, sleutel) })),
    ...[...vreemd, `uit.proef-${naam}`].map((wachtrij) => ({ wat: `lezen van ${wachtrij}`, doe: lees(wachtrij) })),
  ];
};

/** True when the broker refused for want of a right. Each on a channel of its own, because a refusal closes it. */
const isGeweigerd = async (model: ChannelModel, { doe }: Proef): Promise<boolean> => {
  const kanaal = await model.createChannel();
  let code: number | undefined;
  const dicht = new Promise<void>((klaar) => void kanaal.once('close', klaar));
  kanaal.on('error', (fout: { code?: number }) => (code = fout.code));
  try {
    await doe(kanaal);
    await kanaal.close();
    return false;
  } catch {
    await dicht;
    if (code === undefined) throw new GeenVerbinding('closed while the rights were tried');
    return code === GEWEIGERD;
  }
};

/** Whoever may speak for others can state a fact under any name. Tried on a key of its own that reaches no queue. */
const magNamensAnderen = async (model: ChannelModel, { topics }: Brokergebruiker): Promise<boolean> => {
  const exchange = [EXCHANGE.antwoord, EXCHANGE.vraag].find((naam) => topics.some((topic) => topic.exchange === naam && topic.write !== ''));
  if (!exchange) return false;
  const kanaal = await model.createChannel();
  kanaal.on('error', () => undefined);
  return publiceer(exchange, exchange === EXCHANGE.vraag ? 'vraag.proef.niemand' : 'antwoord.gateway.proef')(kanaal).then(
    () => true,
    () => false,
  );
};

/** The management API knows nobody without a tag. When it is away nothing is proved, and the service does start. */
const heeftMerk = async ({ url, beheerAdres, logger }: Rechtenopties): Promise<boolean> => {
  if (!beheerAdres) return false;
  const { username, password } = new URL(url.split(',')[0] ?? url);
  const sleutel = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  try {
    const { status } = await fetch(`${beheerAdres.replace(/\/$/, '')}/api/whoami`, { headers: { authorization: `Basic ${sleutel}` }, redirect: 'error', signal: AbortSignal.timeout(BEHEER_MS) });
    return status === 200;
  } catch {
    logger.warn({ onderdeel: 'brokerrechten' }, 'management api not reachable: tags of the broker user not proved');
    return false;
  }
};

const teRuim = async (opties: Rechtenopties, model: ChannelModel, gebruiker: Brokergebruiker): Promise<string[]> => {
  if (await heeftMerk(opties)) return ['het beheer van de broker gebruiken (een merk als administrator of monitoring)'];
  // Outside production a login under another name works only by speaking for the service: that is how tests share a broker.
  const eigenNaam = decodeURIComponent(new URL(opties.url.split(',')[0] ?? opties.url).username) === gebruiker.naam;
  if ((opties.productie || eigenNaam) && (await magNamensAnderen(model, gebruiker))) return ['onder de naam van een ander publiceren (merk impersonator)'];
  const proeven = proevenVan(gebruiker);
  const geweigerd = await Promise.all(proeven.map((proef) => isGeweigerd(model, proef)));
  return proeven.filter((_, plek) => !geweigerd[plek]).map(({ wat }) => wat);
};

/**
 * Tries at start what this service must not be able to do, on a connection of its own; throws BrokerrechtenTeRuim with
 * everything that was allowed. What is tried leaves no trace if it is: no message reaches a queue, no message is taken, and
 * what is made is removed.
 */
export const eisBrokerrechten = async (opties: Rechtenopties): Promise<void> => {
  const gebruiker = topologie([]).gebruikers.find(({ naam }) => naam === opties.dienst);
  if (!gebruiker) return;
  const verbinding = new Verbinding({ url: opties.url, naam: `${opties.dienst}.rechten`, logger: opties.logger });
  try {
    await verbinding.open();
    const model = await new Promise<ChannelModel>((klaar) => void verbinding.onVerbonden(klaar));
    const teveel = await teRuim(opties, model, gebruiker);
    if (teveel.length > 0) {
      throw new BrokerrechtenTeRuim(`De brokergebruiker van ${opties.dienst} mag te veel op ${VHOST}:\n${teveel.map((wat) => `- ${wat}`).join('\n')}\nZet de rechten zoals npx schakel voorzie ze maakt.`);
    }
  } finally {
    await verbinding.sluit();
  }
};
