import { join } from 'node:path';
import { laadBewaartermijnen } from '#shared/policy/bewaartermijnen';
import { Proefbewaarder } from '#shared/testing/proefbewaarder';
import { anna } from '#shared/testing/proefhuis';
import { wisstappen } from './persistence/wisstappen';
import { MEDISCH, nieuweZaak, Verstrekkinghuis } from './testing/verstrekkinghuis';

let huis: Verstrekkinghuis;
let bewaar: Proefbewaarder;
beforeAll(async () => {
  huis = await Verstrekkinghuis.open();
  bewaar = new Proefbewaarder(huis.huis.databank, huis.huis.bron, wisstappen(laadBewaartermijnen(join(process.cwd(), 'config'))));
}, 60_000);
afterAll(() => huis.huis.databank.weg());

it('erases medical content the day after the last day of the statement, whatever became of the timer', async () => {
  await bewaar.zet('2025-10-22');
  const { klaarzetting } = await huis.gedeeld();
  const cijfer = klaarzetting.bericht.data.medisch?.inhoud ?? '';
  await bewaar.tot('2025-11-19');
  expect(await bewaar.staatErgens(cijfer)).toBe(true);
  await bewaar.tot('2025-11-20');
  expect(await bewaar.staatErgens(cijfer)).toBe(false);
  expect(await bewaar.toets()).toEqual([]);
});

it('never keeps medical content more than 31 days after it was shared', async () => {
  await bewaar.zet('2025-10-22');
  const zaak = nieuweZaak();
  const klaarzetting = huis.bericht('bijzonder.klaargezet', anna, '2025-10-22', zaak, { verloop: {}, medisch: MEDISCH });
  for (const invoer of [huis.verzoek(zaak), huis.verklaring(zaak, { laatsteDag: '2026-06-01' }), klaarzetting]) await huis.stuur(invoer);
  const cijfer = klaarzetting.bericht.data.medisch?.inhoud ?? '';
  await bewaar.tot('2025-11-22');
  expect(await bewaar.staatErgens(cijfer)).toBe(true);
  await bewaar.tot('2025-11-23');
  expect(await bewaar.staatErgens(cijfer)).toBe(false);
});

it('erases what was given thirty days after, when nothing was asked', async () => {
  const zaak = nieuweZaak();
  const gift = huis.gift(zaak);
  expect((await huis.stuur(gift)).uitkomst.status).toBe('VERWERKT');
  const cijfer = gift.bericht.data.belastbaarheid?.inhoud ?? '';
  await bewaar.tot('2025-11-12');
  expect(await bewaar.staatErgens(cijfer)).toBe(true);
  await bewaar.tot('2025-11-13');
  expect(await bewaar.staatErgens(cijfer)).toBe(false);
  expect(await bewaar.toets()).toEqual([]);
});
