import { readFileSync, readdirSync } from 'node:fs';

/** A process id alone may have been reused by a stranger; with its start moment and the boot it cannot be. */
export type ProcesId = { readonly pid: number; readonly start: string };

const lees = (pad: string): string | undefined => {
  try {
    return readFileSync(pad, 'utf8');
  } catch {
    return undefined;
  }
};

const dezeBoot = (): string => lees('/proc/sys/kernel/random/boot_id')?.trim() ?? 'onbekend';

/** The fields of /proc/<pid>/stat after the command name, which may itself hold spaces and brackets. */
const velden = (pid: number): readonly string[] | undefined => {
  const stat = lees(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
};

const ZOMBIE = 'Z';

export const procesId = (pid: number): ProcesId | undefined => {
  const stat = velden(pid);
  if (!stat || stat[0] === ZOMBIE) return undefined;
  return { pid, start: `${dezeBoot()}:${stat[19] ?? ''}` };
};

export const leeft = (id: ProcesId): boolean => procesId(id.pid)?.start === id.start;

/** Does anything still run in this process group? The leader may be gone while its children are not. */
export const groepLeeft = (groep: number): boolean =>
  readdirSync('/proc').some((naam) => {
    if (!/^\d+$/.test(naam)) return false;
    const stat = velden(Number(naam));
    return stat !== undefined && stat[0] !== ZOMBIE && stat[2] === String(groep);
  });

/** Signals a whole group; a group that is already gone is fine. */
export const seinGroep = (groep: number, sein: NodeJS.Signals): void => {
  try {
    process.kill(-groep, sein);
  } catch (fout) {
    if ((fout as NodeJS.ErrnoException).code !== 'ESRCH') throw fout;
  }
};
