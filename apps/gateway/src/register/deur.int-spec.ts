import { randomUUID } from 'node:crypto';
import { dag } from '#shared/kernel/datum';
import { TIEL, voorstel, WERK } from '../testing/berichten';
import { Proefdeur } from '../testing/proefdeur';

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(async () => {
  expect(deur.fouten).toEqual([]);
  await deur.sluit();
});

const registratie = (verloop: Record<string, unknown> = {}) => ({
  specversion: '1.0',
  id: randomUUID(),
  source: TIEL,
  type: 'nl.participatiewet.medewerker.geregistreerd.v1',
  time: '2025-10-06T09:00:00Z',
  datacontenttype: 'application/json',
  data: {
    gemeente: 'TIEL', peildatum: '2025-10-06', doel: 'BEHEER', afzender: { actorId: 'gemeente-tiel.regie', rol: 'systeem', werkgever: 'TIEL', namensGemeente: 'TIEL' },
    verloop: { medewerker: 'tiel.pc.nieuw', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeenten: ['TIEL'], ingangsdatum: '2025-10-06', ...verloop },
    contact: { werkmail: 'nieuw@sandbox.invalid', werktelefoon: '0000 000 100' },
  },
});

it('takes a registration of staff in without a resident and without a seal', async () => {
  const een = registratie();
  expect((await deur.stuur(een, 'gemeente-tiel.regie')).status).toBe(202);
  const [rij] = await deur.rijen(`SELECT inwoner_ref, context, status, inhoud -> 'data' -> 'contact' AS contact FROM bericht WHERE id = $1`, een.id);
  expect(rij).toEqual({ inwoner_ref: null, context: 'medewerker', status: 'ONTVANGEN', contact: { werkmail: 'nieuw@sandbox.invalid', werktelefoon: '0000 000 100' } });
});

it.each(['a,b@sandbox.invalid', 'groep:b@sandbox.invalid', 'b(a)@sandbox.invalid', '"a"@sandbox.invalid', 'a;b@sandbox.invalid'])('takes no %s, which the sender of mail would read as another address', async (werkmail) => {
  const een = registratie();
  const { status, inhoud } = await deur.stuur({ ...een, data: { ...een.data, contact: { ...een.data.contact, werkmail } } }, 'gemeente-tiel.regie');
  expect([status, inhoud.code, inhoud.fouten[0]?.pad]).toEqual([400, 'BERICHT_ONGELDIG', 'data.contact.werkmail']);
});

it.each([
  ['accepted', {}, { status: 'VERWERKT' }],
  ['refused, with the reason', { namensGemeenten: ['NEDER_BETUWE'] }, { status: 'AFGEKEURD', code: 'GEMEENTE_ONJUIST' }],
])('shows beforehand that it would be %s', async (_wat, verloop, verwacht) => {
  const { status, inhoud } = await deur.roep('/v1/voorvertoningen', { als: 'gemeente-tiel.regie', inhoud: registratie(verloop) });
  expect([status, inhoud.uitkomst, inhoud.ontvangers]).toEqual([200, expect.objectContaining(verwacht), []]);
  expect(await deur.rijen('SELECT FROM medewerker')).toEqual([]);
});

it('refuses nobody on old news: a colleague whom another copy of the gateway just registered is let through', async () => {
  const nieuwe = voorstel();
  nieuwe.data['afzender'].actorId = 'wz.wc.verse';
  const ververs = jest.spyOn(deur.delen.personeel, 'ververs').mockImplementationOnce(async () => {
    deur.personeel.medewerkers.push({ actorId: 'wz.wc.verse', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeenten: [], mail: 'v@sandbox.invalid', telefoon: '0', ingangsdatum: dag('2025-10-06') });
    return true;
  });
  expect((await deur.stuur(nieuwe)).status).toBe(202);
  expect((await deur.stuur({ ...nieuwe, id: randomUUID(), source: WERK, data: { ...nieuwe.data, afzender: { ...nieuwe.data['afzender'], actorId: 'wz.wc.niemand' } } })).status).toBe(403);
  ververs.mockRestore();
});
