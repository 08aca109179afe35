import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { connect } from 'amqplib';
import { Client } from 'pg';
import { anna, bert, doet, examen, inwoner, maak, naarKp4, nieuweZaak } from '../hulp/berichten';
import { roep, rust, stuur, zetKlok } from '../hulp/hub';
import { urls } from '../hulp/toestand';

/** Every cell of matrix.tsv, tried for real on its own channel. The table is the oracle; nothing of the hub's code is asked. */
jest.setTimeout(120_000);

type Cel = { kanaal: string; wie: string; handeling: string; wat: string; mag: string; waarom: string };
const [kop = '', ...regels] = readFileSync(join(__dirname, 'matrix.tsv'), 'utf8').trim().split('\n');
const velden = kop.split('\t');
const cellen = regels.map((regel) => Object.fromEntries(regel.split('\t').map((waarde, i) => [velden[i] ?? '', waarde])) as Cel);
const van = (kanaal: string) => cellen.filter((c) => c.kanaal === kanaal).map((c) => [`${c.wie} ${c.handeling} ${c.wat}: ${c.mag}, ${c.waarom}`, c] as const);

let zaakId: string;
let inwonerRef: string;
let berichtId: string;
let sanctieId: string;
beforeAll(async () => {
  await zetKlok('2025-10-06T09:00');
  inwonerRef = await inwoner({ klantprofiel: 'KP3', op: '2025-10-06' });
  zaakId = nieuweZaak();
  const voorstel = maak(anna, 'overdracht.voorgesteld', naarKp4(inwonerRef, zaakId, '2025-10-06', { verloop: { beoogdeCoach: 'tiel.pc.carla' }, belastbaarheid: examen }));
  berichtId = voorstel.id;
  const { inhoud } = await stuur('werkzaak.werk', voorstel);
  expect(inhoud).toMatchObject({ status: 'VERWERKT' });
  sanctieId = nieuweZaak();
  const alert = await doet(bert, 'boete.overwogen', {
    inwonerRef: await inwoner({ klantprofiel: 'KP4', op: '2025-10-06', inkomensconsulent: true }), zaakId: sanctieId, peildatum: '2025-10-06', doel: 'ONDERSTEUNING_BIJ_SANCTIE',
    verloop: { overwegingsDatum: '2025-10-06' }, handhaving: { sanctieSoort: 'VERLAGING', grond: 'ARBEIDSVERPLICHTING', gesprekken: [{ gespreksdatum: '2025-09-22', kanaal: 'TELEFOON' }] },
  });
  expect(alert.inhoud).toMatchObject({ status: 'VERWERKT' });
  await rust();
});

it('counts at least 50 cells, on three channels', () => {
  expect(cellen.length).toBeGreaterThanOrEqual(50);
  expect(new Set(cellen.map((c) => c.kanaal))).toEqual(new Set(['AMQP', 'SQL', 'HTTP']));
});

/** Resolves with whether the broker let it happen: a refusal closes the channel or the connection. */
const opDeBroker = async (cel: Cel): Promise<boolean> => {
  const adres = new URL(urls.amqp[cel.wie] ?? urls.amqp['gateway'] ?? '');
  if (cel.wie === 'guest') {
    adres.username = 'guest';
    adres.password = 'guest';
  }
  let verbinding;
  try {
    verbinding = await connect(adres.toString());
  } catch {
    return false;
  }
  verbinding.on('error', () => undefined);
  try {
    const kanaal = await verbinding.createConfirmChannel();
    let afgesloten = false;
    kanaal.on('error', () => {
      afgesloten = true;
    });
    if (cel.handeling === 'aanmelden') return true;
    if (cel.handeling === 'lees') {
      const { consumerTag } = await kanaal.consume(cel.wat, (m) => m && kanaal.nack(m, false, true), { noAck: false });
      await kanaal.cancel(consumerTag);
    } else if (cel.handeling === 'verklaar') await kanaal.assertQueue(`${cel.wie}.${cel.wat}`, { durable: true });
    else {
      const [exchange = '', sleutel = ''] = cel.wat.split('/');
      const userId = cel.handeling === 'publiceer als gateway' ? 'gateway' : cel.wie;
      kanaal.publish(exchange, sleutel, Buffer.from('{}'), { userId, type: 'toets', messageId: randomUUID() });
      await kanaal.waitForConfirms();
    }
    return !afgesloten;
  } catch {
    return false;
  } finally {
    await verbinding.close().catch(() => undefined);
  }
};
it.each(van('AMQP'))('AMQP: %s', async (_, cel) => {
  expect(await opDeBroker(cel)).toBe(cel.mag === 'JA');
});

