import { stelHubbericht, type Hubwens as Wens } from '#shared/contracts/hubbericht';
import type { Klok } from '#shared/kernel/klok';
import { uuid5 } from '#shared/messaging/codec';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { journaliseer } from '../persistence/journaal';

export type Hubwens = Omit<Wens, 'id' | 'time' | 'zaakId'> & {
  /** What makes this message this one: a second attempt finds the first by it. */
  readonly kenmerk: readonly string[];
};

/** A message of the hub itself to the owner of a context: journaled, released and stamped like one of a party. Once per kenmerk. */
export const journaliseerHubbericht = async (tx: Tx, { kenmerk, ...wens }: Hubwens, { hub }: Pick<Partijen, 'hub'>, klok: Klok): Promise<void> => {
  const bericht = stelHubbericht({ ...wens, id: uuid5([wens.type, ...kenmerk].join('|')), time: klok.nu().toISOString() }, hub);
  await journaliseer(tx, { bericht, aansluiting: 'schakel', herkomst: 'hub', inhoudMerk: null, klok: klok.nu(), traceparent: null });
};
