import type { Code } from '#shared/contracts/codes';
import type { Aansluiting } from '#shared/policy/partijen';
import type { Privacykader } from '#shared/privacy/kader';
import { voorstel, type Los } from '../testing/berichten';
import { Proefdeur } from '../testing/proefdeur';
import { Deur } from './deur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

type Mutatie = (bericht: ReturnType<typeof voorstel>) => unknown;
const anders = (wijzig: (data: Record<string, Los>) => void): Mutatie => (bericht) => {
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
  ['a key that pollutes prototypes', (b) => ({ ...b, data: { ...b.data, verloop: JSON.parse('{"__proto__":{"a":1}}') as unknown } }), 400, 'BERICHT_ONGELDIG', 'data.verloop'],
  ['a half character', anders((d) => (d['contact'].naam = '\ud800')), 400, 'BERICHT_ONGELDIG', 'data.contact.naam'],
])('%s', (_, wijzig, status, code, pad) => {
  it(`is refused ${status} ${code} at ${pad}: nothing is stored but the decision, no value is repeated`, async () => {
    const bericht = voorstel();
    const antwoord = await deur.stuur(wijzig(bericht));
    expect([antwoord.status, antwoord.inhoud.code, antwoord.inhoud.fouten.map((f: Los) => f.pad)]).toEqual([status, code, expect.arrayContaining([pad])]);
    expect(antwoord.kop['content-type']).toContain('application/problem+json');
    expect(JSON.stringify(antwoord.inhoud)).not.toContain('KANARIE');
    expect(await deur.rijen('SELECT FROM bericht WHERE id = $1', bericht.id)).toEqual([]);
  });
});

it('is refused at the door for what the privacy framework of today does not let this role send', () => {
  const [kader] = deur.delen.kaders;
  const streng = new Deur(deur.delen.partijen, [{ ...(kader as Privacykader), vanaf: null, tot: null, matrix: { verloop: { werkcoach: { STUREN: ['GEMEENTE'] } } } }], deur.delen.klok, deur.delen.blokkades);
  const keur = () => streng.keur(voorstel(), { aansluiting: deur.delen.partijen.aansluiting('werkzaak.werk') as Aansluiting });
  const geweigerd = ['data.contact', 'data.formulier'].map((pad): unknown => expect.objectContaining({ pad, code: 'CATEGORIE_NIET_TOEGESTAAN' }));
  expect(keur).toThrow(expect.objectContaining({ status: 403, opties: expect.objectContaining({ fouten: geweigerd }) }));
});

it('tells all faults of one message together, the heaviest first in code and status', async () => {
  const bericht = voorstel();
  Object.assign(bericht.data, { gemeente: 'BUREN', peildatum: '6 oktober', medisch: {} });
  bericht.data['afzender'].actorId = 'wz.wc.zoe';
  const { status, inhoud } = await deur.stuur(bericht);
  expect([status, inhoud.code]).toEqual([403, 'NIET_BEVOEGD']);
  expect(new Set(inhoud.fouten.map((f: Los) => f.code))).toEqual(new Set(['NIET_BEVOEGD', 'GEMEENTE_ONJUIST', 'CATEGORIE_NIET_TOEGESTAAN', 'BERICHT_ONGELDIG']));
});

it('records a refusal with its code and sections, and takes over nothing else from the message', async () => {
  const bericht = voorstel();
  Object.assign(bericht.data, { medisch: { conclusie: 'KANARIE' } });
  bericht.data['afzender'].actorId = 'wz.wc.kanarie';
  await deur.stuur(bericht);
  const log = await deur.rijen('SELECT * FROM logboek WHERE zaak_id = $1', bericht.data['zaakId']);
  expect(log).toMatchObject([{ uitkomst: 'GEWEIGERD', code: 'NIET_BEVOEGD', actor: null, aansluiting: 'werkzaak.werk' }]);
  expect(log[0].inhoud.oordelen).toContainEqual({ categorie: 'medisch', toegestaan: false, code: 'CATEGORIE_NIET_TOEGESTAAN' });
  expect(JSON.stringify(log).toLowerCase()).not.toContain('kanarie');
});
