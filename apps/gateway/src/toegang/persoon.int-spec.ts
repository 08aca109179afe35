import { randomUUID } from 'node:crypto';
import type { Datum } from '#shared/kernel/datum';
import { Inwonerregister } from '../ontvangst/inwonerregister';
import { bsn, TIEL, voorstel, type Los } from '../testing/berichten';
import { CARLA, inwoner } from '../testing/mensen';
import { PORTAALBRON, Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
beforeEach(() => {
  deur.klok.zet('2025-10-06T09:00:00+02:00');
  Object.assign(deur.personeel, { medewerkers: [], waarnemingen: [] });
});
afterEach(() => expect(deur.fouten).toEqual([]));

const PORTAAL = { client_id: 'schakel.portaal', oin: '00000099000000009000' };
const dag = (tekst: string) => tekst as Datum;

/** A proposal of carla herself, back to Werkzaak, written on the pages of the hub. */
const vanCarla = (afzender: Record<string, unknown> = {}) => {
  const bericht = voorstel();
  return { ...bericht, source: PORTAALBRON, data: { ...bericht.data, afzender: { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL', ...afzender } } };
};
const stuurAls = async (actorId: string, bericht: unknown) => deur.roep('/v1/berichten', { token: await deur.persoonstoken(actorId), inhoud: bericht });

describe('a token of the pages of the hub', () => {
  it.each([
    ['names nobody', {}],
    ['names the pages themselves', { sub: 'schakel.portaal' }],
    ['names somebody who is not registered', { sub: 'tiel.pc.nergens' }],
    ['carries the OIN of a party', { sub: 'tiel.pc.carla', oin: '00000099000000001000' }],
  ])('that %s is refused', async (_, claims) => {
    const token = await deur.issuer.token({ ...PORTAAL, ...claims });
    expect(await deur.roep('/v1/leveringen', { method: 'GET', token })).toMatchObject({ status: 401, inhoud: { code: 'NIET_AANGEMELD' } });
  });

  it('is worth nothing the day after the last day of the registration, however long it lasts itself', async () => {
    const [carla] = [deur.delen.partijen.medewerker('tiel.pc.carla', deur.klok.vandaag()) as Los];
    deur.personeel.medewerkers.push({ ...carla, laatsteDag: dag('2025-10-06') });
    const lees = () => deur.leesAls('/v1/overdrachten', 'tiel.pc.carla');
    expect((await lees()).status).toBe(200);
    deur.klok.zet('2025-10-07T00:00:00+02:00');
    expect((await lees()).inhoud).toMatchObject({ status: 401, code: 'NIET_AANGEMELD' });
  });
});

describe('a person who logged in', () => {
  it('reads under his own name, for the gemeenten of his registration', async () => {
    const gevraagd: Los[] = [];
    deur.antwoord = (_dienst, _naam, { context }) => (gevraagd.push(context), Promise.resolve({ gevonden: false, resultaat: null }));
    for (const actorId of ['tiel.pc.carla', 'nb.pc.dirk', 'wz.wc.anna']) expect((await deur.leesAls('/v1/overdrachten', actorId)).status).toBe(200);
    expect(gevraagd.map(({ actorId, rol, gemeenten }) => [actorId, rol, gemeenten])).toEqual([
      ['tiel.pc.carla', 'participatiecoach', ['TIEL']],
      ['nb.pc.dirk', 'participatiecoach', ['NEDER_BETUWE']],
      ['wz.wc.anna', 'werkcoach', ['TIEL', 'NEDER_BETUWE']],
    ]);
  });

  it('does not read under the name of another, and the log says who tried', async () => {
    const kop = { 'schakel-medewerker': 'tiel.pc.fenna' };
    expect(await deur.leesAls('/v1/overdrachten', 'tiel.pc.carla', 'OVERDRACHT', kop)).toMatchObject({ status: 403, inhoud: { code: 'NIET_BEVOEGD', fouten: [{ pad: 'Schakel-Medewerker' }] } });
    expect((await deur.leesAls('/v1/overdrachten', 'tiel.pc.carla', 'OVERDRACHT', { 'schakel-medewerker': 'tiel.pc.carla' })).status).toBe(200);
    const [laatste] = await deur.rijen(`SELECT actor, aansluiting, uitkomst FROM logboek ORDER BY volgnr DESC LIMIT 1`);
    expect(laatste).toEqual({ actor: 'tiel.pc.carla', aansluiting: 'schakel.portaal', uitkomst: 'GEWEIGERD' });
  });

  it('finds nothing of a resident of another gemeente', async () => {
    const ref = await inwoner(deur);
    expect((await deur.leesAls(`/v1/inwoners/${ref}/situatie`, 'tiel.pc.carla')).status).toBe(200);
    expect((await deur.leesAls(`/v1/inwoners/${ref}/situatie`, 'nb.pc.dirk')).status).toBe(404);
  });

  it('sends under his own name, and only he sees what became of it', async () => {
    const bericht = vanCarla();
    expect((await stuurAls('tiel.pc.carla', bericht)).status).toBe(202);
    const lees = async (token: string) => (await deur.roep(`/v1/berichten/${bericht.id}`, { method: 'GET', token })).status;
    expect(await lees(await deur.persoonstoken('tiel.pc.carla'))).toBe(200);
    expect(await lees(await deur.persoonstoken('tiel.pc.fenna'))).toBe(404);
    expect(await lees(await deur.token('gemeente-tiel.regie'))).toBe(404);
    // The same message from a colleague is not answered with the answer to carla.
    expect((await stuurAls('tiel.pc.fenna', bericht)).status).toBe(403);
  });

  it.each([
    ['of a colleague', { actorId: 'tiel.pc.fenna' }, 'data.afzender.actorId'],
    ['of a system', { actorId: 'schakel.portaal', rol: 'systeem' }, 'data.afzender.rol'],
    ['of another role', { rol: 'werkcoach' }, 'data.afzender.rol'],
    ['of another employer', { werkgever: 'WERKZAAK' }, 'data.afzender'],
    ['of another gemeente', { namensGemeente: 'NEDER_BETUWE' }, 'data.afzender.namensGemeente'],
  ])('does not send in the name %s', async (_, afzender, pad) => {
    const { status, inhoud } = await stuurAls('tiel.pc.carla', vanCarla(afzender));
    expect([status, inhoud.fouten.map((f: Los) => f.pad)]).toEqual([403, expect.arrayContaining([pad])]);
    const [laatste] = await deur.rijen(`SELECT actor FROM logboek ORDER BY volgnr DESC LIMIT 1`);
    expect(laatste.actor).toBe('tiel.pc.carla');
  });

  it('does not send as the system of his gemeente, nor for another gemeente', async () => {
    expect((await stuurAls('tiel.pc.carla', { ...vanCarla(), source: TIEL })).inhoud.fouten).toMatchObject([{ pad: 'source', code: 'NIET_BEVOEGD' }]);
    const { data, ...rest } = vanCarla();
    expect((await stuurAls('tiel.pc.carla', { ...rest, data: { ...data, gemeente: 'NEDER_BETUWE' } })).inhoud.code).toBe('GEMEENTE_ONJUIST');
  });

  it('previews what he would send, and finds residents by BSN, for his own gemeenten; the log says who', async () => {
    const ref = await inwoner(deur);
    const nummer = bsn(700);
    await deur.delen.opslag.transactie(async (tx) => {
      const gemaakt = await new Inwonerregister(deur.delen.ring).vindOfMaak(tx, nummer);
      await tx.em.query('UPDATE stand SET inwoner_ref = $1 WHERE inwoner_ref = $2', [gemaakt, ref]);
    });
    const zoek = async (actorId: string) => deur.roep('/v1/inwoners/_zoek', { token: await deur.persoonstoken(actorId), soort: 'application/json', inhoud: { bsn: nummer } });
    expect([(await zoek('tiel.pc.carla')).status, (await zoek('nb.pc.dirk')).status, (await zoek('tiel.tm.gijs')).status]).toEqual([200, 404, 403]);
    const regels = await deur.rijen(`SELECT actor, uitkomst FROM logboek WHERE activiteit = 'inwoner.zoeken' ORDER BY volgnr`);
    expect(regels).toEqual([{ actor: 'tiel.pc.carla', uitkomst: 'TOEGESTAAN' }, { actor: 'nb.pc.dirk', uitkomst: 'GEWEIGERD' }, { actor: 'tiel.tm.gijs', uitkomst: 'GEWEIGERD' }]);
    const bekijk = async (actorId: string) => deur.roep('/v1/voorvertoningen', { token: await deur.persoonstoken(actorId), inhoud: vanCarla() });
    deur.antwoord = () => Promise.resolve({ gevonden: true, resultaat: { uitkomst: { status: 'VERWERKT', afwijkingen: [] }, feiten: [] } } as never);
    expect([(await bekijk('tiel.pc.carla')).status, (await bekijk('tiel.pc.fenna')).status]).toEqual([200, 403]);
    const bekeken = await deur.rijen(`SELECT actor, uitkomst FROM logboek WHERE activiteit = 'bericht.voorvertonen' ORDER BY volgnr`);
    expect(bekeken).toEqual([{ actor: 'tiel.pc.carla', uitkomst: 'TOEGESTAAN' }, { actor: 'tiel.pc.fenna', uitkomst: 'GEWEIGERD' }]);
  });

  it('has the rights of a colleague only while that colleague has them', async () => {
    const carla = deur.delen.partijen.medewerker('tiel.pc.carla', deur.klok.vandaag()) as Los;
    const gevraagd: Los[] = [];
    deur.antwoord = (_dienst, _naam, { context }) => (gevraagd.push(context.namens), Promise.resolve({ gevonden: false, resultaat: null }));
    deur.neemWaar('tiel.pc.fenna', 'tiel.pc.carla', '2025-10-01', '2025-10-31');
    await deur.leesAls('/v1/overdrachten', 'tiel.pc.fenna');
    deur.personeel.medewerkers.push({ ...carla, laatsteDag: dag('2025-10-05') });
    await deur.leesAls('/v1/overdrachten', 'tiel.pc.fenna');
    expect(gevraagd).toEqual([['tiel.pc.fenna', 'tiel.pc.carla'], ['tiel.pc.fenna']]);
  });

  it('has no deliveries: those go to systems', async () => {
    const token = await deur.persoonstoken('tiel.pc.carla');
    expect((await deur.roep('/v1/leveringen', { method: 'GET', token })).inhoud.code).toBe('NIET_BEVOEGD');
    expect((await deur.roep(`/v1/leveringen/${randomUUID()}/bevestigingen`, { token, soort: null })).status).toBe(403);
  });
});

describe('a supplier', () => {
  const als = (oin: string) => deur.issuer.token({ client_id: 'gemeente-tiel.regie', oin });
  const lees = async (oin: string) => (await deur.roep('/v1/leveringen', { method: 'GET', token: await als(oin) })).status;

  it.each([['2025-09-30', 401], ['2025-10-01', 200], ['2025-10-31', 200], ['2025-11-01', 401]])('calls for a party from the first through the last day of its machtiging: %s', async (op, status) => {
    deur.klok.zet(`${op}T12:00:00Z`);
    expect(await lees('00000099000000007000')).toBe(status);
  });

  it('without a machtiging does not, and one with it is named in the record of what it sends and reads', async () => {
    expect(await lees('00000099000000008000')).toBe(401);
    const token = await als('00000099000000007000');
    const bericht = { ...vanCarla(), source: TIEL };
    expect((await deur.roep('/v1/berichten', { token, inhoud: bericht })).status).toBe(202);
    await deur.roep('/v1/overdrachten', { method: 'GET', token, kop: { 'schakel-medewerker': CARLA[1], 'schakel-doel': 'MEDISCH' } });
    const regels = await deur.rijen(`SELECT activiteit, inhoud ->> 'leverancier' AS leverancier FROM logboek ORDER BY volgnr DESC LIMIT 2`);
    expect(regels).toEqual([
      { activiteit: 'overdracht.lezen', leverancier: '00000099000000007000' },
      { activiteit: 'bericht.aannemen', leverancier: '00000099000000007000' },
    ]);
  });
});
