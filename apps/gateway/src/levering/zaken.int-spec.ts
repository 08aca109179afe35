import { randomUUID } from 'node:crypto';
import type { Adres } from '#shared/contracts/intern';
import { bericht, BERT, CARLA, Proefhub, TEAM_TIEL, TIEL } from '../testing/proefhub';
import { openAdressenVoor, type Zaakvraag } from './zaken';

let hub: Proefhub;
beforeAll(async () => {
  hub = await Proefhub.start();
});
afterAll(() => hub.sluit());

type Zaak = { readonly inwonerRef: string; readonly zaakId: string };
const zaak = (inwonerRef: string = randomUUID()): Zaak => ({ inwonerRef, zaakId: randomUUID() });
const stel = (naam: string, deze: Zaak, ...adressen: Adres[]): Promise<void> => hub.verwerkFeit(hub.feit(bericht({ ...deze, naam, source: TIEL }), { adressen }));
const open = (vragen: readonly Zaakvraag[]): Promise<readonly Adres[][]> => hub.opslag.transactie((tx) => openAdressenVoor(tx, vragen));

it('gives each question the addresses of its own resident and context, whatever it is asked with', async () => {
  const [overdracht, boete, vraag] = [zaak(), zaak(), zaak()];
  await stel('overdracht.voorgesteld', overdracht, CARLA);
  await stel('boete.overwogen', boete, BERT);
  await stel('verstrekking.gevraagd', vraag, TEAM_TIEL);
  const vragen: Zaakvraag[] = [
    { inwonerRef: boete.inwonerRef },
    { ...vraag, context: 'verstrekking' },
    { inwonerRef: overdracht.inwonerRef },
    { inwonerRef: randomUUID(), context: 'boete' },
    { ...boete, context: 'boete' },
    { ...zaak(vraag.inwonerRef), context: 'verstrekking' },
  ];
  expect(await open(vragen)).toEqual([[], [TEAM_TIEL], [CARLA], [], [BERT], []]);
});

it('adds what is open in a handover to what is open in the context that is asked for', async () => {
  const deze = zaak();
  await stel('overdracht.voorgesteld', deze, CARLA);
  await stel('boete.overwogen', zaak(deze.inwonerRef), BERT);
  expect(await open([{ inwonerRef: deze.inwonerRef }, { inwonerRef: deze.inwonerRef, context: 'boete' }])).toEqual([[CARLA], [CARLA, BERT]]);
});
