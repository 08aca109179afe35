import { randomUUID } from 'node:crypto';
import type { InBericht, VraagContext } from '#shared/contracts/intern';
import { Proefbewaarder } from '#shared/testing/proefbewaarder';
import { anna, carla, systeemWerkzaak } from '#shared/testing/proefhuis';
import { OverdrachtLezer } from './persistence/overdracht.lezer';
import { wisstappen } from './persistence/wisstappen';
import { openHandoverhuis, type Handoverhuis } from './testing/handoverhuis';

let huis: Handoverhuis['huis'];
let invoer: Handoverhuis['invoer'];
let bewaar: Proefbewaarder;
beforeAll(async () => {
  ({ huis, invoer } = await openHandoverhuis());
  bewaar = new Proefbewaarder(huis.databank, huis.bron, wisstappen);
}, 60_000);
afterAll(() => huis.databank.weg());

const registratie = (inwonerRef: string): InBericht =>
  invoer('inwoner.geregistreerd', systeemWerkzaak, '2025-01-06', { inwonerRef, verloop: { schaal: 'KP', klantprofiel: 'KP4', sinds: '2024-01-01' }, contact: { naam: 'Fictief' } });

/** A proposal by carla on the day that the clock is at. */
const voorgesteld = async (): Promise<{ zaakId: string; inwonerRef: string; contact: string; registratie: string; formulier: string }> => {
  const zaak = { inwonerRef: randomUUID(), zaakId: randomUUID() };
  const eerste = registratie(zaak.inwonerRef);
  await huis.stuur(eerste);
  await huis.stuur(invoer('inwoner.coach.toegewezen', carla, '2025-01-06', { inwonerRef: zaak.inwonerRef, verloop: { coach: carla.actorId, rol: carla.rol, vanaf: '2024-01-01' } }));
  const voorstel = invoer('overdracht.voorgesteld', carla, '2025-03-10', {
    ...zaak,
    verloop: { richting: 'KP4_NAAR_KP3', voorgesteldeStartdatum: '2025-04-01', beoogdeCoach: anna.actorId, inwonerVoorgelichtOp: '2025-03-07' },
    contact: { naam: 'Fictief' },
    formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ARBEIDSBEMIDDELING', arbeidsvermogen: true, gemotiveerd: true },
  });
  expect((await huis.stuur(voorstel)).uitkomst.status).toBe('VERWERKT');
  const { contact, formulier } = voorstel.bericht.data;
  return { ...zaak, contact: contact?.inhoud ?? '', formulier: formulier?.inhoud ?? '', registratie: eerste.bericht.data.contact?.inhoud ?? '' };
};

it('keeps what an open case needs, and erases it when the case has been closed for thirty days', async () => {
  await bewaar.zet('2025-03-10');
  const zaak = await voorgesteld();
  await bewaar.tot('2025-09-01');
  expect([await bewaar.staatErgens(zaak.contact), await bewaar.staatErgens(zaak.formulier)]).toEqual([true, true]);
  await huis.stuur(invoer('overdracht.ingetrokken', carla, '2025-09-01', { zaakId: zaak.zaakId, inwonerRef: zaak.inwonerRef, verloop: { redencode: 'ANDERS' } }));
  await bewaar.tot('2025-10-01');
  expect(await bewaar.staatErgens(zaak.contact)).toBe(true);
  await bewaar.tot('2025-10-02');
  expect([await bewaar.staatErgens(zaak.contact), await bewaar.staatErgens(zaak.formulier)]).toEqual([false, false]);
  expect(await bewaar.toets()).toEqual([]);

  const context: VraagContext = { aansluiting: 'gemeente-tiel.regie', actorId: carla.actorId, namens: [carla.actorId], rol: 'participatiecoach', gemeenten: ['TIEL'], doel: 'OVERDRACHT', klok: '2025-10-02T09:00:00Z' };
  const beeld = await new OverdrachtLezer(await huis.databank.bron('lees')).een(context, zaak.zaakId);
  expect(beeld).toMatchObject({ secties: {}, verloop: { status: 'INGETROKKEN' } });
  expect(beeld?.gewist).toContainEqual({ op: '2025-10-02', regel: 'zaakinhoud' });

  await bewaar.tot('2027-09-01');
  expect(await huis.bron.query('SELECT FROM overdracht WHERE zaak_id = $1', [zaak.zaakId])).toHaveLength(1);
  await bewaar.tot('2027-09-02');
  expect(await huis.bron.query('SELECT FROM overdracht WHERE zaak_id = $1', [zaak.zaakId])).toEqual([]);
  expect(await bewaar.toets()).toEqual([]);
});

it('erases how to reach the resident thirty days after that side said so, and hears the same again as new', async () => {
  await bewaar.zet('2025-03-10');
  const zaak = await voorgesteld();
  await bewaar.tot('2025-04-09');
  expect((await huis.stuur(registratie(zaak.inwonerRef))).feiten).toEqual([]);
  expect(await bewaar.staatErgens(zaak.registratie)).toBe(true);
  await bewaar.tot('2025-04-10');
  expect(await bewaar.staatErgens(zaak.registratie)).toBe(false);
  expect((await huis.stuur(registratie(zaak.inwonerRef))).feiten).toHaveLength(1);
  expect(await bewaar.toets()).toEqual([]);
});
