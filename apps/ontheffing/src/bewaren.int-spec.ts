import { randomUUID } from 'node:crypto';
import { Proefbewaarder } from '#shared/testing/proefbewaarder';
import { wisstappen } from './persistence/wisstappen';
import { Ontheffinghuis } from './testing/huis';

let ontheffing: Ontheffinghuis;
let bewaar: Proefbewaarder;
beforeAll(async () => {
  ontheffing = await Ontheffinghuis.open();
  bewaar = new Proefbewaarder(ontheffing.huis.databank, ontheffing.huis.bron, wisstappen);
}, 60_000);
afterAll(() => ontheffing.sluit());

it('keeps the ground while it runs, and erases it thirty days after it ended; terms stay', async () => {
  await bewaar.zet('2025-03-03');
  const inwonerRef = randomUUID();
  const { invoer } = await ontheffing.verleen(inwonerRef);
  const [{ ref = '' } = {}] = await ontheffing.huis.bron.query<{ ref: string }[]>('SELECT ontheffing_ref AS ref FROM ontheffing WHERE inwoner_ref = $1', [inwonerRef]);
  const grond = invoer.bericht.data.belastbaarheid?.inhoud ?? '';
  await bewaar.tot('2026-03-03');
  while ((await ontheffing.timers(ref)).length > 0) await ontheffing.vuur(ref);
  expect(await ontheffing.huis.bron.query('SELECT status FROM ontheffing WHERE ontheffing_ref = $1', [ref])).toEqual([{ status: 'VERLOPEN' }]);
  await bewaar.tot('2026-04-02');
  expect(await bewaar.staatErgens(grond)).toBe(true);
  await bewaar.tot('2026-04-03');
  expect(await bewaar.staatErgens(grond)).toBe(false);
  expect(await bewaar.toets()).toEqual([]);
  expect(await ontheffing.lees('werkcoach', 'TIEL', '2026-04-03', { inwonerRef })).toMatchObject([{ verloop: { status: 'VERLOPEN', laatsteDag: '2026-03-02' }, secties: {}, gewist: [{ op: '2026-04-03', regel: 'zaakinhoud' }] }]);
  expect(await ontheffing.lees('inkomensconsulent', 'TIEL', '2026-04-03', { inwonerRef })).toMatchObject([{ gewist: [] }]);

  const opnieuw = await ontheffing.verleen(inwonerRef, { ingangsdatum: '2026-04-03', laatsteDag: '2026-06-30' }, undefined, '2026-04-03');
  expect(opnieuw.uitkomst.status).toBe('VERWERKT');
});
