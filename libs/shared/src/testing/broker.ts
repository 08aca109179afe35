import { randomBytes } from 'node:crypto';
import { type Channel, connect, type GetMessage } from 'amqplib';
import { topologie } from '../contracts/topologie';
import type { Topologie } from '../contracts/topologie.types';
import { wachtTot } from './wacht';

/** A variable that `npm test` sets; without it a test must fail with this sentence, never pass silently. */
export const eisOmgeving = (naam: string): string => {
  const waarde = process.env[naam];
  if (!waarde) throw new Error(`${naam} is not set: run this test through "npm test", which starts RabbitMQ and PostgreSQL`);
  return waarde;
};

const metPad = (url: string, gebruiker: string, wachtwoord: string, vhost: string): string => {
  const adres = new URL(url);
  adres.username = encodeURIComponent(gebruiker);
  adres.password = encodeURIComponent(wachtwoord);
  adres.pathname = `/${encodeURIComponent(vhost)}`;
  return adres.toString();
};

const vraagApi = async (methode: string, pad: string, lichaam?: unknown): Promise<unknown> => {
  const doel = new URL(eisOmgeving('TEST_RABBITMQ_BEHEER_URL'));
  const sleutel = Buffer.from(`${decodeURIComponent(doel.username)}:${decodeURIComponent(doel.password)}`).toString('base64');
  const antwoord = await fetch(`${doel.origin}${doel.pathname.replace(/\/+$/, '')}/api/${pad}`, {
    method: methode,
    headers: { authorization: `Basic ${sleutel}`, 'content-type': 'application/json' },
    ...(lichaam === undefined ? {} : { body: JSON.stringify(lichaam) }),
  });
  const tekst = await antwoord.text();
  if (!antwoord.ok && antwoord.status !== 404) throw new Error(`RabbitMQ: ${methode} ${pad} gives ${antwoord.status}: ${tekst}`);
  return tekst && antwoord.ok ? (JSON.parse(tekst) as unknown) : undefined;
};

/**
 * A virtual host of its own with the hub's real topology and rights, thrown away afterwards.
 * Logins are private to it, so a sandbox on the same broker keeps its passwords; they may speak for the
 * user they stand in for (tag `impersonator`), so `userId` reads `gateway` as in production.
 */
export class Proefbroker {
  readonly #wachtwoord = randomBytes(12).toString('hex');

  private constructor(
    readonly vhost: string,
    readonly opzet: Topologie,
  ) {}

