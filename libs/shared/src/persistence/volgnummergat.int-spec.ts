import type { Databank } from '../testing/databank';
import { Handtransactie, startRelay, type Proefrelay } from '../testing/proefrelay';
import { proefdatabank, rijen } from '../testing/proefrunner';
import { wachtTot } from '../testing/wacht';

jest.setTimeout(30_000);

/** The eight situations in which a reader that remembers a position in the sequence loses messages or their order. */
let databank: Databank;
let proef: Proefrelay;

beforeEach(async () => {
  databank = await proefdatabank();
  proef = startRelay(databank, { partij: 3 });
});
afterEach(async () => {
  await proef.stop();
  await databank.weg();
});

const begin = (): Promise<Handtransactie> => Handtransactie.begin(databank);
const uit = (...ids: string[]): Promise<unknown> => wachtTot(`publication of ${ids.join(', ')}`, () => ids.every((id) => proef.uitgever.ids.includes(id)));
const leeg = (): Promise<unknown> =>
  wachtTot('an empty outbox', async () => (await rijen<{ n: number }>(databank, 'SELECT count(*)::int AS n FROM outbox'))[0]?.n === 0);

describe('the relay and the gaps in a sequence', () => {
  it('publishes in order of commit, not of the start of the transaction', async () => {
    const [een, twee] = [await begin(), await begin()];
    await twee.schrijf('b');
    await twee.einde('COMMIT');
    await uit('b');
    await een.schrijf('a');
    await een.einde('COMMIT');
    await uit('a');
    expect(proef.uitgever.ids).toEqual(['b', 'a']);
  });

  it('does not let an older transaction that is still open, such as a dump, hold up what is committed', async () => {
    const oud = await begin();
    await Handtransactie.doe(databank, ['snel']);
    await uit('snel');
    await oud.schrijf('traag');
    await oud.einde('COMMIT');
    await uit('traag');
  });

  it('publishes the row of a slow transaction that took its number before one that is already published', async () => {
    const traag = await begin();
    await traag.schrijf('nummer-1');
    await Handtransactie.doe(databank, ['nummer-2']);
    await uit('nummer-2');
    await leeg();
    await traag.einde('COMMIT');
    await uit('nummer-1');
  });

  it('publishes every row of such a slow transaction, in order', async () => {
    const traag = await begin();
    for (const id of ['a', 'b', 'c', 'd']) await traag.schrijf(id, 'een sleutel');
    await Handtransactie.doe(databank, ['later']);
    await uit('later');
    await traag.einde('COMMIT');
    await uit('a', 'b', 'c', 'd');
    expect(proef.uitgever.ids).toEqual(['later', 'a', 'b', 'c', 'd']);
  });

  it('publishes the rows of several slow transactions, whichever of them ends first', async () => {
    const [een, twee] = [await begin(), await begin()];
    await een.schrijf('a');
    await twee.schrijf('b');
    await Handtransactie.doe(databank, ['c']);
    await uit('c');
    await twee.einde('COMMIT');
    await uit('b');
    await een.einde('COMMIT');
    await uit('a');
    await leeg();
  });

  it('passes over the gap that a rolled back transaction leaves, and publishes nothing of it', async () => {
    const terug = await begin();
    await terug.schrijf('nooit');
    await Handtransactie.doe(databank, ['voor']);
    await terug.einde('ROLLBACK');
    await Handtransactie.doe(databank, ['na']);
    await uit('voor', 'na');
    await leeg();
    expect(proef.uitgever.ids).toEqual(['voor', 'na']);
  });

  it('publishes all rows of one transaction once', async () => {
    await Handtransactie.doe(databank, ['a', 'b'], 'een sleutel');
    await leeg();
    await Handtransactie.doe(databank, ['c']);
    await leeg();
    expect(proef.uitgever.ids).toEqual(['a', 'b', 'c']);
  });

  it('loses nothing when one transaction is larger than a batch', async () => {
    const ids = Array.from({ length: 10 }, (_, i) => `rij-${i}`);
    await Handtransactie.doe(databank, ids, 'een sleutel');
    await leeg();
    expect(proef.uitgever.ids).toEqual(ids);
  });
});
