import type { MigrationInterface } from 'typeorm';
import { KernMigratie } from './kern.migratie';
import { LogboekIdMigratie } from './logboek-id.migratie';

/** What every service of the hub has in its schema, oldest first; a migration that ran anywhere is never edited. */
export const kernMigraties: readonly (new () => MigrationInterface)[] = [KernMigratie, LogboekIdMigratie];
