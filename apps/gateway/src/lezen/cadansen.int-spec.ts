import { randomUUID } from 'node:crypto';
import { openapi } from '../http/openapi';
import { inwoner, type Wie } from '../testing/mensen';
import { Proefdeur, PUBLIEKE_URL } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
let beelden: object[];
beforeAll(async () => {
  deur = await Proefdeur.start();
  deur.antwoord = () => Promise.resolve({ gevonden: true, resultaat: { cadansen: beelden, volgende: null } } as never);
});
afterAll(() => deur.sluit());
afterEach(() => expect(deur.fouten).toEqual([]));

const CARLA: Wie = ['gemeente-tiel.regie', 'tiel.pc.carla'];
const FENNA: Wie = ['gemeente-tiel.regie', 'tiel.pc.fenna'];
const DOEL = 'PARTICIPATIEBEGELEIDING';
const beeld = (inwonerRef: string, gemeente = 'TIEL') => ({
  inwonerRef, gemeente, vanaf: '2022-01-01', status: 'TE_LAAT', uiterlijk: '2025-09-01', afwijking: { maanden: 6, redencode: 'MEER_CONTACT_NODIG' },
  contacten: [{ soort: 'HERCONTROLE', datum: '2025-03-01', status: 'GEHOUDEN', naarBehoefte: false }],
});
const lijst = async (wie: Wie) => ((await deur.lees('/v1/contactcadans?status=TE_LAAT', wie, DOEL)).inhoud['contactcadans'] as { inwonerRef: string }[]).map(({ inwonerRef }) => inwonerRef);

it('the overdue list is of the assigned coach; of who has none it is of the team, and of another gemeente of nobody here', async () => {
  const eigen = await inwoner(deur, { klantprofiel: 'KP4', participatiecoach: 'tiel.pc.carla' });
  const zonder = await inwoner(deur, { klantprofiel: 'KP4', participatiecoach: null });
  const elders = randomUUID();
  beelden = [beeld(eigen), beeld(zonder), beeld(elders, 'NEDER_BETUWE')];
  expect([await lijst(CARLA), await lijst(FENNA)]).toEqual([[eigen, zonder], [zonder]]);
  const { inhoud } = await deur.lees('/v1/contactcadans', CARLA, DOEL);
  expect((inhoud['contactcadans'] as object[])[0]).toEqual(beeld(eigen));
  const logregels = await deur.rijen(`SELECT soort, actor, uitkomst FROM logboek WHERE activiteit = 'contactcadans.lezen' AND inwoner_ref = $1`, eigen);
  expect(logregels).toEqual([{ soort: 'VERSTREKKING', actor: 'tiel.pc.carla', uitkomst: 'TOEGESTAAN' }, { soort: 'VERSTREKKING', actor: 'tiel.pc.carla', uitkomst: 'TOEGESTAAN' }]);
});

it('is not read by Werkzaak, nor with a word that is no state', async () => {
  const anna = await deur.lees('/v1/contactcadans', ['werkzaak.werk', 'wz.wc.anna'], DOEL);
  const woord = await deur.lees('/v1/contactcadans?status=LATER', CARLA, DOEL);
  expect([anna.status, woord.status]).toEqual([403, 400]);
});

it('is described in the contract with every field that is given', () => {
  const { components } = openapi({ publiekeUrl: PUBLIEKE_URL, issuer: PUBLIEKE_URL }) as { components: { schemas: Record<string, { properties: object }> } };
  expect(Object.keys(components.schemas['Contactcadans']?.properties ?? {}).sort()).toEqual(Object.keys(beeld('x')).sort());
});
