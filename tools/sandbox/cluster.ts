import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { VHOST } from '#shared/contracts/topologie';
import { maakMap, type Voortgang } from './bestanden';
import { maakGeheimen } from './geheimen';
import type { Rabbit } from './infra';
import { neemInstantie } from './instantie';
import { plaatsVoorRabbit } from './plaats';
import { kiesPoorten } from './poorten';
import type { Proces } from './processen';
import { BEHEERDER, bereidRabbitVoor } from './rabbitmq';
import { LAAG, type Toezicht } from './toezicht';

export type Clusteropties = {
  readonly map: string;
  readonly instantie: string;
  /** How long a node that was killed stays away before it starts again. */
  readonly wegMs: number;
  readonly voortgang: Voortgang;
};

export type Knoop = {
  /** As the broker names it: `<naam>@localhost`. */
  readonly naam: string;
  readonly amqpPoort: number;
  /** Management API, with the administrator's name and password in it. */
  readonly beheer: string;
  /** Kill -9; it comes back by itself. */
  readonly dood: () => Promise<void>;
  readonly wachtOp: () => Promise<void>;
};

/** `rabbit`: for services, with the address of every node in it. */
export type Cluster = { readonly knopen: readonly Knoop[]; readonly rabbit: Rabbit; readonly stop: () => Promise<void> };

const NUMMERS = [1, 2, 3] as const;
const DELEN = ['amqp', 'beheer', 'metingen', 'distributie'] as const;

/** A stranger's cluster on this machine has other names, another cookie and another epmd. */
const knoopnaam = (instantiemap: string, nummer: number): string => `schakel-${createHash('sha256').update(instantiemap).digest('hex').slice(0, 10)}-${nummer}`;

type Opzet = Clusteropties & { readonly instantiemap: string; readonly toezicht: Toezicht; readonly poort: (naam: string) => number; readonly wachtwoord: string };

const startKnoop = async (opzet: Opzet, nummer: number): Promise<Knoop> => {
  const { map, instantie, instantiemap, toezicht, poort, wachtwoord, wegMs, voortgang } = opzet;
  const plaats = plaatsVoorRabbit(join(map, '.hub'), instantie);
  const naam = knoopnaam(instantiemap, nummer);
  const [amqp, beheer, metingen, distributie] = DELEN.map((deel) => poort(`${nummer}.${deel}`)) as [number, number, number, number];
  const { epmd, broker } = await bereidRabbitVoor({
    map: maakMap(join(plaats.data, `knoop-${nummer}`)),
    pakketten: plaats.pakketten,
    knoop: naam,
    poorten: { amqp, beheer, metingen, distributie, epmd: poort('epmd') },
    cluster: { naam: `rabbitmq-${nummer}`, thuis: join(plaats.data, 'thuis'), ...(nummer === 1 ? {} : { bij: knoopnaam(instantiemap, 1) }) },
    vhost: VHOST,
    wachtwoord,
    verberg: false,
    voortgang,
  });
  // One for all of them: it tells the nodes where the others are.
  if (nummer === 1) await toezicht.start(epmd, LAAG.infra);
  const proces: Proces = await toezicht.start({ ...broker, herstartMs: [wegMs] }, LAAG.hub);
  return { naam, amqpPoort: amqp, beheer: `http://${BEHEERDER}:${wachtwoord}@127.0.0.1:${beheer}`, dood: () => proces.dood(), wachtOp: () => proces.wachtGereed() };
};

/** Three nodes of one broker on this machine, private to it; queues must be declared after this, so that all three carry them. */
export const startCluster = async (opties: Clusteropties): Promise<Cluster> => {
  const { map, instantie, voortgang } = opties;
  const { instantiemap, toezicht, stop } = neemInstantie(map, instantie);
  try {
    await toezicht.ruimRestenOp();
    for (const nummer of NUMMERS) rmSync(join(plaatsVoorRabbit(join(map, '.hub'), instantie).data, `knoop-${nummer}`), { recursive: true, force: true });
    const poorten = await kiesPoorten(join(instantiemap, 'poorten.json'), ['epmd', ...NUMMERS.flatMap((nummer) => DELEN.map((deel) => `${nummer}.${deel}`))]);
    const wachtwoord = maakGeheimen(instantiemap).geheim(`broker.${BEHEERDER}`);
    const opzet: Opzet = { ...opties, instantiemap, toezicht, poort: (naam) => poorten[naam] ?? 0, wachtwoord };
    voortgang('Een broker van drie knopen start');
    const knopen = [await startKnoop(opzet, 1)];
    // Both are awaited even when one fails: a process that is still being started could not be stopped.
    for (const een of await Promise.allSettled([startKnoop(opzet, 2), startKnoop(opzet, 3)])) {
      if (een.status === 'rejected') throw een.reason;
      knopen.push(een.value);
    }
    const amqp = knopen.map(({ amqpPoort }) => `amqp://${BEHEERDER}:${wachtwoord}@127.0.0.1:${amqpPoort}/${VHOST}`).join(',');
    return { knopen, rabbit: { amqp, beheer: knopen[0]?.beheer ?? '' }, stop };
  } catch (fout) {
    await stop();
    throw fout;
  }
};
