import { randomUUID } from 'node:crypto';
import type { BerichtSleutel } from '#shared/contracts/bericht';
import type { Uitkomst } from '#shared/contracts/intern';
import { verwerkRetour } from '../feiten/retour';
import { voorstel, type Los } from '../testing/berichten';
import { inwoner } from '../testing/mensen';
import { PORTAALBRON, Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

const uitleg = (id: string, als = 'werkzaak.werk') => deur.roep(`/v1/beslissingen/${id}/uitleg`, { method: 'GET', als });
const uitlegAan = async (id: string, actorId: string) => deur.roep(`/v1/beslissingen/${id}/uitleg`, { method: 'GET', token: await deur.persoonstoken(actorId) });
const settel = ({ source, id }: BerichtSleutel, uitkomst: Uitkomst) => deur.delen.opslag.transactie((tx) => verwerkRetour(tx, { antwoordOp: { source, id }, uitkomst }, 'overdracht', deur.delen.partijen));

/** With a section that is not for this message, and a field that nobody knows. */
const metTeveel = (data: Record<string, unknown> = {}) => {
  const bericht = voorstel();
  return { ...bericht, data: { ...bericht.data, medisch: { conclusie: 'KANARIE' }, formulier: { ...bericht.data['formulier'], kanarieveld: 'KANARIE' }, ...data } };
};

describe('a refusal by the door', () => {
  it('carries a decision that explains which condition did not hold, by the framework of that day, with its sentence and without a value', async () => {
    const { inhoud: probleem } = await deur.stuur(metTeveel());
    const { status, inhoud } = await uitleg(probleem.beslissing);
    expect(status).toBe(200);
    expect(inhoud).toMatchObject({ beslissing: probleem.beslissing, activiteit: 'bericht.aannemen', type: 'nl.participatiewet.overdracht.voorgesteld.v1', uitkomst: 'GEWEIGERD', dag: '2025-10-06', code: 'CATEGORIE_NIET_TOEGESTAAN' });
    expect(inhoud.herstel).toBe('Laat het genoemde veld of onderdeel weg.');
    expect(inhoud.regel).toMatchObject({ beleid: { id: 'privacykader', versie: 'v2' }, bron: expect.arrayContaining([{ document: 'Memo AB 2-9-2025', plaats: '§3', zin: expect.stringMatching(/^Verdere medische gegevens mogen niet standaard/) }]) });
    expect(inhoud.oordelen).toContainEqual({ categorie: 'medisch', toegestaan: false, code: 'CATEGORIE_NIET_TOEGESTAAN', voorwaarden: [expect.stringMatching(/^De gemeente heeft de uitzondering aangezet/)] });
    expect(inhoud.invoer).toEqual(expect.arrayContaining(['data.medisch', 'data.formulier']));
    expect(JSON.stringify(inhoud)).not.toMatch(/KANARIE|kanarie/);
    expect(JSON.stringify(await deur.rijen('SELECT inhoud FROM logboek WHERE id = $1', probleem.beslissing))).not.toMatch(/kanarie/i);
  });

  it('is explained by the version that held then, also when another holds today', async () => {
    deur.klok.zet('2025-08-01T09:00:00+02:00');
    const { inhoud: probleem } = await deur.stuur(metTeveel({ peildatum: '2025-08-01' }));
    deur.klok.zet('2025-10-06T09:00:00+02:00');
    expect((await uitleg(probleem.beslissing)).inhoud).toMatchObject({ dag: '2025-08-01', privacykader: { beleid: { versie: 'v1' }, bron: [{ document: 'Memo AB 29-1-2025' }] } });
  });

  it('of the form points at the list of codes', async () => {
    const bericht = voorstel();
    const { inhoud: probleem } = await deur.stuur({ ...bericht, data: { ...bericht.data, peildatum: '2025-02-30' } });
    expect((await uitleg(probleem.beslissing)).inhoud).toMatchObject({ code: 'BERICHT_ONGELDIG', regel: { bron: [{ document: 'Foutcodes van Schakel', plaats: 'BERICHT_ONGELDIG', zin: 'Het bericht heeft niet de juiste vorm.' }] }, invoer: ['data.peildatum'] });
  });

  it('to read is explained too', async () => {
    const { status, inhoud } = await deur.lees(`/v1/inwoners/${randomUUID()}/situatie`, ['werkzaak.werk', 'wz.wc.anna'], 'BEHEER');
    expect([status, (await uitleg(inhoud.beslissing)).inhoud]).toEqual([403, expect.objectContaining({ code: 'NIET_BEVOEGD', activiteit: 'situatie.lezen', invoer: ['Schakel-Doel'] })]);
  });
});

describe('a decision on a message', () => {
  it('is explained by its own id and by the one its status gives, with the agreement that its owner applied', async () => {
    const bericht = voorstel(await inwoner(deur));
    await deur.stuur(bericht);
    await settel(bericht, { status: 'AFGEKEURD', code: 'DEFINITIE_KP4', afwijkingen: [], beleid: { id: 'definitie-kp4', versie: 'v2' } });
    const { inhoud: status } = await deur.roep(`/v1/berichten/${bericht.id}`, { method: 'GET' });
    const { inhoud } = await uitleg(bericht.id);
    expect(inhoud).toMatchObject({ beslissing: status.beslissing, berichtId: bericht.id, uitkomst: 'AFGEKEURD', code: 'DEFINITIE_KP4', regel: { beleid: { id: 'definitie-kp4', versie: 'v2' }, onderwerp: expect.any(String) } });
    expect(inhoud.regel.bron[0].zin.length).toBeGreaterThan(20);
    expect(inhoud.oordelen).toContainEqual({ categorie: 'contact', toegestaan: true, voorwaarden: ['De persoon werkt voor de gemeente van deze inwoner.'] });
    expect(inhoud.invoer).toEqual(expect.arrayContaining(['data.peildatum', 'data.verloop.richting', 'data.contact', 'data.formulier']));
    expect(JSON.stringify(inhoud)).not.toMatch(/Voorbeeld|KP3_NAAR_KP4/);
    expect((await uitleg(status.beslissing)).inhoud).toEqual(inhoud);
  });
});

describe('whose decision it is', () => {
  it('says nothing to another connection, to a colleague, or of what does not exist', async () => {
    const bericht = { ...voorstel(await inwoner(deur)), source: PORTAALBRON };
    const { inhoud: gestuurd } = await deur.roep('/v1/berichten', { token: await deur.persoonstoken('wz.wc.anna'), inhoud: bericht });
    expect((await uitlegAan(gestuurd.id, 'wz.wc.anna')).status).toBe(200);
    const { beslissing } = (await deur.roep(`/v1/berichten/${bericht.id}`, { method: 'GET', token: await deur.persoonstoken('wz.wc.anna') })).inhoud;
    const gehoord = await Promise.all([uitleg(bericht.id), uitleg(beslissing), uitlegAan(bericht.id, 'wz.ic.bert'), uitlegAan(beslissing, 'tiel.pc.carla'), uitlegAan(randomUUID(), 'wz.wc.anna'), uitleg('geen-uuid')]);
    expect(new Set(gehoord.map(({ status, inhoud }) => `${status} ${inhoud.detail}`))).toEqual(new Set(['404 Dit bestaat niet, of niet voor u.']));
  });

  it('is also for the privacy desk of that gemeente, on record, and for that of no other', async () => {
    const bericht = voorstel(await inwoner(deur));
    await deur.stuur(bericht);
    const { beslissing } = (await deur.roep(`/v1/berichten/${bericht.id}`, { method: 'GET' })).inhoud;
    expect((await uitlegAan(beslissing, 'tiel.au.hugo')).inhoud).toMatchObject({ beslissing, uitkomst: 'ONTVANGEN' });
    expect(await deur.rijen(`SELECT actor, gemeente FROM logboek WHERE activiteit = 'uitleg.lezen' AND inwoner_ref = $1`, bericht.data['inwonerRef'])).toEqual([{ actor: 'tiel.au.hugo', gemeente: 'TIEL' }]);
    deur.personeel.medewerkers.push({ actorId: 'nb.au.ina', rol: 'auditor', werkgever: 'NEDER_BETUWE', namensGemeenten: ['NEDER_BETUWE'], mail: 'ina@sandbox.invalid', telefoon: '0', ingangsdatum: '2015-01-01' } as Los);
    expect((await uitlegAan(beslissing, 'nb.au.ina')).status).toBe(404);
  });

  it('is never the record of a delivery for who received it, nor why something does not exist for him', async () => {
    const ref = await inwoner(deur);
    const rij = (soort: string, activiteit: string) =>
      deur.rijen(
        `INSERT INTO logboek (op, soort, activiteit, uitkomst, inwoner_ref, actor, aansluiting, gemeente, trace_id, inhoud, merk) VALUES (now(), $1, $2, 'GEWEIGERD', $3, 'wz.wc.anna', 'werkzaak.werk', 'TIEL', '', '{}', '') RETURNING id`,
        soort, activiteit, ref,
      );
    for (const [soort, activiteit] of [['VERSTREKKING', 'bericht.leveren:x'], ['BESLISSING', 'overdracht.lezen']] as const) {
      const [{ id }] = (await rij(soort, activiteit)) as [Los];
      expect([(await uitleg(id)).status, (await uitlegAan(id, 'tiel.au.hugo')).status]).toEqual([404, 200]);
    }
  });
});
