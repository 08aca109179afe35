import type { DataSource } from 'typeorm';
import { REGIO } from '#shared/contracts/catalogus.types';
import { leesTransactie } from '#shared/persistence/databron';
import type { Tx } from '#shared/persistence/tx';
import type { Opslag } from '../hub.opslag';

/** Reads under row-level security: no row of a gemeente that is not named. What is about the whole region is about nobody. */
export interface Leesbron {
  lees<T>(gemeenten: readonly string[], doe: (tx: Tx) => Promise<T>): Promise<T>;
}

export const opslagVan = (bron: DataSource): Opslag => ({ transactie: (doe) => bron.transaction((em) => doe({ em })) });

export const leesbronVan = (bron: DataSource): Leesbron => ({ lees: (gemeenten, doe) => leesTransactie(bron, [...gemeenten, REGIO], (em) => doe({ em })) });
