import { Client } from 'pg';
import { urls } from '../hulp/toestand';
import { GEMEENTEN, leesTabel, metGrens, type Uitslag } from './tabel';

/** Every role of the database against every table that the running database has, under row-level security. */
type Regel = { rol: string; tabellen: string; handelingen: string; bron: string };
const regels = leesTabel<keyof Regel>('databank.tsv');

const DIENSTEN = ['gateway', 'handover', 'ontheffing', 'boete', 'verstrekking', 'ondersteuning', 'rapportage', 'notifications'] as const;
export const ROLLEN = DIENSTEN.flatMap((dienst) => [`${dienst}_schrijf`, `${dienst}_lees`]);

const VERKEER = /^(inbox|outbox|wachtend|timer)$/;
const LOGBOEK = /^logboek$/;
const PERSONEEL = /^(medewerker|waarneming|personeel_versie)$/;
const REGISTER = /^inwoner$/;
/** Plumbing of migrations, of the log's chain and of access, what there is to ask for, and counts, hold no resident and no traffic: their own tests hold their rights. */
const BUITEN = /^(migrations|migraties|logboek_.+|bewaarronde|bezitsbewijs|blokkade|instrument|aanbod|begroting|geteld|fasetabel)$/;
const FAMILIES: readonly (readonly [RegExp, string])[] = [[LOGBOEK, 'logboek'], [VERKEER, 'verkeer'], [PERSONEEL, 'personeel'], [REGISTER, 'register']];
const familie = (tabel: string): string => FAMILIES.find(([patroon]) => patroon.test(tabel))?.[1] ?? 'dossier';

const HANDELINGEN: Readonly<Record<string, (tabel: string) => string>> = {
  lezen: (tabel) => `SELECT 1 FROM ${tabel} LIMIT 1`,
  toevoegen: (tabel) => `INSERT INTO ${tabel} ($kolom) SELECT $kolom FROM ${tabel} WHERE false`,
  wijzigen: (tabel) => `UPDATE ${tabel} SET $kolom = $kolom WHERE false`,
  verwijderen: (tabel) => `DELETE FROM ${tabel} WHERE false`,
  leegmaken: (tabel) => `TRUNCATE ${tabel}`,
  'de opzet veranderen van': (tabel) => `ALTER TABLE ${tabel} ADD COLUMN toets text`,
  'rijbeveiliging uitzetten van': (tabel) => `ALTER TABLE ${tabel} DISABLE ROW LEVEL SECURITY`,
  weggooien: (tabel) => `DROP TABLE ${tabel}`,
};

type Tabel = { readonly schema: string; readonly tabel: string; readonly kolom: string };
const TABELLEN = `
SELECT c.relnamespace::regnamespace::text AS schema, c.relname AS tabel,
       (SELECT quote_ident(attname) FROM pg_attribute a WHERE a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity <> 'a' ORDER BY attnum DESC LIMIT 1) AS kolom
FROM pg_class c WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace::regnamespace::text = ANY ($1) ORDER BY 1, 2`;

export const tabellen = async (): Promise<Tabel[]> => {
  const client = new Client({ connectionString: new URL('/schakel', urls.postgres['beheer']).toString() });
  await client.connect();
  try {
    const { rows } = await client.query<Tabel>(TABELLEN, [[...DIENSTEN]]);
    return rows.filter(({ tabel }) => !BUITEN.test(tabel));
  } finally {
    await client.end();
  }
};

const verwacht = (rol: string, { schema, tabel }: Tabel, handeling: string): boolean => {
  const [dienst = '', soort = ''] = rol.split('_');
  return dienst === schema && regels.some((regel) => regel.rol === soort && regel.tabellen === `eigen ${familie(tabel)}` && regel.handelingen.split(' ').includes(handeling));
};

