import fc from 'fast-check';
import { dag, plusDagen } from '#shared/kernel/datum';
import { anna, bert, BELEID, carla, dirk, suite } from '../testing/voorbeelden';
import { decideOntmoeting, ONTMOETINGSREGELS, type Ontmoeting, type Ontmoetingsafspraak, type Ontmoetingsbesluit, type Ontmoetingscommand, type Ontmoetingsopdracht } from './ontmoeting';
import type { Afzender } from './verzoek.types';

const els: Afzender = { ...anna, actorId: 'wz.bm.els', rol: 'beleidsmedewerker' };
const VANDAAG = dag('2025-10-06');
const [EEN, TWEE, DRIE] = [dag('2025-10-20'), dag('2025-10-27'), dag('2025-11-03')];
const OPDRACHTEN: readonly Ontmoetingsopdracht[] = [
  { type: 'verzocht', soort: 'KENNISMAKING', rollen: ['werkcoach', 'inkomensconsulent'] }, { type: 'verzocht', soort: 'DESKUNDIGHEID', rollen: ['werkcoach'] },
  { type: 'datumvoorstel', data: [EEN, TWEE] }, { type: 'datumvoorstel', data: [dag('2025-10-05')] }, { type: 'datumvoorstel', data: [TWEE] },
  { type: 'gepland', datum: EEN, tijd: '10:00' }, { type: 'gepland', datum: TWEE }, { type: 'gepland', datum: DRIE }, { type: 'gehouden', datum: VANDAAG }, { type: 'gehouden', datum: DRIE },
];
const MENSEN = [carla, dirk, anna, bert, els, suite, { ...carla, bevoegd: false }];
const BUITENSTAANDERS: readonly Afzender[] = [dirk, MENSEN[6] as Afzender];
const ZAAK = '0f0e5c0a-3d8e-4a8e-8f0a-7f7f0e1f0031';
const afspraakOp = (op: string): Ontmoetingsafspraak => BELEID.op<Ontmoetingsafspraak>('ontmoetingen', dag(op)).waarden;

type Stap = { readonly wie: Afzender; readonly opdracht: Ontmoetingsopdracht };
const doe = (was: Ontmoeting | null, { wie, opdracht }: Stap, op = VANDAAG): Ontmoetingsbesluit | { readonly wachtOp: string } => {
  const command: Ontmoetingscommand = { zaakId: ZAAK, gemeente: 'TIEL', op, vandaag: VANDAAG, afzender: wie, ...opdracht };
  return decideOntmoeting(was, command, afspraakOp(op));
};
const speel = (loop: readonly Stap[], bij: (voor: Ontmoeting | null, na: Ontmoeting, stap: Stap) => void): Ontmoeting | null =>
  loop.reduce<Ontmoeting | null>((was, stap) => {
    const besluit = doe(was, stap);
    if (!('accepted' in besluit) || !besluit.accepted) return was;
    bij(was, besluit.ontmoeting, stap);
    return besluit.ontmoeting;
  }, null);
const LOOP = fc.array(fc.record({ wie: fc.constantFrom(...MENSEN), opdracht: fc.constantFrom(...OPDRACHTEN) }), { maxLength: 14 });

/** SM-8 under whatever messages come, in whatever order and from whomever. */
describe('SM-8 a meeting', () => {
  it('is asked once, and goes on only from the states that the table names', () => {
    fc.assert(fc.property(LOOP, (loop) => {
      speel(loop, (voor, na, { opdracht: { type } }) => {
        if (voor === null || type === 'verzocht') expect([voor, type, na.status]).toEqual([null, 'verzocht', 'VERZOCHT']);
        else expect(ONTMOETINGSREGELS[type].van).toContain(voor.status);
      });
    }));
  });

  it('is planned on a day that the gemeente proposed and nobody else, and is held only after that', () => {
    fc.assert(fc.property(LOOP, (loop) => {
      speel(loop, (voor, na, { wie }) => {
        if (na.status === 'GEPLAND') expect([na.voorstellen.includes(na.datum ?? EEN), wie.werkgever]).toEqual([true, 'WERKZAAK']);
        if (na.status === 'DATUMVOORSTEL') expect([wie, na.datum]).toEqual([carla, null]);
        if (na.status === 'GEHOUDEN') expect([voor?.status, (na.datum ?? DRIE) <= VANDAAG]).toEqual(['GEPLAND', true]);
      });
    }));
  });

  it('takes nothing from who has no part in it, and decides the same again', () => {
    fc.assert(fc.property(LOOP, (loop) => {
      speel(loop, (voor, na, stap) => {
        expect(BUITENSTAANDERS).not.toContain(stap.wie);
        expect(doe(voor, stap)).toMatchObject({ accepted: true, ontmoeting: na });
        if (voor) expect([na.zaakId, na.gemeente, na.soort, na.rollen]).toEqual([voor.zaakId, voor.gemeente, voor.soort, voor.rollen]);
      });
    }));
  });

  it('waits for the request when a proposal came first', () => {
    expect(doe(null, { wie: carla, opdracht: { type: 'datumvoorstel', data: [EEN] } })).toEqual({ wachtOp: 'verzocht' });
  });
});

