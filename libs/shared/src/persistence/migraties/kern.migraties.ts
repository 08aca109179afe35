import type { MigrationInterface } from 'typeorm';
import { BewarenMigratie } from './bewaren.migratie';
import { KernMigratie } from './kern.migratie';
import { LogboekIdMigratie } from './logboek-id.migratie';
import { LogboekKetenMigratie } from './logboek-keten.migratie';

/** What every service of the hub has in its schema, oldest first; a migration that ran anywhere is never edited. */
export const kernMigraties: readonly (new () => MigrationInterface)[] = [KernMigratie, LogboekIdMigratie, BewarenMigratie, LogboekKetenMigratie];
