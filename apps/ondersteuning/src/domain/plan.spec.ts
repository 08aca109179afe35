import { dag } from '#shared/kernel/datum';
import { anna, bert, carla, command, fenna, inKp3, inKp4 } from '../testing/voorbeelden';
import { decidePlan, planhouder, type Plan } from './plan';
import type { Afzender, Inwoner } from './verzoek.types';

const evaluatie = (datum: string, volgende: string, planVersie = 2) => ({ type: 'geevalueerd' as const, planRef: 'pva-12', planVersie, datum: dag(datum), volgende: dag(volgende) });
const doe = (wie: Afzender, inwoner: Inwoner, opdracht = evaluatie('2026-03-02', '2026-09-02'), was: Plan | null = null) => decidePlan(was, inwoner, { ...command(wie, '2026-03-02', opdracht), bron: 'x' }, { zelfVormgevenVastleggen: false });
const uitkomst = (besluit: ReturnType<typeof doe>): string => (besluit.accepted ? 'VERWERKT' : besluit.refusal.code);

it('R-208 the coach who is assigned, of either side, says when the plan was evaluated and when that is done again', () => {
  expect([doe(carla, inKp4), doe(anna, inKp3), doe(fenna, inKp4), doe(bert, inKp4)].map(uitkomst)).toEqual(['VERWERKT', 'VERWERKT', 'NIET_BEVOEGD', 'NIET_BEVOEGD']);
  expect(doe(carla, inKp4)).toMatchObject({ plan: { planRef: 'pva-12', planVersie: 2, datum: '2026-03-02', volgende: '2026-09-02' } });
});

it('an evaluation was held, and the next comes after it', () => {
  expect([evaluatie('2026-03-03', '2026-09-02'), evaluatie('2026-03-02', '2026-03-02'), evaluatie('2026-03-02', '2026-03-03'), evaluatie('2026-03-02', '2029-03-02'), evaluatie('2026-03-02', '2029-03-03')].map((een) => uitkomst(doe(carla, inKp4, een)))).toEqual(['VOORWAARDE_NIET_VERVULD', 'VOORWAARDE_NIET_VERVULD', 'VERWERKT', 'VERWERKT', 'VOORWAARDE_NIET_VERVULD']);
});

it('does not go back to an earlier day or an earlier version of the same plan', () => {
  const eerste = doe(carla, inKp4);
  if (!eerste.accepted) throw new Error('refused');
  const na = (een: ReturnType<typeof evaluatie>): string => uitkomst(doe(carla, inKp4, een, eerste.plan));
  expect([na(evaluatie('2026-03-01', '2026-09-02')), na(evaluatie('2026-03-02', '2026-09-02', 1)), na(evaluatie('2026-03-02', '2026-10-02', 2))]).toEqual(['OVERGANG_ONGELDIG', 'OVERGANG_ONGELDIG', 'VERWERKT']);
  expect(na({ ...evaluatie('2026-03-02', '2026-09-02', 1), planRef: 'pva-13' })).toBe('VERWERKT');
});

it('is seen to by the coach of the side that guides, and told to the other one', () => {
  expect([planhouder(inKp4).rol, planhouder(inKp3).rol]).toEqual(['participatiecoach', 'werkcoach']);
  const beide = { ...inKp4, werkcoach: anna.actorId };
  expect([doe(carla, beide), doe(anna, beide)].map((een) => een.accepted && een.andere.actorId)).toEqual([anna.actorId, carla.actorId]);
});

it('R-219 from the day the law says so, says whether the resident shapes his participation himself, and warns where that is not said', () => {
  const letOp = (zelfVormgevenVastleggen: boolean, zelfVormgegeven?: boolean) => {
    const besluit = decidePlan(null, inKp4, { ...command(carla, '2026-03-02', { ...evaluatie('2026-03-02', '2026-09-02'), ...(zelfVormgegeven === undefined ? {} : { zelfVormgegeven }) }), bron: 'x' }, { zelfVormgevenVastleggen });
    return besluit.accepted ? besluit.letOp : besluit;
  };
  expect([letOp(false), letOp(true, false), letOp(true, true)]).toEqual([[], [], []]);
  expect(letOp(true)).toEqual([expect.stringContaining('zelf vormgeeft')]);
});
