import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VHOST } from '#shared/contracts/topologie';
import { Melding } from '../sandbox/bestanden';
import { beheerApi } from '../sandbox/broker';
import { DIENSTEN_MET_SCHEMA } from '../sandbox/database';
import { neemSlot } from '../sandbox/slot';
import { hubmap, leesToestand } from '../sandbox/toestand';
import { Sleutelbeheer } from './beheer';
import { Ringen } from './ringen';

type Plaats = { readonly map: string; readonly database: (dienst: string) => string; readonly brokerBeheer: string };

const inZandbak = (map: string): Plaats => {
  const instantie = process.env['SCHAKEL_INSTANTIE'] ?? 'start';
  const toestand = leesToestand(map, instantie);
  if (!toestand) throw new Melding('Er draait geen sandbox. Start die eerst met: npm start. Op een server: geef BEHEER_MAP op, de map van schakel geheimen.');
  const { postgres, brokerBeheer } = toestand.urls;
  return { map: hubmap(map, instantie), database: (dienst) => postgres[`${dienst}_schrijf`] ?? '', brokerBeheer };
};

/** The directory that `schakel geheimen` made, or one with the same files. */
const opServer = (map: string): Plaats => {
  const lees = (naam: string): string => {
    try {
      return readFileSync(join(map, naam), 'utf8').trim();
    } catch {
      throw new Melding(`Het bestand ${join(map, naam)} is niet te lezen.`);
    }
  };
  return { map, database: (dienst) => lees(`${dienst}_database_schrijf`), brokerBeheer: lees('rabbitmq_beheer_url') };
};

type Rij = { readonly name: string; readonly messages?: number };

/** Between services only: what lies ready for a party is not sealed, and what could not be decoded is for a person. */
const onderweg = async (brokerBeheer: string): Promise<number> => {
  const rijen = (await beheerApi(brokerBeheer)('GET', `queues/${VHOST}?columns=name,messages`)) as Rij[];
  return rijen.filter(({ name }) => !name.startsWith('uit.') && !name.endsWith('.dood')).reduce((som, { messages = 0 }) => som + messages, 0);
};

/** One at a time: two people who rotate at once would each write a ring without the other's key. */
export const metSleutelbeheer = async <T>(map: string, doe: (beheer: Sleutelbeheer) => Promise<T>): Promise<T> => {
  const beheermap = process.env['BEHEER_MAP'];
  const plaats = beheermap ? opServer(beheermap) : inZandbak(map);
  const geefVrij = neemSlot(join(plaats.map, 'sleutels', 'slot'), 'sleutels');
  try {
    const databases = Object.fromEntries(DIENSTEN_MET_SCHEMA.map((dienst) => [dienst, plaats.database(dienst)]));
    return await doe(new Sleutelbeheer({ ringen: new Ringen(plaats.map), databases, onderweg: () => onderweg(plaats.brokerBeheer) }));
  } finally {
    geefVrij();
  }
};
