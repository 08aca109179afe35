import { stelHubbericht } from '#shared/contracts/hubbericht';
import type { Datum } from '#shared/kernel/datum';
import type { Klok } from '#shared/kernel/klok';
import { uuid5 } from '#shared/messaging/codec';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { journaliseer } from '../persistence/journaal';

export type Hubwens = {
  readonly type: string;
  /** What makes this message this one: a second attempt finds the first by it. */
  readonly kenmerk: readonly string[];
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly peildatum: Datum;
  readonly verloop: Readonly<Record<string, unknown>>;
};

/** A message of the hub itself to the owner of a context: journaled, released and stamped like one of a party. Once per kenmerk. */
export const journaliseerHubbericht = async (tx: Tx, { type, kenmerk, inwonerRef, gemeente, peildatum, verloop }: Hubwens, { hub }: Pick<Partijen, 'hub'>, klok: Klok): Promise<void> => {
  const bericht = stelHubbericht({ type, id: uuid5([type, ...kenmerk].join('|')), time: klok.nu().toISOString(), inwonerRef, gemeente, peildatum, verloop }, hub);
  await journaliseer(tx, { bericht, aansluiting: 'schakel', herkomst: 'hub', inhoudMerk: null, klok: klok.nu(), traceparent: null });
};
