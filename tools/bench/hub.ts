import { KeyObject, webcrypto } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { exportJWK } from 'jose';
import { Pool } from 'pg';
import { haalToken } from '../cli/token';
import type { Voortgang } from '../sandbox/bestanden';
import { DIENSTEN_MET_SCHEMA } from '../sandbox/database';
import { hubmap, type Urls } from '../sandbox/toestand';
import { startZandbak, type Zandbak } from '../sandbox/zandbak';
import { DAG, ZENDER } from './bericht';
import type { Doel } from './gang';
import { COACH, GEMEENTE } from './inwoners';
import { Kind } from './kind';
import { processenVan } from './verbruik';
import type { Toegang } from './klant';

/** Without the pages for staff and without Werkzaak's own side: those are clients, and the party that measures takes their place. */
export const HUBDELEN = DIENSTEN_MET_SCHEMA;
const DIENSTEN = ['oidc', 'post', ...HUBDELEN];
const ALGORITME = { name: 'ECDSA', namedCurve: 'P-256' } as const;

export type Proefhub = {
  readonly zandbak: Zandbak;
  readonly klant: Kind;
  readonly gemeenten: readonly string[];
  readonly beheer: Pool;
  /** Process ids of everything of this hub, clients included. */
  readonly processen: () => Record<string, number>;
  readonly opgestartMs: number;
  readonly stop: () => Promise<void>;
};

export type Proefhubopties = {
  readonly map: string;
  readonly instantie: string;
  readonly voortgang: Voortgang;
  /** Those that the residents live in; their queues are read. */
  readonly gemeenten?: readonly string[];
};

/** As in production: every token bound to a key. Only the brake per connection is off, because here one connection is everybody. */
const alsInProductie = (dienst: string, env: Readonly<Record<string, string>>): Record<string, string> =>
  dienst === 'gateway' ? { ...env, TOKENBINDING: 'verplicht', VERZOEKEN_PER_SECONDE: '1000000' } : { ...env };

/** The address of the administrator in the database of the hub. */
export const beheerUrl = ({ urls }: Zandbak): string => {
  const [url, hub] = [new URL(urls.postgres['beheer'] ?? ''), new URL(urls.postgres['gateway_schrijf'] ?? '')];
  url.pathname = hub.pathname;
  return url.toString();
};

const toegangVan = async ({ urls }: Zandbak, aansluiting = ZENDER): Promise<Toegang> => {
  const { privateKey, publicKey } = await webcrypto.subtle.generateKey(ALGORITME, true, ['sign', 'verify']);
  const publiek = await exportJWK(publicKey);
  const token = await haalToken({
    tokenUrl: `${urls.oidc}/token`,
    clientId: aansluiting,
    jwkBestand: join(urls.aansluitingsleutels, `${aansluiting}.json`),
    bewijssleutel: { prive: privateKey, publiek },
  });
  return { token, prive: KeyObject.from(privateKey).export({ format: 'jwk' }), publiek };
};

const zetKlok = async (http: string): Promise<void> => {
  const antwoord = await fetch(`${http}/sandbox/klok`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ moment: `${DAG}T09:00` }) });
  if (!antwoord.ok) throw new Error(`klok: ${antwoord.status}`);
};

/** Waits until nothing moves any more; asks seldom, because asking costs the hub something too. */
export const wachtOpRust = async ({ zandbak: { urls } }: Pick<Proefhub, 'zandbak'>, ms: number): Promise<boolean> => {
  for (const einde = Date.now() + ms; Date.now() < einde; await wacht(500)) {
    const { inRust } = (await (await fetch(`${urls.http}/sandbox/rust`)).json()) as { inRust: boolean };
    if (inRust) return true;
  }
  return false;
};

/** All queues in which anything is delivered, read by one party: the messages count, not who reads them. */
export const luister = async (klant: Kind, { amqp }: Urls): Promise<void> => {
  await klant.vraag('luister', { url: amqp['beheer'] ?? '', namen: Object.keys(amqp).filter((naam) => naam.startsWith('uit.')) });
};

/** A hub with a party beside it that sends and reads, in a process of its own. */
export const startProefhub = async ({ map, instantie, voortgang, gemeenten = [GEMEENTE] }: Proefhubopties): Promise<Proefhub> => {
  const begin = performance.now();
  const zandbak = await startZandbak({ instantie, map, leeg: true, metDiensten: true, diensten: DIENSTEN, omgevingVan: alsInProductie, voortgang });
  const opgestartMs = performance.now() - begin;
  const klant = Kind.start('klant.main.js');
  const beheer = new Pool({ connectionString: beheerUrl(zandbak), max: 2 });
  beheer.on('error', () => undefined);
  const stop = async (): Promise<void> => {
    await klant.stop();
    // A statement that still runs ends with its server.
    await Promise.all([beheer.end().catch(() => undefined), zandbak.stop()]);
  };
  try {
    await zetKlok(zandbak.urls.http);
    await luister(klant, zandbak.urls);
    const processen = (): Record<string, number> => ({ ...processenVan(hubmap(map, instantie)), klant: klant.pid });
    return { zandbak, klant, gemeenten, beheer, processen, opgestartMs, stop };
  } catch (fout) {
    await stop();
    throw fout;
  }
};

/** Where the party sends to, and with what. */
export const doelVan = async ({ zandbak, klant, gemeenten }: Proefhub): Promise<Doel> => ({
  klant,
  url: `${zandbak.urls.http}/v1/berichten`,
  toegang: await toegangVan(zandbak),
  gemeenten,
  actorId: COACH,
});
