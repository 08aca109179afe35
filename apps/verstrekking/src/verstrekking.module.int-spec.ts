import type { VraagContext } from '#shared/contracts/intern';
import { carla } from '#shared/testing/proefhuis';
import { startOpBroker, type Proefstart } from '#shared/testing/proefstart';
import { nieuweZaak, Verstrekkinghuis } from './testing/verstrekkinghuis';
import { maakVerstrekkingModule } from './verstrekking.module';

let proef: Verstrekkinghuis;
let dienst: Proefstart;
beforeAll(async () => {
  proef = await Verstrekkinghuis.open();
  dienst = await startOpBroker('verstrekking', maakVerstrekkingModule, proef.huis.databank);
}, 60_000);
afterAll(async () => {
  await dienst.sluit();
  await proef.huis.databank.weg();
});

const context: VraagContext = { aansluiting: 'schakel.portaal', actorId: carla.actorId, namens: [carla.actorId], rol: 'participatiecoach', gemeenten: ['TIEL'], doel: 'MEDISCHE_UITZONDERING', klok: '2025-10-22T09:00:00Z' };

it('the service as deployed takes an exception in over the broker, announces it without its content, and gives that sealed to the named person', async () => {
  const zaak = nieuweZaak();
  const klaarzetting = proef.klaarzetting(zaak);
  expect(await dienst.vraag('voorvertoning', { context, parameters: { invoer: proef.verzoek(zaak) } })).toMatchObject({ resultaat: { uitkomst: { status: 'VERWERKT' } } });
  expect(await dienst.vraag('inhoud', { context, parameters: { zaakId: zaak.zaakId } })).toEqual({ gevonden: false, resultaat: null });

  for (const invoer of [proef.verzoek(zaak), proef.verklaring(zaak), klaarzetting]) await dienst.geef(invoer);
  const gehoord = [];
  for (let nr = 0; nr < 6; nr += 1) gehoord.push(await dienst.gehoord());
  expect(gehoord.map(({ sleutel }) => sleutel).filter((sleutel) => sleutel.startsWith('gebeurd'))).toEqual(['verzocht', 'verklaard', 'klaargezet'].map((wat) => `gebeurd.verstrekking.bijzonder.${wat}`));
  expect(JSON.stringify(gehoord)).not.toContain('medisch.TIEL');

  const lijst = { verstrekkingen: [{ ...zaak, soort: 'BIJZONDER', status: 'GEDEELD' }], volgende: zaak.zaakId };
  expect(await dienst.vraag('verstrekkingen', { context, parameters: { limiet: 1 } })).toMatchObject({ resultaat: lijst });
  expect(await dienst.vraag('inhoud', { context, parameters: { zaakId: zaak.zaakId } })).toMatchObject({ gevonden: true, resultaat: { beeld: lijst.verstrekkingen[0], medisch: klaarzetting.bericht.data.medisch } });
  expect(await dienst.vraag('inhoud', { context: { ...context, actorId: 'tiel.pc.fenna' }, parameters: { zaakId: zaak.zaakId } })).toMatchObject({ resultaat: { medisch: null } });
  await expect(dienst.vraag('verstrekkingen', { context, parameters: { limiet: 101 } })).rejects.toThrow();
  await expect(dienst.vraag('inhoud', { context, parameters: { zaakId: 'x' } })).rejects.toThrow();
});
