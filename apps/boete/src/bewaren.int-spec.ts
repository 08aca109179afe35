import { Proefbewaarder } from '#shared/testing/proefbewaarder';
import { carla } from '#shared/testing/proefhuis';
import { wisstappen } from './persistence/wisstappen';
import { bert, Boetehuis, nieuweZaak } from './testing/boetehuis';

let boete: Boetehuis;
let bewaar: Proefbewaarder;
beforeAll(async () => {
  boete = await Boetehuis.open();
  bewaar = new Proefbewaarder(boete.huis.databank, boete.huis.bron, wisstappen);
}, 60_000);
afterAll(() => boete.huis.databank.weg());

it('erases contact thirty days and handhaving thirteen weeks after the case closed, alert and outcome alike', async () => {
  await bewaar.zet('2025-10-06');
  const zaak = nieuweZaak();
  const alert = boete.alert(zaak);
  await boete.stuur(alert);
  await bewaar.tot('2026-10-01');
  const uitkomst = boete.bericht('uitkomst', bert, '2026-10-01', zaak, { verloop: {}, handhaving: { uitkomst: 'AFGEZIEN', besluitDatum: '2026-10-01' } });
  expect((await boete.stuur(uitkomst)).uitkomst.status).toBe('VERWERKT');
  const cijfers = [alert.bericht.data.contact, alert.bericht.data.handhaving, uitkomst.bericht.data.handhaving].map((sectie) => sectie?.inhoud ?? '');
  const over = async (): Promise<boolean[]> => Promise.all(cijfers.map((cijfer) => bewaar.staatErgens(cijfer)));
  await bewaar.tot('2026-10-31');
  expect(await over()).toEqual([true, true, true]);
  await bewaar.tot('2026-11-01');
  expect(await over()).toEqual([false, true, true]);
  await bewaar.tot('2026-12-31');
  expect(await over()).toEqual([false, true, true]);
  await bewaar.tot('2027-01-01');
  expect(await over()).toEqual([false, false, false]);
  expect(await bewaar.toets()).toEqual([]);

  const [beeld] = await boete.lees({ rol: 'participatiecoach', actorId: carla.actorId, gemeenten: ['TIEL'] }, zaak.zaakId);
  expect(beeld).toMatchObject({ secties: {}, verloop: { status: 'AFGESLOTEN' }, gewist: [{ op: '2026-11-01', regel: 'zaakinhoud' }, { op: '2027-01-01', regel: 'handhaving' }, { op: '2027-01-01', regel: 'handhaving' }] });
});