describe('SM-8 within bounds', () => {
  const op = (was: Ontmoeting | null, wie: Afzender, opdracht: Ontmoetingsopdracht): Ontmoeting => {
    const besluit = doe(was, { wie, opdracht });
    if (!('accepted' in besluit) || !besluit.accepted) throw new Error(JSON.stringify(besluit));
    return besluit.ontmoeting;
  };
  const alleenCoaches = op(null, carla, { type: 'verzocht', soort: 'KENNISMAKING', rollen: ['werkcoach'] });
  const voorgesteld = op(alleenCoaches, carla, { type: 'datumvoorstel', data: [EEN] });

  it('is planned by who is invited: not by a consulent where coaches meet', () => {
    const gepland = { type: 'gepland', datum: EEN } as const;
    expect(doe(voorgesteld, { wie: bert, opdracht: gepland })).toMatchObject({ refusal: { code: 'NIET_BEVOEGD' } });
    for (const wie of [anna, els]) expect(op(voorgesteld, wie, gepland).status).toBe('GEPLAND');
  });

  it('was not held before it was asked, and takes twenty proposals', () => {
    const gepland = op(voorgesteld, anna, { type: 'gepland', datum: EEN });
    expect(doe(gepland, { wie: carla, opdracht: { type: 'gehouden', datum: dag('2025-10-05') } })).toMatchObject({ refusal: { code: 'VOORWAARDE_NIET_VERVULD' } });
    const dagen = (aantal: number): Ontmoetingsopdracht => ({ type: 'datumvoorstel', data: Array.from({ length: aantal }, (_, plek) => plusDagen(TWEE, plek)) });
    expect(op(voorgesteld, carla, dagen(19)).voorstellen).toHaveLength(20);
    expect(doe(voorgesteld, { wie: carla, opdracht: dagen(20) })).toMatchObject({ refusal: { code: 'VOORWAARDE_NIET_VERVULD' } });
  });

  it('leaves out days that went by when others are proposed', () => {
    expect(op({ ...voorgesteld, voorstellen: [dag('2025-10-01'), EEN] }, carla, { type: 'datumvoorstel', data: [TWEE] }).voorstellen).toEqual([EEN, TWEE]);
  });
});

describe('P-10 whose initiative it is', () => {
  const verzocht = (wie: Afzender, op: string, soort: 'INFORMEEL' | 'DESKUNDIGHEID' = 'INFORMEEL') => doe(null, { wie, opdracht: { type: 'verzocht', soort, rollen: ['werkcoach'] } }, dag(op));
  it('January 2025: planned for every gemeente; from 2 September 2025 on need, and Werkzaak hears so', () => {
    expect(verzocht(els, '2025-09-01')).toMatchObject({ accepted: true, letOp: [] });
    expect(verzocht(els, '2025-09-02')).toMatchObject({ accepted: true, letOp: [expect.stringContaining('behoefte')] });
    expect(verzocht(carla, '2025-09-02')).toMatchObject({ accepted: true, letOp: [] });
  });
  it('joint training is asked from either side', () => expect(verzocht(els, '2025-09-02', 'DESKUNDIGHEID')).toMatchObject({ accepted: true, letOp: [] }));
});
