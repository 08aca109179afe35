import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { maakMap, Melding, schrijfJson, type Voortgang } from './bestanden';
import { bibliotheekPad, pakUit, type Bundel } from './pakketten';
import type { ProcesOpties } from './processen';

export const BEHEERDER = 'beheer';

export type Rabbitpoorten = { readonly amqp: number; readonly beheer: number; readonly metingen: number; readonly distributie: number; readonly epmd: number };

export type Rabbitopties = {
  readonly map: string;
  readonly pakketten: string;
  readonly knoop: string;
  readonly poorten: Rabbitpoorten;
  /** A node of several: their common home, which holds the cookie by which they trust each other, and the node to join. */
  readonly cluster?: { readonly naam: string; readonly thuis: string; readonly bij?: string };
  readonly vhost: string;
  readonly wachtwoord: string;
  readonly verberg: boolean;
  readonly voortgang: Voortgang;
};

type Binaries = { readonly sbin: string; readonly pad: string; readonly epmd: string; readonly env: NodeJS.ProcessEnv };

const ERLANG = ['base', 'asn1', 'crypto', 'public-key', 'mnesia', 'runtime-tools', 'ssl', 'eldap', 'ftp', 'tftp', 'inets', 'snmp', 'os-mon', 'parsetools', 'syntax-tools', 'tools', 'xmerl'];

const BUNDEL: Bundel = {
  naam: 'RabbitMQ',
  installeer: 'apt-get install rabbitmq-server',
  pakketten: () => ['rabbitmq-server', ...ERLANG.map((deel) => `erlang-${deel}`)],
  bibliotheken: /^lib(?!systemd|pam|nss)/,
  ofGeef: 'een bestaande server op met AMQP_URL en RABBITMQ_BEHEER_URL',
};

const onderdeel = (map: string, begin: string): string | undefined => {
  const naam = existsSync(map) ? readdirSync(map).find((een) => een.startsWith(begin)) : undefined;
  return naam && join(map, naam);
};

/** Debian's `erl` has its own location built in; this one knows where it was unpacked. */
const maakErl = (wortel: string, erts: string): string => {
  const bin = join(wortel, 'schakel-bin');
  mkdirSync(bin, { recursive: true });
  const erl = join(bin, 'erl');
  const regels = ['#!/bin/sh', `ROOTDIR='${join(wortel, 'usr/lib/erlang')}'`, `BINDIR='${join(erts, 'bin')}'`, 'EMU=beam', 'PROGNAME=erl', 'export ROOTDIR BINDIR EMU PROGNAME', 'exec "$BINDIR/erlexec" ${1+"$@"}'];
  writeFileSync(erl, `${regels.join('\n')}\n`);
  chmodSync(erl, 0o755);
  return bin;
};

const binariesIn = (wortel: string): Binaries | undefined => {
  const server = onderdeel(join(wortel, 'usr/lib/rabbitmq/lib'), 'rabbitmq_server-');
  const erts = onderdeel(join(wortel, 'usr/lib/erlang'), 'erts-');
  if (!server || !erts) return undefined;
  const eigen = wortel !== '/';
  return {
    sbin: join(server, 'sbin'),
    pad: eigen ? maakErl(wortel, erts) : '/usr/lib/erlang/bin',
    epmd: join(erts, 'bin/epmd'),
    env: eigen ? { LD_LIBRARY_PATH: bibliotheekPad(wortel) } : {},
  };
};

const vindBinaries = async ({ pakketten, verberg, voortgang }: Rabbitopties): Promise<Binaries> => {
  const opMachine = verberg ? undefined : binariesIn('/');
  if (opMachine) return opMachine;
  const wortel = await pakUit(BUNDEL, pakketten, voortgang);
  const uitgepakt = binariesIn(wortel);
  if (!uitgepakt) throw new Melding(`De uitgepakte RabbitMQ in ${wortel} is onvolledig. Verwijder die map en start opnieuw.`);
  return uitgepakt;
};

/** The form in which RabbitMQ takes a password in definitions: salt and SHA-256 of salt + password. */
export const wachtwoordHash = (wachtwoord: string): string => {
  const zout = randomBytes(4);
  return Buffer.concat([zout, createHash('sha256').update(zout).update(wachtwoord, 'utf8').digest()]).toString('base64');
};

