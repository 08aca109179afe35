import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connect } from 'amqplib';
import { Client } from 'pg';
import { topologie } from '#shared/contracts/topologie';
import { beheerApi, voorzieBroker } from './broker';
import { maakGeheimen } from './geheimen';
import { leesPartijen } from './partijen';
import { voorziePostgres } from './provisioneer';
import { startZandbak, type Zandbak } from './zandbak';

const PROJECT = resolve(__dirname, '../..');

/** A project directory of its own, so that this test meets no other; unpacked programs are shared when they are there. */
const maakProject = (): string => {
  const map = mkdtempSync(join(tmpdir(), 'schakel-infra-'));
  chmodSync(map, 0o711);
  cpSync(join(PROJECT, 'config'), join(map, 'config'), { recursive: true });
  const pakketten = join(PROJECT, '.hub/pakketten');
  if (existsSync(pakketten)) {
    cpSync(pakketten, join(map, '.hub/pakketten'), { recursive: true, verbatimSymlinks: true });
    chmodSync(join(map, '.hub'), 0o711);
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(map, 'node_modules'));
  return map;
};

jest.setTimeout(120_000);

describe('infrastructure of the sandbox', () => {
  let map: string;
  let zandbak: Zandbak;
  const start = (): Promise<Zandbak> => startZandbak({ instantie: 'infra', map, metDiensten: false, voortgang: () => undefined });
  const url = (rol: string): string => zandbak.urls.postgres[rol] ?? '';
  const amqp = (gebruiker: string): string => zandbak.urls.amqp[gebruiker] ?? '';
  const geheimen = () => maakGeheimen(join(map, '.hub/infra'));

  const sql = async (rol: string, opdracht: string): Promise<unknown[]> => {
    const client = new Client({ connectionString: url(rol) });
    await client.connect();
    try {
      return (await client.query(opdracht)).rows as unknown[];
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    map = maakProject();
    zandbak = await start();
    await sql('handover_eigenaar', 'CREATE TABLE proef (id int PRIMARY KEY)');
  });
  afterAll(async () => {
    await zandbak.stop();
    rmSync(map, { recursive: true, force: true });
  });

  describe('PostgreSQL', () => {
    it('lets a service write its own tables, and its reading role only read them', async () => {
      await sql('handover_schrijf', 'INSERT INTO proef VALUES (1)');
      expect(await sql('handover_lees', 'SELECT id FROM proef')).toEqual([{ id: 1 }]);
      await expect(sql('handover_lees', 'INSERT INTO proef VALUES (2)')).rejects.toThrow('permission denied');
      await expect(sql('handover_schrijf', 'CREATE TABLE eigen ()')).rejects.toThrow('permission denied');
    });

    it('shows a service nothing of another service, nor of the suite', async () => {
      await expect(sql('ontheffing_schrijf', 'SELECT * FROM handover.proef')).rejects.toThrow('permission denied');
      const vreemd = new URL(url('ontheffing_schrijf'));
      vreemd.pathname = '/suite';
      const client = new Client({ connectionString: vreemd.toString() });
      await expect(client.connect()).rejects.toThrow('permission denied');
    });

    it('lets every service read the sandbox clock, and only the gateway set it', async () => {
      const zet = 'UPDATE sandbox.klok SET verschuiving_ms = 5, gezet_op = now()';
      await sql('gateway_schrijf', zet);
      expect(await sql('notifications_schrijf', 'SELECT verschuiving_ms FROM sandbox.klok')).toEqual([{ verschuiving_ms: '5' }]);
      await expect(sql('handover_schrijf', zet)).rejects.toThrow('permission denied');
    });

    it('does not give back a right that a migration took away', async () => {
      await sql('handover_eigenaar', 'CREATE TABLE alleen_erbij (id int); REVOKE DELETE ON alleen_erbij FROM handover_schrijf');
      await voorziePostgres(url('beheer'), geheimen(), true);
      await expect(sql('handover_schrijf', 'DELETE FROM alleen_erbij')).rejects.toThrow('permission denied');
    });
  });

  describe('RabbitMQ', () => {
    const probeer = async (gebruiker: string, doe: (kanaal: Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['createConfirmChannel']>>) => Promise<unknown>): Promise<unknown> => {
      const verbinding = await connect(amqp(gebruiker));
      verbinding.on('error', () => undefined);
      try {
        const kanaal = await verbinding.createConfirmChannel();
        const gesloten = new Promise((_, mislukt) => kanaal.once('error', mislukt));
        return await Promise.race([doe(kanaal), gesloten]);
      } finally {
        await verbinding.close();
      }
    };

    it('has no guest', async () => {
      const doel = new URL(amqp('gateway'));
      doel.username = 'guest';
      doel.password = 'guest';
      await expect(connect(doel.toString())).rejects.toThrow('403');
    });

    it('lets a party read its own queue and no other', async () => {
      await expect(probeer('uit.werkzaak.werk', (k) => k.checkQueue('uit.werkzaak.werk').then(() => k.get('uit.werkzaak.werk')))).resolves.toBe(false);
      await expect(probeer('uit.werkzaak.werk', (k) => k.get('uit.werkzaak.inkomen'))).rejects.toThrow('ACCESS_REFUSED');
    });

    it('lets a service state facts of its own contexts only', async () => {
      const stuur = (sleutel: string) => probeer('ontheffing', (k) => {
        k.publish('gebeurd', sleutel, Buffer.from('{}'));
        return k.waitForConfirms();
      });
      await stuur('gebeurd.ontheffing.verleend');
      await expect(stuur('gebeurd.overdracht.voorgesteld')).rejects.toThrow('ACCESS_REFUSED');
    });

    it('takes back a binding that is no longer in the catalogue', async () => {
      const api = beheerApi(zandbak.urls.brokerBeheer);
      await api('POST', 'bindings/schakel/e/in/q/handover.in', { routing_key: 'in.vreemd.#' });
      await voorzieBroker(zandbak.urls.brokerBeheer, topologie(leesPartijen(map).aansluitingen), geheimen());
      const bindingen = (await api('GET', 'bindings/schakel/e/in/q/handover.in')) as { routing_key: string }[];
      expect(bindingen.map(({ routing_key }) => routing_key)).not.toContain('in.vreemd.#');
      expect(bindingen.map(({ routing_key }) => routing_key)).toContain('in.overdracht.#');
    });

    it('names a queue that exists with other arguments, instead of keeping it silently', async () => {
      const gewenst = topologie(leesPartijen(map).aansluitingen);
      const anders = { ...gewenst, wachtrijen: gewenst.wachtrijen.map((rij) => (rij.naam === 'handover.in' ? { ...rij, argumenten: { ...rij.argumenten, 'x-delivery-limit': 3 } } : rij)) };
      await expect(voorzieBroker(zandbak.urls.brokerBeheer, anders, geheimen())).rejects.toThrow('handover.in');
    });
  });

  it('refuses a second start of the same instance', async () => {
    await expect(start()).rejects.toThrow('draait hier al');
  });

  it('brings PostgreSQL back after kill -9, with what was committed', async () => {
    await zandbak.dood('postgres');
    await zandbak.wachtOp('postgres');
    expect(await sql('handover_lees', 'SELECT id FROM proef')).toEqual([{ id: 1 }]);
  });

  it('keeps a confirmed message when RabbitMQ is killed', async () => {
    const verbinding = await connect(amqp('gateway'));
    verbinding.on('error', () => undefined);
    const kanaal = await verbinding.createConfirmChannel();
    kanaal.on('error', () => undefined);
    kanaal.publish('uit', 'uit.uwv.besluit', Buffer.from('bewaard'), { persistent: true });
    await kanaal.waitForConfirms();
    await zandbak.dood('rabbitmq');
    await zandbak.wachtOp('rabbitmq');
    const lezer = await connect(amqp('uit.uwv.besluit'));
    const bericht = await (await lezer.createChannel()).get('uit.uwv.besluit', { noAck: true });
    await lezer.close();
    expect(bericht && bericht.content.toString()).toBe('bewaard');
  });

  it('starts again with the same data, ports and passwords', async () => {
    const eerder = zandbak.urls;
    await zandbak.stop();
    zandbak = await start();
    expect(zandbak.urls).toEqual(eerder);
    expect(await sql('handover_lees', 'SELECT id FROM proef')).toEqual([{ id: 1 }]);
  });
});
