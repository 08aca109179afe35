export const migraties = [];
