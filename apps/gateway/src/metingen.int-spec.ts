import { register } from '#shared/operations/metrics';
import { meetHub, telOnderweg, telOverTeDragen } from './metingen';
import { bericht } from './testing/proefhub';
import { Proeflevering } from './testing/proeflevering';

let proef: Proeflevering;
beforeAll(async () => {
  proef = await Proeflevering.start();
});
afterAll(() => proef.hub.sluit());
beforeEach(() => proef.vernieuw());

const meting = async (regel: string): Promise<number> => {
  await proef.hub.opslag.transactie(meetHub);
  const gevonden = (await register.metrics()).split('\n').find((een) => een.startsWith(`${regel} `));
  return Number(gevonden?.slice(regel.length));
};
const TIEL = '{aansluiting="gemeente-tiel.regie"}';

it('shows per connection how much waits and for how long, and zero when nothing does', async () => {
  await proef.voorstel();
  await proef.voorstel();
  await proef.hub.query(`UPDATE levering SET klaargezet_op = now() - interval '90 seconds' WHERE volgnr = 1`);
  expect(await meting(`schakel_achterstand${TIEL}`)).toBe(2);
  expect(await meting(`schakel_levering_oudste_seconden${TIEL}`)).toBeGreaterThanOrEqual(90);
  await proef.bezorg();
  expect(await meting(`schakel_achterstand${TIEL}`)).toBe(0);
  expect(await meting(`schakel_levering_oudste_seconden${TIEL}`)).toBe(0);
});

it('shows how long the oldest message waits for its outcome', async () => {
  expect(await meting('schakel_journaal_oudste_seconden')).toBe(0);
  await proef.hub.journaal(bericht());
  await proef.hub.query(`UPDATE bericht SET ontvangen_op = now() - interval '60 seconds'`);
  expect(await meting('schakel_journaal_oudste_seconden')).toBeGreaterThanOrEqual(60);
});

it.each([
  ['ONTVANGEN', 1],
  ['VRIJGEGEVEN', 1],
  ['WACHT_OP', 0],
  ['VERWERKT', 0],
  ['AFGEKEURD', 0],
])('counts a message that is %s %d times as under way', async (status, aantal) => {
  await proef.hub.journaal(bericht());
  await proef.hub.query(`UPDATE bericht SET status = 'VERWERKT'`);
  await proef.hub.query('UPDATE bericht SET status = $1 WHERE volgnr = (SELECT max(volgnr) FROM bericht)', [status]);
  expect(await proef.hub.opslag.transactie(telOnderweg)).toBe(aantal);
});

it('does not count deliveries for a queue that is full as under way', async () => {
  await proef.voorstel();
  expect(await proef.hub.opslag.transactie((tx) => telOverTeDragen(tx, []))).toBe(1);
  expect(await proef.hub.opslag.transactie((tx) => telOverTeDragen(tx, ['gemeente-tiel.regie']))).toBe(0);
});
