import { randomUUID } from 'node:crypto';
import type { Uitkomst } from '#shared/contracts/intern';
import type { Bericht } from '#shared/contracts/bericht';
import { bericht, HUB, Proefhub } from '../testing/proefhub';
import { verwerkRetour } from './retour';

let hub: Proefhub;
beforeAll(async () => {
  hub = await Proefhub.start();
});
afterAll(() => hub.sluit());
beforeEach(() => hub.leeg('levering', 'aansluiting_teller', 'taak'));

const retour = (een: Bericht, uitkomst: Partial<Uitkomst> = {}, context = 'overdracht'): Promise<boolean> =>
  hub.opslag.transactie((tx) =>
    verwerkRetour(tx, { antwoordOp: { source: een.source, id: een.id }, uitkomst: { status: 'VERWERKT', afwijkingen: [], ...uitkomst } }, context, hub.partijen),
  );
const geplaatst = async (wens: Parameters<typeof bericht>[0] = {}): Promise<Bericht> => {
  const een = bericht(wens);
  await hub.journaal(een);
  return een;
};
const retouren = () => hub.query<{ aansluiting: string; inhoud: Bericht<Record<string, unknown>> }>(`SELECT aansluiting, inhoud FROM levering WHERE soort = 'RETOUR' ORDER BY volgnr`);

it('settles the message and tells its sender, as a fact of the hub itself', async () => {
  const een = await geplaatst({ zaakId: randomUUID() });
  await retour(een, { status: 'AFGEKEURD', code: 'ONDERBOUWING_ONTBREEKT', beleid: { id: 'onderbouwing', versie: 'v1' } });
  expect(await hub.status(een)).toBe('AFGEKEURD');
  const [levering] = await retouren();
  expect(levering).toMatchObject({
    aansluiting: 'werkzaak.werk',
    inhoud: {
      source: HUB,
      type: 'nl.participatiewet.retourbericht.afgekeurd.v1',
      data: { antwoordOp: { source: een.source, id: een.id }, status: 'AFGEKEURD', code: 'ONDERBOUWING_ONTBREEKT', afwijkingen: [], beleid: { id: 'onderbouwing', versie: 'v1' }, zaakId: een.data.zaakId },
    },
  });
  expect(levering?.inhoud.id).not.toBe(een.id);
});

it('keeps the first final outcome, however often and with whatever the answer comes again', async () => {
  const een = await geplaatst();
  await retour(een, { afwijkingen: ['AL_BESLOTEN'] });
  for (const status of ['AFGEKEURD', 'WACHT_OP', 'VERWERKT'] as const) expect(await retour(een, { status })).toBe(true);
  expect(await hub.status(een)).toBe('VERWERKT');
  expect(await retouren()).toHaveLength(1);
});

it('sends nothing while a message waits, and sends the outcome when the waiting ends', async () => {
  const een = await geplaatst();
  await retour(een, { status: 'WACHT_OP', wachtOp: 'overdracht.voorgesteld' });
  expect(await hub.status(een)).toBe('WACHT_OP');
  expect(await retouren()).toEqual([]);
  await retour(een, { status: 'AFGEKEURD', code: 'VOLGORDE' });
  expect(await hub.status(een)).toBe('AFGEKEURD');
  expect((await retouren()).map(({ inhoud }) => inhoud.data['code'])).toEqual(['VOLGORDE']);
});

it('gives who sent it one task when the waiting was for nothing, and none for a refusal that he saw at once', async () => {
  const taken = () => hub.query('SELECT soort, actor_id, organisatie, rol, zaak_id FROM taak');
  const zaakId = randomUUID();
  await retour(await geplaatst(), { status: 'AFGEKEURD', code: 'VOLGORDE' });
  expect(await taken()).toEqual([]);
  const een = await geplaatst({ zaakId });
  await retour(een, { status: 'WACHT_OP', wachtOp: 'overdracht.voorgesteld' });
  for (const keer of [1, 2]) expect([keer, await retour(een, { status: 'AFGEKEURD', code: 'VOLGORDE' })]).toEqual([keer, true]);
  expect(await taken()).toEqual([{ soort: 'NIET_VERWERKT', actor_id: een.data.afzender.actorId, organisatie: 'WERKZAAK', rol: 'werkcoach', zaak_id: zaakId }]);
});

it('says which inwonerRef a registration got', async () => {
  const een = await geplaatst({ naam: 'inwoner.geregistreerd' });
  await retour(een, {}, 'inwoner');
  expect((await retouren())[0]?.inhoud.data).toMatchObject({ inwonerRef: een.data.inwonerRef });
});

it('gives no inwonerRef with a refused registration: the person may be of another gemeente', async () => {
  const een = await geplaatst({ naam: 'inwoner.geregistreerd' });
  await retour(een, { status: 'AFGEKEURD', code: 'GEMEENTE_ONJUIST' }, 'inwoner');
  expect(JSON.stringify((await retouren())[0]?.inhoud)).not.toContain(een.data.inwonerRef);
});

it('sends no return message for what the hub sent itself', async () => {
  const een = await geplaatst({ naam: 'overdracht.startdatum.bereikt', source: HUB });
  await retour(een);
  expect(await hub.status(een)).toBe('VERWERKT');
  expect(await retouren()).toEqual([]);
});

it('sends no return message to the portal, where a person asks for the outcome himself', async () => {
  const een = await geplaatst();
  await hub.query(`UPDATE bericht SET aansluiting = 'schakel.portaal' WHERE id = $1`, [een.id]);
  await retour(een);
  expect(await hub.status(een)).toBe('VERWERKT');
  expect(await retouren()).toEqual([]);
});

it('does not believe a service about a message of another service', async () => {
  const een = await geplaatst();
  expect(await retour(een, {}, 'ontheffing')).toBe(false);
  expect(await hub.status(een)).toBe('ONTVANGEN');
});

it('does not believe an answer to a message that was never journaled', async () => {
  expect(await retour(bericht())).toBe(false);
  expect(await retouren()).toEqual([]);
});
