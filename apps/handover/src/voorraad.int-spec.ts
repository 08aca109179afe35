import { randomUUID } from 'node:crypto';
import type { InBericht } from '#shared/contracts/intern';
import { anna, carla, systeemWerkzaak } from '#shared/testing/proefhuis';
import { openHandoverhuis, type Handoverhuis } from './testing/handoverhuis';

let huis: Handoverhuis['huis'];
let invoer: Handoverhuis['invoer'];
beforeAll(async () => {
  ({ huis, invoer } = await openHandoverhuis());
}, 60_000);
afterAll(() => huis.databank.weg());

/** A resident in KP4 with carla. */
const nieuweInwoner = async (): Promise<string> => {
  const inwonerRef = randomUUID();
  await huis.stuur(invoer('inwoner.geregistreerd', systeemWerkzaak, '2025-01-06', { inwonerRef, verloop: { schaal: 'KP', klantprofiel: 'KP4', sinds: '2024-01-01' } }));
  await huis.stuur(invoer('inwoner.coach.toegewezen', carla, '2025-01-06', { inwonerRef, verloop: { coach: carla.actorId, rol: carla.rol, vanaf: '2024-01-01' } }));
  return inwonerRef;
};

const voorstel = (inwonerRef: string): InBericht =>
  invoer('overdracht.voorgesteld', carla, '2025-03-10', {
    inwonerRef,
    zaakId: randomUUID(),
    verloop: { richting: 'KP4_NAAR_KP3', voorgesteldeStartdatum: '2025-04-01', beoogdeCoach: anna.actorId, inwonerVoorgelichtOp: '2025-03-07' },
    contact: { naam: 'Fictief' },
    formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ARBEIDSBEMIDDELING', arbeidsvermogen: true, gemotiveerd: true },
  });

/** Two go first and keep both places busy, so that the rest is one group. */
const samen = async (berichten: readonly InBericht[]): Promise<(string | undefined)[]> => {
  const eerst = [voorstel(await nieuweInwoner()), voorstel(await nieuweInwoner())];
  await Promise.all([...eerst, ...berichten].map((bericht) => huis.runner.verwerk(bericht)));
  const uitkomsten = await Promise.all(
    berichten.map(({ bericht }) => huis.bron.query<{ uit: string }[]>(`SELECT coalesce(retour->>'code', retour->>'status') AS uit FROM inbox WHERE id = $1`, [bericht.id])),
  );
  return uitkomsten.map(([rij]) => rij?.uit);
};
const transacties = async (berichten: readonly InBericht[]): Promise<unknown> =>
  huis.bron.query('SELECT count(DISTINCT xmin::text)::int AS n FROM inbox WHERE id = ANY ($1)', [berichten.map(({ bericht }) => bericht.id)]);

describe('what is read for a whole group', () => {
  it('is of each resident his own', async () => {
    const bekend = [await nieuweInwoner(), await nieuweInwoner()];
    const berichten = [voorstel(bekend[0]!), voorstel(randomUUID()), voorstel(bekend[1]!)];
    expect(await samen(berichten)).toEqual(['VERWERKT', 'INWONER_ONBEKEND', 'VERWERKT']);
    expect(await transacties(berichten)).toEqual([{ n: 1 }]);
  });

  it('is not used for a resident with two messages in it: the second meets what the first did', async () => {
    const inwonerRef = await nieuweInwoner();
    const berichten = [voorstel(inwonerRef), voorstel(inwonerRef)];
    expect(await samen(berichten)).toEqual(['VERWERKT', 'OVERGANG_ONGELDIG']);
    expect(await transacties(berichten)).toEqual([{ n: 1 }]);
  });

  it('does not give away the case of another resident', async () => {
    const [een, ander] = [await nieuweInwoner(), await nieuweInwoner()];
    const eigen = voorstel(een);
    await huis.runner.verwerk(eigen);
    const vreemd = voorstel(ander);
    const { zaakId } = eigen.bericht.data;
    const berichten = [{ ...vreemd, bericht: { ...vreemd.bericht, data: { ...vreemd.bericht.data, zaakId: zaakId! } } }, voorstel(await nieuweInwoner())];
    expect(await samen(berichten)).toEqual(['ZAAK_ONBEKEND', 'VERWERKT']);
  });
});
