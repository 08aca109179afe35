import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { lopendeZandbak } from '../cli/lopend';
import { Melding } from '../sandbox/bestanden';
import { leesOfMaakGeheimen } from '../sandbox/geheimen';
import { rolUrl } from '../sandbox/provisioneer';

export type Plaats = {
  /** Address of the database with the role of the gateway. */
  readonly database: string;
  /** Management API of the broker with an administrator, where this tool has it. */
  readonly brokerBeheer: string | undefined;
};

const uitOmgeving = (naam: string): string | undefined => {
  const bestand = process.env[`${naam}_FILE`];
  return process.env[naam] ?? (bestand ? readFileSync(bestand, 'utf8').trim() : undefined);
};

/** Beside a gateway: its own database address. In provisioning: made from the administrator's and the secrets. Else the running sandbox. */
export const vindPlaats = (map: string): Plaats => {
  const brokerBeheer = uitOmgeving('RABBITMQ_BEHEER_URL');
  const eigen = uitOmgeving('DATABASE_URL_SCHRIJF');
  if (eigen) return { database: eigen, brokerBeheer };
  const [beheer, geheimen] = [uitOmgeving('DATABASE_URL'), process.env['SCHAKEL_GEHEIMEN_FILE']];
  if (beheer && geheimen) return { database: rolUrl(beheer, 'gateway_schrijf', leesOfMaakGeheimen(geheimen)), brokerBeheer };
  const { postgres, brokerBeheer: vanZandbak } = lopendeZandbak(map);
  const database = postgres['gateway_schrijf'];
  if (!database) throw new Melding('De draaiende sandbox heeft geen database voor de gateway. Start opnieuw: npm start');
  return { database, brokerBeheer: vanZandbak };
};

/** Who does it stands in the log: as given, or else as whoever is logged in on this machine. */
export const uitvoerder = (gegeven: string | undefined): string => {
  const naam = gegeven ?? process.env['SUDO_USER'] ?? userInfo().username;
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(naam)) throw new Melding('Zeg met --door wie dit doet: letters, cijfers, punt en streepje.');
  return naam;
};
