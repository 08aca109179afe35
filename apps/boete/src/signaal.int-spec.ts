import { randomUUID } from 'node:crypto';
import { carla } from '#shared/testing/proefhuis';
import { aanBert, bert, Boetehuis, inNederBetuwe, partner, situatie, tielSysteem } from './testing/boetehuis';

let boete: Boetehuis;
beforeAll(async () => {
  boete = await Boetehuis.open();
}, 60_000);
afterAll(() => boete.huis.databank.weg());

it('M-35 goes sealed to the assigned inkomensconsulent, or else to the team of income, and to nobody else', async () => {
  const invoer = boete.signaal(partner, randomUUID());
  expect(await boete.stuur(invoer)).toMatchObject({ uitkomst: { status: 'VERWERKT', afwijkingen: [] }, feiten: [{ bericht: invoer.bericht, adressen: [aanBert] }] });
  const zonder = await boete.stuur(boete.signaal(partner, randomUUID(), { stempel: { situatie: { ...situatie, inkomensconsulent: null } } }));
  expect(zonder.feiten).toMatchObject([{ adressen: [{ ...aanBert, actorId: null }] }]);
  const inKp3 = await boete.stuur(boete.signaal(partner, randomUUID(), { stempel: { situatie: { ...situatie, klantprofiel: 'KP3', regie: 'WERKZAAK', participatiecoach: null, werkcoach: 'wz.wc.anna' } } }));
  expect(inKp3.feiten).toMatchObject([{ adressen: [aanBert] }]);
});

it.each([
  ['a coach', carla, {}, 'NIET_BEVOEGD'],
  ['the inkomensconsulent', bert, {}, 'NIET_BEVOEGD'],
  ['the system of the gemeente', tielSysteem, {}, 'NIET_BEVOEGD'],
  ['an organisation that nobody knows', { ...partner, werkgever: 'VERZONNEN' }, {}, 'NIET_BEVOEGD'],
  ['a partner about a resident of another gemeente', partner, { situatie: inNederBetuwe }, 'INWONER_ONBEKEND'],
  ['a partner about somebody who is not there', partner, { situatie: null }, 'INWONER_ONBEKEND'],
  ['a partner whose rights ended meanwhile', partner, { afzenderBevoegd: false }, 'NIET_BEVOEGD'],
] as const)('M-35 is refused from %s', async (_, wie, stempel, code) => {
  const { uitkomst, feiten } = await boete.stuur(boete.signaal(wie, randomUUID(), { stempel }));
  expect([uitkomst, feiten]).toEqual([{ status: 'AFGEKEURD', code, afwijkingen: [] }, []]);
});

it('S-25d a partner states no sanction, whatever the door let through', async () => {
  const zaak = { inwonerRef: randomUUID(), zaakId: randomUUID() };
  const verlaging = boete.uitkomstVan(partner, zaak, '2025-10-30', { uitkomst: 'VERLAGING' });
  expect((await boete.stuur(verlaging)).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'NIET_BEVOEGD' });
  expect(await boete.status(zaak)).toBeUndefined();
});

it('M-18 what was recalled before it was handled tells nobody; a recall afterwards leaves nothing to undo, and is the hub’s to state', async () => {
  const { bericht, stempel } = boete.signaal(partner, randomUUID());
  const { handhaving: _weg, ...data } = bericht.data;
  expect((await boete.stuur({ stempel, bericht: { ...bericht, data } })).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'VOORWAARDE_NIET_VERVULD' });
  const verloop = { berichtSource: bericht.source, berichtRef: bericht.id, redencode: 'FOUT' };
  const recall = boete.vanDeHub('herroepen', '2025-10-08', { inwonerRef: bericht.data.inwonerRef ?? '' }, verloop);
  const vanSignaal = { ...recall, bericht: { ...recall.bericht, type: 'nl.participatiewet.signaal.herroepen.v1' } };
  expect(await boete.stuur(vanSignaal)).toMatchObject({ uitkomst: { status: 'VERWERKT' }, feiten: [] });
  const nagemaakt = { ...vanSignaal, bericht: { ...vanSignaal.bericht, id: randomUUID(), source: 'urn:nld:oin:00000099000000005000:systeem:traject' } };
  expect((await boete.stuur(nagemaakt)).uitkomst).toMatchObject({ status: 'AFGEKEURD', code: 'NIET_BEVOEGD' });
});

it('keeps nothing: no table of this service names the resident besides the log and the queues of messages, and none holds what was said', async () => {
  const inwonerRef = randomUUID();
  await boete.stuur(boete.signaal(partner, inwonerRef));
  expect(await boete.huis.bron.query('SELECT FROM sanctie WHERE inwoner_ref = $1', [inwonerRef])).toEqual([]);
  const rijen = await boete.huis.bron.query<{ tekst: string }[]>('SELECT l::text AS tekst FROM logboek l UNION ALL SELECT u.inhoud FROM outbox u');
  expect(rijen.length).toBeGreaterThan(0);
  for (const { tekst } of rijen) expect(tekst).not.toMatch(/RECHTMATIGHEID|2025-10-03/);
});
