import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leesJson } from '../sandbox/bestanden';

/** The kernel counts in hundredths of a second on every Linux that Node runs on. */
const TIK_MS = 10;

export type Processen = Readonly<Record<string, number>>;

type Regel = { readonly pid: number; readonly ouder: number; readonly cpuMs: number };

/** Of /proc/<pid>/stat; processor time includes that of children that ended. */
const leesRegel = (pid: number): Regel | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const velden = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid, ouder: Number(velden[1]), cpuMs: velden.slice(11, 15).reduce((som, veld) => som + Number(veld), 0) * TIK_MS };
  } catch {
    // Ended between the listing and the reading.
    return undefined;
  }
};

/** Pages shared by several processes count for each in part, so that the sum is what the machine holds. */
const geheugenMb = (pid: number): number => {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

const metNakomelingen = (wortel: number, regels: readonly Regel[]): Regel[] => {
  const eigen = regels.filter(({ pid }) => pid === wortel);
  return [...eigen, ...regels.filter(({ ouder }) => ouder === wortel).flatMap(({ pid }) => metNakomelingen(pid, regels))];
};

/** Per process with all that it started: PostgreSQL is one process per connection. */
const perBoom = (processen: Processen, waarde: (regel: Regel) => number): Record<string, number> => {
  const regels = readdirSync('/proc').flatMap((naam) => (/^\d+$/.test(naam) ? (leesRegel(Number(naam)) ?? []) : []));
  return Object.fromEntries(Object.entries(processen).map(([naam, pid]) => [naam, metNakomelingen(pid, regels).reduce((som, regel) => som + waarde(regel), 0)]));
};

/** The processes of a sandbox, as it wrote them down. */
export const processenVan = (instantiemap: string): Record<string, number> =>
  Object.fromEntries((leesJson<{ naam: string; pid: number }[]>(join(instantiemap, 'processen.json')) ?? []).map(({ naam, pid }) => [naam, pid]));

/** Milliseconds of processor that each used so far. */
export const cpuVan = (processen: Processen): Record<string, number> => perBoom(processen, ({ cpuMs }) => cpuMs);

export const geheugenVan = (processen: Processen): Record<string, number> =>
  Object.fromEntries(Object.entries(perBoom(processen, ({ pid }) => geheugenMb(pid))).map(([naam, mb]) => [naam, Math.round(mb)]));

/** Processor time between two readings, per process. */
export const cpuTussen = (eerst: Readonly<Record<string, number>>, later: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(later).map(([naam, cpuMs]) => [naam, cpuMs - (eerst[naam] ?? 0)]));
