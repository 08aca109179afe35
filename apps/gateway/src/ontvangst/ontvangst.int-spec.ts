import { CODES } from '#shared/contracts/codes';
import type { Uitkomst } from '#shared/contracts/intern';
import { wachtTot } from '#shared/testing/wacht';
import { verwerkRetour } from '../feiten/retour';
import { bsn, registratie, voorstel, type Los } from '../testing/berichten';
import { Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

const lees = (url: string, als = 'werkzaak.werk') => deur.roep(url, { method: 'GET', als });
const rijen = (id: string) => deur.rijen('SELECT * FROM bericht WHERE id = $1', id);
const schik = ({ source, id }: { source: string; id: string }, uitkomst: Uitkomst) =>
  deur.delen.opslag.transactie((tx) => verwerkRetour(tx, { antwoordOp: { source, id }, uitkomst }, 'overdracht', deur.delen.partijen));

describe('a message that the door accepts', () => {
  it('lies in the journal before the answer, with its personal sections sealed', async () => {
    const bericht = voorstel();
    const { status, kop, inhoud } = await deur.stuur(bericht);
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
    await deur.stuur(bericht, 'werkzaak.werk', { traceparent: `00-${trace}-00f067aa0ba902b7-01` });
    const log = await deur.rijen('SELECT * FROM logboek WHERE zaak_id = $1', bericht.data['zaakId']);
    expect(log).toMatchObject([{ soort: 'BESLISSING', uitkomst: 'TOEGESTAAN', actor: 'wz.wc.anna', trace_id: trace }]);
    expect((await rijen(bericht.id))[0].traceparent).toContain(trace);
  });

  it('stores "Werkzaam" as WERKZAAK (X-3)', async () => {
    const bericht = voorstel();
    bericht.data['afzender'].werkgever = 'Werkzaam';
    expect((await deur.stuur(bericht)).status).toBe(202);
    expect((await rijen(bericht.id))[0].inhoud.data.afzender.werkgever).toBe('WERKZAAK');
  });
});

describe('the same source and id (X-1)', () => {
  it('gives the first answer again for the same content in another order, and one row', async () => {
    const bericht = voorstel();
    const { data, ...kop } = bericht;
    expect((await deur.stuur(bericht)).status).toBe(202);
    expect((await deur.stuur({ data, ...kop })).status).toBe(202);
    expect(await rijen(bericht.id)).toHaveLength(1);
  });

  it('gives one row when ten come in at once', async () => {
    const bericht = voorstel();
    const antwoorden = await Promise.all(Array.from({ length: 10 }, () => deur.stuur(bericht)));
    expect(antwoorden.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 202));
    expect(await rijen(bericht.id)).toHaveLength(1);
  });

  it('is refused with other content, also when both come in at once', async () => {
    const een = voorstel();
    const twee = { ...een, data: { ...een.data, contact: { naam: 'B. Anders' } } };
    const statussen = (await Promise.all([deur.stuur(een), deur.stuur(twee)])).map(({ status }) => status);
    expect(statussen.sort()).toEqual([202, 409]);
    expect((await deur.stuur({ ...een, data: { ...een.data, contact: { naam: 'C. Anders' } } })).inhoud).toMatchObject({ status: 409, code: 'ID_AL_GEBRUIKT' });
    expect(await rijen(een.id)).toHaveLength(1);
  });

  it('says nothing to another connection about a message that is not its own', async () => {
    const bericht = voorstel();
    await deur.stuur(bericht);
    const vreemd = await deur.stuur({ ...bericht, data: { ...bericht.data, contact: { naam: 'B. Anders' } } }, 'werkzaak.inkomen');
    expect([vreemd.status, vreemd.inhoud.code]).toEqual([403, 'NIET_BEVOEGD']);
  });

  it('keeps its answer when the sender could not send it today', async () => {
    const bericht = voorstel();
    expect((await deur.stuur(bericht)).status).toBe(202);
    deur.klok.zet('2014-06-01T09:00:00Z');
    const nieuw = await deur.stuur(voorstel());
    const weer = await deur.stuur(bericht);
    deur.klok.zet('2025-10-06T07:00:00Z');
    expect([nieuw.status, weer.status]).toEqual([403, 202]);
  });
});

