import { Wachtkamer, wachttijd } from './wachtkamer';

describe('waiting for an outcome', () => {
  const nietsGezien = () => Promise.resolve(undefined);

  it('looks again when the message is settled, and gives what it sees then', async () => {
    const kamer = new Wachtkamer();
    const bericht: { uitkomst?: string } = {};
    const wacht = kamer.wacht(7, 60_000, () => Promise.resolve(bericht.uitkomst));
    await Promise.resolve();
    bericht.uitkomst = 'VERWERKT';
    kamer.meld(7);
    expect(await wacht).toBe('VERWERKT');
  });

  it('misses no outcome that comes between the look and the wait', async () => {
    const kamer = new Wachtkamer();
    const blikken = [undefined, 'VERWERKT'];
    const wacht = kamer.wacht(7, 60_000, async () => {
      const gezien = blikken.shift();
      kamer.meld(7);
      return gezien;
    });
    expect(await wacht).toBe('VERWERKT');
  });

  it('is not disturbed by the outcome of another message', async () => {
    const kamer = new Wachtkamer();
    const blikken = [undefined, 'VERWERKT'];
    const wacht = kamer.wacht(7, 60_000, () => Promise.resolve(blikken.shift()));
    await new Promise(setImmediate);
    kamer.meld(8);
    await new Promise(setImmediate);
    expect(blikken).toEqual(['VERWERKT']);
    kamer.meld(7);
    expect(await wacht).toBe('VERWERKT');
  });

  it('ends without an outcome when the time is over', async () => {
    expect(await new Wachtkamer().wacht(7, 5, nietsGezien)).toBeUndefined();
  });

  it('looks again when notifications may have been missed', async () => {
    const kamer = new Wachtkamer();
    const blikken = [undefined, 'VERWERKT'];
    const wacht = kamer.wacht(7, 60_000, () => Promise.resolve(blikken.shift()));
    await Promise.resolve();
    kamer.meldAllen();
    expect(await wacht).toBe('VERWERKT');
  });

  it('ends at once when the process ends, also for who comes in later', async () => {
    const kamer = new Wachtkamer();
    const wacht = kamer.wacht(7, 60_000, nietsGezien);
    kamer.beforeApplicationShutdown();
    expect(await wacht).toBeUndefined();
    expect(await kamer.wacht(8, 60_000, nietsGezien)).toBeUndefined();
  });
});

describe('Prefer: wait', () => {
  it.each([
    [undefined, undefined],
    ['respond-async', undefined],
    ['wait=', undefined],
    ['wait=snel', undefined],
    ['await=5', undefined],
    ['wait=0', 0],
    ['wait=5', 5],
    ['Wait = "5"', 5],
    ['respond-async, wait=10', 10],
    ['wait=3; x=y', 3],
    ['wait=21', 20],
    ['wait=99999', 20],
  ])('%s is read as %s seconds', (prefer, seconden) => {
    expect(wachttijd(prefer)).toBe(seconden);
  });
});