/** 42501: no right; 42P01 and 3F000: for this role it is not even there. */
const GEWEIGERD = ['42501', '42P01', '3F000'];
const lukt = async (client: Client, opdracht: string): Promise<boolean> => {
  await client.query('SAVEPOINT poging');
  try {
    await client.query(opdracht);
    return true;
  } catch (fout) {
    const { code } = fout as { code?: string };
    // A value that does not fit got past the right: the role may.
    if (!GEWEIGERD.includes(code ?? '')) return true;
    return false;
  } finally {
    await client.query('ROLLBACK TO SAVEPOINT poging');
  }
};

const inTransactie = async (rol: string, doe: (client: Client) => Promise<void>): Promise<void> => {
  const client = new Client({ connectionString: urls.postgres[rol] ?? '' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SET LOCAL lock_timeout = '2s'`);
    await doe(client);
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    await client.end();
  }
};

/** Rows that a reading role sees of each gemeente, with a context of its own, of another, and with none. */
const DOSSIERS: readonly (readonly [rol: string, tabel: string])[] = [
  ['handover_lees', 'handover.overdracht'],
  ['handover_lees', 'handover.situatie'],
  ['handover_lees', 'handover.situatie_periode'],
  ['ontheffing_lees', 'ontheffing.ontheffing'],
  ['ontheffing_lees', 'ontheffing.gebeurtenis'],
  ['boete_lees', 'boete.sanctie'],
  ['verstrekking_lees', 'verstrekking.verstrekking'],
  ['gateway_lees', 'gateway.stand'],
];

export type Bekend = { readonly gemeente: string; readonly inwonerRefs: readonly string[] };
const tel = async (client: Client, tabel: string, gemeente: string | null, refs: readonly string[]): Promise<number> => {
  await client.query("SELECT set_config('schakel.gemeente', $1, true)", [gemeente ?? '']);
  const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${tabel} WHERE inwoner_ref = ANY ($1)`, [refs]);
  return rows[0]?.n ?? 0;
};

const perGemeente = (bekenden: readonly Bekend[], uitslag: Uitslag): Promise<void> =>
  metGrens(DOSSIERS, ([rol, tabel]) =>
    inTransactie(rol, async (client) => {
      for (const { gemeente, inwonerRefs } of bekenden) {
        for (const als of [...GEMEENTEN, null]) {
          const gezien = (await tel(client, tabel, als, inwonerRefs)) > 0;
          uitslag.noteer({ groep: `databank ${rol}`, kanaal: 'SQL', wie: rol, handeling: `ziet ${als ? `voor ${als}` : 'zonder gemeente'}`, wat: `${tabel} van een inwoner van ${gemeente}`, verwacht: als === gemeente, gezien });
        }
      }
    }),
  );

export const probeerDatabank = async (bekenden: readonly Bekend[], uitslag: Uitslag): Promise<void> => {
  const alle = await tabellen();
  await metGrens(ROLLEN, (rol) =>
    inTransactie(rol, async (client) => {
      const noteer = (handeling: string, wat: string, mag: boolean, gezien: boolean): void => uitslag.noteer({ groep: `databank ${rol}`, kanaal: 'SQL', wie: rol, handeling, wat, verwacht: mag, gezien });
      for (const tabel of alle) {
        for (const [handeling, opdracht] of Object.entries(HANDELINGEN)) {
          const naam = `${tabel.schema}.${tabel.tabel}`;
          noteer(handeling, naam, verwacht(rol, tabel, handeling), await lukt(client, opdracht(naam).replaceAll('$kolom', tabel.kolom)));
        }
      }
      for (const schema of DIENSTEN) noteer('een tabel maken in', schema, false, await lukt(client, `CREATE TABLE ${schema}.toets (a int)`));
      noteer('een rol maken', 'toets', false, await lukt(client, 'CREATE ROLE toets'));
      noteer('een rol aannemen', `${rol.split('_')[0]}_eigenaar`, false, await lukt(client, `SET LOCAL ROLE ${rol.split('_')[0]}_eigenaar`));
      for (const schema of ['public', 'sandbox']) noteer('een tabel maken in', schema, false, await lukt(client, `CREATE TABLE ${schema}.toets (a int)`));
    }),
    3,
  );
  await perGemeente(bekenden, uitslag);
};
