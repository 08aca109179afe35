import Ajv2019 from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import { join } from 'node:path';
import { bekendeSoort } from '#shared/contracts/catalogus';
import { laadBeleid, type Beleid, type Beleidsversie } from '#shared/policy/beleid';
import { leesActiveringen } from '#shared/policy/activering';
import { Proefhub } from '../testing/proefhub';
import { Vrijgever } from '../vrijgave/vrijgever';
import { Activeringen, leesVastgelegd, van } from './activeringen';

jest.setTimeout(60_000);

const CONFIG = join(process.cwd(), 'config');
const beleid = (activering = ''): Beleid => laadBeleid(CONFIG, { activeringen: leesActiveringen(activering), voorbeelden: true });
const alle = ({ ids, versies }: Beleid): Beleidsversie[] => ids.flatMap((id) => [...versies(id)]);

let hub: Proefhub;
let gemeld: unknown[];
beforeEach(async () => {
  gemeld = [];
  hub = await Proefhub.start();
});
afterEach(() => hub.sluit());

/** A copy of the gateway that starts with these agreements. */
const start = (welk: Beleid = beleid()): Promise<void> => new Activeringen({ opslag: hub.opslag, beleid: welk, partijen: hub.partijen, klok: hub.klok, logger: { warn: (velden: unknown) => void gemeld.push(velden) } }).legVast();
const vastgelegd = () => hub.opslag.transactie(leesVastgelegd);

it('records every version that holds at some time, once, however often the gateway starts', async () => {
  await start();
  await start();
  const namen = (await vastgelegd()).map(({ beleidId, versie }) => `${beleidId}@${versie}`);
  expect(namen).toEqual(alle(beleid()).map(({ id, versie }) => `${id}@${versie}`));
  expect(gemeld).toEqual([]);
});

it('copies that start together record once', async () => {
  await Promise.all(Array.from({ length: 4 }, () => start()));
  expect(await vastgelegd()).toHaveLength(alle(beleid()).length);
});

it('is read back with who agreed, who approved, since when it holds and when it was activated (R-010)', async () => {
  await start();
  const [kader] = van(await vastgelegd(), { id: 'driegesprek', versie: 'v2' });
  expect(kader).toMatchObject({ vanaf: '2025-09-02', afgestemdMet: ['participatiecoaches', 'werkcoaches', 'inkomensconsulenten', 'beleidsmedewerkers'], goedgekeurdDoor: 'werkafspraak gemeenten en Werkzaak, gemeld aan AB', op: hub.klok.nu().toISOString() });
});

it('a prepared version is recorded when it is activated, and only that one', async () => {
  await start();
  const eerst = await vastgelegd();
  await start(beleid('ontheffing-bij-overdracht@B=2025-09-02'));
  expect((await vastgelegd()).slice(eerst.length)).toMatchObject([{ beleidId: 'ontheffing-bij-overdracht', versie: 'B', vanaf: '2025-09-02' }]);
});

it('a version that says something else under the same name is recorded as altered, and the log says so', async () => {
  await start();
  const anders: Beleid = { ...beleid(), versies: (id) => beleid().versies(id).map((versie) => (id === 'driegesprek' && versie.versie === 'v2' ? { ...versie, waarden: { aanbodVerplicht: false } } : versie)) };
  await start(anders);
  expect(van(await vastgelegd(), { id: 'driegesprek', versie: 'v2' }).map(({ gewijzigd }) => gewijzigd)).toEqual([undefined, ['waarden']]);
  expect(gemeld).toEqual([{ beleid: 'driegesprek', versie: 'v2', gewijzigd: ['waarden'] }]);
});

it('is a message of the hub about nobody, in the form of the catalogue, settled and delivered to nobody', async () => {
  await start();
  const vrijgever = new Vrijgever({ opslag: hub.opslag, stempelaar: hub.stempelaar, publisher: hub.publisher, eigen: hub.eigen, teller: hub.teller, logger: hub.logger, limiet: 10, opnieuwNaSeconden: 300 });
  while ((await vrijgever.ronde()) > 0);
  expect(await hub.query('SELECT DISTINCT status, herkomst, gemeente, inwoner_ref FROM bericht')).toEqual([{ status: 'VERWERKT', herkomst: 'hub', gemeente: 'REGIO', inwoner_ref: null }]);
  expect(await hub.query('SELECT id FROM levering')).toEqual([]);
  expect(await hub.query(`SELECT count(*)::int AS aantal FROM logboek WHERE activiteit = 'nl.participatiewet.beleid.versie.geactiveerd.v1' AND uitkomst = 'TOEGESTAAN'`)).toEqual([{ aantal: alle(beleid()).length }]);
  const ajv = addFormats(new Ajv2019({ strict: false }));
  const klopt = ajv.compile({ ...bekendeSoort('nl.participatiewet.beleid.versie.geactiveerd.v1').secties.algemeen?.schema });
  for (const { op: _op, ...activering } of await vastgelegd()) expect([activering.beleidId, klopt(activering)]).toEqual([activering.beleidId, true]);
});
