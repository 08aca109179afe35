import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'amqplib';
import { Client } from 'pg';
import { bewezenKoppen, maakBewijs, maakBewijssleutel } from '#shared/operations/bezitsbewijs';
import { voerUit as blokkeer } from '../tools/cli/blokkeer';
import { voerUit as deblokkeer } from '../tools/cli/deblokkeer';
import { Afnemer } from './hulp/afnemer';
import { anna, carla, examen, inwoner, maak, naarKp4, nieuweZaak } from './hulp/berichten';
import { feed, roep, rust, stuur, zetKlok, type Antwoord } from './hulp/hub';
import { roepAlsPersoon } from './hulp/persoon';
import { koppenVan, toegang } from './hulp/token';
import { urls } from './hulp/toestand';

/** Who gets in, and who is kept out at once, on the running hub: tokens are bound, as in production. */
jest.setTimeout(60_000);

const DAG = '2025-10-06';
const BERICHTEN = `${urls.http}/v1/berichten`;

let ref: string;
let db: Client;
beforeAll(async () => {
  await zetKlok(`${DAG}T09:00`);
  ref = await inwoner({ klantprofiel: 'KP3', op: DAG });
  db = new Client({ connectionString: urls.postgres['gateway_schrijf'] ?? '' });
  await db.connect();
});
afterAll(() => db.end());

const voorstel = (inwonerRef = ref) => maak(anna, 'overdracht.voorgesteld', naarKp4(inwonerRef, nieuweZaak(), DAG, { verloop: { driegesprek: { aangebodenOp: '2025-10-02', antwoord: 'GEWENST' } }, belastbaarheid: examen }));
const post = (koppen: Record<string, string>, body: unknown = voorstel()): Promise<Antwoord> => roep('/v1/berichten', { methode: 'POST', als: null, body, koppen });
const geweigerd = async (): Promise<number> => {
  const { rows } = await db.query<{ aantal: number }>(`SELECT coalesce(sum(coalesce((inhoud ->> 'aantal')::int, 1)), 0)::int AS aantal FROM logboek WHERE activiteit = 'verzoek.weigeren' AND code = 'NIET_AANGEMELD'`);
  return rows[0]?.aantal ?? 0;
};
const tot = async (wat: string, kijk: () => Promise<boolean>, ms = 10_000): Promise<void> => {
  for (const einde = Date.now() + ms; !(await kijk()); await new Promise((klaar) => setTimeout(klaar, 50))) if (Date.now() > einde) throw new Error(`waited in vain for ${wat}`);
};

