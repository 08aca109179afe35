import type { Verzegeld } from '#shared/contracts/bericht';
import type { OntheffingStand } from '#shared/contracts/intern';
import type { Tx } from '#shared/persistence/tx';
import type { Ontheffing } from '../domain/ontheffing';
import { OntheffingRij, StandRij } from './ontheffing.entity';

/** Two decisions started from the same version: the later one is tried again on what the first one left. */
export class Botsing extends Error {
  override readonly name = 'Botsing';
}

export type Geladen = { readonly versie: number; readonly ontheffingen: readonly Ontheffing[] };

const naarOntheffing = ({ inwonerRef: _i, gemeente: _g, belastbaarheid: _b, ...ontheffing }: OntheffingRij): Ontheffing => ontheffing;

/** Version 0 and nothing: no ontheffing is known of this resident. */
export const laadOntheffingen = async ({ em }: Tx, inwonerRef: string): Promise<Geladen> => {
  const stand = await em.findOneBy(StandRij, { inwonerRef });
  const rijen = await em.find(OntheffingRij, { where: { inwonerRef }, order: { ingangsdatum: 'ASC', ontheffingRef: 'ASC' } });
  return { versie: stand?.versie ?? 0, ontheffingen: rijen.map(naarOntheffing) };
};

const bewaarVersie = async ({ em }: Tx, inwonerRef: string, gemeente: string, was: number): Promise<void> => {
  if (was === 0) {
    await em.insert(StandRij, { inwonerRef, gemeente, versie: 1 });
    return;
  }
  const { affected } = await em.update(StandRij, { inwonerRef, versie: was }, { versie: was + 1, gemeente });
  if (affected !== 1) throw new Botsing('stand');
};

export type Nieuw = { readonly inwonerRef: string; readonly gemeente: string; readonly ontheffing: Ontheffing; readonly belastbaarheid: Verzegeld | undefined };

/** Adds one ontheffing and gives all of the resident's, as the gateway must know them. */
export const voegToe = async (tx: Tx, was: Geladen, { inwonerRef, gemeente, ontheffing, belastbaarheid }: Nieuw): Promise<OntheffingStand> => {
  await bewaarVersie(tx, inwonerRef, gemeente, was.versie);
  const { scope, afwijkingen, ...velden } = ontheffing;
  await tx.em.insert(OntheffingRij, { ...velden, scope: [...scope], afwijkingen: [...afwijkingen], inwonerRef, gemeente, belastbaarheid: belastbaarheid ?? null });
  const ontheffingen = [...was.ontheffingen, ontheffing].map(({ ontheffingRef, soort, scope: verplichtingen, ingangsdatum, laatsteDag }) => ({
    ontheffingRef, soort, scope: verplichtingen, ingangsdatum, laatsteDag,
  }));
  return { inwonerRef, versie: was.versie + 1, ontheffingen };
};
