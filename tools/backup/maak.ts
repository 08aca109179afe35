import { createPublicKey, randomUUID, type KeyObject } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { metClient } from '#shared/persistence/client';
import { Melding, schrijfJson, type Voortgang } from '../sandbox/bestanden';
import { beheerApi } from '../sandbox/broker';
import { neemSlot } from '../sandbox/slot';
import { MANIFEST, meetBestand, type Manifest } from './manifest';
import { Meelezer, type Kopie } from './onderweg';
import { BEHEERDER, urlVan, type Hubplaats } from './plaats';
import type { Programma } from './programma';
import { standVan, tellersVan, type Stand } from './stand';
import { pakSleutels } from './sleutelarchief';
import { verzegel, type Bron } from './verzegeld';

export type Backupopties = {
  readonly plaats: Hubplaats;
  /** Two places with two keepers: with both, and only then, somebody can read what is in it. */
  readonly naar: string;
  readonly sleutelsNaar: string;
  readonly ontvanger: KeyObject;
  readonly sleutelontvanger: KeyObject;
  readonly programma: Programma;
  readonly versie: string;
  readonly voortgang: Voortgang;
  /** How long at most until the services have taken what lay ready for them. */
  readonly geduldMs?: number;
  /** How long somebody may still be busy with what he took: longer than the gateway goes on trying one message. */
  readonly adempauzeMs?: number;
};

/** What is no row of the database, and no key. */
export type Inrichting = {
  readonly definities: unknown;
  readonly onderweg: readonly Kopie[];
  /** How many messages lay ready for each party, unread. */
  readonly rijen: Readonly<Record<string, number>>;
  /** Last number handed over per connection, from before the queues were looked at. */
  readonly overgedragen: Readonly<Record<string, number>>;
  /** Per service the lines it had written outside the database, and the public keys to judge them by. */
  readonly getuigen: Readonly<Record<string, string>>;
  readonly logboeksleutels: Readonly<Record<string, string>>;
};

export const leesOpenbareSleutel = (pad: string): KeyObject => {
  try {
    const sleutel = createPublicKey(readFileSync(pad));
    if (sleutel.asymmetricKeyType === 'x25519') return sleutel;
  } catch {
    // said below, without the words of the parser
  }
  throw new Melding(`${pad} is geen openbare X25519-sleutel. Maak een paar met: npx schakel backup --sleutelpaar <map>`);
};

const ligtIn = (map: string, andere: string): boolean => !relative(resolve(andere), resolve(map)).startsWith('..');

const keurPlekken = ({ naar, sleutelsNaar, ontvanger, sleutelontvanger }: Backupopties): void => {
  if (ligtIn(naar, sleutelsNaar) || ligtIn(sleutelsNaar, naar)) throw new Melding('De sleutels horen ergens anders dan de gegevens, en niet in elkaars map: geef --naar en --sleutels-naar elk een eigen plek.');
  if (ontvanger.equals(sleutelontvanger)) throw new Melding('Wie de gegevens kan openen mag de sleutels niet kunnen openen: geef --voor en --sleutels-voor elk een eigen sleutel.');
};

/** What an operator sees at work in the database. */
const NAAM = 'schakel.backup';

const schrijf = (map: string, bestand: string, inhoud: Bron, ontvanger: KeyObject): Promise<void> => pipeline(verzegel(inhoud, ontvanger), createWriteStream(join(map, bestand), { mode: 0o600, flush: true }));

const json = (waarde: unknown): Bron => [Buffer.from(JSON.stringify(waarde))];

const inMap = (map: string | undefined, eind: string): Record<string, string> =>
  map !== undefined && existsSync(map) ? Object.fromEntries(readdirSync(map).filter((naam) => naam.endsWith(eind)).map((naam) => [naam, readFileSync(join(map, naam), 'utf8')])) : {};

const overgedragen = (plaats: Hubplaats): Promise<Record<string, number>> =>
  metClient(urlVan(plaats), NAAM, async (client) => {
    const { rows } = await client.query<{ aansluiting: string; volgnr: number }>('SELECT aansluiting, max(volgnr)::float8 AS volgnr FROM gateway.levering WHERE overgedragen_op IS NOT NULL GROUP BY 1');
    return Object.fromEntries(rows.map(({ aansluiting, volgnr }) => [aansluiting, volgnr]));
  });

type Broker = { readonly definities: unknown; readonly rijen: Record<string, number>; readonly versie: string };

const leesBroker = async ({ brokerBeheer, vhost }: Hubplaats): Promise<Broker> => {
  const vraag = beheerApi(brokerBeheer);
  const rijen = (await vraag('GET', `queues/${encodeURIComponent(vhost)}?columns=name,messages`)) as { name: string; messages?: number }[];
  const { rabbitmq_version: versie } = (await vraag('GET', 'overview?columns=rabbitmq_version')) as { rabbitmq_version: string };
  return { definities: await vraag('GET', 'definitions'), versie, rijen: Object.fromEntries(rijen.filter(({ name }) => name.startsWith('uit.')).map(({ name, messages = 0 }) => [name.slice('uit.'.length), messages])) };
};

