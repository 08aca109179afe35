import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leesJson } from '../../sandbox/bestanden';
import { hubmap } from '../../sandbox/toestand';
import type { Zandbak } from '../../sandbox/zandbak';

type Inschrijving = { readonly pid: number; readonly naam: string };

/** The process that the supervisor holds under this name now. */
export const pidVan = ({ map, instantie }: Pick<Zandbak, 'map' | 'instantie'>, naam: string): number => {
  const lijst = leesJson<Inschrijving[]>(join(hubmap(map, instantie), 'processen.json')) ?? [];
  const pid = lijst.find((een) => een.naam === naam)?.pid;
  if (pid === undefined) throw new Error(`no process under the name ${naam}`);
  return pid;
};

const ouderVan = (pid: string): number | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
};

/** Itself and all below it, parents first: sessions of PostgreSQL and ports of Erlang are processes too, outside its group. */
export const boom = (wortel: number): number[] => {
  const paren = readdirSync('/proc').filter((naam) => /^\d+$/.test(naam)).map((pid) => ({ pid: Number(pid), ouder: ouderVan(pid) }));
  const leden = [wortel];
  for (let i = 0; i < leden.length; i += 1) leden.push(...paren.filter(({ ouder }) => ouder === leden[i]).map(({ pid }) => pid));
  return leden;
};

const sein = (pid: number, welk: NodeJS.Signals): void => {
  try {
    process.kill(pid, welk);
  } catch (fout) {
    if ((fout as NodeJS.ErrnoException).code !== 'ESRCH') throw fout;
  }
};

/** Stops a process and all below it (SIGSTOP); what it returns lets them go on. Ending this process does that too. */
export const bevries = (pid: number): (() => void) => {
  const gestopt = new Set<number>();
  // What a parent started just before it stopped is caught in the next round.
  for (let ronde = boom(pid); ronde.some((lid) => !gestopt.has(lid)); ronde = boom(pid)) {
    for (const lid of ronde.filter((een) => !gestopt.has(een))) {
      sein(lid, 'SIGSTOP');
      gestopt.add(lid);
    }
  }
  const ontdooi = (): void => {
    process.off('exit', ontdooi);
    for (const lid of [...gestopt].reverse()) sein(lid, 'SIGCONT');
    gestopt.clear();
  };
  process.once('exit', ontdooi);
  return ontdooi;
};
