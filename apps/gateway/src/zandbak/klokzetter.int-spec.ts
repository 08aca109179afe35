import { Client } from 'pg';
import { ZandbakKlok } from '#shared/operations/klok';
import { Proefhub } from '../testing/proefhub';
import { Klokzetter } from './klokzetter';
import type { Ruststand } from './rustmeter';

let hub: Proefhub;
beforeAll(async () => {
  hub = await Proefhub.start();
  const beheer = new Client({ connectionString: hub.databank.beheerUrl });
  await beheer.connect();
  await beheer.query('GRANT UPDATE ON sandbox.klok TO gateway_schrijf');
  await beheer.end();
});
afterAll(() => hub.sluit());

const laad = async (): Promise<number> => Number((await hub.query<{ ms: string }>('SELECT verschuiving_ms AS ms FROM sandbox.klok'))[0]?.ms);
const seconden = (moment: Date): number => Math.floor(moment.getTime() / 1000);

/** A service with timers: due ones fire while the hub comes to rest, and each may set a next one. */
const metTimers = (klok: ZandbakKlok, momenten: Date[], bijVuren: (moment: Date) => Date | undefined = () => undefined) => {
  const gevuurd: { timer: Date; op: Date }[] = [];
  const rust = {
    eerstvolgende: async (): Promise<Date | undefined> => momenten.filter((moment) => moment > klok.nu()).sort((a, b) => a.getTime() - b.getTime())[0],
    wachtOpRust: async (): Promise<Ruststand> => {
      for (;;) {
        const plaats = momenten.findIndex((moment) => moment <= klok.nu());
        const [timer] = plaats < 0 ? [] : momenten.splice(plaats, 1);
        if (!timer) return { inRust: true, bezig: {} };
        gevuurd.push({ timer, op: klok.nu() });
        const volgende = bijVuren(timer);
        if (volgende) momenten.push(volgende);
      }
    },
  };
  return { gevuurd, rust };
};

const klokOp = async (moment: string): Promise<ZandbakKlok> => {
  const klok = new ZandbakKlok(laad);
  await hub.query('UPDATE sandbox.klok SET verschuiving_ms = $1', [new Date(moment).getTime() - Date.now()]);
  await klok.ververs();
  return klok;
};
const zetter = (klok: ZandbakKlok, rust: ReturnType<typeof metTimers>['rust']): Klokzetter => new Klokzetter({ opslag: hub.opslag, klok, rust, rustMs: 1000 });

it('passes every due moment on the way, in order and each at its own time, also those that a timer sets', async () => {
  const klok = await klokOp('2025-10-06T09:00:00Z');
  const dagen = ['2025-12-01T00:00:00Z', '2025-10-20T05:00:00Z', '2027-01-01T00:00:00Z'].map((dag) => new Date(dag));
  const extra = new Date('2025-11-01T00:00:00Z');
  const { gevuurd, rust } = metTimers(klok, dagen, (timer) => (timer.toISOString().startsWith('2025-10-20') ? extra : undefined));
  expect((await zetter(klok, rust).zet(new Date('2026-01-01T08:00:00Z'))).inRust).toBe(true);
  expect(gevuurd.map(({ timer }) => timer.toISOString().slice(0, 10))).toEqual(['2025-10-20', '2025-11-01', '2025-12-01']);
  for (const { timer, op } of gevuurd) expect(seconden(op) - seconden(timer)).toBeLessThan(5);
  expect(seconden(klok.nu()) - seconden(new Date('2026-01-01T08:00:00Z'))).toBeLessThan(5);
});

it('fires nothing when it goes back', async () => {
  const klok = await klokOp('2026-01-01T09:00:00Z');
  const { gevuurd, rust } = metTimers(klok, [new Date('2026-06-01T00:00:00Z')]);
  await zetter(klok, rust).zet(new Date('2025-03-03T08:00:00Z'));
  expect(gevuurd).toEqual([]);
  expect(klok.vandaag()).toBe('2025-03-03');
});

it('fires what is due exactly at the moment asked for', async () => {
  const klok = await klokOp('2025-10-06T09:00:00Z');
  const { gevuurd, rust } = metTimers(klok, [new Date('2025-10-20T07:00:00Z')]);
  await zetter(klok, rust).zet(new Date('2025-10-20T07:00:00Z'));
  expect(gevuurd).toHaveLength(1);
});

it('does not set the clock while something is still under way, and says so', async () => {
  const klok = await klokOp('2025-10-06T09:00:00Z');
  const bezig = { eerstvolgende: async () => undefined, wachtOpRust: async () => ({ inRust: false, bezig: { 'handover.outbox': 1 } }) };
  expect(await zetter(klok, bezig).zet(new Date('2026-01-01T08:00:00Z'))).toEqual({ inRust: false, bezig: { 'handover.outbox': 1 } });
  expect(klok.vandaag()).toBe('2025-10-06');
});

it('sets one moment at a time, in the order asked', async () => {
  const klok = await klokOp('2025-10-06T09:00:00Z');
  const { gevuurd, rust } = metTimers(klok, [new Date('2025-10-20T07:00:00Z'), new Date('2025-11-20T07:00:00Z')]);
  const beide = zetter(klok, rust);
  await Promise.all([beide.zet(new Date('2025-11-01T08:00:00Z')), beide.zet(new Date('2025-12-01T08:00:00Z'))]);
  expect(gevuurd).toHaveLength(2);
  expect(klok.vandaag()).toBe('2025-12-01');
});
