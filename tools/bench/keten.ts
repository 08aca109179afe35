import { setTimeout as wacht } from 'node:timers/promises';
import { mediaan, percentiel, rond } from './getallen';
import { toegangVan, wachtOpRust, type Proefhub } from './hub';
import { COACH, GEMEENTE, maakInwoners } from './inwoners';
import type { Gelezen } from './lezer';
import { cpuTussen, verbruikVan } from './verbruik';
import type { Tempo, Verzonden } from './zender';

const WACHT_MS = 300_000;
const STILTE_MS = 2000;

export type Ketenmeting = {
  readonly aantal: number;
  readonly aangenomenPerSeconde: number;
  readonly aannemenP50: number;
  readonly aannemenP99: number;
  readonly bezorgdPerSeconde: number;
  readonly totBezorgdP50: number;
  readonly totBezorgdP99: number;
  /** Milliseconds of processor per message until all is at rest, per process; the cost of doing nothing taken off. */
  readonly cpuPerBericht: Readonly<Record<string, number>>;
};

export type Gang = { readonly verzonden: Verzonden; readonly duurAannemen: number[]; readonly duurBezorgen: number[]; readonly laatste: number };

/** Sends so many proposals at that pace, and waits until each was read from the queue of the gemeente. */
export const stuurEnLees = async (hub: Proefhub, refs: readonly string[], tempo: Tempo): Promise<Gang> => {
  const ids = await hub.zender.vraag<string[]>('bereidVoor', { url: `${hub.zandbak.urls.http}/v1/berichten`, toegang: await toegangVan(hub), refs, gemeenten: [GEMEENTE], actorId: COACH });
  await hub.lezer.vraag('haalOp');
  const allesGelezen = hub.lezer.vraag<boolean>('wachtOp', { aantal: refs.length, ms: WACHT_MS });
  const verzonden = await hub.zender.vraag<Verzonden>('stuur', { tempo, aantal: refs.length });
  if (Object.keys(verzonden.geweigerd).length > 0) throw new Error(`niet alles aangenomen: ${JSON.stringify(verzonden.geweigerd)}`);
  const compleet = await allesGelezen;
  const { ids: gezien, op } = await hub.lezer.vraag<Gelezen>('haalOp');
  if (!compleet) throw new Error(`${ids.length - gezien.length} van ${ids.length} niet bezorgd binnen ${WACHT_MS / 1000} s`);
  const gelezenOp = new Map(gezien.map((id, i) => [id, op[i] ?? NaN]));
  return {
    verzonden,
    duurAannemen: verzonden.beantwoord.map((moment, i) => moment - (verzonden.verstuurd[i] ?? NaN)),
    duurBezorgen: ids.map((id, i) => (gelezenOp.get(id) ?? NaN) - (verzonden.verstuurd[i] ?? NaN)),
    laatste: Math.max(...op),
  };
};

/** What the hub costs when nothing happens, per process and ms. */
const meetStilte = async (hub: Proefhub): Promise<Record<string, number>> => {
  const [eerst, begin] = [verbruikVan(hub.processen()), performance.now()];
  await wacht(STILTE_MS);
  const [cpu, ms] = [cpuTussen(eerst, verbruikVan(hub.processen())), performance.now() - begin];
  return Object.fromEntries(Object.entries(cpu).map(([naam, verbruikt]) => [naam, verbruikt / ms]));
};

export const meetKeten = async (hub: Proefhub, aantal: number, tempo: Tempo): Promise<Ketenmeting> => {
  const refs = await maakInwoners(hub.beheer, aantal);
  const stilte = await meetStilte(hub);
  const [eerst, begin] = [verbruikVan(hub.processen()), performance.now()];
  const gang = await stuurEnLees(hub, refs, tempo);
  await wachtOpRust(hub, WACHT_MS);
  const [cpu, ms] = [cpuTussen(eerst, verbruikVan(hub.processen())), performance.now() - begin];
  const seconden = (tot: number): number => (tot - gang.verzonden.begin) / 1000;
  return {
    aantal,
    aangenomenPerSeconde: rond(aantal / seconden(gang.verzonden.einde)),
    aannemenP50: rond(mediaan(gang.duurAannemen)),
    aannemenP99: rond(percentiel(gang.duurAannemen, 99)),
    bezorgdPerSeconde: rond(aantal / seconden(gang.laatste)),
    totBezorgdP50: rond(mediaan(gang.duurBezorgen)),
    totBezorgdP99: rond(percentiel(gang.duurBezorgen, 99)),
    cpuPerBericht: Object.fromEntries(Object.entries(cpu).map(([naam, verbruikt]) => [naam, rond(Math.max(0, verbruikt - (stilte[naam] ?? 0) * ms) / aantal)])),
  };
};
