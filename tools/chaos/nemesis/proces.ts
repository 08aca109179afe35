import type { Kans } from '../kans';
import { bevries, pidVan } from './bevriezen';
import type { Nemesis } from './nemesis';
import { duur, tijdelijk, volhard } from './tijdelijk';
import { DIENSTEN_MET_SCHEMA } from '../../sandbox/database';

/** The services of the hub that hold state, and so have something to lose. */
export const DIENSTEN = DIENSTEN_MET_SCHEMA;

/** Killed without warning (kill -9); the supervisor starts it again. */
const dood = (wie: string, kies: (kans: Kans) => string): Nemesis => ({
  naam: `${wie}.dood`,
  slaToe: async (hub, kans) => {
    const naam = kies(kans);
    hub.meld(`${naam}: kill -9`);
    await hub.zandbak.dood(naam);
    return () => hub.zandbak.wachtOp(naam);
  },
});

/** Stopped in its tracks (SIGSTOP): connections stay open and nobody answers. */
const stilstand = (wie: string, kies: (kans: Kans) => string): Nemesis => ({
  naam: `${wie}.stilstand`,
  slaToe: async (hub, kans) => {
    const naam = kies(kans);
    const ms = duur(hub, kans);
    hub.meld(`${naam}: SIGSTOP, ${Math.round(ms / 100) / 10} s`);
    const ontdooi = await volhard(() => bevries(pidVan(hub.zandbak, naam)));
    return tijdelijk(ms, async () => {
      ontdooi();
      await hub.zandbak.wachtOp(naam);
    });
  },
});

/** Down while messages arrive: an orderly stop, some seconds nothing, and a start. */
const weg = (wie: string): Nemesis => ({
  naam: `${wie}.weg`,
  slaToe: async (hub, kans) => {
    const ms = 5000 + kans.getal(5000);
    hub.meld(`${wie}: weg, ${Math.round(ms / 100) / 10} s`);
    await hub.zandbak.stopDienst(wie);
    return tijdelijk(ms, () => volhard(() => hub.zandbak.startDienst(wie)));
  },
});

const dienst = (kans: Kans): string => kans.kies(DIENSTEN);

export const PROCESNEMESES: readonly Nemesis[] = [
  dood('rabbitmq', () => 'rabbitmq'),
  dood('postgres', () => 'postgres'),
  dood('dienst', dienst),
  stilstand('rabbitmq', () => 'rabbitmq'),
  stilstand('postgres', () => 'postgres'),
  stilstand('dienst', dienst),
  weg('postgres'),
  weg('rabbitmq'),
  weg('post'),
];