describe('a new resident', () => {
  it('gets a reference; the BSN is nowhere but encrypted in the register', async () => {
    const nummer = bsn(1);
    const bericht = registratie(nummer);
    expect((await deur.stuur(bericht, 'gemeente-tiel.regie')).status).toBe(202);
    const [rij] = await rijen(bericht.id);
    expect(rij.inhoud.data).toMatchObject({ inwonerRef: rij.inwoner_ref });
    expect(rij.inhoud.data.identiteit).toBeUndefined();
    for (const tabel of ['bericht', 'inwoner', 'logboek']) {
      const alles = await deur.rijen(`SELECT t::text FROM ${tabel} t`);
      expect(JSON.stringify(alles)).not.toContain(nummer);
    }
  });

  it('gets the same reference for the same BSN, also when registered twice at once', async () => {
    const nummer = bsn(2);
    const berichten = [registratie(nummer), registratie(nummer), registratie(nummer)];
    await Promise.all(berichten.map((bericht) => deur.stuur(bericht, 'gemeente-tiel.regie')));
    const refs = await Promise.all(berichten.map(async ({ id }) => (await rijen(id))[0].inwoner_ref));
    expect(new Set(refs).size).toBe(1);
  });
});

describe('a business date outside its window', () => {
  it('is journaled, refused DATUM_BUITEN_VENSTER with a return message, and never released', async () => {
    const bericht = voorstel();
    bericht.data['peildatum'] = '2025-09-05';
    const { status, inhoud } = await deur.stuur(bericht, 'werkzaak.werk', { prefer: 'wait=5' });
    expect(status).toBe(200);
    expect(inhoud).toMatchObject({ id: bericht.id, status: 'AFGEKEURD', code: 'DATUM_BUITEN_VENSTER', toelichting: CODES.DATUM_BUITEN_VENSTER.oorzaak });
    const leveringen = (await lees('/v1/leveringen?na=0')).inhoud.leveringen.filter((l: Los) => l.bericht.data.antwoordOp?.id === bericht.id);
    expect(leveringen).toMatchObject([{ bericht: { type: 'nl.participatiewet.retourbericht.afgekeurd.v1', data: { code: 'DATUM_BUITEN_VENSTER' } } }]);
  });

  it.each(['2025-09-06', '2026-01-04'])('is inside on the last day of the window, %s', async (peildatum) => {
    const bericht = voorstel();
    bericht.data['peildatum'] = peildatum;
    await deur.stuur(bericht);
    expect((await rijen(bericht.id))[0].status).toBe('ONTVANGEN');
  });
});

describe('waiting for the outcome', () => {
  it('gives 200 with the outcome as soon as the owner has settled it', async () => {
    const bericht = voorstel();
    const antwoord = deur.stuur(bericht, 'werkzaak.werk', { prefer: 'wait=20' });
    await wachtTot('the row in the journal', async () => (await rijen(bericht.id)).length === 1);
    await schik(bericht, { status: 'VERWERKT', afwijkingen: ['AL_BESLOTEN'], beleid: { id: 'ontheffing', versie: 'A' } });
    const { status, kop, inhoud } = await antwoord;
    expect([status, kop['preference-applied']]).toEqual([200, 'wait=20']);
    expect(inhoud).toEqual({ id: bericht.id, status: 'VERWERKT', afwijkingen: ['AL_BESLOTEN'], beleid: { id: 'ontheffing', versie: 'A' }, beslissing: expect.any(String), stappen: [] });
    expect((await lees(`/v1/berichten/${bericht.id}`)).inhoud).toEqual(inhoud);
  });

  it('gives 202 when nothing is known in time', async () => {
    expect((await deur.stuur(voorstel(), 'werkzaak.werk', { prefer: 'wait=0' })).status).toBe(202);
  });
});

describe('the status of a message', () => {
  it.each(['gemeente-tiel.regie', 'werkzaak.inkomen', 'uwv.besluit'])('does not exist for %s, who did not send it', async (als) => {
    const bericht = voorstel();
    await deur.stuur(bericht);
    expect((await lees(`/v1/berichten/${bericht.id}`)).status).toBe(200);
    expect((await lees(`/v1/berichten/${bericht.id}`, als)).inhoud).toMatchObject({ status: 404, code: 'NIET_GEVONDEN' });
  });
});
