import { randomUUID } from 'node:crypto';
import type { VraagContext } from '#shared/contracts/intern';
import { carla, Proefhuis } from '#shared/testing/proefhuis';
import { startOpBroker, type Proefstart } from '#shared/testing/proefstart';
import { maakOndersteuningModule } from './ondersteuning.module';
import { migraties } from './persistence/migraties';
import { entiteiten } from './persistence/verzoek.entity';
import { situatie } from './testing/ondersteuninghuis';

let huis: Proefhuis;
let dienst: Proefstart;
beforeAll(async () => {
  huis = await Proefhuis.open({ schema: 'ondersteuning', migraties, entiteiten, registreer: () => undefined });
  dienst = await startOpBroker('ondersteuning', maakOndersteuningModule, huis.databank);
}, 60_000);
afterAll(async () => {
  await dienst.sluit();
  await huis.databank.weg();
});

const context: VraagContext = { aansluiting: 'gemeente-tiel.regie', actorId: carla.actorId, namens: [carla.actorId], rol: 'participatiecoach', gemeenten: ['TIEL'], doel: 'INKOMENSGESPREK', klok: '2025-10-15T09:00:00Z' };

it('the service as deployed takes a request in over the broker, tells it to the gateway and answers questions about it', async () => {
  const zaak = { inwonerRef: randomUUID(), zaakId: randomUUID() };
  const verzoek = huis.invoer('inkomensgesprek.verzocht', carla, '2025-10-15', { ...zaak, verloop: { kanaalwens: 'FYSIEK' }, contact: { redencode: 'TAALBARRIERE' }, stempel: { situatie } });
  expect(await dienst.vraag('voorvertoning', { context, parameters: { invoer: verzoek } })).toMatchObject({ resultaat: { uitkomst: { status: 'VERWERKT' } } });
  expect(await dienst.vraag('verzoeken', { context, parameters: zaak })).toEqual({ gevonden: true, resultaat: { verzoeken: [], volgende: null } });

  await dienst.geef(verzoek);
  expect((await dienst.gehoord()).sleutel).toBe('gebeurd.inkomensgesprek.verzocht');
  expect(await dienst.gehoord()).toMatchObject({ sleutel: 'retour.inkomensgesprek', inhoud: { uitkomst: { status: 'VERWERKT' } } });
  expect(await dienst.vraag('verzoeken', { context, parameters: { soort: 'INKOMENSGESPREK', limiet: 1 } })).toMatchObject({ resultaat: { verzoeken: [{ ...zaak, status: 'VERZOCHT' }], volgende: zaak.zaakId } });
  expect(await dienst.vraag('verzoeken', { context, parameters: { soort: 'INSTRUMENT' } })).toMatchObject({ resultaat: { verzoeken: [] } });
  expect(await dienst.vraag('standen', { context, parameters: {} })).toMatchObject({ resultaat: [{ soort: 'INKOMENSGESPREK', status: 'VERZOCHT', aantal: 1 }] });
  expect(await dienst.vraag('standen', { context: { ...context, gemeenten: ['NEDER_BETUWE'] }, parameters: {} })).toMatchObject({ resultaat: [] });
  expect(await dienst.vraag('instrumenten', { context, parameters: {} })).toEqual({ gevonden: true, resultaat: { instrumenten: [] } });
  expect(await dienst.vraag('aanbod', { context, parameters: {} })).toEqual({ gevonden: true, resultaat: { aanbod: [] } });
  await expect(dienst.vraag('verzoeken', { context, parameters: { soort: 'IETS' } })).rejects.toThrow();
});
