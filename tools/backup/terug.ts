import { createPrivateKey, type KeyObject } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { metClient } from '#shared/persistence/client';
import { Melding, type Voortgang } from '../sandbox/bestanden';
import { volleRijen, zetBrokerTerug } from './brokerherstel';
import { keurLog, type Logherstel } from './logkeuring';
import type { Inrichting } from './maak';
import { keurOnderdeel, leesManifest, type Manifest } from './manifest';
import { verzorgNa, type Hervatting } from './nazorg';
import { zegOpnieuw } from './onderweg';
import { urlVan, type Hubplaats } from './plaats';
import type { Programma } from './programma';
import { zetSleutelsNeer, type Sleutelarchief } from './sleutelarchief';
import { standVan, tellersVan, verschilVan } from './stand';
import { open, verzamel } from './verzegeld';

/** What must be there for the hub and is in no backup: the roles with their passwords before, the rest of the plan after. */
export type Voorziening = { readonly rollen: () => Promise<void>; readonly database: () => Promise<void>; readonly broker: () => Promise<void> };

export type Herstelopties = {
  readonly plaats: Hubplaats;
  readonly van: string;
  readonly sleutel: KeyObject;
  readonly programma: Programma;
  readonly voorziening: Voorziening;
  /** The name of the hub that may be written over. */
  readonly over?: string | undefined;
  readonly voortgang: Voortgang;
};

export type Verslag = {
  readonly manifest: Manifest;
  readonly verschillen: readonly string[];
  readonly logboeken: readonly Logherstel[];
  readonly hervattingen: readonly Hervatting[];
  readonly opnieuwGezegd: number;
  /** Seconds per step. */
  readonly tijden: Readonly<Record<string, number>>;
};

export const leesGeheimeSleutel = (pad: string): KeyObject => {
  const bestand = process.env['SLEUTEL_WACHTWOORD_FILE'];
  try {
    const sleutel = createPrivateKey({ key: readFileSync(pad), ...(bestand ? { passphrase: readFileSync(bestand, 'utf8').trim() } : {}) });
    if (sleutel.asymmetricKeyType === 'x25519') return sleutel;
  } catch {
    // said below, without the words of the parser
  }
  throw new Melding(`${pad} is geen leesbare geheime X25519-sleutel. Zit er een wachtwoord op: geef SLEUTEL_WACHTWOORD_FILE op.`);
};

const json = async <T>(pad: string, sleutel: KeyObject): Promise<T> => JSON.parse((await verzamel(open(createReadStream(pad) as AsyncIterable<Buffer>, sleutel))).toString('utf8')) as T;

/** Before the rest, and before a sandbox starts: the secrets are those of the servers that start with them. */
export const herstelSleutels = async (van: string, sleutel: KeyObject, naar: string, over: boolean): Promise<number> => {
  const pad = await keurOnderdeel(van, leesManifest(van), 'sleutels');
  return zetSleutelsNeer(naar, await json<Sleutelarchief>(pad, sleutel), over);
};

const metHerstel = <T>(url: string, doe: (client: Client) => Promise<T>): Promise<T> => metClient(url, 'schakel.herstel', doe);

const TABELLEN = `SELECT count(*)::int AS aantal FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^(pg_|information_schema$|sandbox$)'`;
const SESSIES = `SELECT count(*)::int AS aantal, string_agg(DISTINCT usename::text, ', ') AS wie FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()`;

const databaseBestaat = (plaats: Hubplaats): Promise<boolean> => metHerstel(plaats.databaseUrl, async (client) => (await client.query('SELECT FROM pg_database WHERE datname = $1', [plaats.database])).rowCount === 1);

const tabellenIn = (plaats: Hubplaats): Promise<number> => metHerstel(urlVan(plaats), async (client) => (await client.query<{ aantal: number }>(TABELLEN)).rows[0]?.aantal ?? 0);

/** Nothing is written over by mistake, and nothing while somebody works in it. */
const keurDoel = async (plaats: Hubplaats, over: string | undefined): Promise<void> => {
  const { rows } = await metHerstel(plaats.databaseUrl, (client) => client.query<{ aantal: number; wie: string | null }>(SESSIES, [plaats.database]));
  if ((rows[0]?.aantal ?? 0) > 0) throw new Melding(`In de database ${plaats.database} wordt nog gewerkt (${rows[0]?.wie}). Stop eerst alle diensten.`);
  const tabellen = (await databaseBestaat(plaats)) ? await tabellenIn(plaats) : 0;
  const rijen = await volleRijen(plaats);
  if (tabellen === 0 && rijen.length === 0) return;
  if (over === plaats.naam) return;
  const wat = [...(tabellen > 0 ? [`${tabellen} tabellen`] : []), ...(rijen.length > 0 ? [`berichten in ${rijen.join(', ')}`] : [])].join(' en ');
  throw new Melding(`Deze hub is niet leeg: ${wat}. Er is niets veranderd. Moet dit echt weg, noem hem dan: --over ${plaats.naam}`);
};