type Snede = { readonly stand: Stand; readonly peilmoment: string; readonly postgres: string };

/** One snapshot for the dump and for the numbers about it; all services share one database, so it is one moment for all of them. */
const neemDatabase = ({ plaats, programma, ontvanger }: Backupopties, map: string, naSnede: () => Promise<void>): Promise<Snede> =>
  metClient(urlVan(plaats), NAAM, async (client) => {
    const { rows: nu } = await client.query<{ nu: Date; versie: string }>(`SELECT clock_timestamp() AS nu, current_setting('server_version') AS versie`);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ snede: string }>('SELECT pg_export_snapshot() AS snede');
    const tellers = await tellersVan(client);
    const dump = programma('pg_dump', ['--format=custom', '--compress=5', '--no-unlogged-table-data', '--lock-wait-timeout=30s', `--snapshot=${rows[0]?.snede}`], urlVan(plaats));
    const geschreven = schrijf(map, 'gegevens.schakel', dump.uit, ontvanger);
    const [stand] = await Promise.all([standVan(client), naSnede(), geschreven, dump.klaar]);
    return { stand: { ...stand, tellers }, peilmoment: nu[0]?.nu.toISOString() ?? '', postgres: nu[0]?.versie.split(' ')[0] ?? '' };
  });

type Genomen = Snede & { readonly broker: Broker; readonly onderweg: readonly Kopie[]; readonly rust: boolean };

/** Listens first, then waits, then looks: nothing that was said is in neither of the three. */
const neem = async (opties: Backupopties, map: string): Promise<Genomen> => {
  const { plaats, geduldMs = 60_000, adempauzeMs = 6000, ontvanger, voortgang } = opties;
  const meelezer = await Meelezer.begin(plaats.amqp(BEHEERDER));
  try {
    const eerder = await overgedragen(plaats);
    const rust = await meelezer.rust(geduldMs, adempauzeMs);
    if (!rust) voortgang(`De diensten raken in ${geduldMs / 1000} s niet bij: wat nu tussen twee diensten ligt kan in deze back-up ontbreken.`);
    const broker = await leesBroker(plaats);
    let onderweg: readonly Kopie[] = [];
    const snede = await neemDatabase(opties, map, async () => void (onderweg = await meelezer.einde()));
    const inrichting: Inrichting = { definities: broker.definities, onderweg, rijen: broker.rijen, overgedragen: eerder, getuigen: inMap(plaats.getuige, '.jsonl'), logboeksleutels: inMap(join(plaats.map, 'logboek', 'openbaar'), '.pem') };
    await schrijf(map, 'inrichting.schakel', json(inrichting), ontvanger);
    return { ...snede, broker, onderweg, rust };
  } finally {
    await meelezer.sluit();
  }
};

/** Complete or absent: both directories get their names at the end. Gives the name, which is the same in both places. */
export const maakBackup = async (opties: Backupopties): Promise<{ naam: string; manifest: Manifest }> => {
  keurPlekken(opties);
  const { plaats, versie, sleutelontvanger, voortgang } = opties;
  const begonnenOp = new Date().toISOString();
  const naam = `${begonnenOp.replaceAll(/[:.]/g, '-')}`;
  const werk = [opties.naar, opties.sleutelsNaar].map((map) => join(map, `${naam}.bezig`)) as [string, string];
  const [gegevens, sleutels] = werk;
  // Nobody replaces or destroys a key between the copy of the keys and that of what hangs on them.
  const geefSleutelsVrij = neemSlot(join(plaats.map, 'sleutels', 'slot'), 'sleutels');
  for (const map of werk) mkdirSync(map, { recursive: true, mode: 0o700 });
  try {
    await schrijf(sleutels, 'sleutels.schakel', json(pakSleutels(plaats.map)), sleutelontvanger);
    const { stand, peilmoment, postgres, broker, onderweg, rust } = await neem(opties, gegevens);
    const manifest: Manifest = {
      vorm: 1, id: randomUUID(), hub: plaats.naam, versie, postgres, rabbitmq: broker.versie, begonnenOp, peilmoment, klaarOp: new Date().toISOString(),
      onderdelen: { gegevens: await meetBestand(gegevens, 'gegevens.schakel'), inrichting: await meetBestand(gegevens, 'inrichting.schakel'), sleutels: await meetBestand(sleutels, 'sleutels.schakel') },
      stand, onderweg: { meegenomen: onderweg.length, rust },
    };
    for (const map of werk) schrijfJson(join(map, MANIFEST), manifest);
    for (const map of werk) renameSync(map, map.slice(0, -'.bezig'.length));
    voortgang(`Alles wat voor ${peilmoment} is beantwoord zit in deze back-up.`);
    return { naam, manifest };
  } catch (fout) {
    for (const map of werk) rmSync(map, { recursive: true, force: true });
    throw fout;
  } finally {
    geefSleutelsVrij();
  }
};
