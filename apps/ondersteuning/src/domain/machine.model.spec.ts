import fc from 'fast-check';
import { dag } from '#shared/kernel/datum';
import { anna, bert, BELEID, carla, command, dirk, fenna, inKp4, OMGAAN_MET_GELD, regelsOp, suite } from '../testing/voorbeelden';
import { antwoordUiterlijk } from '../beleid';
import { casuistiek } from './casuistiek';
import { inkomensgesprek } from './inkomensgesprek';
import { instrument } from './instrument';
import { decide, vervalt, type Machine } from './machine';
import { proeven } from './proeven';
import type { Afzender, Besluit, Verzoek } from './verzoek.types';

/** SM-4 to SM-6 and M-76 under whatever messages come, in whatever order and from whomever. */
type Proef = { readonly naam: string; readonly machine: Machine<{ readonly type: string }, object, unknown, string>; readonly kennis: fc.Arbitrary<unknown>; readonly opdrachten: readonly ({ readonly type: string } & Record<string, unknown>)[] };
const als = (machine: unknown): Proef['machine'] => machine as Proef['machine'];
const datum = dag('2025-11-20');

const PROEVEN: readonly Proef[] = [
  {
    naam: 'SM-4 an instrument',
    machine: als(instrument),
    kennis: fc.record({ instrument: fc.constantFrom(OMGAAN_MET_GELD, null), regels: fc.constantFrom(regelsOp('2025-11-03')), ruimte: fc.constantFrom(null, 0, 250, 1085) }),
    opdrachten: [
      { type: 'aangevraagd', instrumentCode: 'LEERLAB_GELD', gewensteStart: datum }, { type: 'aangeboden', start: datum, prijs: 0 }, { type: 'aangeboden', start: dag('2026-01-12'), prijs: 250 },
      { type: 'afgewezen', redencode: 'ANDERS' }, { type: 'wachtlijst' }, { type: 'ingekocht', bedrag: 250, budgetRef: 'x' }, { type: 'ingekocht', bedrag: 250, budgetRef: 'x', raadsbesluitRef: 'y' },
      { type: 'gestart', datum }, { type: 'afgerond', datum }, { type: 'afgebroken', datum }, { type: 'ingetrokken', redencode: 'ANDERS' },
    ],
  },
  {
    naam: 'SM-5 trying out work',
    machine: als(proeven),
    kennis: fc.record({ aanbod: fc.constantFrom(null, { datum, vrij: 1, voorwaarden: false, alAangemeld: false }, { datum, vrij: 0, voorwaarden: false, alAangemeld: false }, { datum, vrij: 1, voorwaarden: false, alAangemeld: true }), isWerkcoach: fc.boolean(), isPassend: fc.boolean() }),
    opdrachten: [
      { type: 'aangemeld', aanbodRef: 'a', betrokkenWerkcoach: anna.actorId }, { type: 'bevestigd' }, { type: 'wachtlijst' }, { type: 'afgewezen', redencode: 'ANDERS' }, { type: 'afgemeld' },
      { type: 'deelgenomen', datum }, { type: 'nietVerschenen', datum }, { type: 'verkenning.afgerond', datum },
    ],
  },
  {
    naam: 'SM-6 a talk with income',
    machine: als(inkomensgesprek),
    kennis: fc.constant({}),
    opdrachten: [
      { type: 'verzocht', kanaalwens: 'FYSIEK' }, { type: 'beoordeeld', besluit: 'AANLEIDING' }, { type: 'beoordeeld', besluit: 'GEEN_AANLEIDING', redencode: 'ANDERS' }, { type: 'gepland', datum, kanaal: 'FYSIEK' },
      { type: 'gepland', datum, kanaal: 'TELEFOON' }, { type: 'gehouden', datum }, { type: 'nietVerschenen', datum }, { type: 'geannuleerd', redencode: 'ANDERS' },
    ],
  },
  { naam: 'M-76 thinking along', machine: als(casuistiek), kennis: fc.constant({}), opdrachten: [{ type: 'gevraagd' }, { type: 'besproken', datum }, { type: 'afgezegd', redencode: 'ANDERS' }] },
];

