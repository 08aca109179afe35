import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { wachtTot } from '../sandbox/bestanden';
import { DIENSTEN_MET_SCHEMA } from '../sandbox/database';
import { hubmap } from '../sandbox/toestand';
import { startZandbak } from '../sandbox/zandbak';
import { Valkuilen } from './faalpunten';
import { DAG } from './levensloop';
import type { Chaoshub } from './nemesis/nemesis';
import { startOmleidingen } from './nemesis/omleiding';

/** Without pages and without Werkzaak's client, which would read a queue that a party here reads. */
export const DIENSTEN = DIENSTEN_MET_SCHEMA;
const OMGEVING = ['oidc', 'post'];

export type Hub = Chaoshub & {
  readonly valkuilen: Valkuilen;
  /** Time to come to rest after the faults are lifted: what is not at rest by then, hangs. */
  readonly rustMs: number;
  readonly sluit: () => Promise<void>;
};

const RUST_MS = 180_000;

export type Hubopties = { readonly map: string; readonly instantie: string; readonly meld: (tekst: string) => void; readonly lang?: boolean };

/** A hub of its own that begins empty, with something between each service and what it rests on. */
export const startHub = async ({ map, instantie, meld, lang = false }: Hubopties): Promise<Hub> => {
  const eigenmap = hubmap(map, instantie);
  mkdirSync(eigenmap, { recursive: true });
  const valkuilen = new Valkuilen(join(eigenmap, 'faalpunten'));
  const poorten = await startOmleidingen(DIENSTEN);
  for (const dienst of DIENSTEN) valkuilen.ruimOp(dienst);
  const extra = { FAALPUNTEN_MAP: valkuilen.map, VERZOEKEN_PER_SECONDE: '5000', VRIJGAVE_OPNIEUW_SECONDEN: '20', LOG_NIVEAU: 'warn' };
  const isHubdienst = (dienst: string): boolean => DIENSTEN.some((naam) => naam === dienst);
  try {
    const zandbak = await startZandbak({
      instantie,
      map,
      metDiensten: true,
      diensten: [...DIENSTEN, ...OMGEVING],
      leeg: true,
      herstartMs: [200],
      omgevingVan: (dienst, env) => poorten.omgevingVan(dienst, isHubdienst(dienst) ? { ...env, ...extra } : env),
      voortgang: meld,
    });
    const sluit = async (): Promise<void> => {
      await zandbak.stop();
      await poorten.sluit();
    };
    return { zandbak, map, poorten, meld, lang, valkuilen, rustMs: RUST_MS, sluit };
  } catch (fout) {
    await poorten.sluit();
    throw fout;
  }
};

type Ruststand = { readonly inRust?: boolean; readonly bezig?: Readonly<Record<string, number>> };

const vraagRust = async (http: string): Promise<Ruststand> => {
  try {
    return (await (await fetch(`${http}/sandbox/rust?wacht=5`, { signal: AbortSignal.timeout(15_000) })).json()) as Ruststand;
  } catch {
    return {};
  }
};

/** What is still under way after so long; undefined at rest. */
export const wachtOpRust = async ({ zandbak }: Chaoshub, ms: number): Promise<string | undefined> => {
  let stand: Ruststand = {};
  const inRust = await wachtTot(async () => (stand = await vraagRust(zandbak.urls.http)).inRust === true, ms, 50);
  const bezig = Object.entries(stand.bezig ?? { gateway: 1 }).filter(([, aantal]) => aantal > 0);
  return inRust ? undefined : bezig.map(([wat, aantal]) => `${wat} (${aantal})`).join(', ');
};

/** Tries until the hub did it: a service that falls on the way leaves the rest to the next attempt. */
export const zetKlok = async ({ zandbak }: Chaoshub, moment: string, ms: number): Promise<boolean> =>
  wachtTot(async () => {
    const zet = (): Promise<Response> =>
      fetch(`${zandbak.urls.http}/sandbox/klok`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ moment }), signal: AbortSignal.timeout(60_000) });
    return zet().then(({ ok }) => ok, () => false);
  }, ms, 100);

export const BEGIN = `${DAG}T09:00`;
/** Past every term that the traffic sets, but for those of months. */
export const NA_DE_TERMIJNEN = '2025-10-21T09:00';
