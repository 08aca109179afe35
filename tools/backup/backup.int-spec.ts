import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'amqplib';
import { Client, Pool } from 'pg';
import { migraties } from '../../apps/gateway/src/persistence/migraties';
import { LEVERINGEN_HERVAT } from '#shared/contracts/catalogus';
import { Getuige } from '#shared/logboek/getuige';
import { Ketenaar } from '#shared/logboek/ketenaar';
import { schrijfLogboek } from '#shared/logboek/logboek';
import { Zegelsleutel } from '#shared/logboek/zegel';
import { Proefbroker } from '#shared/testing/broker';
import { maakDatabank, type Databank } from '#shared/testing/databank';
import { stil } from '#shared/testing/proefrunner';
import { maakLogboeksleutels, maakSleutelringen } from '../sandbox/geheimen';
import { schrijfJson, wacht, wachtTot } from '../sandbox/bestanden';
import { maakBackup } from './maak';
import { SPRONG } from './nazorg';
import type { Hubplaats } from './plaats';
import { zoekProgramma, type Programma } from './programma';
import { herstel, herstelSleutels, type Verslag, type Voorziening } from './terug';
import { ontbrekende } from './vergelijk';

jest.setTimeout(60_000);

const TIEL = 'gemeente-tiel.regie';
const WERK = 'werkzaak.werk';
const [gegevens, sleutels] = [generateKeyPairSync('x25519'), generateKeyPairSync('x25519')];
const GEEN: Voorziening = { rollen: async () => undefined, database: async () => undefined, broker: async () => undefined };
const DAARNA = 'gestuurd-na-de-back-up';

let databank: Databank;
let broker: Proefbroker;
let plaats: Hubplaats;
let programma: Programma;
let map: string;
let naam: string;
let baas: Pool;

const in_ = (...delen: string[]): string => join(map, ...delen);
const vraag = async <T extends object>(database: string, sql: string, waarden: unknown[] = []): Promise<T[]> => {
  const url = new URL(databank.beheerUrl);
  url.pathname = `/${database}`;
  const client = new Client({ connectionString: url.toString() });
  await client.connect();
  try {
    return (await client.query<T>(sql, waarden)).rows;
  } finally {
    await client.end();
  }
};

const levering = (aansluiting: string, volgnr: number, extra: { overgedragen?: boolean; bevestigd?: boolean } = {}): Promise<unknown> =>
  baas.query(
    `INSERT INTO gateway.levering (id, aansluiting, volgnr, soort, source, bericht_id, type, gemeente, inhoud, adressen, overgedragen_op, bevestigd_op)
     VALUES ($1, $2, $3, 'RETOUR', 'urn:hub', $4, 'nl.participatiewet.retourbericht.verwerkt.v1', 'TIEL', '{}', '[]', CASE WHEN $5 THEN now() END, CASE WHEN $6 THEN now() END)`,
    [randomUUID(), aansluiting, volgnr, `r-${volgnr}`, extra.overgedragen ?? true, extra.bevestigd ?? false],
  );

const bericht = (id: string): Promise<unknown> =>
  baas.query(
    `INSERT INTO gateway.bericht (source, id, type, context, gemeente, aansluiting, afzender_actor, herkomst, inhoud, klok_op, status, vrijgegeven_op)
     VALUES ('urn:werk', $1, 't', 'c', 'TIEL', $2, 'a', 'hub', '{}', now(), 'VRIJGEGEVEN', now())`,
    [id, WERK],
  );

/** As the relay does: in the outbox, said, struck off; and a gateway that takes a third of a second over each message. */
const praat = async (): Promise<{ stop: () => Promise<void> }> => {
  const zender = await connect(broker.url('handover'));
  const uit = await zender.createConfirmChannel();
  const ontvanger = await connect(broker.url('gateway'));
  const in_ = await ontvanger.createChannel();
  let bezig = true;
  const nog = new Set<Promise<unknown>>();
  await in_.consume('gateway.gebeurd', (ontvangen) => {
    if (!ontvangen) return;
    const werk = wacht(300)
      .then(() => baas.query(`INSERT INTO gateway.inbox (handler, source, id, retour) VALUES ('t', 's', $1, '{}') ON CONFLICT DO NOTHING`, [String(ontvangen.properties.messageId)]))
      .then(() => in_.ack(ontvangen), () => undefined)
      .finally(() => nog.delete(werk));
    nog.add(werk);
  });
  const schrijf = (n: number): Promise<unknown> => baas.query(`INSERT INTO gateway.outbox (sleutel, exchange, routing_key, bericht_id, type, inhoud) VALUES ('s', 'gebeurd', 'retour.overdracht', $1, 't', '{}')`, [String(n)]);
  const lus = (async () => {
    await schrijf(1);
    for (let n = 1; bezig; n += 1) {
      uit.publish('gebeurd', 'retour.overdracht', Buffer.from('{}'), { messageId: String(n), userId: 'handover', type: 'retour', persistent: true, headers: { traceparent: 'x' } });
      await uit.waitForConfirms();
      // The next one is there before this one is struck off: whenever one looks, the last number is known.
      await schrijf(n + 1);
      await baas.query('DELETE FROM gateway.outbox WHERE bericht_id = $1', [String(n)]);
    }
  })();
  return {
    stop: async () => {
      bezig = false;
      await lus;
      await Promise.all(nog);
      await zender.close();
      await ontvanger.close();
    },
  };
};

