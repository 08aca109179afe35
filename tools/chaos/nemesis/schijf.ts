import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { boom, pidVan } from './bevriezen';
import { alsBeheer } from './databank';
import type { Chaoshub, Nemesis } from './nemesis';
import { duur, tijdelijk, volhard } from './tijdelijk';

const voer = promisify(execFile);
const CTL_MS = 30_000;
/** As the sandbox sets it (tools/sandbox/rabbitmq.ts). */
const GEWOON = '200MB';
const MEER_DAN_ER_IS = '1000000GB';

/** The environment a process was started with: the broker's own tools need the same names, ports and cookie. */
const omgevingVan = (pid: number): NodeJS.ProcessEnv =>
  Object.fromEntries(
    readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .filter((regel) => regel.includes('='))
      .map((regel) => [regel.slice(0, regel.indexOf('=')), regel.slice(regel.indexOf('=') + 1)]),
  );

const zetSchijfgrens = async ({ zandbak }: Chaoshub, grens: string): Promise<void> => {
  const env = { ...omgevingVan(pidVan(zandbak, 'rabbitmq')), RABBITMQ_CTL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}' };
  await voer('rabbitmqctl', ['set_disk_free_limit', grens], { env, timeout: CTL_MS });
};

/**
 * The broker's own disk alarm, by telling it that more must be free than there is: it holds every publisher up, as on a
 * full disk. The writes themselves do not fail.
 */
const broker: Nemesis = {
  naam: 'rabbitmq.schijf',
  slaToe: async (hub, kans) => {
    hub.meld('rabbitmq: schijfalarm');
    await volhard(() => zetSchijfgrens(hub, MEER_DAN_ER_IS));
    return tijdelijk(duur(hub, kans), () => volhard(() => zetSchijfgrens(hub, GEWOON)));
  },
};

const vertel = (hub: Chaoshub, opdracht: string): Promise<void> =>
  alsBeheer(hub, 'postgres', async (client) => {
    await client.query(opdracht);
    await client.query('SELECT pg_reload_conf()');
  });

/** What managed PostgreSQL does when its disk is full: it reads, and refuses every write. */
const alleenLezen: Nemesis = {
  naam: 'postgres.alleenlezen',
  slaToe: async (hub, kans) => {
    hub.meld('postgres: alleen lezen');
    await vertel(hub, 'ALTER SYSTEM SET default_transaction_read_only = on');
    // The session that lifts it starts read-only too; ALTER SYSTEM is no write to a table and is allowed.
    return tijdelijk(duur(hub, kans), () => vertel(hub, 'ALTER SYSTEM RESET default_transaction_read_only'));
  },
};

/** Only a process of the same user may set limits without special rights; a session that ended meanwhile needs none. */
const begrens = async (pid: number, grens: string): Promise<void> => {
  const wie = statSync(`/proc/${pid}`, { throwIfNoEntry: false });
  if (!wie) return;
  await voer('prlimit', ['--pid', String(pid), `--fsize=${grens}:`, '--core=0:'], { uid: wie.uid, gid: wie.gid, cwd: '/' }).catch((fout: unknown) => {
    if (existsSync(`/proc/${pid}`)) throw fout;
  });
};

const zetBestandsgrens = async (hub: Chaoshub, grens: string): Promise<void> => {
  for (const pid of boom(pidVan(hub.zandbak, 'postgres'))) await begrens(pid, grens);
};

/**
 * Writes beyond a small offset in any file fail (a soft limit of the kernel, EFBIG where a full disk gives ENOSPC): tables
 * cannot grow, and at the first byte of log that cannot be written PostgreSQL falls, recovers in vain and is started again.
 */
const schrijffout: Nemesis = {
  naam: 'postgres.schijf',
  slaToe: async (hub, kans) => {
    hub.meld('postgres: schrijven mislukt');
    const grens = String((1 + kans.getal(64)) * 8192);
    await volhard(() => zetBestandsgrens(hub, grens));
    return tijdelijk(duur(hub, kans), async () => {
      await volhard(() => zetBestandsgrens(hub, 'unlimited'));
      await hub.zandbak.wachtOp('postgres');
    });
  },
};

export const SCHIJFNEMESES: readonly Nemesis[] = [broker, alleenLezen, schrijffout];
