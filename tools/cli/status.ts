import { parseArgs } from 'node:util';
import { VHOST } from '#shared/contracts/topologie';
import { beheerApi } from '../sandbox/broker';
import { leesToestand } from '../sandbox/toestand';
import { metRegister } from '../toegang/blokkades';
import { regelVan } from './blokkades';

export const uitleg = 'toont of de sandbox draait, hoe het met elke dienst is, wat er in de wachtrijen staat en wie geblokkeerd is';

const gezond = async (adres: string): Promise<boolean> => {
  try {
    return (await fetch(`${adres}/health/ready`, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
};

type Rij = { readonly name: string; readonly messages?: number; readonly consumers?: number };

export const voerUit = async (args: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  const { values } = parseArgs({ args: [...args], options: { instantie: { type: 'string', default: 'start' } } });
  const toestand = leesToestand(map, values.instantie);
  if (!toestand) {
    console.log('De sandbox draait niet. Starten: npm start');
    return 1;
  }
  console.log(`De sandbox draait sinds ${toestand.gestartOp}: ${toestand.urls.http}`);
  const diensten = await Promise.all(Object.entries(toestand.urls.operaties).map(async ([naam, adres]) => ({ naam, goed: await gezond(adres) })));
  for (const { naam, goed } of diensten) console.log(`  ${naam.padEnd(32)} ${goed ? 'in orde' : 'niet bereikbaar of niet gereed'}`);
  const rijen = (await beheerApi(toestand.urls.brokerBeheer)('GET', `queues/${VHOST}?columns=name,messages,consumers`)) as Rij[];
  for (const { name, messages = 0, consumers = 0 } of rijen) console.log(`  ${name.padEnd(32)} ${messages} wachtend, ${consumers} lezer(s)`);
  const geblokkeerd = await metRegister(toestand.urls.postgres['gateway_schrijf'] ?? '', (register) => register.lijst());
  for (const blokkade of geblokkeerd) console.log(`  geblokkeerd: ${regelVan(blokkade)}`);
  return diensten.every(({ goed }) => goed) ? 0 : 1;
};