const schrijfLog = async (): Promise<void> => {
  const bron = await databank.bron('schrijf');
  const ketenaar = new Ketenaar({
    url: databank.url('schrijf'), dienst: 'gateway', sleutel: new Zegelsleutel(readFileSync(in_('hub', 'logboek', 'gateway.pem'), 'utf8')), getuige: new Getuige(in_('getuige'), 'gateway'), logger: stil, pollMs: 20,
  });
  const schrijf = (): Promise<string> => bron.transaction((em) => schrijfLogboek({ em }, 'VERWERKING', { activiteit: 'proef', uitkomst: 'TOEGESTAAN', gemeente: 'TIEL', actor: 'a' }));
  const geketend = (aantal: number) => wachtTot(async () => (await bron.query<{ n: number }[]>('SELECT count(*)::int AS n FROM logboek_keten'))[0]?.n === aantal, 10_000);
  ketenaar.start();
  for (let i = 0; i < 4; i += 1) await schrijf();
  await geketend(4);
  await ketenaar.stop();
  schrijfNaBackup = async () => {
    const later = new Ketenaar({ url: databank.url('schrijf'), dienst: 'gateway', sleutel: new Zegelsleutel(readFileSync(in_('hub', 'logboek', 'gateway.pem'), 'utf8')), getuige: new Getuige(in_('getuige'), 'gateway'), logger: stil, pollMs: 20 });
    later.start();
    for (let i = 0; i < 3; i += 1) await schrijf();
    await geketend(7);
    await later.stop();
  };
};
let schrijfNaBackup: () => Promise<void>;

const zet = async (over?: string, van = naam): Promise<Verslag> => herstel({ plaats: { ...plaats, database: `${plaats.database}_terug` }, van: in_('gegevens', van), sleutel: gegevens.privateKey, programma, voorziening: GEEN, over, voortgang: () => undefined });

beforeAll(async () => {
  map = mkdtempSync(join(tmpdir(), 'backup-'));
  databank = await maakDatabank({ schema: 'gateway', migraties });
  broker = await Proefbroker.maak([{ naam: WERK }, { naam: TIEL }]);
  baas = new Pool({ connectionString: databank.beheerUrl, options: '-c search_path=gateway' });
  maakSleutelringen(in_('hub'), ['TIEL']);
  maakLogboeksleutels(in_('hub'), ['gateway']);
  schrijfJson(in_('hub', 'geheimen.json'), { 'postgres.gateway_lees': 'een', 'postgres.schakel_beheer': 'van de server' });
  plaats = {
    naam: 'proef', map: in_('hub'), databaseUrl: databank.beheerUrl.replace(/\/[^/]+$/, '/postgres'), database: new URL(databank.beheerUrl).pathname.slice(1),
    brokerBeheer: process.env['TEST_RABBITMQ_BEHEER_URL'] ?? '', vhost: broker.vhost, amqp: (wie) => (wie === 'beheer' ? broker.urlVanBeheer : broker.url(wie)),
    getuige: in_('getuige'), aansluitingen: [TIEL, WERK], bron: 'urn:hub',
  };
  programma = await zoekProgramma(process.cwd(), () => undefined);
  await schrijfLog();
  await bericht('ervoor');
  for (let n = 1; n <= 300; n += 1) await levering(WERK, n, { overgedragen: n < 300, bevestigd: n === 297 });
  await baas.query('INSERT INTO gateway.aansluiting_teller VALUES ($1, 300)', [WERK]);
  const gesprek = await praat();
  await wacht(500);
  ({ naam } = await maakBackup({ plaats, naar: in_('gegevens'), sleutelsNaar: in_('sleutels'), ontvanger: gegevens.publicKey, sleutelontvanger: sleutels.publicKey, programma, versie: '0', voortgang: () => undefined, geduldMs: 5000, adempauzeMs: 800 }));
  await gesprek.stop();
  await bericht(DAARNA);
  await schrijfNaBackup();
  await broker.metKanaal(async (kanaal) => void (await kanaal.purgeQueue('gateway.gebeurd')));
});