const vulDatabase = async ({ plaats, sleutel, programma, voorziening }: Herstelopties, dump: string): Promise<void> => {
  await voorziening.rollen();
  await metHerstel(plaats.databaseUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${plaats.database}`);
    await client.query(`CREATE DATABASE ${plaats.database}`);
  });
  // All of it or nothing: a database that is half there would look like a hub.
  const terug = programma('pg_restore', ['--exit-on-error', '--single-transaction', `--dbname=${plaats.database}`], urlVan(plaats));
  terug.uit.resume();
  await Promise.all([pipeline(open(createReadStream(dump) as AsyncIterable<Buffer>, sleutel), terug.in).catch(async (fout: unknown) => {
    await terug.klaar;
    throw fout;
  }), terug.klaar]);
  await voorziening.database();
};

/** What the witness says from here on is of another chain than what it said before: its file is kept, and a new one begun. */
const zetGetuigenApart = (getuige: string | undefined, diensten: readonly string[], stempel: string): void => {
  for (const dienst of diensten) {
    const bestand = getuige && join(getuige, `${dienst}.jsonl`);
    if (bestand && existsSync(bestand)) renameSync(bestand, join(getuige, `${dienst}.voor-herstel-${stempel}.jsonl`));
  }
};

const keurLogs = (plaats: Hubplaats, manifest: Manifest, { logboeksleutels }: Inrichting): Promise<Logherstel[]> =>
  metHerstel(urlVan(plaats), async (client) => {
    const logboeken: Logherstel[] = [];
    for (const dienst of Object.keys(manifest.stand.zegels)) {
      const sleutels = Object.entries(logboeksleutels).filter(([naam]) => naam.startsWith(`${dienst}.`)).map(([, pem]) => pem);
      logboeken.push(await keurLog(client, dienst, sleutels, manifest, plaats.getuige));
    }
    return logboeken;
  });

class Stappen {
  readonly tijden: Record<string, number> = {};

  constructor(private readonly voortgang: Voortgang) {}

  async doe<T>(naam: string, werk: () => Promise<T>): Promise<T> {
    this.voortgang(naam);
    const begin = performance.now();
    const uitkomst = await werk();
    this.tijden[naam] = Math.round(performance.now() - begin) / 1000;
    return uitkomst;
  }
}

/** Restores database and broker; the keys must be there already. Services start afterwards, when somebody has read the report. */
export const herstel = async (opties: Herstelopties): Promise<Verslag> => {
  const { plaats, van, sleutel, over, voortgang } = opties;
  const manifest = leesManifest(van);
  const stappen = new Stappen(voortgang);
  const delen = await stappen.doe('back-up nakijken', async () => {
    const [dump, overig] = [await keurOnderdeel(van, manifest, 'gegevens'), await keurOnderdeel(van, manifest, 'inrichting')];
    return { dump, inrichting: await json<Inrichting>(overig, sleutel) };
  });
  await keurDoel(plaats, over);
  await stappen.doe('database terugzetten', () => vulDatabase(opties, delen.dump));
  const verschillen = await stappen.doe('database vergelijken', () => metHerstel(urlVan(plaats), async (client) => verschilVan(manifest.stand, { ...(await standVan(client)), tellers: await tellersVan(client) })));
  const logboeken = await stappen.doe('logboeken keuren', () => keurLogs(plaats, manifest, delen.inrichting));
  const nu = new Date();
  const hervattingen = await stappen.doe('leveringen hervatten', () => metHerstel(urlVan(plaats), (client) => verzorgNa(client, { manifest, inrichting: delen.inrichting, aansluitingen: plaats.aansluitingen, bron: plaats.bron, nu })));
  await stappen.doe('broker terugzetten', async () => {
    await zetBrokerTerug(plaats, delen.inrichting.definities);
    await opties.voorziening.broker();
    await zegOpnieuw(delen.inrichting.onderweg, plaats.amqp);
  });
  zetGetuigenApart(plaats.getuige, Object.keys(manifest.stand.zegels), nu.toISOString().replaceAll(/[:.]/g, '-'));
  return { manifest, verschillen, logboeken, hervattingen, opnieuwGezegd: delen.inrichting.onderweg.length, tijden: stappen.tijden };
};
