import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { bericht, HUB, Proefhub, TIEL, WERK } from '../apps/gateway/src/testing/proefhub';
import { GebeurdVerwerker } from '../apps/gateway/src/feiten/gebeurd.verwerker';
import { maakTabel, type Tabel, type Zicht } from '../apps/rapportage/src/domain/tabel';
import { migraties } from '../apps/rapportage/src/persistence/migraties';
import { Telboek, Telopslag } from '../apps/rapportage/src/persistence/telopslag';
import { isTelling } from '#shared/contracts/telling';
import { maakDatabank, type Databank } from '#shared/testing/databank';

jest.setTimeout(120_000);

/** From the facts as handover states them, through the gateway, to the report: the figures of the memo of 29 January 2025. */
let hub: Proefhub;
let databank: Databank;
let bron: DataSource;
beforeAll(async () => {
  hub = await Proefhub.start();
  databank = await maakDatabank({ schema: 'rapportage', migraties });
  bron = await databank.bron('schrijf');
  await speelAf();
}, 120_000);
afterAll(async () => {
  await hub.sluit();
  await databank.weg();
});

const GEMEENTEN = ['NEDER_BETUWE', 'TIEL'];
type Overdracht = { readonly inwonerRef: string; readonly richting: string; readonly datum: string; readonly gemeente: string; readonly definitieVersie: string };

const dagIn = (jaar: number, nummer: number): string => new Date(Date.UTC(jaar, 0, 1 + ((nummer * 3) % 365))).toISOString().slice(0, 10);
const overdrachten = (aantal: number, jaar: number, definitieVersie: string, richting = 'KP3_NAAR_KP4'): Overdracht[] =>
  Array.from({ length: aantal }, (_, nummer) => ({ inwonerRef: randomUUID(), richting, datum: dagIn(jaar, nummer), gemeente: nummer % 3 === 0 ? 'NEDER_BETUWE' : 'TIEL', definitieVersie }));

const in2023 = overdrachten(117, 2023, 'v1');
/** What was proposed before the sharper definition of 2024 is judged by the old one. */
const in2024 = [...overdrachten(9, 2024, 'v1'), ...overdrachten(76, 2024, 'v2')];
/** People who came back and went again in the same year are one person; who went back is counted apart. */
const terug = in2023.slice(0, 12).map((een) => ({ ...een, richting: 'KP4_NAAR_KP3', datum: '2023-12-28' }));
const opnieuw = terug.slice(0, 4).map((een) => ({ ...een, richting: 'KP3_NAAR_KP4', datum: '2023-12-30' }));

const speelAf = async (): Promise<void> => {
  const verwerker = new GebeurdVerwerker({ ...hub, klok: hub.klok, partijen: hub.partijen, opslag: hub.opslag });
  const opslag = new Telopslag(bron);
  for (const { inwonerRef, gemeente, datum, ...verloop } of [...in2023, ...in2024, ...terug, ...opnieuw]) {
    const zaak = { inwonerRef, zaakId: randomUUID(), gemeente, peildatum: datum };
    const naarVier = verloop.richting === 'KP3_NAAR_KP4';
    const belastbaarheid = { onderbouwing: { type: naarVier ? 'ZORGPROFESSIONAL' : 'DEELTIJDWERK' } };
    const voorstel = hub.feit(bericht({ ...zaak, source: naarVier ? WERK : TIEL, data: { verloop: { richting: verloop.richting }, belastbaarheid } }));
    const ingegaan = hub.feit(bericht({ ...zaak, naam: 'overdracht.ingegaan', source: HUB, data: { verloop: { ...verloop, vanOrganisatie: 'WERKZAAK', naarOrganisatie: gemeente, coach: 'tiel.pc.carla', datum, klantprofiel: 'KP4' } } }));
    // Told twice, as after a restart.
    for (const feit of [voorstel, ingegaan, ingegaan]) await verwerker.verwerk({ soort: 'feit', feit });
  }
  const verteld = (await hub.query<{ inhoud: string }>(`SELECT inhoud FROM outbox WHERE exchange = 'telling' ORDER BY volgnr`)).map(({ inhoud }) => JSON.parse(inhoud) as unknown);
  await opslag.tel(verteld.filter((telling) => isTelling(telling, 'overdrachten')));
};

const rapport = async (jaar: number, zicht: Zicht = 'EIGEN'): Promise<Tabel> => maakTabel(await new Telboek(bron).perJaar('overdrachten', jaar, GEMEENTEN), GEMEENTEN, zicht);
const som = ({ regels }: Tabel, kenmerken: Record<string, string>): number =>
  regels.filter((regel) => Object.entries(kenmerken).every(([naam, waarde]) => regel.kenmerken[naam] === waarde)).reduce((totaal, regel) => totaal + (regel.totaal ?? NaN), 0);
const PERSONEN = { richting: 'KP3_NAAR_KP4', persoon: 'EERSTE_IN_JAAR' };

it('117 people went to KP4 in 2023 and 85 in 2024', async () => {
  expect([som(await rapport(2023), PERSONEN), som(await rapport(2024), PERSONEN)]).toEqual([117, 85]);
});

it('are split by the definition under which each was judged', async () => {
  expect(som(await rapport(2023), { ...PERSONEN, definitie: 'v1' })).toBe(117);
  expect([som(await rapport(2024), { ...PERSONEN, definitie: 'v1' }), som(await rapport(2024), { ...PERSONEN, definitie: 'v2' })]).toEqual([9, 76]);
});

it('are people: a handover more of the same person is a handover and not a person', async () => {
  expect(som(await rapport(2023), { richting: 'KP3_NAAR_KP4' })).toBe(121);
  expect(som(await rapport(2023), { richting: 'KP4_NAAR_KP3', bewijs: 'DEELTIJDWERK' })).toBe(12);
});

it('read from outside, no count of 1 to 4 is in it', async () => {
  const { regels, totalen, totaal } = await rapport(2023, 'REGIO');
  const getoond = [...regels.flatMap(({ aantallen, totaal: rij }) => [...Object.values(aantallen), rij]), ...Object.values(totalen), totaal];
  expect(getoond).toContain(null);
  expect(getoond.filter((aantal) => aantal !== null && aantal > 0 && aantal < 5)).toEqual([]);
});

it('nothing about anybody is in what is kept', async () => {
  const alles = JSON.stringify(await bron.query('SELECT * FROM geteld'));
  for (const { inwonerRef } of in2023.slice(0, 20)) expect(alles).not.toContain(inwonerRef);
  expect(alles).not.toContain('carla');
});
