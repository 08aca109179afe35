import { ALLEEN, Groepsrij, type Groepsopties, type Post } from './groepsrij';

class Storing extends Error {}

/** A line whose groups and single pieces of work end when told to. */
const opzet = (opties: Partial<Groepsopties<string, string>> = {}) => {
  const gestart: string[] = [];
  const lopend = new Map<string, { klaar: () => void; mislukt: (fout: Error) => void }>();
  const begin = (naam: string): Promise<void> => {
    gestart.push(naam);
    return new Promise((klaar, mislukt) => lopend.set(naam, { klaar, mislukt }));
  };
  const rij = new Groepsrij<string, string>({
    samen: async (posten) => {
      await begin(posten.map(({ item }) => item).join('+'));
      return posten.map(({ item }) => (item.startsWith('?') ? ALLEEN : `samen ${item}`));
    },
    apart: async ({ item }) => {
      await begin(`apart ${item}`);
      return `apart ${item}`;
    },
    magSamen: (item) => !item.startsWith('!'),
    isStoring: (fout) => fout instanceof Storing,
    grootste: 3,
    tegelijk: 1,
    ...opties,
  });
  const doe = (sleutel: string, item: string): Promise<string> => rij.doe({ sleutel, item } satisfies Post<string>).then(() => 'klaar', (fout: Error) => fout.message);
  const eindig = async (naam: string, fout?: Error): Promise<void> => {
    const werk = lopend.get(naam);
    if (!werk) throw new Error(`${naam} was not started`);
    if (fout) werk.mislukt(fout);
    else werk.klaar();
    await new Promise(setImmediate);
  };
  return { rij, doe, gestart, eindig };
};

it('begins at once, and does together what came meanwhile, as many as go in a group', async () => {
  const { doe, gestart, eindig } = opzet();
  const alle = ['a', 'b', 'c', 'd', 'e'].map((naam) => doe(naam, naam));
  expect(gestart).toEqual(['a']);
  await eindig('a');
  expect(gestart).toEqual(['a', 'b+c+d']);
  await eindig('b+c+d');
  await eindig('e');
  expect(await Promise.all(alle)).toEqual(['klaar', 'klaar', 'klaar', 'klaar', 'klaar']);
});

it('keeps the order of a key: never two of it in one group, nor in two that are under way', async () => {
  const { doe, gestart, eindig } = opzet({ tegelijk: 2 });
  void doe('a', 'a1');
  void doe('a', 'a2');
  void doe('b', 'b1');
  void doe('a', 'a3');
  void doe('c', 'c1');
  expect(gestart).toEqual(['a1', 'b1']);
  await eindig('b1');
  expect(gestart).toEqual(['a1', 'b1', 'c1']);
  await eindig('a1');
  await eindig('a2');
  expect(gestart).toEqual(['a1', 'b1', 'c1', 'a2', 'a3']);
});

it('goes on with the members of a failed group one by one, and with others meanwhile', async () => {
  const { doe, gestart, eindig } = opzet();
  const eerste = doe('x', 'x');
  const [goed, fout] = [doe('a', 'a1'), doe('b', 'b1')];
  const erachter = doe('b', 'b2');
  await eindig('x');
  await eindig('a1+b1', new Error('one of them'));
  expect(gestart).toEqual(['x', 'a1+b1', 'apart a1', 'apart b1']);
  const ander = doe('c', 'c1');
  await eindig('c1');
  await eindig('apart a1');
  expect(await Promise.all([eerste, goed, ander])).toEqual(['klaar', 'klaar', 'klaar']);
  expect(gestart).not.toContain('b2');
  await eindig('apart b1', new Error('kapot'));
  // What queued behind it fails with it, so that it never overtakes what comes again.
  expect(await Promise.all([fout, erachter])).toEqual(['kapot', 'kapot']);
});

it('fails a whole group where trying again would not help, with what queues behind it, and starts afresh after that', async () => {
  const { doe, gestart, eindig } = opzet();
  const [een, erachter, ander] = [doe('a', 'a1'), doe('a', 'a2'), doe('b', 'b1')];
  await eindig('a1', new Storing('weg'));
  expect(await Promise.all([een, erachter])).toEqual(['weg', 'weg']);
  await eindig('b1');
  expect(await ander).toBe('klaar');
  void doe('a', 'a3');
  expect(gestart).toEqual(['a1', 'b1', 'a3']);
});

it('does by itself what may not go together, beside the groups but in the order of its key', async () => {
  const { doe, gestart, eindig } = opzet();
  void doe('a', 'a1');
  void doe('b', '!b1');
  void doe('a', '!a2');
  expect(gestart).toEqual(['a1', 'apart !b1']);
  await eindig('a1');
  expect(gestart).toEqual(['a1', 'apart !b1', 'apart !a2']);
});

it('gives other work on a key its place in the line', async () => {
  const { rij, doe, gestart, eindig } = opzet();
  void doe('a', 'a1');
  const ander = rij.alleen('a', async () => void gestart.push('ander'));
  void doe('a', 'a2');
  expect(gestart).toEqual(['a1']);
  await eindig('a1');
  await ander;
  expect(gestart).toEqual(['a1', 'ander', 'a2']);
});

it('does not let work by itself overtake what of the same key waits for room in a group', async () => {
  const { doe, gestart, eindig } = opzet();
  void doe('a', 'a1');
  void doe('b', 'b1');
  void doe('b', '!b2');
  expect(gestart).toEqual(['a1']);
  await eindig('a1');
  expect(gestart).toEqual(['a1', 'b1']);
  await eindig('b1');
  expect(gestart).toEqual(['a1', 'b1', 'apart !b2']);
});

it('gives each its own outcome, and does apart what could not go with the others, keeping its key', async () => {
  const { rij, gestart, eindig } = opzet();
  const eerste = rij.doe({ sleutel: 'x', item: 'x' });
  const [een, twee, erachter] = ['?a1', 'b1', 'a2'].map((item) => rij.doe({ sleutel: item.replace('?', '')[0]!, item }));
  await eindig('x');
  await eindig('?a1+b1');
  expect(await Promise.all([eerste, twee])).toEqual(['samen x', 'samen b1']);
  expect(gestart).toEqual(['x', '?a1+b1', 'apart ?a1']);
  await eindig('apart ?a1');
  expect(await een).toBe('apart ?a1');
  await eindig('a2');
  expect(await erachter).toBe('samen a2');
});
