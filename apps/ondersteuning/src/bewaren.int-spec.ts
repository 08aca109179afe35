import { Proefbewaarder } from '#shared/testing/proefbewaarder';
import { wisstappen } from './persistence/wisstappen';
import { bert, carla, nieuweZaak, Ondersteuninghuis } from './testing/ondersteuninghuis';

let huis: Ondersteuninghuis;
let bewaar: Proefbewaarder;
beforeAll(async () => {
  huis = await Ondersteuninghuis.open();
  bewaar = new Proefbewaarder(huis.huis.databank, huis.huis.bron, wisstappen);
}, 60_000);
afterAll(() => huis.huis.databank.weg());

it('erases what was written thirty days after the request closed, and the request itself two years after', async () => {
  await bewaar.zet('2025-10-15');
  const zaak = nieuweZaak();
  const vraag = huis.bericht('inkomensgesprek.verzocht', carla, '2025-10-15', zaak, { verloop: { kanaalwens: 'FYSIEK' }, contact: { redencode: 'TAALBARRIERE', taal: 'Tigrinya' } });
  await huis.huis.stuur(vraag);
  await bewaar.tot('2026-10-01');
  expect((await huis.stuur('inkomensgesprek.beoordeeld', bert, '2026-10-01', zaak, { verloop: { besluit: 'GEEN_AANLEIDING', redencode: 'KAN_OP_AFSTAND' } })).uitkomst.status).toBe('VERWERKT');
  const cijfer = vraag.bericht.data.contact?.inhoud ?? '';
  await bewaar.tot('2026-10-31');
  expect(await bewaar.staatErgens(cijfer)).toBe(true);
  await bewaar.tot('2026-11-01');
  expect(await bewaar.staatErgens(cijfer)).toBe(false);
  expect((await huis.lees(carla, ['TIEL'], { zaakId: zaak.zaakId }))[0]).toMatchObject({ status: 'GEEN_AANLEIDING', secties: {}, gewist: [{ op: '2026-11-01', regel: 'zaakinhoud' }] });
  await bewaar.tot('2028-10-01');
  expect(await huis.rij(zaak)).toBeDefined();
  await bewaar.tot('2028-10-02');
  expect(await huis.rij(zaak)).toBeUndefined();
  expect(await bewaar.toets()).toEqual([]);
});
