const NAAM = /^[a-z_][a-z0-9_]*$/;

/**
 * SQL that makes a table readable per gemeente only: `<schema>_lees` sees the rows of the gemeenten in the setting
 * `schakel.gemeente` (none when it is unset), `<schema>_schrijf` sees all, anyone else (the owner too) sees nothing.
 * Roles follow from the schema the migration runs in.
 */
export const rlsOpGemeente = (tabel: string, kolom = 'gemeente'): string => {
  if (!NAAM.test(tabel) || !NAAM.test(kolom)) throw new RangeError('geen geldige naam van een tabel of kolom');
  return `
ALTER TABLE ${tabel} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${tabel} FORCE ROW LEVEL SECURITY;
DO $$ BEGIN
  EXECUTE format('CREATE POLICY lezen_per_gemeente ON ${tabel} FOR SELECT TO %I USING (${kolom} = ANY (string_to_array(current_setting(''schakel.gemeente'', true), '','')))', current_schema() || '_lees');
  EXECUTE format('CREATE POLICY schrijven ON ${tabel} TO %I USING (true) WITH CHECK (true)', current_schema() || '_schrijf');
END $$;`;
};
