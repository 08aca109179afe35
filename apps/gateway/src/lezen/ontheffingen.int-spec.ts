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

  it('by law shows the inkomensconsulent of which duties and from when, and only the coach of what kind it is', async () => {
    const inwonerRef = await inwoner(deur);
    const bericht = { ...voorstel(inwonerRef), data: { ...voorstel(inwonerRef).data, belastbaarheid: { soort: 'WIA4', uwvDatum: '2025-08-01', uwvRef: 'uwv-1' } } };
    const { belastbaarheid } = verzegel(bericht as never, deur.delen.ring).data;
    const verloop = { soort: 'VAN_RECHTSWEGE', status: 'VASTGESTELD', scope: ['a', 'b', 'c'], ingangsdatum: '2025-08-01', laatsteDag: null, afwijkingen: [] };
    const ontheffing = { ontheffingRef: randomUUID(), inwonerRef, gemeente: 'TIEL', verloop, secties: { belastbaarheid } };
    const gevraagd: unknown[] = [];
    deur.antwoord = (dienst, naam, vraag) => (gevraagd.push(vraag.parameters), Promise.resolve({ gevonden: true, resultaat: { ontheffingen: [ontheffing], volgende: null } } as never));
    const lees = (actorId: string) => deur.leesAls(`/v1/ontheffingen/${ontheffing.ontheffingRef}`, actorId, 'ONTHEFFING');
    const { inhoud: voorBert } = await lees('wz.ic.bert');
    expect(voorBert).toEqual({ ontheffingRef: ontheffing.ontheffingRef, inwonerRef, gemeente: 'TIEL', verloop: { scope: ['a', 'b', 'c'], ingangsdatum: '2025-08-01', laatsteDag: null } });
    const { inhoud: voorCarla } = await lees('tiel.pc.carla');
    expect(voorCarla).toMatchObject({ verloop: { status: 'VASTGESTELD', ingangsdatum: '2025-08-01' }, belastbaarheid: { soort: 'WIA4', uwvDatum: '2025-08-01' } });
    expect(JSON.stringify([voorBert, voorCarla.verloop])).not.toMatch(/WIA|RECHTSWEGE/);
    expect(gevraagd[0]).toEqual({ ontheffingRef: ontheffing.ontheffingRef, limiet: 1 });
    expect((await lees('wz.wc.anna')).inhoud).toMatchObject({ status: 404, code: 'NIET_GEVONDEN' });
    const [regel] = await deur.rijen(`SELECT code FROM logboek WHERE inwoner_ref = $1 AND actor = 'wz.wc.anna'`, inwonerRef);
    expect(regel).toEqual({ code: 'NIET_BEVOEGD' });
  });

  it('is listed by what ends before a day, and a day that does not exist is refused', async () => {
    const gevraagd: unknown[] = [];
    deur.antwoord = (dienst, naam, vraag) => (gevraagd.push(vraag.parameters), Promise.resolve({ gevonden: true, resultaat: { ontheffingen: [], volgende: null } } as never));
    const lees = async (dag: string) => (await deur.leesAls(`/v1/ontheffingen?laatsteDagVoor=${dag}`, 'tiel.pc.carla', 'ONTHEFFING')).status;
    expect([await lees('2026-01-05'), await lees('2026-02-30'), await lees('0000-01-01')]).toEqual([200, 400, 400]);
    expect(gevraagd).toEqual([{ laatsteDagVoor: '2026-01-05', limiet: 100 }]);
  });

  it('is not shown to the coach whom the resident left', async () => {
    expect((await (await metOntheffing())(ANNA)).inhoud.ontheffingen).toEqual([]);
  });
});
