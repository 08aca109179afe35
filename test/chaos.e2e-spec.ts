import { connect } from 'amqplib';
import { Valkuilen } from '../tools/chaos/faalpunten';
import type { Hub } from '../tools/chaos/hub';
import { draaiLoop } from '../tools/chaos/loop';
import { AANSLUITINGEN } from '../tools/chaos/personen';
import type { Plan } from '../tools/chaos/plan';
import type { Zandbak } from '../tools/sandbox/zandbak';
import { doodEnTerug, start, stop, wachtOp } from './hulp/regie';
import { urls } from './hulp/toestand';

/** The short version of `npm run chaos`: services fall at chosen points under load, and the checker finds nothing lost, doubled, swapped or skipped. A broker that falls is in uitval.e2e-spec. */
jest.setTimeout(180_000);

const map = process.env['TEST_FAALPUNTEN_MAP'];
if (!map) throw new Error('TEST_FAALPUNTEN_MAP ontbreekt: draai deze toets met npm test');

/** The test hub, as far as a run acts on it; the rest of it is in the process that started it. */
const zandbak = { urls, map: process.cwd(), instantie: 'test', dood: doodEnTerug, wachtOp } as unknown as Zandbak;
const hub: Hub = { zandbak, map: process.cwd(), meld: () => undefined, valkuilen: new Valkuilen(map), poorten: { herstel: () => undefined } as unknown as Hub['poorten'], rustMs: 60_000, sluit: () => Promise.resolve() };

const plan = (rest: Partial<Plan> & Pick<Plan, 'seed'>): Plan => ({ soort: 'faalpunten', berichten: 60, vallen: [], rampen: [], metKlok: false, ...rest });

beforeAll(async () => {
  // It reads a queue that a party of the run reads.
  await stop('suite');
  const verbinding = await connect(urls.amqp['beheer'] ?? '');
  const kanaal = await verbinding.createChannel();
  for (const naam of AANSLUITINGEN) await kanaal.purgeQueue(`uit.${naam}`);
  await verbinding.close();
});
afterAll(() => start('suite'));

it.each([
  plan({ seed: 1, vallen: [{ dienst: 'gateway', punt: 'deur.naCommit', keer: 9 }, { dienst: 'handover', punt: 'inbox.naCommit', keer: 5 }] }),
  plan({ seed: 2, vallen: [{ dienst: 'gateway', punt: 'levering.bevestigd', keer: 20 }, { dienst: 'notifications', punt: 'mail.aangenomen', keer: 2 }] }),
])('loses, doubles and swaps nothing (seed $seed)', async (wat) => {
  const { bevindingen, geraakt, aangenomen, berichten } = await draaiLoop(hub, wat);
  expect(bevindingen).toEqual([]);
  expect(aangenomen).toBe(berichten);
  expect(geraakt.map(({ dienst, punt }) => `${dienst} ${punt}`).sort()).toEqual(wat.vallen.map(({ dienst, punt }) => `${dienst} ${punt}`).sort());
});
