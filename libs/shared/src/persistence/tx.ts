import type { EntityManager } from 'typeorm';

/** The transaction of one effect. Whatever is written through it commits together, or not at all. */
export type Tx = { readonly em: EntityManager };