const MENSEN: readonly Afzender[] = [carla, fenna, dirk, anna, bert, suite, { ...carla, bevoegd: false }];
/** Who has no part in a request of carla's resident, whatever it is about. */
const BUITENSTAANDERS: readonly Afzender[] = [fenna, dirk, { ...carla, bevoegd: false }];
const OP = dag('2025-11-03');

type Stap = { readonly wie: Afzender; readonly opdracht: Proef['opdrachten'][number]; readonly kennis: unknown };

const stap = ({ machine }: Proef, verzoek: Verzoek | null, { wie, opdracht, kennis }: Stap): Besluit | { readonly wachtOp: string } =>
  decide(machine, { verzoek, zaakVanAnder: false, inwoner: inKp4 }, command(wie, OP, opdracht), kennis, antwoordUiterlijk(BELEID, OP));

const loopVan = (proef: Proef): fc.Arbitrary<readonly Stap[]> => fc.array(fc.record({ wie: fc.constantFrom(...MENSEN), opdracht: fc.constantFrom(...proef.opdrachten), kennis: proef.kennis }), { maxLength: 14 });

/** Plays a course, and shows each accepted step with what stood before it. */
const speel = (proef: Proef, loop: readonly Stap[], bij: (voor: Verzoek | null, na: Verzoek, deze: Stap) => void): void => {
  let verzoek: Verzoek | null = null;
  for (const deze of loop) {
    const besluit = stap(proef, verzoek, deze);
    if (!('accepted' in besluit) || !besluit.accepted) continue;
    bij(verzoek, besluit.verzoek, deze);
    verzoek = besluit.verzoek;
  }
};

describe.each(PROEVEN)('$naam', (proef) => {
  const { opening, vervolg, eind } = proef.machine;
  const regels = vervolg as Readonly<Record<string, { readonly van: readonly string[] }>>;

  it('is opened once, and goes on only from the states that the table names', () => {
    fc.assert(fc.property(loopVan(proef), (loop) => speel(proef, loop, (voor, _na, { opdracht: { type } }) => {
      if (voor === null) expect(type).toBe(opening);
      else expect(regels[type]?.van).toContain(voor.status);
    })));
  });

  it('is closed exactly in its last states, and expects an answer only while nobody gave one', () => {
    fc.assert(fc.property(loopVan(proef), (loop) => speel(proef, loop, (_voor, na) => {
      expect([na.status, na.geslotenOp !== null]).toEqual([na.status, eind.includes(na.status)]);
      if (na.geslotenOp !== null) expect(na.uiterlijk).toBeNull();
    })));
  });

  it('takes nothing from whoever has no part in it, and never changes sides, resident or gemeente', () => {
    fc.assert(fc.property(loopVan(proef), (loop) => speel(proef, loop, (voor, na, { wie }) => {
      expect(BUITENSTAANDERS).not.toContain(wie);
      if (voor) expect([na.vrager, na.behandelaar, na.inwonerRef, na.gemeente, na.soort]).toEqual([voor.vrager, voor.behandelaar, voor.inwonerRef, voor.gemeente, voor.soort]);
    })));
  });

  it('decides the same again, and ends once when its resident leaves', () => {
    fc.assert(fc.property(loopVan(proef), (loop) => speel(proef, loop, (voor, na, deze) => {
      expect(stap(proef, voor, deze)).toMatchObject({ accepted: true, verzoek: na });
      const weg = vervalt(na, OP);
      expect(weg === null).toBe(na.geslotenOp !== null);
      expect(weg && vervalt(weg, OP)).toBeNull();
    })));
  });
});

it('SM-4 nothing that costs money starts before it was bought', () => {
  const [proef] = PROEVEN;
  if (!proef) throw new Error('no machine');
  fc.assert(fc.property(loopVan(proef), (loop) => speel(proef, loop, (_voor, na) => {
    const { prijs = 0, bedrag } = na.verloop as { readonly prijs?: number; readonly bedrag?: number };
    if (na.status === 'GESTART' && prijs > 0) expect(bedrag).toBe(prijs);
  })));
});