afterAll(async () => {
  await baas.end();
  await databank.weg();
  await vraag('postgres', `DROP DATABASE IF EXISTS ${plaats.database}_terug`);
  await broker.ruimOp();
  rmSync(map, { recursive: true, force: true });
});

describe('a backup', () => {
  it('keeps data and keys apart, for different keepers', async () => {
    const opties = { plaats, ontvanger: gegevens.publicKey, sleutelontvanger: sleutels.publicKey, programma, versie: '0', voortgang: () => undefined };
    await expect(maakBackup({ ...opties, naar: in_('een'), sleutelsNaar: in_('een', 'sleutels') })).rejects.toThrow('ergens anders');
    await expect(maakBackup({ ...opties, naar: in_('een'), sleutelsNaar: in_('twee'), sleutelontvanger: gegevens.publicKey })).rejects.toThrow('elk een eigen sleutel');
    await expect(herstelSleutels(in_('sleutels', naam), gegevens.privateKey, in_('nieuw'), false)).rejects.toThrow('niet te openen');
  });

  it('says nothing readable: no row, no key and no password', () => {
    const ring = readFileSync(in_('hub', 'sleutels', 'gateway', 'ring.json'), 'utf8');
    const [sleutel] = Object.values((JSON.parse(ring) as { sleutels: Record<string, string> }).sleutels);
    for (const bestand of [in_('gegevens', naam, 'gegevens.schakel'), in_('gegevens', naam, 'inrichting.schakel'), in_('gegevens', naam, 'manifest.json'), in_('sleutels', naam, 'sleutels.schakel'), in_('sleutels', naam, 'manifest.json')]) {
      const inhoud = readFileSync(bestand, 'latin1');
      for (const geheim of [sleutel ?? '', 'urn:werk', 'van de server']) expect(inhoud).not.toContain(geheim);
    }
  });
});

describe('keys', () => {
  it('come back where there are none, with the passwords of the server left as they are', async () => {
    schrijfJson(in_('nieuw', 'geheimen.json'), { 'postgres.schakel_beheer': 'van de nieuwe server' });
    await herstelSleutels(in_('sleutels', naam), sleutels.privateKey, in_('nieuw'), false);
    expect(JSON.parse(readFileSync(in_('nieuw', 'geheimen.json'), 'utf8'))).toEqual({ 'postgres.gateway_lees': 'een', 'postgres.schakel_beheer': 'van de nieuwe server' });
    for (const pad of [['sleutels', 'gateway', 'ring.json'], ['logboek', 'gateway.pem'], ['logboek', 'openbaar', 'gateway.pem']]) expect(readFileSync(in_('nieuw', ...pad), 'utf8')).toBe(readFileSync(in_('hub', ...pad), 'utf8'));
  });

  it('are not put over others unless that is said', async () => {
    writeFileSync(in_('nieuw', 'sleutels', 'gateway', 'ring.json'), '{"nieuwer":true}');
    await expect(herstelSleutels(in_('sleutels', naam), sleutels.privateKey, in_('nieuw'), false)).rejects.toThrow('al andere sleutels');
    expect(readFileSync(in_('nieuw', 'sleutels', 'gateway', 'ring.json'), 'utf8')).toBe('{"nieuwer":true}');
  });
});