const opdracht = (cel: Cel): string => {
  if (cel.handeling === 'lees') return `SELECT 1 FROM ${cel.wat} LIMIT 1`;
  if (cel.handeling === 'schrijf') return `DELETE FROM ${cel.wat} WHERE false`;
  if (cel.handeling === 'wijzig') return `DELETE FROM ${cel.wat} WHERE false`;
  if (cel.handeling === 'verander opzet') return `ALTER TABLE ${cel.wat} ADD COLUMN toets text`;
  return `SELECT count(*)::int AS n FROM ${cel.wat} WHERE zaak_id = '${zaakId}'`;
};
const opDeDatabank = async (cel: Cel): Promise<boolean> => {
  const client = new Client({ connectionString: urls.postgres[cel.wie] ?? '' });
  await client.connect();
  try {
    await client.query('BEGIN');
    const [, gemeente] = /^tel als (\w+)$/.exec(cel.handeling) ?? [];
    if (gemeente) await client.query("SELECT set_config('schakel.gemeente', $1, true)", [gemeente]);
    const { rows } = await client.query<{ n?: number }>(opdracht(cel));
    return cel.handeling.startsWith('tel') ? (rows[0]?.n ?? 0) > 0 : true;
  } catch (fout) {
    // 42501 no right, 42P01/3F000 it does not exist for this role: anything else is a fault of the test.
    expect(['42501', '42P01', '3F000']).toContain((fout as { code?: string }).code);
    return false;
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    await client.end();
  }
};
it.each(van('SQL'))('SQL: %s', async (_, cel) => {
  expect(await opDeDatabank(cel)).toBe(cel.mag === 'JA');
});

const lezen = async (pad: string, als: string, persoon: string): Promise<boolean> => {
  const doel = pad.includes('sancties') ? 'ONDERSTEUNING_BIJ_SANCTIE' : 'OVERDRACHT';
  const { status } = await roep(pad, { als, koppen: { 'schakel-medewerker': persoon, 'schakel-doel': doel } });
  expect([200, 403, 404]).toContain(status);
  return status === 200;
};
const sturen = async (als: string, persoon: string): Promise<boolean> => {
  const rollen: Record<string, [string, string, string | null]> = {
    'tiel.pc.carla': ['participatiecoach', 'TIEL', 'TIEL'],
    'wz.ic.bert': ['inkomensconsulent', 'WERKZAAK', null],
    'nb.pc.dirk': ['participatiecoach', 'WERKZAAK', 'NEDER_BETUWE'],
    'uwv.besluit': ['systeem', 'UWV', null],
    'wz.bm.els': ['beleidsmedewerker', 'WERKZAAK', null],
  };
  const [rol, werkgever, namensGemeente] = rollen[persoon] ?? ['systeem', als, null];
  const { inhoud } = await doet({ aansluiting: als, afzender: { actorId: persoon, rol, werkgever, namensGemeente } }, 'overdracht.voorgesteld', naarKp4(inwonerRef, nieuweZaak(), '2025-10-06', { belastbaarheid: examen }));
  return inhoud['status'] === 'VERWERKT';
};
const padVan = (wat: string): string => {
  if (wat === 'sanctie') return `/v1/overwogen-sancties/${sanctieId}`;
  return wat === 'situatie' ? `/v1/inwoners/${inwonerRef}/situatie` : `/v1/overdrachten/${zaakId}`;
};
it.each(van('HTTP'))('HTTP: %s', async (_, cel) => {
  const [als = '', persoon = ''] = cel.wie.split(' / ');
  const gelukt =
    cel.handeling === 'stuur'
      ? await sturen(als, persoon)
      : cel.wat === 'berichtstatus'
        ? (await roep(`/v1/berichten/${berichtId}`, { als })).status === 200
        : await lezen(padVan(cel.wat), als, persoon);
  expect(gelukt).toBe(cel.mag === 'JA');
});
