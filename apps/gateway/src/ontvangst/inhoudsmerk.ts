import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import { canoniek } from '#shared/logboek/canoniek';
import type { Sleutelring } from '#shared/privacy/sleutelring';

export type Inhoudsmerken = {
  /** As it is journaled now, with the key it was made with. */
  readonly nu: { readonly inhoudMerk: Buffer; readonly merkSleutel: string };
  /** Under every key of the ring: an earlier sending may have been marked before the key was replaced. */
  readonly alle: readonly Buffer[];
};

const merkVan = (sleutel: KeyObject, inhoud: string): Buffer => createHmac('sha256', sleutel).update(inhoud).digest();

/** Marks of the content as sent. Keyed, because that content may hold a BSN and a plain hash of it can be guessed. */
export const inhoudsmerken = (ring: Pick<Sleutelring, 'vanVak'>, bericht: unknown): Inhoudsmerken => {
  const inhoud = canoniek(bericht);
  const merken = ring.vanVak('inhoud').map(({ id, sleutel }) => ({ inhoudMerk: merkVan(sleutel, inhoud), merkSleutel: id }));
  const [nu] = merken;
  if (!nu) throw new Error('er is geen sleutel om inhoud te merken');
  return { nu, alle: merken.map(({ inhoudMerk }) => inhoudMerk) };
};

/** A mark that was wiped when its key was destroyed is nobody's: sending such a message again takes a new id. */
export const isZelfdeInhoud = (eerder: Buffer, { alle }: Inhoudsmerken): boolean => alle.some((merk) => merk.length === eerder.length && timingSafeEqual(merk, eerder));
