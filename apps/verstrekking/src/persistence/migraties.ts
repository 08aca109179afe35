import type { MigrationInterface } from 'typeorm';

export const migraties: readonly (new () => MigrationInterface)[] = [];