/** With definitions at boot RabbitMQ creates no guest user: the administrator is the only one there is. */
const schrijfInstellingen = ({ map, poorten, vhost, wachtwoord, cluster }: Rabbitopties): void => {
  const etc = maakMap(join(map, 'etc'));
  const definities = join(etc, 'definities.json');
  schrijfJson(definities, {
    vhosts: [{ name: vhost }],
    users: [{ name: BEHEERDER, password_hash: wachtwoordHash(wachtwoord), hashing_algorithm: 'rabbit_password_hashing_sha256', tags: 'administrator' }],
    permissions: [{ user: BEHEERDER, vhost, configure: '.*', write: '.*', read: '.*' }],
  });
  const regels = [
    `listeners.tcp.default = 127.0.0.1:${poorten.amqp}`,
    'management.tcp.ip = 127.0.0.1',
    `management.tcp.port = ${poorten.beheer}`,
    'prometheus.tcp.ip = 127.0.0.1',
    `prometheus.tcp.port = ${poorten.metingen}`,
    // Who joins takes over what there is: a queue declared before that would have one member.
    ...(cluster?.bij ? ['cluster_formation.peer_discovery_backend = classic_config', `cluster_formation.classic_config.nodes.1 = ${cluster.bij}@localhost`] : [`load_definitions = ${definities}`]),
    ...(cluster ? ['cluster_partition_handling = pause_minority', `cluster_name = ${vhost}`] : []),
    `default_vhost = ${vhost}`,
    'log.console = false',
    'log.file.level = info',
    'disk_free_limit.absolute = 200MB',
    'vm_memory_high_watermark.absolute = 1GB',
  ];
  writeFileSync(join(etc, 'rabbitmq.conf'), `${regels.join('\n')}\n`);
  writeFileSync(join(etc, 'advanced.config'), '[].\n');
  writeFileSync(join(etc, 'rabbitmq-env.conf'), '');
  writeFileSync(join(etc, 'enabled_plugins'), '[rabbitmq_management,rabbitmq_prometheus].\n');
};

const maakThuis = (pad: string): string => {
  const thuis = maakMap(pad);
  const koekje = join(thuis, '.erlang.cookie');
  if (!existsSync(koekje)) writeFileSync(koekje, randomBytes(24).toString('hex'), { mode: 0o400 });
  return thuis;
};

const omgeving = ({ map, knoop, poorten, cluster }: Rabbitopties, binaries: Binaries): NodeJS.ProcessEnv => ({
  HOME: maakThuis(cluster?.thuis ?? join(map, 'thuis')),
  LANG: 'C.UTF-8',
  PATH: [binaries.pad, binaries.sbin, '/usr/bin', '/bin', '/usr/sbin', '/sbin'].join(delimiter),
  RABBITMQ_CONF_ENV_FILE: join(map, 'etc/rabbitmq-env.conf'),
  RABBITMQ_NODENAME: `${knoop}@localhost`,
  RABBITMQ_CONFIG_FILE: join(map, 'etc/rabbitmq.conf'),
  RABBITMQ_ADVANCED_CONFIG_FILE: join(map, 'etc/advanced.config'),
  RABBITMQ_ENABLED_PLUGINS_FILE: join(map, 'etc/enabled_plugins'),
  RABBITMQ_MNESIA_BASE: join(map, 'mnesia'),
  RABBITMQ_LOG_BASE: join(map, 'log'),
  RABBITMQ_PID_FILE: join(map, 'pid'),
  RABBITMQ_DIST_PORT: String(poorten.distributie),
  ERL_EPMD_PORT: String(poorten.epmd),
  ERL_EPMD_ADDRESS: '127.0.0.1',
  RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
  ...binaries.env,
});

/** Two processes: our own epmd in the foreground (RabbitMQ would leave one behind that outlives it), then the broker. */
export const bereidRabbitVoor = async (opties: Rabbitopties): Promise<{ epmd: ProcesOpties; broker: ProcesOpties }> => {
  const binaries = await vindBinaries(opties);
  for (const deel of ['mnesia', 'log']) maakMap(join(opties.map, deel));
  schrijfInstellingen(opties);
  const gemeen = { env: omgeving(opties, binaries), cwd: opties.map };
  const { epmd, beheer } = opties.poorten;
  return {
    epmd: {
      ...gemeen,
      naam: 'epmd',
      programma: binaries.epmd,
      args: ['-address', '127.0.0.1', '-port', String(epmd)],
      gereed: () => true,
      gereedMs: 2000,
      stopSein: 'SIGTERM',
      stopMs: 1000,
    },
    broker: {
      ...gemeen,
      naam: opties.cluster?.naam ?? 'rabbitmq',
      programma: join(binaries.sbin, 'rabbitmq-server'),
      args: [],
      gereed: async (log) => log().includes('completed with') && (await fetch(`http://127.0.0.1:${beheer}/`)).ok,
      gereedMs: 120_000,
      // The stores are closed within a tenth of a second; the rest of a full stop (6-10 s) is idle waiting inside the plugins.
      stopSein: 'SIGTERM',
      stopMs: 1500,
    },
  };
};
