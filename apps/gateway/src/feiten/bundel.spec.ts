import { Bundel } from './bundel';

/** Answers with the square, when told to. */
const opzet = () => {
  const gesteld: (readonly number[])[] = [];
  const beurten: { readonly klaar: () => void; readonly mislukt: () => void }[] = [];
  const bundel = new Bundel<number, number>((vragen) => {
    gesteld.push(vragen);
    return new Promise((klaar, mislukt) => beurten.push({ klaar: () => klaar(vragen.map((n) => n * n)), mislukt: () => mislukt(new Error('weg')) }));
  });
  return { bundel, gesteld, beurten };
};

it('asks at once, and asks together what came meanwhile', async () => {
  const { bundel, gesteld, beurten } = opzet();
  const alle = [1, 2, 3].map((n) => bundel.vraag(n));
  beurten[0]?.klaar();
  expect(await alle[0]).toBe(1);
  beurten[1]?.klaar();
  expect(await Promise.all(alle)).toEqual([1, 4, 9]);
  expect(gesteld).toEqual([[1], [2, 3]]);
});

it('fails only what was asked together, and asks again for the next', async () => {
  const { bundel, beurten } = opzet();
  const [een, twee] = [bundel.vraag(1), bundel.vraag(2)];
  beurten[0]?.mislukt();
  await expect(een).rejects.toThrow('weg');
  beurten[1]?.klaar();
  expect(await twee).toBe(4);
});
