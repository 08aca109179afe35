import { Wachtkamer, wachttijd } from './wachtkamer';

describe('waiting for an outcome', () => {
  const nietsGezien = () => Promise.resolve(undefined);

  it('looks again when the message is settled, and gives what it sees then', async () => {
    const kamer = new Wachtkamer();
    let uitkomst: string | undefined;
    const wacht = kamer.wacht(7, 60_000, () => Promise.resolve(uitkomst));
    await Promise.resolve();
    uitkomst = 'VERWERKT';
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

  it('is not ended by the outcome of another message', async () => {
    const kamer = new Wachtkamer();
    let blikken = 0;
    const wacht = kamer.wacht(7, 20, async () => {
      blikken += 1;
      kamer.meld(8);
      return undefined;
    });
    expect([await wacht, blikken]).toEqual([undefined, 2]);
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