  static async maak(aansluitingen: readonly { readonly naam: string }[] = [{ naam: 'werkzaak.werk' }]): Promise<Proefbroker> {
    const broker = new Proefbroker(`proef-${randomBytes(4).toString('hex')}`, topologie(aansluitingen));
    await vraagApi('POST', 'definitions', broker.#definities());
    const { username } = new URL(eisOmgeving('TEST_AMQP_URL_BEHEER'));
    await vraagApi('PUT', `permissions/${broker.vhost}/${username}`, { configure: '.*', write: '.*', read: '.*' });
    return broker;
  }

  get urlVanBeheer(): string {
    const { username, password } = new URL(eisOmgeving('TEST_AMQP_URL_BEHEER'));
    return metPad(eisOmgeving('TEST_AMQP_URL_BEHEER'), decodeURIComponent(username), decodeURIComponent(password), this.vhost);
  }

  /** Address with the rights of this broker user of the topology. `eerlijk`: the broker holds `userId` against the login. */
  url(gebruiker: string, eerlijk = false): string {
    return metPad(eisOmgeving('TEST_AMQP_URL_BEHEER'), this.login(gebruiker, eerlijk), this.#wachtwoord, this.vhost);
  }

  login(gebruiker: string, eerlijk = false): string {
    return `${this.vhost}.${gebruiker}${eerlijk ? '.eerlijk' : ''}`;
  }

  /** Other rights for the login of this user whose name the broker checks; without any: those of the topology. `topic`: on every exchange it has. */
  async zetRechten(gebruiker: string, wens: Partial<Record<'configure' | 'write' | 'read', string>> = {}, topic?: string): Promise<void> {
    const bedoeld = this.opzet.gebruikers.find(({ naam }) => naam === gebruiker);
    if (!bedoeld) throw new Error(`no user ${gebruiker} in the topology`);
    const login = encodeURIComponent(this.login(gebruiker, true));
    const { configure, write, read, topics } = { ...bedoeld, ...wens };
    await vraagApi('PUT', `permissions/${this.vhost}/${login}`, { configure, write, read });
    for (const { exchange, ...recht } of topics) await vraagApi('PUT', `topic-permissions/${this.vhost}/${login}`, { exchange, write: topic ?? recht.write, read: recht.read });
  }

  async zetMerk(gebruiker: string, tags: string): Promise<void> {
    await vraagApi('PUT', `users/${encodeURIComponent(this.login(gebruiker, true))}`, { password: this.#wachtwoord, tags });
  }

  async ruimOp(): Promise<void> {
    await vraagApi('DELETE', `vhosts/${this.vhost}`);
    await Promise.all(this.#logins().map(({ login }) => vraagApi('DELETE', `users/${encodeURIComponent(login)}`)));
  }

  /** Does something as administrator on a short connection, so that it also works right after a restart. */
  async metKanaal<T>(fn: (kanaal: Channel) => Promise<T>): Promise<T> {
    const model = await connect(this.urlVanBeheer);
    try {
      const kanaal = await model.createChannel();
      kanaal.on('error', () => undefined);
      const uitkomst = await fn(kanaal);
      // Closing the connection alone may overtake what was just published on the channel.
      await kanaal.close();
      return uitkomst;
    } finally {
      await model.close();
    }
  }

  aantal(wachtrij: string): Promise<number> {
    return this.metKanaal(async (kanaal) => (await kanaal.checkQueue(wachtrij)).messageCount);
  }

  /** Takes one message off a queue, waiting for it. */
  haal(wachtrij: string): Promise<GetMessage> {
    return wachtTot(`a message in ${wachtrij}`, async () => (await this.metKanaal((kanaal) => kanaal.get(wachtrij, { noAck: true }))) || undefined);
  }

  async leeg(...wachtrijen: string[]): Promise<void> {
    await this.metKanaal(async (kanaal) => {
      for (const wachtrij of wachtrijen) await kanaal.purgeQueue(wachtrij);
    });
  }

  async verwijder(wachtrij: string): Promise<void> {
    await this.metKanaal((kanaal) => kanaal.deleteQueue(wachtrij));
  }

  /** Declares a queue of the topology again, with its bindings. */
  async herstelRij(naam: string): Promise<void> {
    const rij = this.opzet.wachtrijen.find((een) => een.naam === naam);
    if (!rij) throw new Error(`no queue ${naam} in the topology`);
    await this.metKanaal(async (kanaal) => {
      await kanaal.assertQueue(naam, { durable: true, arguments: rij.argumenten });
      for (const { exchange, sleutel } of rij.bindingen) await kanaal.bindQueue(naam, exchange, sleutel);
    });
  }

  /** Cuts every connection of these users off; returns how many there were. */
  async verbreek(...gebruikers: string[]): Promise<number> {
    const logins = new Set(gebruikers.map((naam) => this.login(naam)));
    const namen = await wachtTot('connections to cut', async () => {
      const alle = (await vraagApi('GET', `vhosts/${this.vhost}/connections`)) as { name: string; user: string }[];
      const gekozen = alle.filter(({ user }) => logins.has(user));
      return gekozen.length > 0 ? gekozen.map(({ name }) => name) : undefined;
    });
    await Promise.all(namen.map((naam) => vraagApi('DELETE', `connections/${encodeURIComponent(naam)}`)));
    return namen.length;
  }

  /** Kills and starts the broker itself; resolves when it is up again. */
  async herstart(): Promise<void> {
    const antwoord = await fetch(eisOmgeving('TEST_HERSTART_RABBIT_URL'), { method: 'POST' });
    if (!antwoord.ok) throw new Error(`the broker did not restart: ${await antwoord.text()}`);
  }

  #logins(): { login: string; tags: string; gebruiker: Topologie['gebruikers'][number] }[] {
    return this.opzet.gebruikers.flatMap((gebruiker) => [
      { login: this.login(gebruiker.naam), tags: 'impersonator', gebruiker },
      { login: this.login(gebruiker.naam, true), tags: '', gebruiker },
    ]);
  }

  #definities(): Record<string, readonly object[]> {
    const { vhost, opzet } = this;
    const logins = this.#logins();
    return {
      vhosts: [{ name: vhost }],
      users: logins.map(({ login, tags }) => ({ name: login, password: this.#wachtwoord, tags })),
      permissions: logins.map(({ login, gebruiker: { configure, write, read } }) => ({ user: login, vhost, configure, write, read })),
      topic_permissions: logins.flatMap(({ login, gebruiker }) => gebruiker.topics.map(({ exchange, write, read }) => ({ user: login, vhost, exchange, write, read }))),
      exchanges: opzet.exchanges.map(({ naam, soort }) => ({ name: naam, vhost, type: soort, durable: true, auto_delete: false, internal: false, arguments: {} })),
      queues: opzet.wachtrijen.map(({ naam, argumenten }) => ({ name: naam, vhost, durable: true, auto_delete: false, arguments: argumenten })),
      bindings: opzet.wachtrijen.flatMap(({ naam, bindingen }) =>
        bindingen.map(({ exchange, sleutel }) => ({ source: exchange, vhost, destination: naam, destination_type: 'queue', routing_key: sleutel, arguments: {} })),
      ),
    };
  }
}
