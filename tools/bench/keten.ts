import { setTimeout as wacht } from 'node:timers/promises';
import { aangenomenPerSeconde, bezorgdPerSeconde, p50p99, stuurEnLees } from './gang';
import { mediaan, rond } from './getallen';
import { doelVan, wachtOpRust, type Proefhub } from './hub';
import { maakInwoners } from './inwoners';
import type { Tempo } from './klant';
import { cpuTussen, cpuVan, geheugenVan } from './verbruik';

const RUST_MS = 300_000;
const STILTE_MS = 2000;
/** Enough to keep every part of the hub busy, little enough that no backlog grows. */
export const ONDERWEG = 200;
/** Until the code that runs most is compiled, and connections are open. */
const OPWARMEN = 600;
const SECONDEN = 12;
const MINSTENS = 300;

type Duren = { readonly p50: number; readonly p99: number };

export type Ketenmeting = {
  readonly aantal: number;
  readonly aangenomenPerSeconde: number;
  readonly aannemen: Duren;
  readonly bezorgdPerSeconde: number;
  readonly bezorgen: Duren;
  /** Milliseconds of processor per message until all is at rest, per process; the cost of doing nothing taken off. */
  readonly cpuPerBericht: Readonly<Record<string, number>>;
};

/** What can be kept up: as many delivered as are sent. */
export type Capaciteit = {
  readonly perSeconde: number;
  readonly cpuPerBericht: Readonly<Record<string, number>>;
  readonly geheugenMb: Readonly<Record<string, number>>;
};

/** What the hub costs when nothing happens, per process and ms. */
const meetStilte = async (hub: Proefhub): Promise<Record<string, number>> => {
  const [eerst, begin] = [cpuVan(hub.processen()), performance.now()];
  await wacht(STILTE_MS);
  const [cpu, ms] = [cpuTussen(eerst, cpuVan(hub.processen())), performance.now() - begin];
  return Object.fromEntries(Object.entries(cpu).map(([naam, verbruikt]) => [naam, verbruikt / ms]));
};

export const meetKeten = async (hub: Proefhub, aantal: number, tempo: Tempo): Promise<Ketenmeting> => {
  const refs = await maakInwoners(hub.beheer, aantal, hub.gemeenten);
  const doel = await doelVan(hub);
  const stilte = await meetStilte(hub);
  const [eerst, begin] = [cpuVan(hub.processen()), performance.now()];
  const gang = await stuurEnLees(doel, refs, tempo);
  await wachtOpRust(hub, RUST_MS);
  const [cpu, ms] = [cpuTussen(eerst, cpuVan(hub.processen())), performance.now() - begin];
  return {
    aantal,
    aangenomenPerSeconde: rond(aangenomenPerSeconde(gang)),
    aannemen: p50p99(gang.aannemen),
    bezorgdPerSeconde: rond(bezorgdPerSeconde(gang)),
    bezorgen: p50p99(gang.bezorgen),
    cpuPerBericht: Object.fromEntries(Object.entries(cpu).map(([naam, verbruikt]) => [naam, rond(Math.max(0, verbruikt - (stilte[naam] ?? 0) * ms) / aantal)])),
  };
};

const medianenPerNaam = (rondes: readonly Readonly<Record<string, number>>[]): Record<string, number> =>
  Object.fromEntries(Object.keys(rondes[0] ?? {}).map((naam) => [naam, rond(mediaan(rondes.map((ronde) => ronde[naam] ?? 0)))]));

/** Rounds long enough that starting and ending do not count; the first, short one only tells how long that is. */
export const meetCapaciteit = async (hub: Proefhub, { ronden, schaal }: { ronden: number; schaal: number }): Promise<Capaciteit> => {
  const tempo = { onderweg: ONDERWEG };
  const proef = await meetKeten(hub, Math.max(MINSTENS, Math.round(OPWARMEN * schaal)), tempo);
  const aantal = Math.max(MINSTENS, Math.round(proef.bezorgdPerSeconde * SECONDEN * schaal));
  const metingen: Ketenmeting[] = [];
  while (metingen.length < ronden) metingen.push(await meetKeten(hub, aantal, tempo));
  return {
    perSeconde: rond(mediaan(metingen.map(({ bezorgdPerSeconde: perSeconde }) => perSeconde))),
    cpuPerBericht: medianenPerNaam(metingen.map(({ cpuPerBericht }) => cpuPerBericht)),
    geheugenMb: geheugenVan(hub.processen()),
  };
};
