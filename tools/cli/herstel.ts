import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serverUitOmgeving, urlVan, draaiendeHub, zandbakplaats, type Hubplaats } from '../backup/plaats';
import { zoekProgramma } from '../backup/programma';
import { herstel, herstelSleutels, leesGeheimeSleutel, type Verslag } from '../backup/terug';
import { leesLijst, ontbrekende } from '../backup/vergelijk';
import { voorzieningVan } from '../backup/voorziening';
import { schrijfJson } from '../sandbox/bestanden';
import { hubmap } from '../sandbox/toestand';
import { startZandbak } from '../sandbox/zandbak';

export const uitleg = 'zet een back-up terug in een lege hub en zegt wat erna kwam; --vergelijk <lijst> noemt wat een partij mist';

const GEBRUIK = `Gebruik:
  schakel herstel --van <map> --met <geheim.pem> [--sleutels-van <map> --sleutels-met <ander geheim.pem>] [--over <naam van de hub>] [--getuige <map>]
  schakel herstel --vergelijk <lijst.jsonl>    per regel {"source": …, "id": …} van een aangenomen bericht, of met "aansluiting" erbij van een ontvangen levering`;

const OPTIES = {
  van: { type: 'string' },
  met: { type: 'string' },
  'sleutels-van': { type: 'string' },
  'sleutels-met': { type: 'string' },
  over: { type: 'string' },
  getuige: { type: 'string' },
  vergelijk: { type: 'string' },
} as const;

type Waarden = { -readonly [N in keyof typeof OPTIES]?: string };

const vertelLogs = ({ logboeken }: Verslag): void => {
  for (const { dienst, records, bevindingen, daarna } of logboeken) {
    console.log(`  ${dienst}: ${records} records, ${bevindingen.length === 0 ? 'keten en handtekeningen in orde' : `NIET IN ORDE: ${bevindingen.slice(0, 5).join('; ')}`}`);
    if (daarna && daarna.records > 0) console.log(`    volgens de getuige kwamen er daarna nog ${daarna.records} records bij, de laatste om ${daarna.laatsteOp}: die zijn weg`);
    if (!daarna) console.log('    zonder getuige is niet te zien hoeveel er daarna nog bij kwam');
  }
};

const vertel = (verslag: Verslag): void => {
  const { manifest, verschillen, hervattingen, opnieuwGezegd } = verslag;
  console.log(`\nTeruggezet tot ${manifest.peilmoment}. Wat daarna werd aangenomen is hier niet.`);
  for (const verschil of verschillen) console.log(`  NIET GELIJK: ${verschil}`);
  vertelLogs(verslag);
  for (const { aansluiting, laatste, eerste, opnieuw } of hervattingen) console.log(`  ${aansluiting}: leveringen waren tot ${laatste}, gaan verder bij ${eerste}; ${opnieuw} gaan nog eens naar de wachtrij`);
  console.log(`  ${opnieuwGezegd} berichten tussen diensten opnieuw gezegd`);
  if (!manifest.onderweg.rust) console.log('  LET OP: toen deze back-up werd gemaakt raakten de diensten niet bij; er kunnen berichten tussen twee diensten ontbreken.');
  console.log('\nVraag elke partij wat zij daarna stuurde en kreeg, en vergelijk: schakel herstel --vergelijk <lijst>. Herhaal blokkades van daarna. Zie docs/draaiboeken/herstel.md.');
};

const isGoed = ({ verschillen, logboeken, manifest }: Verslag): boolean => verschillen.length === 0 && manifest.onderweg.rust && logboeken.every(({ bevindingen }) => bevindingen.length === 0);

const zetTerug = async (map: string, plaats: Hubplaats, sandbox: boolean, { van = '', met = '', over }: Waarden): Promise<number> => {
  const verslag = await herstel({ plaats, van, sleutel: leesGeheimeSleutel(met), programma: await zoekProgramma(map, console.error), voorziening: voorzieningVan(plaats, map, sandbox), over, voortgang: console.log });
  const bestand = join(plaats.map, `herstel-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`);
  schrijfJson(bestand, verslag);
  vertel(verslag);
  console.log(`Het verslag staat in ${bestand}.`);
  return isGoed(verslag) ? 0 : 1;
};

const herstelSleutelsUit = async (map: string, naam: string, { over, 'sleutels-van': van, 'sleutels-met': met }: Waarden): Promise<void> => {
  if (van === undefined || met === undefined) return;
  const aantal = await herstelSleutels(van, leesGeheimeSleutel(met), map, over === naam);
  console.log(`${aantal} bestanden met sleutels en geheimen teruggezet in ${map}`);
};

/** The broker and database of a sandbox, without services, for as long as it takes. */
const inZandbak = async (map: string, instantie: string, waarden: Waarden): Promise<number> => {
  await herstelSleutelsUit(hubmap(map, instantie), instantie, waarden);
  const zandbak = await startZandbak({ instantie, map, metDiensten: false, voortgang: console.log });
  try {
    return await zetTerug(map, zandbakplaats(map, instantie, zandbak.urls), true, waarden);
  } finally {
    await zandbak.stop();
  }
};

const opServer = async (map: string, plaats: Hubplaats, waarden: Waarden): Promise<number> => {
  await herstelSleutelsUit(plaats.map, plaats.naam, waarden);
  return zetTerug(map, plaats, process.env['SCHAKEL_OMGEVING'] === 'sandbox', waarden);
};

const vergelijk = async (map: string, instantie: string, bestand: string): Promise<number> => {
  const weg = await ontbrekende(urlVan(draaiendeHub(map, instantie)), leesLijst(bestand));
  for (const bekend of weg) console.log(JSON.stringify(bekend));
  console.error(weg.length === 0 ? 'Alles van deze lijst is er.' : `${weg.length} van deze lijst is er niet. Aangenomen berichten: laat de afzender ze nog eens sturen, met hetzelfde id.`);
  return weg.length === 0 ? 0 : 1;
};

export const voerUit = async (args: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  const { values } = parseArgs({ args: [...args], options: OPTIES });
  const instantie = process.env['SCHAKEL_INSTANTIE'] ?? 'start';
  if (values.vergelijk !== undefined) return vergelijk(map, instantie, values.vergelijk);
  if (!values.van || !values.met || (values['sleutels-van'] === undefined) !== (values['sleutels-met'] === undefined)) {
    console.error(GEBRUIK);
    return 2;
  }
  const server = serverUitOmgeving(map, values.getuige);
  return server ? opServer(map, server, values) : inZandbak(map, instantie, values);
};
