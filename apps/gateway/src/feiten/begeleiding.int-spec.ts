import { randomUUID } from 'node:crypto';
import { dag } from '#shared/kernel/datum';
import { periode, Proefhub } from '../testing/proefhub';

let hub: Proefhub;
beforeAll(async () => {
  hub = await Proefhub.start();
});
afterAll(() => hub.sluit());

const KP4 = { klantprofiel: 'KP4', regie: 'TIEL', werkcoach: null };
const verteld = async (inwonerRef: string) =>
  (await hub.query<{ gemeente: string; verloop: object }>(`SELECT gemeente, inhoud -> 'data' -> 'verloop' AS verloop FROM bericht WHERE inwoner_ref = $1 AND type = 'nl.participatiewet.contact.begeleiding.gewijzigd.v1' ORDER BY volgnr`, [inwonerRef])).map(({ gemeente, verloop }) => [gemeente, verloop]);

it('who counts the days between contacts hears since when a gemeente guides a resident in klantprofiel 4, each time that changes and no other', async () => {
  const inwonerRef = randomUUID();
  await hub.zetSituatie(inwonerRef, periode());
  expect(await verteld(inwonerRef)).toEqual([]);
  const kp3 = periode({ tot: dag('2025-10-06') });
  await hub.zetSituatie(inwonerRef, kp3, periode({ ...KP4, vanaf: dag('2025-10-06') }));
  await hub.zetSituatie(inwonerRef, kp3, periode({ ...KP4, vanaf: dag('2025-10-06'), tot: dag('2025-11-03') }), periode({ ...KP4, vanaf: dag('2025-11-03'), participatiecoach: 'tiel.pc.carla' }));
  expect(await verteld(inwonerRef)).toEqual([['TIEL', { vanaf: '2025-10-06' }]]);
  await hub.zetSituatie(inwonerRef, periode({ ...KP4, vanaf: dag('2025-10-06'), tot: dag('2026-03-02') }), periode({ ...KP4, vanaf: dag('2026-03-02'), gemeente: 'NEDER_BETUWE' }));
  await hub.zetSituatie(inwonerRef, periode({ ...KP4, vanaf: dag('2026-03-02'), gemeente: 'NEDER_BETUWE', tot: dag('2026-06-01') }), periode({ vanaf: dag('2026-06-01'), gemeente: 'NEDER_BETUWE' }));
  expect((await verteld(inwonerRef)).slice(1)).toEqual([['NEDER_BETUWE', { vanaf: '2026-03-02' }], ['NEDER_BETUWE', { vanaf: '2026-03-02', tot: '2026-06-01' }]]);
});
