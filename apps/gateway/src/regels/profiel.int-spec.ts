import type { Afzender, Bericht } from '#shared/contracts/bericht';
import { journaliseer } from '../persistence/journaal';
import { bericht, Proefhub } from '../testing/proefhub';
import { Uitstel } from '../uitstel';
import { Vrijgever } from '../vrijgave/vrijgever';
import { leesBekendmakingen } from './profiel';

jest.setTimeout(60_000);

let hub: Proefhub;
let vrijgever: Vrijgever;
beforeAll(async () => {
  hub = await Proefhub.start();
  hub.klok.zet('2026-02-02T09:00:00+01:00');
  vrijgever = new Vrijgever({ ...hub, opslag: hub.opslag, eigen: hub.eigen, limiet: 200, opnieuwNaSeconden: 300 }, new Uitstel(0));
});
afterAll(() => hub.sluit());
beforeEach(() => hub.leeg('levering', 'aansluiting_teller'));

const ELS: Afzender = { actorId: 'wz.bm.els', rol: 'beleidsmedewerker', werkgever: 'WERKZAAK', namensGemeente: null };
const MELDING = { versie: 'v2', vanaf: '2026-01-01', afgestemdMet: ['college van Neder-Betuwe', 'participatiecoaches'], goedgekeurdDoor: 'college van Neder-Betuwe' };

type Uitkomst = { readonly status: string; readonly code?: string; readonly toelichting?: string };
const stuur = async (algemeen: object, gemeente = 'NEDER_BETUWE', afzender = ELS): Promise<Uitkomst> => {
  const basis = bericht({ naam: 'profiel.versie.geactiveerd' });
  const een = { ...basis, source: 'urn:nld:oin:00000099000000002000:systeem:werk', data: { gemeente, peildatum: '2026-02-02', doel: 'BEHEER', afzender, algemeen } } as unknown as Bericht;
  await hub.opslag.transactie((tx) => journaliseer(tx, { bericht: een as never, aansluiting: 'werkzaak.werk', herkomst: 'partij', inhoudMerk: Buffer.from('m'), klok: hub.klok.nu(), traceparent: null }));
  await vrijgever.ronde();
  const [rij] = await hub.query<{ uitkomst: Uitkomst }>('SELECT uitkomst FROM bericht WHERE id = $1', [een.id]);
  return rij?.uitkomst ?? { status: 'ONTVANGEN' };
};
const bekend = () => hub.opslag.transactie(leesBekendmakingen);

describe('M-91 the profile of a gemeente is made known (R-263)', () => {
  it('goes to whoever works with it and to no other gemeente, and is read back with who agreed and who approved', async () => {
    expect(await stuur(MELDING)).toMatchObject({ status: 'VERWERKT', afwijkingen: [] });
    const leveringen = await hub.query<{ aansluiting: string }>(`SELECT aansluiting FROM levering WHERE soort = 'FEIT' ORDER BY aansluiting`);
    expect(leveringen.map(({ aansluiting }) => aansluiting)).toEqual(['gemeente-neder-betuwe.regie', 'werkzaak.inkomen']);
    expect(await bekend()).toEqual([{ gemeente: 'NEDER_BETUWE', versie: 'v2', afgestemdMet: MELDING.afgestemdMet, goedgekeurdDoor: MELDING.goedgekeurdDoor, op: expect.stringMatching(/^\d{4}-/) }]);
  });

  it('said again with another approval, the last one counts', async () => {
    await stuur({ ...MELDING, goedgekeurdDoor: 'raad van Neder-Betuwe' });
    expect((await bekend()).map(({ goedgekeurdDoor }) => goedgekeurdDoor)).toEqual(['raad van Neder-Betuwe']);
  });

  it.each([
    ['a version that it does not have', { ...MELDING, versie: 'v9' }, 'NEDER_BETUWE', /kent de versies v1, v2/],
    ['another first day', { ...MELDING, vanaf: '2026-02-01' }, 'NEDER_BETUWE', /vanaf 2026-01-01/],
    ['a gemeente without a profile', { ...MELDING, versie: 'v1' }, 'BUREN', /geen profiel/],
  ])('is refused for %s, and tells nobody', async (_, algemeen, gemeente, waarom) => {
    const voor = await bekend();
    const uitkomst = await stuur(algemeen, gemeente);
    expect(uitkomst).toMatchObject({ status: 'AFGEKEURD' });
    if (uitkomst.code !== 'NIET_BEVOEGD') expect(uitkomst).toMatchObject({ code: 'VOORWAARDE_NIET_VERVULD', toelichting: expect.stringMatching(waarom) });
    expect(await hub.query(`SELECT FROM levering WHERE soort = 'FEIT'`)).toEqual([]);
    expect(await bekend()).toEqual(voor);
  });

  it('is refused from who is no policy staff of the register', async () => {
    expect(await stuur(MELDING, 'NEDER_BETUWE', { ...ELS, actorId: 'wz.wc.anna' })).toMatchObject({ code: 'NIET_BEVOEGD' });
  });
});
