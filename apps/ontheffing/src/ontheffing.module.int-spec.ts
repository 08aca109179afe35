import { randomUUID } from 'node:crypto';
import type { SituatiePeriode, VraagContext } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { anna, Proefhuis } from '#shared/testing/proefhuis';
import { startOpBroker, type Proefstart } from '#shared/testing/proefstart';
import { maakOntheffingModule } from './ontheffing.module';
import { migraties } from './persistence/migraties';
import { entiteiten } from './persistence/ontheffing.entity';

let huis: Proefhuis;
let dienst: Proefstart;
beforeAll(async () => {
  huis = await Proefhuis.open({ schema: 'ontheffing', migraties, entiteiten, registreer: () => undefined });
  dienst = await startOpBroker('ontheffing', maakOntheffingModule, huis.databank);
}, 60_000);
afterAll(async () => {
  await dienst.sluit();
  await huis.databank.weg();
});

const context: VraagContext = { aansluiting: 'werkzaak.werk', actorId: anna.actorId, namens: [], rol: 'werkcoach', gemeenten: ['TIEL'], doel: 'ONTHEFFING', klok: '2025-03-03T09:00:00Z' };
const situatie: SituatiePeriode = {
  vanaf: dag('2024-01-01'), tot: null, gemeente: 'TIEL', schaal: 'KP', klantprofiel: 'KP3', regie: 'WERKZAAK', werkcoach: anna.actorId, participatiecoach: null, inkomensconsulent: null,
};

it('the service as deployed takes a grant in over the broker, tells it to the gateway and answers questions about it', async () => {
  const inwonerRef = randomUUID();
  const verloop = {
    soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-03-02', besluitDatum: '2025-03-03', bekendmakingsDatum: '2025-03-03', mandaatRef: 'mandaat:tiel:ontheffing:werkzaak',
  };
  await dienst.geef(huis.invoer('ontheffing.verleend', anna, '2025-03-03', { inwonerRef, zaakId: randomUUID(), verloop, belastbaarheid: { grond: 'DRINGENDE_REDENEN' }, stempel: { situatie } }));
  expect((await dienst.gehoord()).sleutel).toBe('gebeurd.ontheffing.verleend');
  expect(await dienst.gehoord()).toMatchObject({ sleutel: 'retour.ontheffing', inhoud: { uitkomst: { status: 'VERWERKT', antwoord: { laatsteDagBezwaar: '2025-04-14' } } } });
  expect(await dienst.vraag('ontheffingen', { context, parameters: { inwonerRef } })).toMatchObject({ gevonden: true, resultaat: { ontheffingen: [{ inwonerRef }], volgende: null } });
  expect(await dienst.vraag('ontheffingen', { context: { ...context, gemeenten: ['NEDER_BETUWE'] }, parameters: {} })).toMatchObject({ resultaat: { ontheffingen: [] } });
});
