import { randomUUID } from 'node:crypto';
import type { Bericht } from '#shared/contracts/bericht';
import { periode, type Proefhub } from '../testing/proefhub';
import { Proeflevering, zaak } from '../testing/proeflevering';

let proef: Proeflevering;
let hub: Proefhub;
beforeAll(async () => {
  proef = await Proeflevering.start();
  hub = proef.hub;
});
afterAll(() => hub.sluit());
beforeEach(() => proef.vernieuw());

describe('the numbered list', () => {
  const TIEL_NAAM = 'gemeente-tiel.regie';

  it('has every delivery in order with its number, projected and logged at every reading', async () => {
    const berichten = [await proef.voorstel(), await proef.voorstel(), await proef.voorstel()];
    const lijst = await hub.leveringen.lijst(TIEL_NAAM, 0, 100);
    expect(lijst.map(({ volgnr, bericht: gelezen }) => [volgnr, gelezen])).toEqual(berichten.map((een, i) => [i + 1, een]));
    expect((await hub.leveringen.lijst(TIEL_NAAM, 1, 1)).map(({ volgnr }) => volgnr)).toEqual([2]);
    expect(await proef.logboek(berichten[1] as Bericht)).toHaveLength(2);
  });

  it('keeps the number of what may no longer be seen, and says nothing about anyone in it', async () => {
    const deze = zaak();
    const een = await proef.voorstel(deze);
    await hub.zetSituatie(deze.inwonerRef, periode({ gemeente: 'NEDER_BETUWE' }));
    const [item] = await hub.leveringen.lijst(TIEL_NAAM, 0, 100);
    expect(item).toMatchObject({ volgnr: 1, bericht: { id: een.id, data: {} } });
    expect(JSON.stringify(item)).not.toContain(deze.inwonerRef);
  });

  it('takes an acknowledgement for the own list only, and does not send the same again by queue', async () => {
    const een = await proef.gestuurdVoorstel();
    const [item] = await hub.leveringen.lijst(TIEL_NAAM, 0, 100);
    const id = item?.id ?? '';
    expect(await hub.leveringen.bevestig('werkzaak.werk', id)).toBe(false);
    expect(await hub.leveringen.bevestig(TIEL_NAAM, randomUUID())).toBe(false);
    expect(await hub.leveringen.bevestig(TIEL_NAAM, id)).toBe(true);
    expect(await hub.leveringen.bevestig(TIEL_NAAM, id)).toBe(true);
    await proef.bezorg();
    expect(hub.publisher.gepubliceerd).toEqual([]);
    expect(await proef.stappen(een)).toEqual(['BEZORGD']);
  });
});
