import { Bewijsboek, type Bewijsopslag } from './bewijsboek';

/** Answers when the test lets it, as a database that takes its time. */
class Trageopslag implements Bewijsopslag {
  readonly vragen: (readonly string[])[] = [];
  private readonly bekend = new Set<string>();
  private los: (() => void)[] = [];

  async noteer(merken: readonly string[]): Promise<readonly string[]> {
    this.vragen.push(merken);
    await new Promise<void>((klaar) => this.los.push(klaar));
    return merken.filter((merk) => !this.bekend.has(merk) && Boolean(this.bekend.add(merk)));
  }

  ruimOp(): Promise<void> {
    return Promise.resolve();
  }

  async laatLos(): Promise<void> {
    await Promise.resolve();
    for (const klaar of this.los.splice(0)) klaar();
    await new Promise((klaar) => setImmediate(klaar));
  }
}

describe('the book of used proofs', () => {
  it('counts a proof once, also when it comes twice before the first is written', async () => {
    const opslag = new Trageopslag();
    const boek = new Bewijsboek(opslag);
    const eerste = [boek.eenmalig('a'), boek.eenmalig('b'), boek.eenmalig('b')];
    await opslag.laatLos();
    await opslag.laatLos();
    expect(await Promise.all(eerste)).toEqual([true, true, false]);
    const weer = boek.eenmalig('a');
    await opslag.laatLos();
    expect(await weer).toBe(false);
  });

  it('writes together what comes while a write is under way, and never the text of the caller', async () => {
    const opslag = new Trageopslag();
    const boek = new Bewijsboek(opslag);
    const alle = Array.from({ length: 50 }, (_, nr) => boek.eenmalig(`bewijs-${nr}`));
    await opslag.laatLos();
    await opslag.laatLos();
    expect(new Set(await Promise.all(alle))).toEqual(new Set([true]));
    expect(opslag.vragen.map((merken) => merken.length)).toEqual([1, 49]);
    expect(opslag.vragen.flat().every((merk) => /^[0-9a-f]{64}$/.test(merk))).toBe(true);
  });

  it('lets nobody through when it cannot be written, and works again after that', async () => {
    let weg = true;
    const boek = new Bewijsboek({ noteer: (merken) => (weg ? Promise.reject(new Error('away')) : Promise.resolve(merken)), ruimOp: () => Promise.resolve() });
    await expect(boek.eenmalig('a')).rejects.toThrow('away');
    weg = false;
    await expect(boek.eenmalig('a')).resolves.toBe(true);
  });
});
