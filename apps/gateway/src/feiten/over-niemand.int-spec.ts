import { randomUUID } from 'node:crypto';
import type { VerzegeldBericht } from '#shared/contracts/bericht';
import { dag } from '#shared/kernel/datum';
import { Proefhub } from '../testing/proefhub';
import { GebeurdVerwerker } from './gebeurd.verwerker';

let hub: Proefhub;
beforeAll(async () => {
  hub = await Proefhub.start();
});
afterAll(() => hub.sluit());

const ELS = { actorId: 'wz.bm.els', rol: 'beleidsmedewerker', werkgever: 'WERKZAAK', namensGemeente: null } as const;
const GIDS = { instrumenten: [{ code: 'LEERLAB_GELD', naam: 'Omgaan met geld', groep: 'LEERLAB', kp4Relevant: true, prijs: 250 }] };
const gids = (): VerzegeldBericht => ({
  specversion: '1.0', id: randomUUID(), source: 'urn:nld:oin:00000099000000002000:systeem:werk', type: 'nl.participatiewet.instrument.catalogus.gepubliceerd.v1', time: '2025-11-03T09:00:00Z', datacontenttype: 'application/json',
  data: { gemeente: 'REGIO', peildatum: dag('2025-11-03'), doel: 'INSTRUMENT', afzender: ELS, algemeen: GIDS },
});
const VOOR = ['TIEL', 'NEDER_BETUWE'].map((organisatie) => ({ rol: 'participatiecoach' as const, organisatie, actorId: null }));

it('goes to everybody in those roles, settles the message, and gives nobody a task', async () => {
  const bericht = gids();
  await hub.journaal(bericht);
  const verwerker = new GebeurdVerwerker({ ...hub, klok: hub.klok, partijen: hub.partijen, opslag: hub.opslag, herkansingenMs: [] });
  await verwerker.verwerk({ soort: 'feit', feit: { bericht, adressen: VOOR } });
  await verwerker.verwerk({ soort: 'retour', context: 'instrument', retour: { antwoordOp: { source: bericht.source, id: bericht.id }, uitkomst: { status: 'VERWERKT', afwijkingen: [] } } });
  expect(await hub.status(bericht)).toBe('VERWERKT');
  expect(await hub.query(`SELECT aansluiting, soort, inwoner_ref FROM levering ORDER BY aansluiting, volgnr`)).toEqual([
    { aansluiting: 'gemeente-neder-betuwe.regie', soort: 'FEIT', inwoner_ref: null },
    { aansluiting: 'gemeente-tiel.regie', soort: 'FEIT', inwoner_ref: null },
    { aansluiting: 'werkzaak.werk', soort: 'RETOUR', inwoner_ref: null },
  ]);
  expect(await hub.query('SELECT soort FROM taak')).toEqual([]);
  expect(await hub.query('SELECT oorzaak FROM wachtend')).toEqual([]);
});
