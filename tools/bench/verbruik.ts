import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leesJson } from '../sandbox/bestanden';

/** Of /proc/<pid>/stat: the kernel counts in hundredths of a second on every Linux that Node runs on. */
const TIK_MS = 10;

export type Verbruik = { readonly cpuMs: number; readonly geheugenMb: number };
export type Verbruiken = Readonly<Record<string, Verbruik>>;

type Regel = { readonly pid: number; readonly ouder: number; readonly cpuMs: number; readonly geheugenMb: number };

/** Processor time includes that of children that ended; memory is what is the process's own plus its share of what is shared. */
const leesRegel = (pid: number): Regel | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const velden = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const tikken = velden.slice(11, 15).reduce((som, veld) => som + Number(veld), 0);
    const kb = /^Rss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0;
    const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? kb;
    return { pid, ouder: Number(velden[1]), cpuMs: tikken * TIK_MS, geheugenMb: Number(pss) / 1024 };
  } catch {
    // Ended between the listing and the reading.
    return undefined;
  }
};

const alleRegels = (): Regel[] => readdirSync('/proc').flatMap((naam) => (/^\d+$/.test(naam) ? (leesRegel(Number(naam)) ?? []) : []));

const metNakomelingen = (wortel: number, regels: readonly Regel[]): Regel[] => {
  const eigen = regels.filter(({ pid }) => pid === wortel);
  return [...eigen, ...regels.filter(({ ouder }) => ouder === wortel).flatMap(({ pid }) => metNakomelingen(pid, regels))];
};

/** The processes of a sandbox, as it wrote them down. */
export const processenVan = (instantiemap: string): Record<string, number> =>
  Object.fromEntries((leesJson<{ naam: string; pid: number }[]>(join(instantiemap, 'processen.json')) ?? []).map(({ naam, pid }) => [naam, pid]));

/** What each of them used so far, with all that it started (PostgreSQL is one process per connection). */
export const verbruikVan = (processen: Readonly<Record<string, number>>): Verbruiken => {
  const regels = alleRegels();
  return Object.fromEntries(
    Object.entries(processen).map(([naam, pid]) => {
      const boom = metNakomelingen(pid, regels);
      const som = (veld: 'cpuMs' | 'geheugenMb'): number => boom.reduce((totaal, regel) => totaal + regel[veld], 0);
      return [naam, { cpuMs: som('cpuMs'), geheugenMb: Math.round(som('geheugenMb')) }];
    }),
  );
};

/** Processor time between two readings, per process. */
export const cpuTussen = (eerst: Verbruiken, later: Verbruiken): Record<string, number> =>
  Object.fromEntries(Object.entries(later).map(([naam, { cpuMs }]) => [naam, cpuMs - (eerst[naam]?.cpuMs ?? 0)]));
