import { maakLogger } from '../operations/logger';
import type { Databank } from '../testing/databank';
import { proefdatabank, stil } from '../testing/proefrunner';
import { wachtTot } from '../testing/wacht';
import { Leider } from './leider';
import { Luister } from './luister';

jest.setTimeout(30_000);

/** Nobody listens there. */
const NERGENS = 'postgres://a:b@127.0.0.1:1/c';

describe('without a database', () => {
  it.each([
    ['a candidate for leadership', (logger: typeof stil) => new Leider({ url: NERGENS, naam: 'x', logger, probeerMs: 100, taak: async () => undefined })],
    ['a listener', (logger: typeof stil) => new Luister({ url: NERGENS, naam: 'x', logger, herstelMs: 100 })],
  ])('%s tries again with a pause in between', async (_, maak) => {
    let pogingen = 0;
    const iets = maak(maakLogger('proef', 'warn', { write: () => void (pogingen += 1) }));
    const begin = Date.now();
    iets.start();
    await wachtTot('four tries', () => pogingen >= 4);
    expect(Date.now() - begin).toBeGreaterThanOrEqual(290);
    await ('stop' in iets ? iets.stop() : iets.sluit());
  });
});

describe('a listener', () => {
  let databank: Databank;
  let luister: Luister;
  const gehoord: string[] = [];
  beforeEach(async () => {
    databank = await proefdatabank();
    luister = new Luister({ url: databank.url('schrijf'), naam: 'proef', logger: stil, herstelMs: 100 });
    gehoord.length = 0;
  });
  afterEach(async () => {
    await luister.sluit();
    await databank.weg();
  });
  const meld = async (kanaal: string, inhoud: string): Promise<void> => {
    await (await databank.bron('schrijf', 1)).query('SELECT pg_notify($1, $2)', [kanaal, inhoud]);
  };

  it('hears its channels, also one that was added later, and no other', async () => {
    luister.op('een', (inhoud) => gehoord.push(`een ${inhoud}`));
    luister.start();
    await wachtTot('the first look', () => gehoord.includes('een '));
    luister.op('twee', (inhoud) => gehoord.push(`twee ${inhoud}`));
    await wachtTot('the first look at the second', () => gehoord.includes('twee '));
    await meld('drie', 'x');
    await meld('twee', 'x');
    await meld('een', 'x');
    await wachtTot('both', () => gehoord.includes('een x') && gehoord.includes('twee x'));
    expect(gehoord).toHaveLength(4);
  });

  it('looks again after its connection was lost, because it may have missed something', async () => {
    luister.op('een', (inhoud) => gehoord.push(inhoud));
    luister.start();
    await wachtTot('the first look', () => gehoord.length === 1);
    await databank.verbreek('proef.luister');
    await wachtTot('the look after recovery', () => gehoord.length === 2);
    await meld('een', 'x');
    await wachtTot('hearing again', () => gehoord.includes('x'));
  });

  it('does not let one listener that fails keep the others from hearing', async () => {
    luister.op('een', () => {
      throw new Error('kapot');
    });
    luister.op('een', (inhoud) => gehoord.push(inhoud));
    luister.start();
    await wachtTot('the first look', () => gehoord.length === 1);
  });
});
