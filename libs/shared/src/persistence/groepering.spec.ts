import { Groepering } from './groepering';

type Item = { readonly sleutel: string; readonly nr: number };

/** Groups end when told to. */
const rig = (opties: { grootste?: number; tegelijk?: number } = {}) => {
  const lopend: { items: readonly Item[]; klaar: () => void; mislukt: (fout: Error) => void }[] = [];
  const groepering = new Groepering<Item, number>({
    voerUit: (items) => new Promise((klaar, mislukt) => lopend.push({ items, klaar: () => klaar(items.map(({ nr }) => nr * 10)), mislukt })),
    sleutelVan: ({ sleutel }) => sleutel,
    grootste: opties.grootste ?? 50,
    tegelijk: opties.tegelijk ?? 1,
  });
  const nummers = (): number[][] => lopend.map(({ items }) => items.map(({ nr }) => nr));
  const beurt = (): Promise<void> => new Promise((klaar) => setImmediate(() => setImmediate(klaar)));
  return { groepering, lopend, nummers, beurt };
};

describe('work taken together', () => {
  it('goes at once, and what comes meanwhile makes up the next group', async () => {
    const { groepering, lopend, nummers, beurt } = rig();
    const een = groepering.doe({ sleutel: 'a', nr: 1 });
    await beurt();
    const rest = [2, 3, 4].map((nr) => groepering.doe({ sleutel: `s${nr}`, nr }));
    await beurt();
    expect(nummers()).toEqual([[1]]);
    lopend[0]?.klaar();
    await expect(een).resolves.toBe(10);
    await beurt();
    expect(nummers()).toEqual([[1], [2, 3, 4]]);
    lopend[1]?.klaar();
    await expect(Promise.all(rest)).resolves.toEqual([20, 30, 40]);
  });

  it('keeps the order of a key, over groups that are under way too', async () => {
    const { groepering, lopend, nummers, beurt } = rig({ tegelijk: 2 });
    void [1, 2].map((nr) => groepering.doe({ sleutel: 'a', nr }));
    void groepering.doe({ sleutel: 'b', nr: 3 });
    await beurt();
    expect(nummers()).toEqual([[1, 3]]);
    void groepering.doe({ sleutel: 'c', nr: 4 });
    await beurt();
    expect(nummers()).toEqual([[1, 3], [4]]);
    lopend[0]?.klaar();
    await beurt();
    await beurt();
    expect(nummers()).toEqual([[1, 3], [4], [2]]);
  });

  it('is never larger than asked', async () => {
    const { groepering, nummers, beurt } = rig({ grootste: 2 });
    void [1, 2, 3].map((nr) => groepering.doe({ sleutel: `s${nr}`, nr }));
    await beurt();
    expect(nummers()).toEqual([[1, 2]]);
  });

  it('tells everybody in it that it failed, and goes on', async () => {
    const { groepering, lopend, nummers, beurt } = rig();
    const samen = Promise.allSettled([1, 2].map((nr) => groepering.doe({ sleutel: `s${nr}`, nr })));
    await beurt();
    void groepering.doe({ sleutel: 's1', nr: 3 });
    lopend[0]?.mislukt(new Error('weg'));
    expect((await samen).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await beurt();
    expect(nummers()).toEqual([[1, 2], [3]]);
  });
});
