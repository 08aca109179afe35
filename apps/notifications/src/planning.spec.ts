import type { MailOpdracht } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { momentInAmsterdam } from '#shared/kernel/klok';
import { mailsVan, volgendOverzicht } from './planning';

const opdracht = (deel: Partial<MailOpdracht> = {}): MailOpdracht => ({
  taak: '6d5b3e42-7a44-4d2c-9d6b-6a9d3a1c0001',
  soort: 'OVERDRACHT_BEOORDELEN',
  actorId: 'tiel.pc.carla',
  organisatie: 'TIEL',
  rol: 'participatiecoach',
  uiterlijk: dag('2025-10-20'),
  herinnerOp: [],
  ...deel,
});
const op = (d: string, uur: number, minuut = 0): Date => momentInAmsterdam(dag(d), uur, minuut);
const momenten = (deel: Partial<MailOpdracht>, nu: Date) => mailsVan(opdracht(deel), nu).map(({ vorm, teVerzendenOp }) => [vorm, teVerzendenOp.toISOString()]);

/** Monday 6 October 2025. */
const nu = op('2025-10-06', 10);

describe('the mails of a task', () => {
  it('are one now and one on each morning that was asked for, at 7:00', () => {
    expect(momenten({ herinnerOp: [dag('2025-10-15'), dag('2025-10-13')] }, nu)).toEqual([
      ['EERSTE', nu.toISOString()],
      ['HERINNERING', '2025-10-13T05:00:00.000Z'],
      ['HERINNERING', '2025-10-15T05:00:00.000Z'],
    ]);
  });

  it('put a reminder of a weekend on the next working morning, once', () => {
    expect(momenten({ herinnerOp: [dag('2025-10-11'), dag('2025-10-12'), dag('2025-10-13')] }, nu)).toEqual([
      ['EERSTE', nu.toISOString()],
      ['HERINNERING', '2025-10-13T05:00:00.000Z'],
    ]);
  });

  it('leave out a reminder that would not come after the first mail', () => {
    expect(momenten({ herinnerOp: [dag('2025-10-03'), dag('2025-10-06')] }, nu)).toHaveLength(1);
    expect(momenten({ herinnerOp: [dag('2025-10-11')] }, op('2025-10-10', 20))).toHaveLength(1);
  });

  it('have the same ids when the gateway tells the same again later', () => {
    const deel = { soort: 'BESLUIT_NODIG', uiterlijk: dag('2025-12-01'), herinnerOp: [dag('2025-10-20')] } as const;
    const ids = (moment: Date) => mailsVan(opdracht(deel), moment).map(({ id }) => id);
    expect(ids(op('2025-10-07', 12))).toEqual(ids(nu));
    expect(new Set(ids(nu)).size).toBe(3);
  });
});

describe('the weekly overview', () => {
  const week = (uiterlijk: string, moment: Date) => {
    const gevonden = volgendOverzicht(opdracht(), [dag(uiterlijk)], moment);
    return gevonden && [gevonden.dag, gevonden.teVerzendenOp.toISOString(), gevonden.uiterlijk];
  };

  it.each([
    ['on the next Monday at 8:00', '2025-12-01', nu, ['2025-10-13', '2025-10-13T06:00:00.000Z', '2026-01-12']],
    ['this Monday when it is not 8:00 yet', '2025-12-01', op('2025-10-06', 7, 59), ['2025-10-06', '2025-10-06T06:00:00.000Z', '2026-01-05']],
    ['a week later at 8:00 itself', '2025-12-01', op('2025-10-06', 8), ['2025-10-13', '2025-10-13T06:00:00.000Z', '2026-01-12']],
    ['the Monday from which thirteen weeks reach the last day', '2026-03-02', nu, ['2025-12-01', '2025-12-01T07:00:00.000Z', '2026-03-02']],
    ['a Monday later when they fall a day short', '2026-03-03', nu, ['2025-12-08', '2025-12-08T07:00:00.000Z', '2026-03-09']],
    ['the Tuesday after Easter Monday at 7:00', '2026-05-01', op('2026-04-03', 12), ['2026-04-06', '2026-04-07T05:00:00.000Z', '2026-07-06']],
    ['that Tuesday also when it is Tuesday already', '2026-05-01', op('2026-04-07', 6), ['2026-04-06', '2026-04-07T05:00:00.000Z', '2026-07-06']],
    ['not at all when the term ends before', '2025-10-10', nu, undefined],
  ] as const)('comes %s', (_wanneer, uiterlijk, moment, verwacht) => expect(week(uiterlijk, moment)).toEqual(verwacht));

  it('is one for all terms of a person, and another for the team', () => {
    const een = volgendOverzicht(opdracht(), [dag('2026-06-01'), dag('2025-11-01')], nu);
    const twee = volgendOverzicht(opdracht({ rol: 'werkcoach' }), [dag('2025-12-01')], nu);
    const team = volgendOverzicht(opdracht({ actorId: null }), [dag('2025-12-01')], nu);
    expect(een?.dag).toBe('2025-10-13');
    expect(twee?.id).toBe(een?.id);
    expect(team?.id).not.toBe(een?.id);
  });

  it('belongs to a decision that is needed by a day, and to no other task', () => {
    const vormen = (deel: Partial<MailOpdracht>) => mailsVan(opdracht(deel), nu).map(({ vorm }) => vorm);
    expect(vormen({ soort: 'BESLUIT_NODIG', uiterlijk: dag('2025-12-01') })).toEqual(['EERSTE', 'OVERZICHT']);
    expect(vormen({ soort: 'BESLUIT_NODIG', uiterlijk: null })).toEqual(['EERSTE']);
    expect(vormen({ soort: 'PLAN_MAKEN', uiterlijk: dag('2025-12-01') })).toEqual(['EERSTE']);
  });
});
