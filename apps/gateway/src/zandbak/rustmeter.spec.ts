import type { RustStand } from '#shared/contracts/intern';
import { SysteemKlok } from '#shared/operations/klok';
import { Rustmeter } from './rustmeter';

const stil = (dienst: string, rest: Partial<RustStand> = {}): RustStand => ({ dienst, inRust: true, bezig: { outbox: 0 }, teller: 1, eerstvolgende: null, ...rest });
const bezig = (dienst: string): RustStand => stil(dienst, { inRust: false, bezig: { outbox: 2 } });

/** Answers in turn; the last one stays. */
const beurtelings = (...standen: (RustStand | undefined)[]) => {
  let beurt = 0;
  return async (): Promise<RustStand> => {
    const stand = standen[Math.min(beurt++, standen.length - 1)];
    if (!stand) throw new Error('no answer');
    return stand;
  };
};
const meter = (eigen: () => Promise<RustStand>, ander: () => Promise<RustStand>): Rustmeter =>
  new Rustmeter({
    eigen: { stand: eigen },
    vraagbaak: { vraag: async <_P, R>() => ({ gevonden: true, resultaat: (await ander()) as R }) },
    diensten: ['handover'],
    klok: new SysteemKlok(),
  });

it('is at rest when two readings show nothing under way and nothing moved in between', async () => {
  expect(await meter(beurtelings(stil('gateway')), beurtelings(stil('handover'))).stand()).toEqual({ inRust: true, bezig: { 'gateway.outbox': 0, 'handover.outbox': 0 } });
});

it.each([
  ['the gateway itself is busy', beurtelings(bezig('gateway')), beurtelings(stil('handover'))],
  ['another service is busy', beurtelings(stil('gateway')), beurtelings(bezig('handover'))],
  ['a service does not answer', beurtelings(stil('gateway')), beurtelings(undefined)],
  ['the own state cannot be read', beurtelings(undefined), beurtelings(stil('handover'))],
  ['something was handled between the readings', beurtelings(stil('gateway')), beurtelings(stil('handover'), stil('handover', { teller: 2 }))],
  ['work came in between the readings', beurtelings(stil('gateway')), beurtelings(stil('handover'), bezig('handover'))],
])('is not at rest when %s', async (_wat, eigen, ander) => {
  expect((await meter(eigen, ander).stand()).inRust).toBe(false);
});

it('says which service does not answer', async () => {
  expect((await meter(beurtelings(stil('gateway')), beurtelings(undefined)).stand()).bezig).toMatchObject({ 'handover.onbereikbaar': 1 });
});

it('waits until rest comes, and not for ever', async () => {
  const later = meter(beurtelings(stil('gateway')), beurtelings(bezig('handover'), bezig('handover'), stil('handover')));
  expect((await later.wachtOpRust(10_000)).inRust).toBe(true);
  const nooit = meter(beurtelings(stil('gateway')), beurtelings(bezig('handover')));
  expect(await nooit.wachtOpRust(50)).toEqual({ inRust: false, bezig: { 'gateway.outbox': 0, 'handover.outbox': 2 } });
});

it('knows the earliest moment at which any service will act', async () => {
  const rust = meter(beurtelings(stil('gateway', { eerstvolgende: '2025-11-01T00:00:00Z' })), beurtelings(stil('handover', { eerstvolgende: '2025-10-20T05:00:00Z' })));
  expect(await rust.eerstvolgende()).toEqual(new Date('2025-10-20T05:00:00Z'));
});