describe('a stolen token', () => {
  it('opens nothing, however it is offered: each attempt is refused, on record, and nothing comes of it', async () => {
    const { token, sleutel } = await toegang('werkzaak.werk');
    const dief = await maakBewijssleutel();
    const gezien = await bewezenKoppen(sleutel, token, 'POST', BERICHTEN);
    const eerste = voorstel();
    expect((await post(gezien, eerste)).status).toBe(202);
    await rust();
    const [voor, records] = [(await feed('gemeente-tiel.regie')).length, await geweigerd()];
    const pogingen: Record<string, Record<string, string>> = {
      bearer: { authorization: `Bearer ${token}` },
      'without proof': { authorization: `DPoP ${token}` },
      'own proof': await bewezenKoppen(dief, token, 'POST', BERICHTEN),
      'own proof under the name of the owner': { authorization: `DPoP ${token}`, dpop: await maakBewijs({ prive: dief.prive, publiek: sleutel.publiek }, 'POST', BERICHTEN, token) },
      'proof seen before': gezien,
      'proof of another connection': { authorization: `DPoP ${token}`, dpop: (await koppenVan('werkzaak.inkomen', 'POST', BERICHTEN)).dpop },
      'proof for a read': await bewezenKoppen(sleutel, token, 'GET', BERICHTEN),
      'proof for another address': await bewezenKoppen(sleutel, token, 'POST', `${urls.http}/v1/voorvertoningen`),
      'proof for another host, named in headers': { ...(await bewezenKoppen(sleutel, token, 'POST', 'https://evil.invalid/v1/berichten')), 'x-forwarded-host': 'evil.invalid', 'x-forwarded-proto': 'https', forwarded: 'host=evil.invalid;proto=https', 'x-original-url': '/v1/berichten' },
      'two tokens': { authorization: `DPoP ${token}, Bearer ${token}`, dpop: gezien.dpop },
      nothing: {},
    };
    for (const [hoe, koppen] of Object.entries(pogingen)) {
      const { status, inhoud, koppen: terug } = await post(koppen, voorstel());
      expect([hoe, status, inhoud['code'], terug.get('www-authenticate') !== null]).toEqual([hoe, 401, 'NIET_AANGEMELD', true]);
      expect(JSON.stringify(inhoud)).not.toContain(token.slice(-20));
    }
    expect((await roep(`/v1/leveringen?access_token=${token}`, { als: null })).status).toBe(401);
    await rust();
    expect(await feed('gemeente-tiel.regie')).toHaveLength(voor);
    await tot('the refusals on record', async () => (await geweigerd()) >= records + Object.keys(pogingen).length + 1);
  });

  it('is not helped by a header that is sent twice, a line break or an absolute address', async () => {
    const { token, sleutel } = await toegang('werkzaak.werk');
    const { hostname, port } = new URL(urls.http);
    const ruw = async (pad: string, koppen: Record<string, string | string[]>): Promise<number | undefined> =>
      new Promise((klaar, mislukt) => {
        const verzoek = request({ hostname, port, path: pad, method: 'GET', headers: koppen });
        verzoek.on('response', (r) => klaar(r.resume().statusCode)).on('error', mislukt);
        verzoek.end();
      });
    const pad = '/v1/leveringen';
    const goed = await bewezenKoppen(sleutel, token, 'GET', `${urls.http}${pad}`);
    expect(await ruw(pad, { ...goed, dpop: [goed.dpop, await maakBewijs(sleutel, 'GET', `${urls.http}${pad}`, token)] })).toBe(401);
    expect(await ruw(`http://evil.invalid${pad}`, await bewezenKoppen(sleutel, token, 'GET', `http://evil.invalid${pad}`))).toBe(401);
    expect(await ruw(`${urls.http}${pad}`, await bewezenKoppen(sleutel, token, 'GET', `${urls.http}${pad}`))).toBe(401);
    expect(await ruw(`${pad}%0d%0aX-Y:%20z`, await bewezenKoppen(sleutel, token, 'GET', `${urls.http}${pad}`))).toBe(404);
    expect(await ruw(`${pad}/../leveringen`, await bewezenKoppen(sleutel, token, 'GET', `${urls.http}${pad}/../leveringen`))).toBe(404);
    expect(() => request({ hostname, port, path: pad, headers: { ...goed, dpop: `${goed.dpop}\r\nX-Y: z` } })).toThrow(/Invalid character/);
    expect(await ruw(pad, goed)).toBe(200);
  });
});

it('a message under the source of another, or published under the name of another, comes nowhere', async () => {
  const vals = { ...voorstel(), source: 'urn:nld:oin:00000099000000001000:systeem:regie' };
  expect(await stuur('werkzaak.werk', vals)).toMatchObject({ status: 403, inhoud: { code: 'NIET_BEVOEGD' } });
  const voor = (await feed('gemeente-tiel.regie')).length;
  const verbinding = await connect(urls.amqp['handover'] ?? '');
  verbinding.on('error', () => undefined);
  const kanaal = await verbinding.createConfirmChannel();
  kanaal.on('error', () => undefined);
  kanaal.publish('gebeurd', 'gebeurd.overdracht.voorgesteld', Buffer.from('{}'), { userId: 'gateway', messageId: randomUUID() });
  await expect(kanaal.waitForConfirms()).rejects.toThrow();
  await verbinding.close().catch(() => undefined);
  await rust();
  expect(await feed('gemeente-tiel.regie')).toHaveLength(voor);
});