describe('a restore', () => {
  let verslag: Verslag;

  it('begins nothing with a part that is not what the manifest says', async () => {
    const bestand = in_('gegevens', naam, 'gegevens.schakel');
    const heel = readFileSync(bestand);
    const stuk = Buffer.from(heel);
    stuk.writeUInt8(stuk.readUInt8(stuk.length - 1) ^ 1, stuk.length - 1);
    writeFileSync(bestand, stuk);
    await expect(zet()).rejects.toThrow('niet wat het manifest zegt');
    writeFileSync(bestand, heel);
  });

  it('brings rows, rights and row rules back as they were, and the log whole', async () => {
    verslag = await zet();
    expect(verslag.verschillen).toEqual([]);
    expect(Object.keys(verslag.manifest.stand.tabellen)).toContain('gateway.levering');
    expect(verslag.logboeken).toEqual([expect.objectContaining({ dienst: 'gateway', records: 4, bevindingen: [] })]);
  });

  it('says by the witness how much the log had more', () => {
    expect(verslag.logboeken[0]?.daarna).toMatchObject({ records: 3 });
  });

  it('loses nothing that was between two services', async () => {
    const terug = `${plaats.database}_terug`;
    const nummers = async (sql: string): Promise<number[]> => (await vraag<{ id: string }>(terug, sql)).map(({ id }) => Number(id));
    const gedaan = new Set(await nummers('SELECT id FROM gateway.inbox'));
    const nogTeZeggen = new Set(await nummers('SELECT bericht_id AS id FROM gateway.outbox'));
    const opnieuw = new Set<number>();
    await broker.metKanaal(async (kanaal) => {
      const { messageCount } = await kanaal.checkQueue('gateway.gebeurd');
      await kanaal.consume('gateway.gebeurd', (ontvangen) => {
        expect(ontvangen?.properties).toMatchObject({ userId: 'handover', type: 'retour', headers: { traceparent: 'x' } });
        opnieuw.add(Number(ontvangen?.properties.messageId));
      }, { noAck: true });
      expect(await wachtTot(() => opnieuw.size === messageCount, 10_000)).toBe(true);
    });
    const hoogste = Math.max(...gedaan, ...nogTeZeggen);
    const alle = Array.from({ length: hoogste }, (_, i) => i + 1);
    expect(alle.filter((n) => !gedaan.has(n) && !nogTeZeggen.has(n) && !opnieuw.has(n))).toEqual([]);
    // Without listening along these would be gone: the sender had struck them off, the receiver had not committed them.
    expect(alle.filter((n) => !gedaan.has(n) && !nogTeZeggen.has(n)).length).toBeGreaterThan(0);
  });

  it('goes on with each list beyond any number that was ever given, and tells so first', async () => {
    const lijst = await vraag<{ aansluiting: string; volgnr: string; inhoud: { data: object } }>(`${plaats.database}_terug`, 'SELECT aansluiting, volgnr, inhoud FROM gateway.levering WHERE type = $1 ORDER BY 1', [LEVERINGEN_HERVAT]);
    expect(lijst.map(({ aansluiting, volgnr, inhoud }) => [aansluiting, Number(volgnr), inhoud.data])).toEqual([
      [TIEL, SPRONG, { reden: 'HERSTEL', peilmoment: verslag.manifest.peilmoment, laatsteVolgnr: 0, volgnr: SPRONG }],
      [WERK, SPRONG, { reden: 'HERSTEL', peilmoment: verslag.manifest.peilmoment, laatsteVolgnr: 300, volgnr: SPRONG }],
    ]);
    expect(await vraag(`${plaats.database}_terug`, 'SELECT DISTINCT laatste::int FROM gateway.aansluiting_teller')).toEqual([{ laatste: SPRONG }]);
  });

  it('hands over again what may have lain unread, but nothing that was acknowledged', async () => {
    const open = (await vraag<{ volgnr: number }>(`${plaats.database}_terug`, 'SELECT volgnr::int FROM gateway.levering WHERE overgedragen_op IS NULL AND aansluiting = $1 AND volgnr < $2 ORDER BY 1', [WERK, SPRONG])).map(({ volgnr }) => volgnr);
    expect(open).toEqual(Array.from({ length: 102 }, (_, i) => i + 199).filter((n) => n !== 297));
  });

  it('has what was released asked again at once', async () => {
    expect(await vraag(`${plaats.database}_terug`, `SELECT id FROM gateway.bericht WHERE status = 'VRIJGEGEVEN' AND vrijgegeven_op < now() - interval '5 minutes'`)).toEqual([{ id: 'ervoor' }]);
  });

  it('names what a party had accepted or received and is not there', async () => {
    const url = databank.beheerUrl.replace(/\/([^/]+)$/, '/$1_terug');
    const lijst = [{ source: 'urn:werk', id: 'ervoor' }, { source: 'urn:werk', id: DAARNA }, { source: 'urn:hub', id: 'r-12', aansluiting: WERK }, { source: 'urn:hub', id: 'r-12', aansluiting: TIEL }];
    expect(await ontbrekende(url, lijst)).toEqual([lijst[1], lijst[3]]);
  });

  it('is not done over a hub that has something, but for its exact name; and not while somebody works in it', async () => {
    await expect(zet()).rejects.toThrow('--over proef');
    await expect(zet('proe')).rejects.toThrow('niet leeg');
    const bezig = new Client({ connectionString: databank.beheerUrl.replace(/\/([^/]+)$/, '/$1_terug') });
    await bezig.connect();
    await expect(zet('proef')).rejects.toThrow('wordt nog gewerkt');
    await bezig.end();
    const tweede = await zet('proef');
    expect(tweede.verschillen).toEqual([]);
  });
});
