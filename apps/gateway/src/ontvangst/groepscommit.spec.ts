import { ALLEEN } from '#shared/persistence/groepsrij';
import { Groepscommit } from './groepscommit';

type Poging = { readonly stukken: readonly string[]; readonly slaag: (uitkomsten?: (string | typeof ALLEEN)[]) => Promise<void>; readonly faal: (fout: Error) => Promise<void> };

/** A database that commits when the test says so. */
class Trageopslag {
  readonly pogingen: Poging[] = [];
  readonly alleen: string[] = [];

  maak(opties: { tegelijk?: number; hoogstens?: number } = {}): Groepscommit<string, string> {
    return new Groepscommit<string, string>({
      samen: (stukken) =>
        new Promise((klaar, mislukt) => {
          const rust = (): Promise<void> => new Promise((gerust) => setImmediate(gerust));
          this.pogingen.push({ stukken, slaag: (uitkomsten) => (klaar(uitkomsten ?? stukken.map((stuk) => `samen ${stuk}`)), rust()), faal: (fout) => (mislukt(fout), rust()) });
        }),
      sleutel: (stuk) => stuk.replace(/\d/, ''),
      alleen: (stuk) => (this.alleen.push(stuk), stuk === 'giftig' ? Promise.reject(new Error('giftig')) : Promise.resolve(`alleen ${stuk}`)),
      ...opties,
    });
  }

  get groepen(): string[] {
    return this.pogingen.map(({ stukken }) => stukken.join(' '));
  }
}

describe('group commit', () => {
  it('sends the first at once, and what comes meanwhile together in the next', async () => {
    const opslag = new Trageopslag();
    const commit = opslag.maak({ tegelijk: 1 });
    const uitkomsten = ['a', 'b', 'c'].map((stuk) => commit.neem(stuk));
    expect(opslag.groepen).toEqual(['a']);
    await opslag.pogingen[0]?.slaag();
    expect(opslag.groepen).toEqual(['a', 'b c']);
    await opslag.pogingen[1]?.slaag();
    expect(await Promise.all(uitkomsten)).toEqual(['samen a', 'samen b', 'samen c']);
  });

  it('has no more under way than it may, and no more in one group', async () => {
    const opslag = new Trageopslag();
    const commit = opslag.maak({ tegelijk: 2, hoogstens: 3 });
    for (const stuk of 'abcdefg') void commit.neem(stuk);
    expect(opslag.groepen).toEqual(['a', 'b']);
    await opslag.pogingen[1]?.slaag();
    expect(opslag.groepen).toEqual(['a', 'b', 'c d e']);
    await opslag.pogingen[0]?.slaag();
    expect(opslag.groepen).toEqual(['a', 'b', 'c d e', 'f g']);
  });

  it('lets one at fault fail by itself', async () => {
    const opslag = new Trageopslag();
    const commit = opslag.maak({ tegelijk: 1 });
    const uitkomsten = Promise.allSettled(['eerst', 'goed', 'giftig', 'ook goed'].map((stuk) => commit.neem(stuk)));
    await opslag.pogingen[0]?.slaag();
    await opslag.pogingen[1]?.faal(new Error('constraint'));
    expect(await uitkomsten).toMatchObject([{ value: 'samen eerst' }, { value: 'alleen goed' }, { reason: { message: 'giftig' } }, { value: 'alleen ook goed' }]);
  });

  it('tells all of a group that the database is away, and goes on with the next', async () => {
    const opslag = new Trageopslag();
    const commit = opslag.maak({ tegelijk: 1 });
    const uitkomsten = Promise.allSettled(['a', 'b', 'c'].map((stuk) => commit.neem(stuk)));
    await opslag.pogingen[0]?.slaag();
    const weg = Object.assign(new Error('weg'), { code: '57P01' });
    await opslag.pogingen[1]?.faal(weg);
    expect(await uitkomsten).toMatchObject([{ value: 'samen a' }, { reason: weg }, { reason: weg }]);
    expect(opslag.alleen).toEqual([]);
    void commit.neem('d');
    expect(opslag.groepen.at(-1)).toBe('d');
  });

  it('holds up nobody for one that has to wait', async () => {
    const opslag = new Trageopslag();
    const commit = opslag.maak({ tegelijk: 1 });
    const eerst = commit.neem('a');
    await opslag.pogingen[0]?.slaag([ALLEEN]);
    expect(await eerst).toBe('alleen a');
    void commit.neem('b');
    expect(opslag.groepen).toEqual(['a', 'b']);
  });

  it('writes what has the same key in the order it came in', async () => {
    const opslag = new Trageopslag();
    const commit = opslag.maak();
    const uitkomsten = ['a1', 'b1', 'a2', 'c1', 'a3', 'b2'].map((stuk) => commit.neem(stuk));
    expect(opslag.groepen).toEqual(['a1', 'b1']);
    await opslag.pogingen[1]?.slaag();
    expect(opslag.groepen).toEqual(['a1', 'b1', 'c1 b2']);
    await opslag.pogingen[0]?.slaag();
    await opslag.pogingen[3]?.slaag([ALLEEN, ALLEEN]);
    expect(opslag.groepen).toEqual(['a1', 'b1', 'c1 b2', 'a2 a3']);
    expect(await Promise.all([uitkomsten[2], uitkomsten[4]])).toEqual(['alleen a2', 'alleen a3']);
    expect(opslag.alleen).toEqual(['a2', 'a3']);
    void commit.neem('a4');
    expect(opslag.groepen.at(-1)).toBe('a4');
  });
});
