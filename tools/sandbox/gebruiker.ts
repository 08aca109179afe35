import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Gebruiker = { readonly naam: string; readonly uid: number; readonly gid: number };

/** PostgreSQL refuses to run as root. As root we hand it to `postgres`, or to `nobody` where that user does not exist. */
export const gebruikerVoorPostgres = (): Gebruiker | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const regels = readFileSync('/etc/passwd', 'utf8').split('\n').map((regel) => regel.split(':'));
  for (const naam of ['postgres', 'nobody']) {
    const regel = regels.find((velden) => velden[0] === naam);
    if (regel) return { naam, uid: Number(regel[2]), gid: Number(regel[3]) };
  }
  return { naam: '65534', uid: 65534, gid: 65534 };
};

/** Can that user enter this directory? Asked of the kernel, since every directory above it counts too. */
export const kanErbij = (pad: string, wie: Gebruiker): boolean =>
  spawnSync('test', ['-x', pad], { uid: wie.uid, gid: wie.gid, cwd: '/' }).status === 0;
