import { bsn, registratie, voorstel } from '../testing/berichten';
import { BERT, CARLA, DIRK, FENNA, inwoner, KANARIE } from '../testing/mensen';
import { Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

const NB_SYSTEEM = { actorId: 'gemeente-neder-betuwe.regie', rol: 'systeem', werkgever: 'NEDER_BETUWE', namensGemeente: 'NEDER_BETUWE' };
const log = (waar: string, waarde: unknown) => deur.rijen(`SELECT * FROM logboek WHERE ${waar} = $1 ORDER BY volgnr`, waarde);
const zoek = (inhoud: unknown, als: string) => deur.roep('/v1/inwoners/_zoek', { als, soort: 'application/json', inhoud });

describe('the situatie of a resident', () => {
  it('gives the coach klantprofiel, regie with the coach, and what runs today; the disclosure is in the log', async () => {
    const ref = await inwoner(deur);
    const { status, inhoud } = await deur.lees(`/v1/inwoners/${ref}/situatie`, CARLA);
    expect(status).toBe(200);
    expect(inhoud).toEqual({
      inwonerRef: ref,
      gemeente: 'TIEL',
      schaal: 'KP',
      klantprofiel: 'KP4',
      regie: { organisatie: 'TIEL', coach: 'tiel.pc.carla', vanaf: '2025-07-01' },
      ontheffingen: [{ ontheffingRef: expect.any(String), soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-03-02' }],
    });
    expect(await log('inwoner_ref', ref)).toMatchObject([{ soort: 'VERSTREKKING', uitkomst: 'TOEGESTAAN', actor: 'tiel.pc.carla', aansluiting: 'gemeente-tiel.regie' }]);
  });

  it('gives the inkomensconsulent who leads and the terms, without klantprofiel', async () => {
    const { inhoud } = await deur.lees(`/v1/inwoners/${await inwoner(deur)}/situatie`, BERT);
    expect(Object.keys(inhoud).sort()).toEqual(['gemeente', 'inwonerRef', 'ontheffingen', 'regie']);
    expect(Object.keys(inhoud.ontheffingen[0]).sort()).toEqual(['ingangsdatum', 'laatsteDag', 'scope']);
  });

  it('does not exist for a coach of the gemeente who is not assigned, and on whom no open handover calls', async () => {
    const ref = await inwoner(deur);
    expect((await deur.lees(`/v1/inwoners/${ref}/situatie`, FENNA)).status).toBe(404);
    expect(await log('inwoner_ref', ref)).toMatchObject([{ soort: 'BESLISSING', uitkomst: 'GEWEIGERD', code: 'NIET_BEVOEGD', actor: 'tiel.pc.fenna' }]);
  });

  it('does not exist for another gemeente, nor for the gemeente that the resident left; why is in the log', async () => {
    const ref = await inwoner(deur);
    expect((await deur.lees(`/v1/inwoners/${ref}/situatie`, DIRK)).inhoud).toMatchObject({ status: 404, code: 'NIET_GEVONDEN' });
    const verhuisd = await inwoner(deur, { gemeente: 'NEDER_BETUWE', regie: 'NEDER_BETUWE', participatiecoach: 'nb.pc.dirk' });
    expect((await deur.lees(`/v1/inwoners/${verhuisd}/situatie`, CARLA)).status).toBe(404);
    expect((await deur.lees(`/v1/inwoners/${verhuisd}/situatie`, DIRK)).status).toBe(200);
    expect((await log('inwoner_ref', verhuisd))[0]).toMatchObject({ uitkomst: 'GEWEIGERD', code: 'GEMEENTE_ONJUIST', actor: 'tiel.pc.carla' });
    expect(await log('inwoner_ref', ref)).toMatchObject([{ soort: 'BESLISSING', uitkomst: 'GEWEIGERD', code: 'NIET_GEVONDEN', actor: 'nb.pc.dirk' }]);
  });

  it('does not exist for who asks with something that is no reference', async () => {
    expect((await deur.lees('/v1/inwoners/999990019/situatie', CARLA)).status).toBe(404);
  });
});

describe('how to reach a resident', () => {
  const registreer = async (inwonerRef: string, gebeurtenis: string, contact: object) => {
    const { data, ...rest } = registratie(bsn(600));
    const { identiteit: _identiteit, ...kaal } = data;
    await deur.verwerkFeit({ ...rest, type: `nl.participatiewet.inwoner.${gebeurtenis}.v1`, data: { ...kaal, inwonerRef, contact } });
  };
  const lees = async (inwonerRef: string, actorId: string) => (await deur.leesAls(`/v1/inwoners/${inwonerRef}/situatie`, actorId)).inhoud;

  it('is read by the assigned coach and by who deputises for him, as it was last registered, field by field', async () => {
    const ref = await inwoner(deur);
    await registreer(ref, 'geregistreerd', { naam: KANARIE, telefoon: '0000 000 111' });
    await registreer(ref, 'gewijzigd', { telefoon: '0000 000 222' });
    expect((await lees(ref, 'tiel.pc.carla')).contact).toEqual({ naam: KANARIE, telefoon: '0000 000 222' });
    deur.neemWaar('tiel.pc.fenna', 'tiel.pc.carla', '2025-10-06', '2025-10-06');
    expect((await lees(ref, 'tiel.pc.fenna')).contact).toEqual({ naam: KANARIE, telefoon: '0000 000 222' });
    const [, regel] = await log('inwoner_ref', ref);
    expect(regel).toMatchObject({ actor: 'tiel.pc.fenna', inhoud: { namens: 'tiel.pc.carla', oordelen: [{ categorie: 'verloop' }, { categorie: 'contact' }] } });
    expect(JSON.stringify(await log('inwoner_ref', ref))).not.toContain(KANARIE);
    deur.personeel.waarnemingen.length = 0;
    expect(await lees(ref, 'tiel.pc.fenna')).toMatchObject({ status: 404 });
  });

  it('is not for the inkomensconsulent, nor for a coach whom a handover only mentions', async () => {
    const ref = await inwoner(deur, { participatiecoach: null, werkcoach: 'wz.wc.anna' });
    await registreer(ref, 'geregistreerd', { naam: KANARIE });
    const voorgesteld = voorstel(ref);
    await deur.verwerkFeit(voorgesteld, { adressen: [{ rol: 'participatiecoach', organisatie: 'TIEL', actorId: null }] });
    expect((await lees(ref, 'wz.wc.anna')).contact).toEqual({ naam: KANARIE });
    for (const actorId of ['wz.ic.bert', 'tiel.pc.fenna']) expect([actorId, (await lees(ref, actorId)).inwonerRef, JSON.stringify(await lees(ref, actorId)).includes(KANARIE)]).toEqual([actorId, ref, false]);
  });
});

describe('finding a resident by BSN', () => {
  it('gives the reference to who knows the resident, and to nobody else', async () => {
    const nummer = bsn(500);
    const bericht = registratie(nummer);
    await deur.stuur(bericht, 'gemeente-tiel.regie');
    const [rij] = await deur.rijen('SELECT inwoner_ref FROM bericht WHERE id = $1', bericht.id);
    await inwoner(deur, {}, rij.inwoner_ref);
    for (const als of ['gemeente-tiel.regie', 'werkzaak.werk']) expect((await zoek({ bsn: nummer }, als)).inhoud).toEqual({ inwonerRef: rij.inwoner_ref });
    expect((await zoek({ bsn: nummer }, 'gemeente-neder-betuwe.regie')).status).toBe(404);
    expect((await zoek({ bsn: bsn(501) }, 'gemeente-tiel.regie')).status).toBe(404);
    expect(JSON.stringify(await deur.rijen('SELECT t::text FROM logboek t'))).not.toContain(nummer);
  });

  it('does not follow from having sent a registration that is not accepted', async () => {
    const nummer = bsn(502);
    const ander = registratie(nummer);
    await deur.stuur({ ...ander, source: 'urn:nld:oin:00000099000000003000:systeem:regie', data: { ...ander.data, gemeente: 'NEDER_BETUWE', afzender: NB_SYSTEEM } }, 'gemeente-neder-betuwe.regie');
    const [rij] = await deur.rijen(`SELECT inwoner_ref FROM bericht WHERE id = $1 AND gemeente = 'NEDER_BETUWE'`, ander.id);
    await inwoner(deur, {}, rij.inwoner_ref);
    expect((await zoek({ bsn: nummer }, 'gemeente-tiel.regie')).inhoud).toEqual({ inwonerRef: rij.inwoner_ref });
    expect((await zoek({ bsn: nummer }, 'gemeente-neder-betuwe.regie')).status).toBe(404);
  });

  it.each([{}, { bsn: '123456789' }, { bsn: 999990019 }, { bsn: bsn(1), naam: KANARIE }])('refuses %j with the field named and no value', async (vraag) => {
    const { status, inhoud } = await zoek(vraag, 'gemeente-tiel.regie');
    expect([status, inhoud.code, inhoud.fouten.length]).toEqual([400, 'BERICHT_ONGELDIG', 1]);
    expect(JSON.stringify(inhoud)).not.toMatch(/123456789|999990019|Zebrapad/);
  });
});
