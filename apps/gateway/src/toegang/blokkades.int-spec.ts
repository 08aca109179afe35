import { Blokkaderegister, metRegister } from '../../../../tools/toegang/blokkades';
import { voorstel } from '../testing/berichten';
import { Proefdeur, type Gehoord } from '../testing/proefdeur';
import { wachtTot } from '#shared/testing/wacht';

jest.setTimeout(60_000);

let deur: Proefdeur;
let tweede: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
  tweede = await Proefdeur.start({ naast: deur });
});
afterAll(async () => {
  await tweede.sluit();
  await deur.sluit();
});
afterEach(async () => {
  await deur.delen.opslag.transactie(async (tx) => {
    const register = new Blokkaderegister(tx);
    for (const { naam } of await register.lijst()) await register.hefOp(naam, 'test');
  });
  await Promise.all([deur, tweede].map((door) => wachtTot('nobody is blocked', () => door.blokkades.namen.length === 0 || undefined)));
  expect([...deur.fouten, ...tweede.fouten]).toEqual([]);
});

const zet = (naam: string, soort: 'AANSLUITING' | 'MEDEWERKER' | 'LEVERANCIER'): Promise<boolean> =>
  deur.delen.opslag.transactie((tx) => new Blokkaderegister(tx).zet({ naam, soort, reden: 'TOKEN_GELEKT', door: 'beheerder' }));
/** Blocks, and waits until both copies of the gateway know; gives how long that took. */
const blokkeer = async (...wie: Parameters<typeof zet>): Promise<number> => {
  expect(await zet(...wie)).toBe(true);
  const begin = performance.now();
  await Promise.all([deur, tweede].map((door) => wachtTot('the blockade is known', () => door.blokkades.isGeblokkeerd(wie[0]) || undefined)));
  return performance.now() - begin;
};
const lijst = (door: Proefdeur, als: string): Promise<Gehoord> => door.roep('/v1/leveringen', { method: 'GET', als });
const soort = ({ status, inhoud }: Gehoord): [number, unknown] => [status, inhoud['detail']];

describe('a connection that is blocked', () => {
  it('is shut out on every copy within a second, with a token that lived before, and let in again as fast', async () => {
    const token = await deur.token('werkzaak.werk');
    const roep = (door: Proefdeur) => door.roep('/v1/leveringen', { method: 'GET', token });
    expect((await roep(deur)).status).toBe(200);
    expect(await blokkeer('werkzaak.werk', 'AANSLUITING')).toBeLessThan(1_000);
    for (const door of [deur, tweede]) {
      expect(soort(await roep(door))).toEqual([401, 'Deze toegang is geblokkeerd.']);
      expect(soort(await door.stuur(voorstel()))).toEqual([401, 'Deze toegang is geblokkeerd.']);
      expect((await lijst(door, 'werkzaak.inkomen')).status).toBe(200);
    }
    expect(await zet('werkzaak.werk', 'AANSLUITING')).toBe(false);
    const weg = await deur.delen.opslag.transactie((tx) => new Blokkaderegister(tx).hefOp('werkzaak.werk', 'beheerder'));
    expect(weg).toMatchObject({ soort: 'AANSLUITING', reden: 'TOKEN_GELEKT', door: 'beheerder' });
    await wachtTot('let in again', async () => (await roep(tweede)).status === 200 || undefined);
  });

  it('is shut out also when the notification is lost', async () => {
    const doof = await Proefdeur.start({ naast: deur, doof: true });
    try {
      await zet('werkzaak.werk', 'AANSLUITING');
      await wachtTot('the blockade is read', () => doof.blokkades.isGeblokkeerd('werkzaak.werk') || undefined);
      expect((await lijst(doof, 'werkzaak.werk')).status).toBe(401);
    } finally {
      await doof.sluit();
    }
  });

  it('stands in the log with who did it and why, and in the list', async () => {
    await blokkeer('werkzaak.werk', 'AANSLUITING');
    const [record] = await deur.rijen(`SELECT uitkomst, code, actor, aansluiting FROM logboek WHERE activiteit = 'toegang.blokkeren:werkzaak.werk' ORDER BY volgnr DESC LIMIT 1`);
    expect(record).toEqual({ uitkomst: 'TOEGESTAAN', code: 'TOKEN_GELEKT', actor: 'beheerder', aansluiting: 'werkzaak.werk' });
    expect(await deur.delen.opslag.transactie((tx) => new Blokkaderegister(tx).lijst())).toEqual([expect.objectContaining({ naam: 'werkzaak.werk', door: 'beheerder', sinds: expect.any(Date) })]);
  });
});

describe('a person who is blocked', () => {
  it('may not log in, send or read, while his colleagues can', async () => {
    const token = await deur.persoonstoken('tiel.pc.carla');
    const ingelogd = () => deur.roep('/v1/overdrachten', { method: 'GET', token, kop: { 'schakel-doel': 'OVERDRACHT' } });
    expect((await ingelogd()).status).toBe(200);
    await blokkeer('tiel.pc.carla', 'MEDEWERKER');
    expect(soort(await ingelogd())).toEqual([401, 'Deze toegang is geblokkeerd.']);
    expect(await deur.lees('/v1/overdrachten', ['gemeente-tiel.regie', 'tiel.pc.carla'])).toMatchObject({ status: 403, inhoud: { fouten: [{ melding: 'Deze medewerker is geblokkeerd.' }] } });
    expect((await deur.lees('/v1/overdrachten', ['gemeente-tiel.regie', 'tiel.pc.fenna'])).status).toBe(200);
    const bericht = voorstel();
    const vanCarla = { ...bericht, source: 'urn:nld:oin:00000099000000001000:systeem:regie', data: { ...bericht.data, afzender: { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL' } } };
    const geweigerd = await deur.stuur(vanCarla, 'gemeente-tiel.regie');
    expect(geweigerd).toMatchObject({ status: 403, inhoud: { code: 'NIET_BEVOEGD' } });
    expect(JSON.stringify(geweigerd.inhoud)).toContain('Deze medewerker is geblokkeerd.');
    const [record] = await deur.rijen(`SELECT uitkomst, code FROM logboek WHERE activiteit = 'bericht.aannemen' ORDER BY volgnr DESC LIMIT 1`);
    expect(record).toEqual({ uitkomst: 'GEWEIGERD', code: 'NIET_BEVOEGD' });
  });
});

it('a supplier that is blocked no longer calls for the connection, which itself still can', async () => {
  const token = await deur.issuer.token({ client_id: 'gemeente-tiel.regie', oin: '00000099000000007000' });
  const leverancier = () => deur.roep('/v1/leveringen', { method: 'GET', token });
  expect((await leverancier()).status).toBe(200);
  await blokkeer('00000099000000007000', 'LEVERANCIER');
  expect(soort(await leverancier())).toEqual([401, 'Deze toegang is geblokkeerd.']);
  expect((await lijst(deur, 'gemeente-tiel.regie')).status).toBe(200);
});

it('blocking is done with the rights of the gateway and no more: the owner of the tables is refused', async () => {
  await expect(metRegister(deur.databaseUrl('eigenaar'), (register) => register.lijst())).rejects.toMatchObject({ name: 'RolTeMachtig' });
  await expect(metRegister(deur.databaseUrl('schrijf'), (register) => register.lijst())).resolves.toEqual([]);
});
