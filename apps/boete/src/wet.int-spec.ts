import { randomUUID } from 'node:crypto';
import { dag } from '#shared/kernel/datum';
import { metWijzigingen } from '#shared/testing/proefbeleid';
import { bert, Boetehuis, nieuweZaak } from './testing/boetehuis';

let boete: Boetehuis;
beforeAll(async () => {
  boete = await Boetehuis.open(metWijzigingen({ id: 'wet-sancties', vanaf: '2025-10-06', waarden: { ARBEIDSVERPLICHTING: { sancties: ['BOETE'], verplichtingen: ['c'] } } }));
}, 60_000);
afterAll(() => boete.huis.databank.weg());

const PAST_NIET = 'Let op: deze soort sanctie past volgens de wet niet bij deze grond (Participatiewet, artikel 18 en 18a).';

it.each([
  ['2025-10-05', 'a', ['Let op: ontheven van de arbeidsplicht zonder einddatum.', PAST_NIET]],
  ['2025-10-06', 'c', ['Let op: ontheven van de plicht tot tegenprestatie zonder einddatum.']],
])('R-209 a boete considered on %s is held against the law of that day, and so is the ontheffing that is looked at first', async (op, verplichting, letOp) => {
  const invoer = boete.bericht('overwogen', bert, op, nieuweZaak(), {
    verloop: { overwegingsDatum: op }, contact: { naam: 'B. Fictief' }, handhaving: { sanctieSoort: 'BOETE', grond: 'ARBEIDSVERPLICHTING', gesprekken: [{ gespreksdatum: '2025-09-22', kanaal: 'FYSIEK' }] },
    stempel: { klok: '2025-10-07T09:00:00Z', ontheffingen: [{ ontheffingRef: randomUUID(), soort: 'VAN_RECHTSWEGE', scope: ['a', 'b', 'c'], ingangsdatum: dag('2025-01-01'), laatsteDag: null }] },
  });
  const { uitkomst, feiten } = await boete.stuur(invoer);
  expect(uitkomst).toMatchObject({ status: 'VERWERKT', letOp });
  expect(feiten[0]?.bericht.data.verloop).toEqual({ verplichting });
});
