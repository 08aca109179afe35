import type { Databank } from '../testing/databank';
import { proefdatabank } from '../testing/proefrunner';
import { isDatabaseWeg } from './databasefout';
import { VoorbereideClient } from './voorbereid';

let databank: Databank;
beforeEach(async () => {
  databank = await proefdatabank();
});
afterEach(() => databank.weg());

const VOORBEREID = 'SELECT statement FROM pg_prepared_statements';

describe('a statement with values', () => {
  it('is prepared once on its connection, whatever the values', async () => {
    const bron = await databank.bron('schrijf', 1);
    for (const waarde of ['a', 'b', 'c']) expect(await bron.query('SELECT $1::text AS waarde', [waarde])).toEqual([{ waarde }]);
    expect(await bron.query(VOORBEREID)).toContainEqual({ statement: 'SELECT $1::text AS waarde' });
  });

  it('is the only one that is: several statements in one text still go together', async () => {
    const bron = await databank.bron('schrijf', 1);
    await bron.transaction((em) => em.query('SAVEPOINT een; RELEASE SAVEPOINT een'));
    const namen = await bron.query<{ statement: string }[]>(VOORBEREID);
    expect(namen.filter(({ statement }) => statement.includes('SAVEPOINT'))).toEqual([]);
  });

  it('fails as before, and the next goes well', async () => {
    const bron = await databank.bron('schrijf', 1);
    await expect(bron.query('SELECT $1::integer AS n', ['x'])).rejects.toMatchObject({ code: '22P02' });
    expect(await bron.query('SELECT $1::integer AS n', ['7'])).toEqual([{ n: 7 }]);
  });

  it('is not kept without end when its form varies', async () => {
    const bron = await databank.bron('schrijf', 1);
    for (let i = 0; i < 450; i += 1) await bron.query(`SELECT $1::text AS vorm_${i}`, ['x']);
    const [{ n }] = (await bron.query<{ n: number }[]>('SELECT count(*)::int AS n FROM pg_prepared_statements')) as [{ n: number }];
    expect(n).toBeLessThanOrEqual(400);
  });

  it('that gets no answer in time takes its connection with it, and counts as a database that is away', async () => {
    const client = new VoorbereideClient({ connectionString: databank.url('schrijf'), query_timeout: 200 });
    const einde = new Promise<void>((klaar) => client.on('end', klaar));
    client.on('error', () => undefined);
    await client.connect();
    const fout: unknown = await client.query('SELECT pg_sleep($1)', [30]).catch((e: unknown) => e);
    expect(isDatabaseWeg(fout)).toBe(true);
    await einde;
  });
});
