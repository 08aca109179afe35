import { PerSleutel } from './per-sleutel';

/** Work that ends when told to. */
const stuurbaar = (gestart: string[], naam: string) => {
  let klaar = (): void => undefined;
  let mislukt = (_fout: Error): void => undefined;
  const einde = new Promise<void>((goed, fout) => ([klaar, mislukt] = [goed, fout]));
  const werk = (): Promise<void> => {
    gestart.push(naam);
    return einde;
  };
  return { werk, klaar: () => klaar(), mislukt: () => mislukt(new Error(naam)) };
};

it('starts work of one key only after the work before it, and work of another key at once', async () => {
  const gestart: string[] = [];
  const rij = new PerSleutel();
  const [een, twee, ander] = ['een', 'twee', 'ander'].map((naam) => stuurbaar(gestart, naam)) as [ReturnType<typeof stuurbaar>, ReturnType<typeof stuurbaar>, ReturnType<typeof stuurbaar>];
  const eerste = rij.doe('a', een.werk);
  const tweede = rij.doe('a', twee.werk);
  const derde = rij.doe('b', ander.werk);
  ander.klaar();
  await derde;
  expect(gestart).toEqual(['een', 'ander']);
  een.klaar();
  await eerste;
  twee.klaar();
  await tweede;
  expect(gestart).toEqual(['een', 'ander', 'twee']);
});

it('fails what queued behind failed work, so that it never overtakes it, and starts afresh after that', async () => {
  const gestart: string[] = [];
  const rij = new PerSleutel();
  const een = stuurbaar(gestart, 'een');
  const eerste = rij.doe('a', een.werk);
  const achter = rij.doe('a', stuurbaar(gestart, 'achter').werk);
  een.mislukt();
  await expect(eerste).rejects.toThrow('een');
  await expect(achter).rejects.toThrow('een');
  await rij.doe('a', async () => void gestart.push('opnieuw'));
  expect(gestart).toEqual(['een', 'opnieuw']);
});
