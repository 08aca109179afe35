import { parseArgs } from 'node:util';
import { metRegister } from '../toegang/blokkades';
import { uitvoerder, vindPlaats } from '../toegang/plaats';
import { openWachtrij } from '../toegang/wachtrij';

export const uitleg = 'laat weer toe wie geblokkeerd was: schakel deblokkeer <naam>';

const OPTIES = { door: { type: 'string' } } as const;

export const voerUit = async (args: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIES, allowPositionals: true });
  const [naam, teveel] = positionals;
  if (naam === undefined || teveel !== undefined) {
    console.error('Gebruik: schakel deblokkeer <naam> [--door <wie>]');
    return 2;
  }
  const { database, brokerBeheer } = vindPlaats(map);
  const door = uitvoerder(values.door);
  const was = await metRegister(database, (register) => register.hefOp(naam, door));
  if (!was) {
    console.error(`${naam} was niet geblokkeerd. Alle blokkades: npx schakel blokkades`);
    return 1;
  }
  console.log(`${naam} mag weer. Wat intussen klaarstond, wordt in volgorde bezorgd.`);
  if (was.soort !== 'AANSLUITING') return 0;
  if (brokerBeheer) await openWachtrij(brokerBeheer, naam);
  else console.log(`De rechten op de wachtrij zijn niet gezet: geef RABBITMQ_BEHEER_URL op bij npx schakel voorzie, dat zet ze weer.`);
  return 0;
};
