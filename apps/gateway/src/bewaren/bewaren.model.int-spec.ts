import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { dag, plusDagen, type Datum } from '#shared/kernel/datum';
import { Proefbewaarder } from '#shared/testing/proefbewaarder';
import { bericht, CARLA, Proefhub } from '../testing/proefhub';
import { wisstappen } from './stappen';

/** A sanction as a model knows it: the days on which things happened to it, and nothing of how they are stored. */
type Zaak = { readonly zaakId: string; readonly inwonerRef: string; readonly id: string; readonly begonnen: Datum; overgedragen: Datum | null; bevestigd: Datum | null; gesloten: Datum | null; readonly weg: { contact: boolean; handhaving: boolean } };
/** GRENS: to the last day of the first term to end, and to the day after. */
type Stap = { readonly doe: 'NIEUW' | 'OVERDRAGEN' | 'BEVESTIGEN' | 'SLUITEN'; readonly welke: number } | { readonly doe: 'KLOK'; readonly dagen: number } | { readonly doe: 'GRENS' };

let hub: Proefhub;
let bewaar: Proefbewaarder;
beforeAll(async () => {
  hub = await Proefhub.start();
  bewaar = new Proefbewaarder(hub.databank, await hub.databank.bron('schrijf', 2), wisstappen);
}, 60_000);
afterAll(async () => {
  await hub?.sluit();
});

const nieuw = async (begonnen: Datum): Promise<Zaak> => {
  const zaak = { zaakId: randomUUID(), inwonerRef: randomUUID() };
  const open = bericht({ naam: 'boete.overwogen', ...zaak, data: { verloop: { overwegingsDatum: '2025-01-01' }, contact: { naam: 'A. Voorbeeld' }, handhaving: { sanctieSoort: 'BOETE' } } });
  await hub.journaal(open);
  await hub.verwerkFeit({ bericht: await hub.inJournaal(open), adressen: [CARLA] });
  await hub.query(`UPDATE bericht SET status = 'VERWERKT' WHERE id = $1`, [open.id]);
  return { ...zaak, id: open.id, begonnen, overgedragen: null, bevestigd: null, gesloten: null, weg: { contact: false, handhaving: false } };
};

const gebeurt = async (zaak: Zaak, doe: 'OVERDRAGEN' | 'BEVESTIGEN' | 'SLUITEN', vandaag: Datum): Promise<void> => {
  if (doe === 'SLUITEN') {
    if (zaak.gesloten) return;
    zaak.gesloten = vandaag;
    await hub.verwerkFeit(hub.feit(bericht({ naam: 'boete.overweging.ingetrokken', zaakId: zaak.zaakId, inwonerRef: zaak.inwonerRef, data: { verloop: {} } })));
    return;
  }
  zaak.overgedragen ??= vandaag;
  if (doe === 'BEVESTIGEN') zaak.bevestigd ??= vandaag;
  await hub.query('UPDATE levering SET overgedragen_op = coalesce(overgedragen_op, now()), bevestigd_op = CASE WHEN $2 THEN now() ELSE bevestigd_op END WHERE bericht_id = $1', [zaak.id, doe === 'BEVESTIGEN']);
};

/** What D-23 says, in days: thirty after arrival; handhaving thirteen weeks after closing, once it arrived. What is gone stays gone. */
const verwacht = ({ begonnen, overgedragen, bevestigd, gesloten, weg }: Zaak, vandaag: Datum): Zaak['weg'] => {
  const aangekomen = bevestigd ?? overgedragen;
  const voorbij = (dag: Datum | null, dagen: number): boolean => dag !== null && plusDagen(dag, dagen) < vandaag;
  return { contact: weg.contact || (voorbij(aangekomen, 30) && voorbij(begonnen, 30)), handhaving: weg.handhaving || (aangekomen !== null && voorbij(gesloten, 91)) };
};

const OVER = `
SELECT bool_or(inhoud -> 'data' -> 'contact' IS NOT NULL) AS contact, bool_or(inhoud -> 'data' -> 'handhaving' IS NOT NULL) AS handhaving, bool_and(inhoud -> 'data' -> 'contact' IS NOT NULL) AS "alleContact", bool_and(inhoud -> 'data' -> 'handhaving' IS NOT NULL) AS "alleHandhaving"
FROM (SELECT inhoud FROM bericht WHERE id = $1 UNION ALL SELECT inhoud FROM feit WHERE id = $1 UNION ALL SELECT inhoud FROM levering WHERE bericht_id = $1) alles`;
type Over = { readonly contact: boolean; readonly handhaving: boolean; readonly alleContact: boolean; readonly alleHandhaving: boolean };

const stap = fc.oneof<fc.Arbitrary<Stap>[]>(
  fc.record({ doe: fc.constantFrom('NIEUW', 'OVERDRAGEN', 'BEVESTIGEN', 'SLUITEN'), welke: fc.nat(5) }),
  fc.record({ doe: fc.constant('KLOK'), dagen: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ doe: fc.constant('GRENS') }),
);

const laatsteDagen = ({ begonnen, overgedragen, bevestigd, gesloten }: Zaak): Datum[] => [
  ...[bevestigd ?? overgedragen, begonnen].flatMap((dag) => (dag ? [plusDagen(dag, 30)] : [])),
  ...(gesloten ? [plusDagen(gesloten, 91)] : []),
];
const dagenVoor = (een: Stap, zaken: readonly Zaak[], vandaag: Datum): Datum[] => {
  if (een.doe === 'KLOK') return [plusDagen(vandaag, een.dagen)];
  const [eerste] = zaken.flatMap(laatsteDagen).filter((dag) => dag > vandaag).sort();
  return een.doe === 'GRENS' && eerste ? [eerste, plusDagen(eerste, 1)] : [];
};

const klopt = async (zaken: readonly Zaak[], vandaag: Datum): Promise<void> => {
  for (const zaak of zaken) {
    Object.assign(zaak.weg, verwacht(zaak, vandaag));
    const [over] = await hub.query<Over>(OVER, [zaak.id]);
    // In every copy or in none.
    expect(over).toEqual({ contact: !zaak.weg.contact, alleContact: !zaak.weg.contact, handhaving: !zaak.weg.handhaving, alleHandhaving: !zaak.weg.handhaving });
  }
};

it('erases nothing early and everything the day after, whatever is delivered, acknowledged and closed in whatever order, over any jump of the clock', async () => {
  let vandaag = dag('2025-01-01');
  await fc.assert(
    fc.asyncProperty(fc.array(stap, { minLength: 6, maxLength: 14 }), async (stappen) => {
      await bewaar.zet(vandaag);
      const zaken = [await nieuw(vandaag)];
      for (const een of stappen) {
        for (const dag of dagenVoor(een, zaken, vandaag)) {
          vandaag = dag;
          await bewaar.tot(vandaag);
          await klopt(zaken, vandaag);
        }
        if (een.doe === 'NIEUW') zaken.push(await nieuw(vandaag));
        else if (een.doe !== 'KLOK' && een.doe !== 'GRENS') await gebeurt(zaken[een.welke % zaken.length] as Zaak, een.doe, vandaag);
      }
      expect(await bewaar.toets()).toEqual([]);
    }),
    { numRuns: 6 },
  );
}, 60_000);
