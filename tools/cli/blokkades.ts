import { metRegister, type Blokkade } from '../toegang/blokkades';
import { vindPlaats } from '../toegang/plaats';

export const uitleg = 'toont wie er geblokkeerd is, sinds wanneer, waarom en door wie';
export const argumenten = 0;

export const regelVan = ({ naam, soort, reden, door, sinds }: Blokkade): string => `${naam.padEnd(32)} ${soort.toLowerCase().padEnd(12)} ${reden.padEnd(20)} sinds ${sinds.toISOString()} door ${door}`;

export const voerUit = async (_: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  const lijst = await metRegister(vindPlaats(map).database, (register) => register.lijst());
  console.log(lijst.length === 0 ? 'Niemand is geblokkeerd.' : lijst.map(regelVan).join('\n'));
  return 0;
};
