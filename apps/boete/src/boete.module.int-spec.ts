import { randomUUID } from 'node:crypto';
import type { SituatiePeriode, VraagContext } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { carla, Proefhuis } from '#shared/testing/proefhuis';
import { startOpBroker, type Proefstart } from '#shared/testing/proefstart';
import { maakBoeteModule } from './boete.module';
import { migraties } from './persistence/migraties';
import { entiteiten } from './persistence/sanctie.entity';

let huis: Proefhuis;
let dienst: Proefstart;
beforeAll(async () => {
  huis = await Proefhuis.open({ schema: 'boete', migraties, entiteiten, registreer: () => undefined });
  dienst = await startOpBroker('boete', maakBoeteModule, huis.databank);
}, 60_000);
afterAll(async () => {
  await dienst.sluit();
  await huis.databank.weg();
});

const bert = { actorId: 'wz.ic.bert', rol: 'inkomensconsulent', werkgever: 'WERKZAAK', namensGemeente: null } as const;
const context: VraagContext = { aansluiting: 'gemeente-tiel.regie', actorId: carla.actorId, namens: [carla.actorId], rol: 'participatiecoach', gemeenten: ['TIEL'], doel: 'ONDERSTEUNING_BIJ_SANCTIE', klok: '2025-10-06T09:00:00Z' };
const situatie: SituatiePeriode = {
  vanaf: dag('2022-01-01'), tot: null, gemeente: 'TIEL', schaal: 'KP', klantprofiel: 'KP4', regie: 'TIEL', werkcoach: null, participatiecoach: carla.actorId, inkomensconsulent: null,
};

it('the service as deployed takes an alert in over the broker, tells it to the gateway and answers questions about it', async () => {
  const zaak = { inwonerRef: randomUUID(), zaakId: randomUUID() };
  const handhaving = { sanctieSoort: 'VERLAGING', grond: 'ARBEIDSVERPLICHTING', gesprekken: [] };
  const alert = huis.invoer('boete.overwogen', bert, '2025-10-06', { ...zaak, verloop: { overwegingsDatum: '2025-10-06' }, handhaving, stempel: { situatie } });
  const proef = await dienst.vraag('voorvertoning', { context, parameters: { invoer: alert } });
  expect(proef).toMatchObject({ resultaat: { uitkomst: { status: 'VERWERKT', afwijkingen: ['GESPREKKEN_NIET_VASTGELEGD'] } } });
  expect(await dienst.vraag('sancties', { context, parameters: zaak })).toEqual({ gevonden: true, resultaat: { sancties: [], volgende: null } });

  await dienst.geef(alert);
  expect((await dienst.gehoord()).sleutel).toBe('gebeurd.boete.overwogen');
  expect(await dienst.gehoord()).toMatchObject({ sleutel: 'retour.boete', inhoud: { uitkomst: { status: 'VERWERKT' } } });
  expect(await dienst.vraag('sancties', { context, parameters: { limiet: 1 } })).toMatchObject({ resultaat: { sancties: [{ ...zaak, verloop: { status: 'OVERWOGEN' } }], volgende: zaak.zaakId } });
  expect(await dienst.vraag('sancties', { context: { ...context, rol: 'werkcoach' }, parameters: {} })).toMatchObject({ resultaat: { sancties: [] } });
  await expect(dienst.vraag('sancties', { context, parameters: { limiet: 101 } })).rejects.toThrow();
});
