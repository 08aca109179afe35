import { randomUUID } from 'node:crypto';
import { verzegel } from '#shared/privacy/verzegeling';
import { voorstel } from '../testing/berichten';
import { ANNA, BERT, CARLA, inwoner, type Wie } from '../testing/mensen';
import { Proefdeur } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

describe('an ontheffing', () => {
  const beeld = (inwonerRef: string) => {
    const bericht = { ...voorstel(inwonerRef), data: { ...voorstel(inwonerRef).data, belastbaarheid: { grond: 'DRINGENDE_REDENEN' } } };
    const { data } = verzegel(bericht as never, deur.delen.ring);
    const verloop = { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-03-02', besluitDatum: '2025-03-03', mandaatRef: 'mandaat:tiel', afwijkingen: [], laatsteDagBezwaar: '2025-04-14' };
    return { ontheffingRef: randomUUID(), inwonerRef, gemeente: 'TIEL', verloop, secties: { belastbaarheid: data.belastbaarheid } };
  };
  const metOntheffing = async () => {
    const ontheffing = beeld(await inwoner(deur));
    deur.antwoord = () => Promise.resolve({ gevonden: true, resultaat: { ontheffingen: [ontheffing], volgende: null } } as never);
    return (wie: Wie) => deur.lees(`/v1/ontheffingen?inwonerRef=${ontheffing.inwonerRef}`, wie, 'ONTHEFFING');
  };

  it('shows its ground to the coach of the resident', async () => {
    const { inhoud } = await (await metOntheffing())(CARLA);
    expect(inhoud.ontheffingen).toMatchObject([{ verloop: { scope: ['a'], mandaatRef: 'mandaat:tiel', laatsteDagBezwaar: '2025-04-14' }, belastbaarheid: { grond: 'DRINGENDE_REDENEN' } }]);
  });

  it('shows the inkomensconsulent scope and dates, and does not even name a ground', async () => {
    const { inhoud } = await (await metOntheffing())(BERT);
    expect(inhoud.ontheffingen[0].verloop).toEqual({ scope: ['a'], ingangsdatum: '2025-03-03', laatsteDag: '2026-03-02' });
    expect(JSON.stringify(inhoud)).not.toMatch(/belastbaarheid|grond/);
  });

  it('is not shown to the coach whom the resident left', async () => {
    expect((await (await metOntheffing())(ANNA)).inhoud.ontheffingen).toEqual([]);
  });
});
