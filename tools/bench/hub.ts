import { KeyObject, webcrypto } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { exportJWK, type CryptoKey } from 'jose';
import { Client } from 'pg';
import { haalToken } from '../cli/token';
import type { Voortgang } from '../sandbox/bestanden';
import { hubmap } from '../sandbox/toestand';
import { startZandbak, type Zandbak } from '../sandbox/zandbak';
import { DAG, ZENDER } from './bericht';
import { Kind } from './kind';
import { processenVan } from './verbruik';
import type { Toegang } from './zender';

/** Without the pages for staff and without Werkzaak's own side: those are clients, and the reader takes their place. */
const DIENSTEN = ['oidc', 'post', 'gateway', 'handover', 'ontheffing', 'boete', 'verstrekking', 'notifications'];
const ALGORITME = { name: 'ECDSA', namedCurve: 'P-256' } as const;

export type Proefhub = {
  readonly zandbak: Zandbak;
  readonly zender: Kind;
  readonly lezer: Kind;
  readonly beheer: Client;
  /** Process ids of everything of this hub, clients included. */
  readonly processen: () => Record<string, number>;
  readonly opgestartMs: number;
  readonly stop: () => Promise<void>;
};

export type Proefhubopties = { readonly map: string; readonly instantie: string; readonly voortgang: Voortgang };

/** As in production: every token bound to a key. Only the brake per connection is off, because here one connection is everybody. */
const alsInProductie = (dienst: string, env: Readonly<Record<string, string>>): Record<string, string> =>
  dienst === 'gateway' ? { ...env, TOKENBINDING: 'verplicht', VERZOEKEN_PER_SECONDE: '1000000' } : { ...env };

/** The address of the administrator in the database of the hub. */
const beheerUrl = ({ urls }: Zandbak): string => {
  const [url, hub] = [new URL(urls.postgres['beheer'] ?? ''), new URL(urls.postgres['gateway_schrijf'] ?? '')];
  url.pathname = hub.pathname;
  return url.toString();
};

export const toegangVan = async ({ zandbak: { urls } }: Pick<Proefhub, 'zandbak'>, aansluiting = ZENDER): Promise<Toegang> => {
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

/** A hub with a sender and a reader beside it, each in a process of its own. */
export const startProefhub = async ({ map, instantie, voortgang }: Proefhubopties): Promise<Proefhub> => {
  const begin = performance.now();
  const zandbak = await startZandbak({ instantie, map, leeg: true, metDiensten: true, diensten: DIENSTEN, omgevingVan: alsInProductie, voortgang });
  const opgestartMs = performance.now() - begin;
  const [zender, lezer] = [Kind.start('zender.main.js'), Kind.start('lezer.main.js')];
  const beheer = new Client({ connectionString: beheerUrl(zandbak) });
  const stop = async (): Promise<void> => {
    await Promise.all([zender.stop(), lezer.stop(), beheer.end().catch(() => undefined)]);
    await zandbak.stop();
  };
  try {
    await beheer.connect();
    beheer.on('error', () => undefined);
    await zetKlok(zandbak.urls.http);
    await lezer.vraag('luister', ['uit.gemeente-tiel.regie', 'uit.werkzaak.werk'].map((naam) => ({ url: zandbak.urls.amqp[naam] ?? '', naam })));
    const processen = (): Record<string, number> => ({ ...processenVan(hubmap(map, instantie)), zender: zender.pid, lezer: lezer.pid });
    return { zandbak, zender, lezer, beheer, processen, opgestartMs, stop };
  } catch (fout) {
    await stop();
    throw fout;
  }
};
