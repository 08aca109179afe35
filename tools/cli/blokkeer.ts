import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { laadPartijen, type Partijen } from '#shared/policy/partijen';
import { Melding } from '../sandbox/bestanden';
import { metRegister, type Blokkaderegister, type Soort } from '../toegang/blokkades';
import { uitvoerder, vindPlaats } from '../toegang/plaats';
import { isReden, REDENEN } from '../toegang/redenen';
import { sluitWachtrij } from '../toegang/wachtrij';

export const uitleg = 'sluit een aansluiting, medewerker of leverancier meteen buiten: schakel blokkeer <naam> --reden <code>';
const HULP = `Gebruik: schakel blokkeer <aansluiting | actorId | OIN van een leverancier> --reden <code> [--door <wie>]
${Object.entries(REDENEN).map(([code, tekst]) => `  ${code.padEnd(20)} ${tekst}`).join('\n')}`;

const OPTIES = { reden: { type: 'string', default: '' }, door: { type: 'string' } } as const;
const partijenIn = (map: string): Partijen => laadPartijen(process.env['CONFIG_MAP'] ?? join(map, 'config'));
const OIN = /^\d{20}$/;

/** An OIN shuts out who calls with it. The queues of a party with that number are a matter of its connections. */
export const eigenAansluitingen = (oin: string, { aansluitingen }: Pick<Partijen, 'aansluitingen'>): string[] => aansluitingen.filter(({ source }) => source.startsWith(`urn:nld:oin:${oin}:`)).map(({ naam }) => naam);

const soortVan = async (naam: string, register: Blokkaderegister, map: string): Promise<Soort> => {
  if (OIN.test(naam)) return 'LEVERANCIER';
  const partijen = partijenIn(map);
  if (partijen.aansluiting(naam)) return 'AANSLUITING';
  if (partijen.medewerkerOoit(naam) || (await register.kentMedewerker(naam))) return 'MEDEWERKER';
  throw new Melding(`${naam} is geen aansluiting, geen medewerker en geen OIN. Aansluitingen: ${partijen.aansluitingen.map((een) => een.naam).join(', ')}`);
};

/** The gateway first: it delivers nothing more to a queue that is closed after it. */
export const voerUit = async (args: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIES, allowPositionals: true });
  const [naam, teveel] = positionals;
  const { reden } = values;
  if (naam === undefined || teveel !== undefined || !isReden(reden)) {
    console.error(HULP);
    return 2;
  }
  const { database, brokerBeheer } = vindPlaats(map);
  const door = uitvoerder(values.door);
  const { soort, nieuw } = await metRegister(database, async (register) => {
    const gevonden = await soortVan(naam, register, map);
    return { soort: gevonden, nieuw: await register.zet({ naam, soort: gevonden, reden, door }) };
  });
  console.log(nieuw ? `${naam} is geblokkeerd, op elke gateway binnen een seconde.` : `${naam} was al geblokkeerd.`);
  const open = soort === 'LEVERANCIER' ? eigenAansluitingen(naam, partijenIn(map)) : [];
  if (open.length > 0) console.log(`Let op: de wachtrij van deze partij is nog open, en een leverancier mag nog voor haar bellen. Blokkeer ook: ${open.join(', ')}.`);
  if (soort !== 'AANSLUITING') return 0;
  if (brokerBeheer) {
    await sluitWachtrij(brokerBeheer, naam);
    console.log('De wachtrij is dicht en de verbindingen zijn verbroken. Wat klaarstaat, blijft staan.');
  } else console.log(`De eigen wachtrij is nog te lezen: geef RABBITMQ_BEHEER_URL op en blokkeer nog eens, of laat een beheerder de rechten van uit.${naam} wegnemen.`);
  return 0;
};