describe('the tool that shuts out', () => {
  const ctx = { map: process.cwd() };
  beforeAll(() => {
    process.env['DATABASE_URL_SCHRIJF'] = urls.postgres['gateway_schrijf'];
    process.env['RABBITMQ_BEHEER_URL'] = urls.brokerBeheer;
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterAll(async () => {
    for (const naam of ['gemeente-tiel.regie', 'tiel.pc.carla']) await deblokkeer([naam], ctx).catch(() => 0);
    jest.restoreAllMocks();
    delete process.env['DATABASE_URL_SCHRIJF'];
    delete process.env['RABBITMQ_BEHEER_URL'];
  });

  it('shuts out a connection and closes its queue; what comes meanwhile waits in order and arrives afterwards', async () => {
    const als = 'gemeente-tiel.regie';
    const refs = await Promise.all([1, 2, 3].map(() => inwoner({ klantprofiel: 'KP3', op: DAG })));
    await rust();
    const tiel = await new Afnemer(als).start();
    const eerder = (await feed(als)).at(-1)?.volgnr ?? 0;
    expect((await roep('/v1/leveringen', { als })).status).toBe(200);
    expect(await blokkeer([als, '--reden', 'SLEUTEL_GELEKT', '--door', 'beheerder'], ctx)).toBe(0);
    await tot('the door to close', async () => (await roep('/v1/leveringen', { als })).status === 401);
    const client = await connect(urls.amqp[`uit.${als}`] ?? '');
    client.on('error', () => undefined);
    const kanaal = await client.createChannel();
    kanaal.on('error', () => undefined);
    await expect(kanaal.get(`uit.${als}`)).rejects.toThrow(/ACCESS_REFUSED/);
    await client.close().catch(() => undefined);
    const berichten: string[] = [];
    for (const inwonerRef of refs) {
      const bericht = voorstel(inwonerRef);
      expect((await stuur('werkzaak.werk', bericht)).inhoud['status']).toBe('VERWERKT');
      berichten.push(bericht.id);
    }
    await rust();
    const binnen = () => tiel.ontvangen.map(({ bericht }) => bericht.id as string).filter((id) => berichten.includes(id));
    expect(binnen()).toEqual([]);
    expect(await deblokkeer([als, '--door', 'beheerder'], ctx)).toBe(0);
    await tot('what waited', async () => binnen().length === 3);
    expect(binnen()).toEqual(berichten);
    const later = (await feed(als)).filter(({ volgnr }) => volgnr > eerder);
    expect(later.map(({ volgnr }) => volgnr)).toEqual(later.map((_, nr) => eerder + 1 + nr));
    expect(later.filter(({ bericht }) => berichten.includes(bericht.id))).toHaveLength(3);
    await tiel.stop();
    const { rows } = await db.query(`SELECT activiteit, code, actor FROM logboek WHERE activiteit LIKE 'toegang.%:gemeente-tiel.regie' ORDER BY volgnr`);
    expect(rows).toEqual([
      { activiteit: `toegang.blokkeren:${als}`, code: 'SLEUTEL_GELEKT', actor: 'beheerder' },
      { activiteit: `toegang.deblokkeren:${als}`, code: 'SLEUTEL_GELEKT', actor: 'beheerder' },
    ]);
  });

  it('shuts out a person who is logged in, at once', async () => {
    const lees = () => roepAlsPersoon('tiel.pc.carla', '/v1/taken', { koppen: { 'schakel-doel': 'BEHEER' } });
    expect((await lees()).status).toBe(200);
    expect(await blokkeer(['tiel.pc.carla', '--reden', 'UIT_DIENST', '--door', 'beheerder'], ctx)).toBe(0);
    await tot('carla to be shut out', async () => (await lees()).status === 401);
    expect((await stuur('gemeente-tiel.regie', maak(carla, 'overdracht.geaccepteerd', { inwonerRef: ref, zaakId: nieuweZaak(), peildatum: DAG, verloop: { nieuweCoach: 'tiel.pc.carla', startdatum: '2025-12-01', afgestemdOp: DAG } }))).status).toBe(403);
    expect(await deblokkeer(['tiel.pc.carla'], ctx)).toBe(0);
    await tot('carla to be let in', async () => (await lees()).status === 200);
  });

  it('blocks nobody whom it does not know, and nobody without a reason', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await expect(blokkeer(['wie.is.dit', '--reden', 'UIT_DIENST'], ctx)).rejects.toThrow(/geen aansluiting/);
    expect(await blokkeer(['werkzaak.werk'], ctx)).toBe(2);
    expect(await blokkeer(['werkzaak.werk', '--reden', 'ZOMAAR'], ctx)).toBe(2);
    expect((await roep('/v1/leveringen', { als: 'werkzaak.werk' })).status).toBe(200);
  });
});
