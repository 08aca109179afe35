import type { Topologie, Wachtrij } from '#shared/contracts/topologie.types';
import { Melding } from './bestanden';
import type { Geheimen } from './geheimen';
import { wachtwoordHash } from './rabbitmq';

type Vraag = (methode: string, pad: string, lichaam?: unknown) => Promise<unknown>;

/** The management API of RabbitMQ; `url` carries the administrator's name and password. */
export const beheerApi = (url: string): Vraag => {
  const doel = new URL(url);
  const sleutel = Buffer.from(`${decodeURIComponent(doel.username)}:${decodeURIComponent(doel.password)}`).toString('base64');
  const basis = `${doel.origin}${doel.pathname.replace(/\/+$/, '')}`;
  return async (methode, pad, lichaam) => {
    const antwoord = await fetch(`${basis}/api/${pad}`, {
      method: methode,
      headers: { authorization: `Basic ${sleutel}`, 'content-type': 'application/json' },
      ...(lichaam === undefined ? {} : { body: JSON.stringify(lichaam) }),
      signal: AbortSignal.timeout(30_000),
    }).catch((fout: Error & { cause?: Error }) => {
      throw new Melding(`RabbitMQ antwoordt niet op ${doel.origin} (${(fout.cause ?? fout).message}). Controleer RABBITMQ_BEHEER_URL.`);
    });
    const tekst = await antwoord.text();
    if (antwoord.status === 401) throw new Melding('RabbitMQ weigert de beheerder: controleer naam en wachtwoord in RABBITMQ_BEHEER_URL.');
    if (!antwoord.ok) throw new Melding(`RabbitMQ weigert ${methode} ${pad} (${antwoord.status}): ${tekst}`);
    return tekst ? (JSON.parse(tekst) as unknown) : undefined;
  };
};

/** Everything the broker must hold, in RabbitMQ's own definitions format. Passwords go in as salted hashes. */
export const definities = ({ vhost, exchanges, wachtrijen, gebruikers }: Topologie, geheimen: Geheimen): Record<string, readonly object[]> => ({
  vhosts: [{ name: vhost }],
  users: gebruikers.map(({ naam }) => ({
    name: naam,
    password_hash: wachtwoordHash(geheimen.geheim(`broker.${naam}`)),
    hashing_algorithm: 'rabbit_password_hashing_sha256',
    tags: '',
  })),
  permissions: gebruikers.map(({ naam, configure, write, read }) => ({ user: naam, vhost, configure, write, read })),
  topic_permissions: gebruikers.flatMap(({ naam, topics }) => topics.map(({ exchange, write, read }) => ({ user: naam, vhost, exchange, write, read }))),
  exchanges: exchanges.map(({ naam, soort }) => ({ name: naam, vhost, type: soort, durable: true, auto_delete: false, internal: false, arguments: {} })),
  queues: wachtrijen.map(({ naam, argumenten }) => ({ name: naam, vhost, durable: true, auto_delete: false, arguments: argumenten })),
  bindings: wachtrijen.flatMap(({ naam, bindingen }) =>
    bindingen.map(({ exchange, sleutel }) => ({ source: exchange, vhost, destination: naam, destination_type: 'queue', routing_key: sleutel, arguments: {} })),
  ),
});

type BestaandeRij = { readonly name: string; readonly type: string; readonly arguments: Record<string, unknown> };
type BestaandeExchange = { readonly name: string; readonly type: string };

const zonderType = (argumenten: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(argumenten).filter(([naam]) => naam !== 'x-queue-type').sort(([a], [b]) => a.localeCompare(b)));

const afwijking = (gewenst: Wachtrij, bestaand: BestaandeRij): string | undefined => {
  const soort = bestaand.type.replace(/^rabbit_(\w+)_queue$/, '$1');
  if (soort !== gewenst.soort) return `is ${soort}, moet ${gewenst.soort} zijn`;
  const nu = zonderType(bestaand.arguments);
  const straks = zonderType(gewenst.argumenten);
  return nu === straks ? undefined : `heeft argumenten ${nu}, moet hebben ${straks}`;
};

/** RabbitMQ cannot change a queue or exchange, and an import would silently keep the old one. */
const controleerBestaande = async (vraag: Vraag, { vhost, wachtrijen, exchanges }: Topologie): Promise<void> => {
  const rijen = (await vraag('GET', `queues/${encodeURIComponent(vhost)}?columns=name,type,arguments`)) as BestaandeRij[];
  const wissels = (await vraag('GET', `exchanges/${encodeURIComponent(vhost)}?columns=name,type`)) as BestaandeExchange[];
  const fouten = [
    ...wachtrijen.flatMap((gewenst) => {
      const bestaand = rijen.find(({ name }) => name === gewenst.naam);
      const fout = bestaand && afwijking(gewenst, bestaand);
      return fout ? [`wachtrij ${gewenst.naam} ${fout}`] : [];
    }),
    ...exchanges.flatMap(({ naam, soort }) => {
      const bestaand = wissels.find(({ name }) => name === naam);
      return bestaand && bestaand.type !== soort ? [`exchange ${naam} is ${bestaand.type}, moet ${soort} zijn`] : [];
    }),
  ];
  if (fouten.length > 0) {
    throw new Melding(`RabbitMQ heeft al iets anders onder deze namen: ${fouten.join('; ')}. Laat een beheerder ze leegmaken en verwijderen; daarna opnieuw voorzien.`);
  }
};

type Binding = { readonly source: string; readonly destination: string; readonly routing_key: string; readonly properties_key: string };
type Topicrecht = { readonly user: string; readonly exchange: string };

/** Takes back what an earlier version granted: a binding or right that is no longer in the catalogue must not live on. */
const neemTerug = async (vraag: Vraag, { vhost, wachtrijen, exchanges, gebruikers }: Topologie): Promise<void> => {
  const v = encodeURIComponent(vhost);
  const eigenExchange = new Set(exchanges.map(({ naam }) => naam));
  for (const binding of (await vraag('GET', `bindings/${v}`)) as Binding[]) {
    const rij = wachtrijen.find(({ naam }) => naam === binding.destination);
    if (!rij || !eigenExchange.has(binding.source)) continue;
    if (rij.bindingen.some(({ exchange, sleutel }) => exchange === binding.source && sleutel === binding.routing_key)) continue;
    await vraag('DELETE', `bindings/${v}/e/${encodeURIComponent(binding.source)}/q/${encodeURIComponent(binding.destination)}/${encodeURIComponent(binding.properties_key)}`);
  }
  for (const recht of (await vraag('GET', `vhosts/${v}/topic-permissions`)) as Topicrecht[]) {
    const gebruiker = gebruikers.find(({ naam }) => naam === recht.user);
    if (gebruiker && !gebruiker.topics.some(({ exchange }) => exchange === recht.exchange)) {
      await vraag('DELETE', `topic-permissions/${v}/${encodeURIComponent(recht.user)}/${encodeURIComponent(recht.exchange)}`);
    }
  }
};

/** Brings the broker to the given topology through the management API. Running it again changes nothing. */
export const voorzieBroker = async (beheerUrl: string, topologie: Topologie, geheimen: Geheimen): Promise<void> => {
  const vraag = beheerApi(beheerUrl);
  const vhosts = (await vraag('GET', 'vhosts?columns=name')) as { name: string }[];
  if (vhosts.some(({ name }) => name === topologie.vhost)) await controleerBestaande(vraag, topologie);
  await vraag('POST', 'definitions', definities(topologie, geheimen));
  await neemTerug(vraag, topologie);
};
