import { isGehaald, schrijfUitslag } from './bewijs';
import { oefen } from './oefening';

export const GEBRUIK = `Gebruik: npm run herstel
  Een hub gaat onder belasting verloren en een andere gaat verder van de back-up; de uitslag komt in docs/proof.`;

export const voerUit = async (_: readonly string[], map: string): Promise<number> => {
  const begin = Date.now();
  const voortgang = (tekst: string): void => console.error(`${((Date.now() - begin) / 1000).toFixed(1).padStart(6)} s  ${tekst}`);
  const uitslag = await oefen({ map, secondenVoor: 15, secondenNa: 8, gelijktijdig: 8, voortgang });
  await schrijfUitslag(map, uitslag);
  const { verslag, ...cijfers } = uitslag;
  console.table(Object.fromEntries(Object.entries(cijfers).map(([naam, waarde]) => [naam, { waarde }])));
  console.log('Opgeschreven in docs/proof/herstel.json en docs/proof.md');
  return isGehaald(uitslag) ? 0 : 1;
};
