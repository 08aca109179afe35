import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VHOST } from '#shared/contracts/topologie';
import { laadPartijen } from '#shared/policy/partijen';
import { Melding } from '../sandbox/bestanden';
import { DATABASE, metDatabase } from '../sandbox/database';
import { getuigemap } from '../sandbox/diensten';
import { maakGeheimen } from '../sandbox/geheimen';
import { hubmap, leesToestand, type Urls } from '../sandbox/toestand';

/** One hub: where its parts are, for who keeps all of them. */
export type Hubplaats = {
  /** What must be said to write over it. */
  readonly naam: string;
  /** Where its keys and secrets lie: `geheimen.json`, `sleutels/`, `logboek/`. */
  readonly map: string;
  /** Address of the server as its superuser; the database itself is `database`. */
  readonly databaseUrl: string;
  readonly database: string;
  readonly brokerBeheer: string;
  readonly vhost: string;
  readonly amqp: (gebruiker: string) => string;
  /** Where the services write their witnesses, if that is known here. */
  readonly getuige: string | undefined;
  /** Connections with a numbered list. */
  readonly aansluitingen: readonly string[];
  /** The hub itself, as a sender. */
  readonly bron: string;
};

export const BEHEERDER = 'beheer';

const lees = (map: string, naam: string): string => {
  try {
    return readFileSync(join(map, naam), 'utf8').trim();
  } catch {
    throw new Melding(`Het bestand ${join(map, naam)} is niet te lezen.`);
  }
};

/** The parties of the register: those that get deliveries, and the hub among them. */
const partijenVan = (map: string): Pick<Hubplaats, 'aansluitingen' | 'bron'> => {
  const { aansluitingen, hub } = laadPartijen(join(map, 'config'));
  return { aansluitingen: aansluitingen.filter(({ portaal }) => portaal !== true).map(({ naam }) => naam), bron: hub.source };
};

export const zandbakplaats = (map: string, instantie: string, urls: Pick<Urls, 'amqp' | 'postgres' | 'brokerBeheer'>): Hubplaats => ({
  naam: instantie,
  map: hubmap(map, instantie),
  databaseUrl: urls.postgres['beheer'] ?? '',
  database: DATABASE,
  brokerBeheer: urls.brokerBeheer,
  vhost: VHOST,
  amqp: (gebruiker) => urls.amqp[gebruiker] ?? '',
  getuige: getuigemap(hubmap(map, instantie)),
  ...partijenVan(map),
});

/** The directory that `schakel geheimen` made, or one with the same files. The passwords are those that lie there when they are needed. */
const serverplaats = (map: string, beheermap: string, getuige: string | undefined): Hubplaats => {
  const databaseUrl = lees(beheermap, 'database_beheer_url');
  const brokerBeheer = lees(beheermap, 'rabbitmq_beheer_url');
  const { username, password } = new URL(brokerBeheer);
  const amqp = (gebruiker: string): string => {
    const url = new URL(lees(beheermap, 'gateway_amqp_url'));
    const beheer = gebruiker === BEHEERDER;
    url.username = beheer ? username : gebruiker;
    url.password = beheer ? password : maakGeheimen(beheermap).geheim(`broker.${gebruiker}`);
    return url.toString();
  };
  return { naam: `${new URL(databaseUrl).host}/${DATABASE}`, map: beheermap, databaseUrl, database: DATABASE, brokerBeheer, vhost: VHOST, amqp, getuige, ...partijenVan(map) };
};

export const serverUitOmgeving = (map: string, getuige: string | undefined): Hubplaats | undefined => {
  const beheermap = process.env['BEHEER_MAP'];
  return beheermap === undefined ? undefined : serverplaats(map, beheermap, getuige);
};

/** The hub that runs here. */
export const draaiendeHub = (map: string, instantie: string, getuige?: string): Hubplaats => {
  const server = serverUitOmgeving(map, getuige);
  if (server) return server;
  const toestand = leesToestand(map, instantie);
  if (!toestand) throw new Melding('Er draait geen sandbox. Start die eerst met: npm start. Op een server: geef BEHEER_MAP op, de map van schakel geheimen.');
  return zandbakplaats(map, instantie, toestand.urls);
};

export const urlVan = ({ databaseUrl, database }: Hubplaats): string => metDatabase(databaseUrl, database);
