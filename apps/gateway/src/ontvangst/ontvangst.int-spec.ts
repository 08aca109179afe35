import { CODES, type Code } from '#shared/contracts/codes';
import { wachtTot } from '#shared/testing/wacht';
import { verwerkRetour } from '../feiten/retour';
import { bsn, registratie, voorstel } from '../testing/berichten';
import { startProefdeur, type Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await startProefdeur();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

const stuur = async (bericht: unknown, als = 'werkzaak.werk', kop: Record<string, string> = {}) => {
  const antwoord = await deur.app.inject({
    method: 'POST',
    url: '/v1/berichten',
    headers: { authorization: `Bearer ${await deur.token(als)}`, 'content-type': 'application/cloudevents+json', ...kop },
    payload: typeof bericht === 'string' ? bericht : JSON.stringify(bericht),
  });
  return { status: antwoord.statusCode, kop: antwoord.headers, inhoud: antwoord.json<any>() };
};
const lees = async (url: string, als = 'werkzaak.werk') => {
  const antwoord = await deur.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${await deur.token(als)}` } });
  return { status: antwoord.statusCode, inhoud: antwoord.json<any>() };
};
const rijen = (id: string) => deur.bron.query<any[]>('SELECT * FROM bericht WHERE id = $1', [id]);
const schik = (bericht: { source: string; id: string }, uitkomst: any) =>
  deur.delen.opslag.transactie((tx) => verwerkRetour(tx, { antwoordOp: { source: bericht.source, id: bericht.id }, uitkomst }, 'overdracht', deur.delen.partijen));

describe('a message that the door accepts', () => {
  it('lies in the journal before the answer, with its personal sections sealed', async () => {
    const bericht = voorstel();
    const { status, kop, inhoud } = await stuur(bericht);
    expect([status, kop['location'], inhoud]).toEqual([202, `/v1/berichten/${bericht.id}`, { id: bericht.id, status: 'ONTVANGEN' }]);
    const [rij] = await rijen(bericht.id);
    expect(rij).toMatchObject({ status: 'ONTVANGEN', aansluiting: 'werkzaak.werk', gemeente: 'TIEL', inwoner_ref: bericht.data['inwonerRef'], zaak_id: bericht.data['zaakId'] });
    expect(rij.inhoud.data.verloop).toEqual(bericht.data['verloop']);
    expect(rij.inhoud.data.contact).toMatchObject({ sleutel: 'contact.TIEL.1' });
    expect(JSON.stringify(rij)).not.toContain('Voorbeeld');
  });

  it('leaves a decision record in the log, on the trace of the caller', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const bericht = voorstel();
    await stuur(bericht, 'werkzaak.werk', { traceparent: `00-${trace}-00f067aa0ba902b7-01` });
    const log = await deur.bron.query<any[]>('SELECT * FROM logboek WHERE zaak_id = $1', [bericht.data['zaakId']]);
    expect(log).toMatchObject([{ soort: 'BESLISSING', uitkomst: 'TOEGESTAAN', actor: 'wz.wc.anna', trace_id: trace }]);
    expect((await rijen(bericht.id))[0].traceparent).toContain(trace);
  });

  it('stores "Werkzaam" as WERKZAAK (X-3)', async () => {
    const bericht = voorstel();
    bericht.data['afzender'].werkgever = 'Werkzaam';
    expect((await stuur(bericht)).status).toBe(202);
    expect((await rijen(bericht.id))[0].inhoud.data.afzender.werkgever).toBe('WERKZAAK');
  });
});

describe('the same source and id (X-1)', () => {
  it('gives the first answer again for the same content in another order, and one row', async () => {
    const bericht = voorstel();
    const { data, ...kop } = bericht;
    expect((await stuur(bericht)).status).toBe(202);
    expect((await stuur({ data, ...kop })).status).toBe(202);
    expect(await rijen(bericht.id)).toHaveLength(1);
  });

  it('gives one row when ten come in at once', async () => {
    const bericht = voorstel();
    const antwoorden = await Promise.all(Array.from({ length: 10 }, () => stuur(bericht)));
    expect(antwoorden.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 202));
    expect(await rijen(bericht.id)).toHaveLength(1);
  });

  it('is refused with other content, also when both come in at once', async () => {
    const een = voorstel();
    const twee = { ...een, data: { ...een.data, contact: { naam: 'B. Anders' } } };
    const statussen = (await Promise.all([stuur(een), stuur(twee)])).map(({ status }) => status);
    expect(statussen.sort()).toEqual([202, 409]);
    expect((await stuur({ ...een, data: { ...een.data, contact: { naam: 'C. Anders' } } })).inhoud).toMatchObject({ status: 409, code: 'ID_AL_GEBRUIKT' });
    expect(await rijen(een.id)).toHaveLength(1);
  });

  it('keeps its answer when the sender could not send it today', async () => {
    const bericht = voorstel();
    expect((await stuur(bericht)).status).toBe(202);
    deur.klok.zet('2014-06-01T09:00:00Z');
    const nieuw = await stuur(voorstel());
    const weer = await stuur(bericht);
    deur.klok.zet('2025-10-06T07:00:00Z');
    expect([nieuw.status, weer.status]).toEqual([403, 202]);
  });
});

describe('a new resident', () => {
  it('gets a reference; the BSN is nowhere but encrypted in the register', async () => {
    const nummer = bsn(1);
    const bericht = registratie(nummer);
    expect((await stuur(bericht, 'gemeente-tiel.regie')).status).toBe(202);
    const [rij] = await rijen(bericht.id);
    expect(rij.inhoud.data).toMatchObject({ inwonerRef: rij.inwoner_ref });
    expect(rij.inhoud.data.identiteit).toBeUndefined();
    for (const tabel of ['bericht', 'inwoner', 'logboek']) {
      const alles = await deur.bron.query<any[]>(`SELECT t::text FROM ${tabel} t`);
      expect(JSON.stringify(alles)).not.toContain(nummer);
    }
  });

  it('gets the same reference for the same BSN, also when registered twice at once', async () => {
    const nummer = bsn(2);
    const berichten = [registratie(nummer), registratie(nummer), registratie(nummer)];
    await Promise.all(berichten.map((bericht) => stuur(bericht, 'gemeente-tiel.regie')));
    const refs = await Promise.all(berichten.map(async ({ id }) => (await rijen(id))[0].inwoner_ref));
    expect(new Set(refs).size).toBe(1);
  });
});

describe('a business date outside its window', () => {
  it('is journaled, refused DATUM_BUITEN_VENSTER with a return message, and never released', async () => {
    const bericht = voorstel();
    bericht.data['peildatum'] = '2025-09-05';
    const { status, inhoud } = await stuur(bericht, 'werkzaak.werk', { prefer: 'wait=5' });
    expect(status).toBe(200);
    expect(inhoud).toMatchObject({ id: bericht.id, status: 'AFGEKEURD', code: 'DATUM_BUITEN_VENSTER', toelichting: CODES.DATUM_BUITEN_VENSTER.oorzaak });
    const leveringen = (await lees('/v1/leveringen?na=0')).inhoud.leveringen.filter((l: any) => l.bericht.data.antwoordOp?.id === bericht.id);
    expect(leveringen).toMatchObject([{ bericht: { type: 'nl.participatiewet.retourbericht.afgekeurd.v1', data: { code: 'DATUM_BUITEN_VENSTER' } } }]);
  });

  it.each(['2025-09-06', '2026-01-04'])('is inside on the last day of the window, %s', async (peildatum) => {
    const bericht = voorstel();
    bericht.data['peildatum'] = peildatum;
    await stuur(bericht);
    expect((await rijen(bericht.id))[0].status).toBe('ONTVANGEN');
  });
});

describe('waiting for the outcome', () => {
  it('gives 200 with the outcome as soon as the owner has settled it', async () => {
    const bericht = voorstel();
    const antwoord = stuur(bericht, 'werkzaak.werk', { prefer: 'wait=20' });
    await wachtTot('the row in the journal', async () => (await rijen(bericht.id)).length === 1);
    await schik(bericht, { status: 'VERWERKT', afwijkingen: ['AL_BESLOTEN'], beleid: { id: 'ontheffing', versie: 'A' } });
    const { status, kop, inhoud } = await antwoord;
    expect([status, kop['preference-applied']]).toEqual([200, 'wait=20']);
    expect(inhoud).toEqual({ id: bericht.id, status: 'VERWERKT', afwijkingen: ['AL_BESLOTEN'], beleid: { id: 'ontheffing', versie: 'A' }, stappen: [] });
    expect((await lees(`/v1/berichten/${bericht.id}`)).inhoud).toEqual(inhoud);
  });

  it('gives 202 when nothing is known in time', async () => {
    expect((await stuur(voorstel(), 'werkzaak.werk', { prefer: 'wait=0' })).status).toBe(202);
  });
});

describe('the status of a message', () => {
  it.each(['gemeente-tiel.regie', 'werkzaak.inkomen', 'uwv.besluit'])('does not exist for %s, who did not send it', async (als) => {
    const bericht = voorstel();
    await stuur(bericht);
    expect((await lees(`/v1/berichten/${bericht.id}`)).status).toBe(200);
    expect((await lees(`/v1/berichten/${bericht.id}`, als)).inhoud).toMatchObject({ status: 404, code: 'NIET_GEVONDEN' });
  });
});

type Mutatie = (bericht: ReturnType<typeof voorstel>) => unknown;
const anders = (wijzig: (data: Record<string, any>) => void): Mutatie => (bericht) => {
  wijzig(bericht.data);
  return bericht;
};

describe.each<[string, Mutatie, number, Code, string]>([
  ['a source of another connection', (b) => ({ ...b, source: 'urn:nld:oin:00000099000000001000:systeem:regie' }), 403, 'NIET_BEVOEGD', 'source'],
  ['a role that the connection does not serve', anders((d) => Object.assign(d['afzender'], { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL' })), 403, 'NIET_BEVOEGD', 'data.afzender.rol'],
  ['a role that may not send this type', anders((d) => Object.assign(d['afzender'], { actorId: 'wz.bm.els', rol: 'beleidsmedewerker' })), 403, 'NIET_BEVOEGD', 'type'],
  ['a person nobody registered', anders((d) => (d['afzender'].actorId = 'wz.wc.zoe')), 403, 'NIET_BEVOEGD', 'data.afzender'],
  ['a person in a role that is not hers', anders((d) => (d['afzender'].actorId = 'wz.bm.els')), 403, 'NIET_BEVOEGD', 'data.afzender'],
  ['a person of another employer', anders((d) => (d['afzender'].werkgever = 'TIEL')), 403, 'NIET_BEVOEGD', 'data.afzender'],
  ['a person posing as the system', anders((d) => Object.assign(d['afzender'], { rol: 'systeem' })), 403, 'NIET_BEVOEGD', 'data.afzender.actorId'],
  ['a gemeente the connection does not act for', anders((d) => (d['gemeente'] = 'BUREN')), 403, 'GEMEENTE_ONJUIST', 'data.gemeente'],
  ['a person in the name of a gemeente', anders((d) => (d['afzender'].namensGemeente = 'TIEL')), 403, 'GEMEENTE_ONJUIST', 'data.afzender.namensGemeente'],
  ['a section of another category', anders((d) => (d['medisch'] = { conclusie: 'KANARIE' })), 403, 'CATEGORIE_NIET_TOEGESTAAN', 'data.medisch'],
  ['an unknown field in a personal section', anders((d) => (d['formulier'].diagnose = 'KANARIE')), 403, 'CATEGORIE_NIET_TOEGESTAAN', 'data.formulier.diagnose'],
  ['a BSN in a message that takes none', anders((d) => (d['identiteit'] = { bsn: '999990019' })), 403, 'CATEGORIE_NIET_TOEGESTAAN', 'data.identiteit'],
  ['an unknown type', (b) => ({ ...b, type: 'nl.participatiewet.overdracht.verzonnen.v1' }), 415, 'TYPE_ONBEKEND', 'type'],
  ['a type that the hub itself states', (b) => ({ ...b, type: 'nl.participatiewet.overdracht.ingegaan.v1' }), 403, 'NIET_BEVOEGD', 'type'],
  ['a date that does not exist', anders((d) => (d['peildatum'] = '2025-02-30')), 400, 'BERICHT_ONGELDIG', 'data.peildatum'],
  ['a purpose of another type', anders((d) => (d['doel'] = 'BEHEER')), 400, 'BERICHT_ONGELDIG', 'data.doel'],
  ['a key that pollutes prototypes', (b) => JSON.stringify(b).replace('"verloop":{', '"verloop":{"__proto__":{"a":1},'), 400, 'BERICHT_ONGELDIG', 'data.verloop'],
  ['a half character', anders((d) => (d['contact'].naam = '\ud800')), 400, 'BERICHT_ONGELDIG', 'data.contact.naam'],
])('%s', (_, wijzig, status, code, pad) => {
  it(`is refused ${status} ${code} at ${pad}: nothing is stored but the decision, no value is repeated`, async () => {
    const bericht = voorstel();
    const antwoord = await stuur(wijzig(bericht));
    expect([antwoord.status, antwoord.inhoud.code, antwoord.inhoud.fouten.map((f: any) => f.pad)]).toEqual([status, code, expect.arrayContaining([pad])]);
    expect(antwoord.kop['content-type']).toContain('application/problem+json');
    expect(JSON.stringify(antwoord.inhoud)).not.toContain('KANARIE');
    expect(await rijen(bericht.id)).toEqual([]);
  });
});

it('tells all faults of one message together, the heaviest first in code and status', async () => {
  const bericht = voorstel();
  Object.assign(bericht.data, { gemeente: 'BUREN', peildatum: '6 oktober', medisch: {} });
  bericht.data['afzender'].actorId = 'wz.wc.zoe';
  const { status, inhoud } = await stuur(bericht);
  expect([status, inhoud.code]).toEqual([403, 'NIET_BEVOEGD']);
  expect(new Set(inhoud.fouten.map((f: any) => f.code))).toEqual(new Set(['NIET_BEVOEGD', 'GEMEENTE_ONJUIST', 'CATEGORIE_NIET_TOEGESTAAN', 'BERICHT_ONGELDIG']));
});

it('records a refusal with its code and sections, and takes over nothing else from the message', async () => {
  const bericht = voorstel();
  Object.assign(bericht.data, { medisch: { conclusie: 'KANARIE' } });
  bericht.data['afzender'].actorId = 'wz.wc.kanarie';
  await stuur(bericht);
  const log = await deur.bron.query<any[]>('SELECT * FROM logboek WHERE zaak_id = $1', [bericht.data['zaakId']]);
  expect(log).toMatchObject([{ uitkomst: 'GEWEIGERD', code: 'NIET_BEVOEGD', actor: null, aansluiting: 'werkzaak.werk' }]);
  expect(log[0].inhoud.oordelen).toContainEqual({ categorie: 'medisch', toegestaan: false, code: 'CATEGORIE_NIET_TOEGESTAAN' });
  expect(JSON.stringify(log).toLowerCase()).not.toContain('kanarie');
});
