import { randomUUID } from 'node:crypto';
import type { VraagContext } from '#shared/contracts/intern';
import { carla, Proefhuis, systeemTiel } from '#shared/testing/proefhuis';
import { startOpBroker, type Proefstart } from '#shared/testing/proefstart';
import { maakHandoverModule } from './handover.module';
import { entiteiten } from './persistence/entiteiten';
import { migraties } from './persistence/migraties';

let huis: Proefhuis;
let dienst: Proefstart;
beforeAll(async () => {
  huis = await Proefhuis.open({ schema: 'handover', migraties, entiteiten, registreer: () => undefined });
  dienst = await startOpBroker('handover', maakHandoverModule, huis.databank);
}, 60_000);
afterAll(async () => {
  await dienst.sluit();
  await huis.databank.weg();
});

const context: VraagContext = { aansluiting: 'gemeente-tiel.regie', actorId: carla.actorId, namens: [], rol: 'participatiecoach', gemeenten: ['TIEL'], doel: 'OVERDRACHT', klok: '2025-03-10T09:00:00Z' };

it('the service as deployed takes a case in over the broker, tells it to the gateway and answers questions about it', async () => {
  const [inwonerRef, zaakId] = [randomUUID(), randomUUID()];
  const klantprofiel = { schaal: 'KP', klantprofiel: 'KP4', sinds: '2024-01-01' };
  await dienst.geef(huis.invoer('inwoner.geregistreerd', systeemTiel, '2025-01-06', { inwonerRef, verloop: klantprofiel }));
  expect((await dienst.gehoord()).sleutel).toBe('gebeurd.inwoner.geregistreerd');
  expect(await dienst.gehoord()).toMatchObject({ sleutel: 'retour.inwoner', inhoud: { uitkomst: { status: 'VERWERKT', antwoord: { inwonerRef } } } });

  const voorstel = huis.invoer('overdracht.voorgesteld', carla, '2025-03-10', {
    inwonerRef, zaakId, verloop: { richting: 'KP4_NAAR_KP3', voorgesteldeStartdatum: '2025-04-01' },
    contact: { naam: 'Fictief' }, formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ARBEIDSBEMIDDELING' },
  });
  const proef = await dienst.vraag('voorvertoning', { context, parameters: { invoer: voorstel } });
  expect(proef).toMatchObject({ gevonden: true, resultaat: { uitkomst: { status: 'VERWERKT' } } });
  expect(await dienst.vraag('overdracht', { context, parameters: { zaakId } })).toEqual({ gevonden: false, resultaat: null });

  await dienst.geef(voorstel);
  expect((await dienst.gehoord()).sleutel).toBe('gebeurd.overdracht.voorgesteld');
  expect((await dienst.gehoord()).sleutel).toBe('retour.overdracht');
  expect(await dienst.vraag('overdracht', { context, parameters: { zaakId } })).toMatchObject({ gevonden: true, resultaat: { zaakId, verloop: { status: 'VOORGESTELD' } } });
  expect(await dienst.vraag('overdrachten', { context, parameters: {} })).toMatchObject({ resultaat: { overdrachten: [{ zaakId }], volgende: null } });
  expect(await dienst.vraag('standen', { context, parameters: {} })).toMatchObject({ resultaat: [{ soort: 'OVERDRACHT', aantal: 1 }] });
  expect(await dienst.vraag('standen', { context: { ...context, gemeenten: ['NEDER_BETUWE'] }, parameters: {} })).toMatchObject({ resultaat: [] });
  await expect(dienst.vraag('overdrachten', { context, parameters: { limiet: 101 } })).rejects.toThrow();
});
