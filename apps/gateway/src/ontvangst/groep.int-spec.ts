import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { wachtTot } from '#shared/testing/wacht';
import { vergrendelInwoner } from '../persistence/journaal';
import { bsn, registratie, voorstel, type Los } from '../testing/berichten';
import { Proefdeur, type Gehoord } from '../testing/proefdeur';

jest.setTimeout(60_000);

let deur: Proefdeur;
beforeAll(async () => {
  deur = await Proefdeur.start();
});
afterAll(() => deur.sluit());
afterEach(() => {
  jest.restoreAllMocks();
  expect(deur.fouten).toEqual([]);
});

const WERK = 'werkzaak.werk';
const TIEL = 'gemeente-tiel.regie';
const vergeetFouten = (): unknown[] => (deur.fouten as unknown[]).splice(0);
const statussen = (antwoorden: readonly Gehoord[]): number[] => antwoorden.map(({ status }) => status);
const tel = async (sql: string, ...waarden: unknown[]): Promise<number> => Number((await deur.rijen(`SELECT count(*) AS n FROM ${sql}`, ...waarden))[0].n);
const rijen = (berichten: readonly Los[]) => deur.rijen('SELECT volgnr::int, id, inwoner_ref, beslissing FROM bericht WHERE id = ANY ($1) ORDER BY volgnr', berichten.map(({ id }) => id));

/** A token that was read before: with it nothing on the way to the journal changes who comes first. */
const bekendToken = async (als: string): Promise<string> => {
  const token = await deur.token(als);
  await deur.roep('/v1/leveringen?na=0', { method: 'GET', token });
  return token;
};

/** Sends them so that all but the first two, which go at once, come in while those are under way. */
const stuurSamen = async (berichten: readonly Los[], als = WERK): Promise<Gehoord[]> => {
  const [voorop, token] = [await bekendToken(WERK), await bekendToken(als)];
  const alle = [voorstel(), voorstel(), ...berichten].map((inhoud, i) => deur.roep('/v1/berichten', { token: i < 2 ? voorop : token, inhoud }));
  return (await Promise.all(alle)).slice(2);
};

/** What every transaction of the door does just before it ends. */
const voorCommit = (doe: () => Promise<void>) => {
  const { opslag } = deur.delen;
  const echt = opslag.transactie.bind(opslag);
  return jest.spyOn(opslag, 'transactie').mockImplementation(<T>(werk: Parameters<typeof echt>[0]): Promise<T> =>
    echt(async (tx) => {
      const uit = await werk(tx);
      await doe();
      return uit;
    }) as Promise<T>,
  );
};

describe('messages that come in at the same moment', () => {
  it('share transactions, and each has its own row, its own record and its own answer', async () => {
    const transacties = jest.spyOn(deur.delen.opslag, 'transactie');
    const berichten = Array.from({ length: 40 }, () => voorstel());
    const antwoorden = await stuurSamen(berichten);
    expect(antwoorden.map(({ status, inhoud }) => [status, inhoud.id])).toEqual(berichten.map(({ id }) => [202, id]));
    expect(transacties.mock.calls.length).toBeLessThan(20);
    const journaal = await rijen(berichten);
    expect(new Set(journaal.map(({ id }) => id)).size).toBe(40);
    const log = await deur.rijen(`SELECT inhoud ->> 'id' AS id, inhoud -> 'bericht' ->> 'id' AS bericht FROM logboek WHERE inhoud ->> 'id' = ANY ($1)`, journaal.map(({ beslissing }) => beslissing));
    expect(new Map(log.map((een) => [een.id, een.bericht]))).toEqual(new Map(journaal.map((een) => [een.beslissing, een.id])));
  });

  it('are one message where they are twins, and refused where only the id is the same', async () => {
    const een = voorstel();
    const anders = { ...een, data: { ...een.data, contact: { naam: 'B. Anders' } } };
    const antwoorden = await stuurSamen([een, een, anders, een, voorstel()]);
    expect(statussen(antwoorden)).toEqual([202, 202, 409, 202, 202]);
    expect(await rijen([een])).toHaveLength(1);
    expect(await tel(`logboek WHERE inhoud -> 'bericht' ->> 'id' = $1 AND uitkomst = 'TOEGESTAAN'`, een.id)).toBe(1);
  });

  it('get numbers per resident in the order they came in', async () => {
    const inwoners = [randomUUID(), randomUUID(), randomUUID()];
    const berichten = Array.from({ length: 30 }, (_, i) => voorstel(inwoners[i % 3]));
    expect(new Set(statussen(await stuurSamen(berichten)))).toEqual(new Set([202]));
    const journaal = await rijen(berichten);
    for (const inwoner of inwoners) {
      const volgorde = journaal.filter(({ inwoner_ref }) => inwoner_ref === inwoner).map(({ id }) => id);
      expect(volgorde).toHaveLength(10);
      const samen = berichten.filter(({ data }) => data['inwonerRef'] === inwoner).map(({ id }) => id);
      expect(volgorde).toEqual(samen);
    }
  });

  it('do not wait for one whose resident is being written about; that one keeps its place', async () => {
    const inwonerRef = randomUUID();
    const [geduldig, ...anderen] = [voorstel(inwonerRef), voorstel(), voorstel(), voorstel()];
    let laatLos = (): void => undefined;
    const bezig = new Promise<void>((klaar) => (laatLos = klaar));
    let vergrendeld = false;
    const houder = deur.delen.opslag.transactie(async (tx) => {
      await vergrendelInwoner(tx, inwonerRef);
      vergrendeld = true;
      await bezig;
    });
    await wachtTot('the lock on the resident', () => Promise.resolve(vergrendeld));
    const antwoorden = [geduldig, ...anderen].map((bericht) => deur.stuur(bericht));
    expect(statussen(await Promise.all(antwoorden.slice(1)))).toEqual([202, 202, 202]);
    expect(await rijen([geduldig])).toEqual([]);
    laatLos();
    await houder;
    expect((await antwoorden[0])?.status).toBe(202);
    const [rij] = await rijen([geduldig]);
    expect(rij.volgnr).toBeGreaterThan(Math.max(...(await rijen(anderen)).map(({ volgnr }) => volgnr)));
  });
});

describe('one that fails', () => {
  it('fails alone', async () => {
    const [giftig, ...anderen] = [voorstel(), ...Array.from({ length: 8 }, () => voorstel())];
    const eigenaar = new Client({ connectionString: deur.databaseUrl('eigenaar') });
    await eigenaar.connect();
    await eigenaar.query(`ALTER TABLE bericht ADD CONSTRAINT proef CHECK (id <> '${giftig?.id}') NOT VALID`);
    const antwoorden = await stuurSamen([...anderen.slice(0, 4), giftig, ...anderen.slice(4)]);
    await eigenaar.query('ALTER TABLE bericht DROP CONSTRAINT proef');
    await eigenaar.end();
    expect(statussen(antwoorden)).toEqual([202, 202, 202, 202, 500, 202, 202, 202, 202]);
    expect(await rijen(anderen)).toHaveLength(8);
    expect(await rijen([giftig])).toEqual([]);
    expect(deur.fouten).toHaveLength(1);
    vergeetFouten();
  });

  it('because the database falls away just before the commit tells all of the group 503, and leaves nothing', async () => {
    const berichten = Array.from({ length: 12 }, (_, i) => (i % 2 ? voorstel() : registratie(bsn(100 + i))));
    voorCommit(() => deur.luik.dicht());
    const antwoorden = await Promise.all(berichten.map((bericht, i) => deur.stuur(bericht, i % 2 ? undefined : TIEL)));
    jest.restoreAllMocks();
    await deur.luik.open();
    expect(new Set(statussen(antwoorden))).toEqual(new Set([503]));
    const alle = berichten.map(({ id }) => id);
    expect([await tel('bericht WHERE id = ANY ($1)', alle), await tel(`logboek WHERE inhoud -> 'bericht' ->> 'id' = ANY ($1)`, alle)]).toEqual([0, 0]);
    // The poll for who is shut out may have missed the database too.
    vergeetFouten();
    const weer = await Promise.all(berichten.map((bericht, i) => deur.stuur(bericht, i % 2 ? undefined : TIEL)));
    expect(new Set(statussen(weer))).toEqual(new Set([202]));
  });
});

describe('registrations that come in at the same moment', () => {
  it('give one reference to one person, and another to another', async () => {
    const nummers = [bsn(201), bsn(202), bsn(201), bsn(203), bsn(201), bsn(202)];
    const berichten = nummers.map((nummer) => registratie(nummer));
    expect(new Set(statussen(await stuurSamen(berichten, TIEL)))).toEqual(new Set([202]));
    const refVan = new Map((await rijen(berichten)).map(({ id, inwoner_ref }) => [id, inwoner_ref]));
    const refs = berichten.map(({ id }) => refVan.get(id));
    expect([refs[2], refs[4], refs[5]]).toEqual([refs[0], refs[0], refs[1]]);
    expect(new Set(refs).size).toBe(3);
    expect(await tel('inwoner WHERE inwoner_ref = ANY ($1)', [...new Set(refs)])).toBe(3);
  });

  it('leave nobody in the register whose message was refused for its id', async () => {
    const bekend = registratie(bsn(211));
    await deur.stuur(bekend, TIEL);
    const voor = await tel('inwoner');
    const vals = [212, 213].map((n) => ({ ...bekend, data: { ...bekend.data, identiteit: { bsn: bsn(n) } } }));
    expect(statussen(await stuurSamen([vals[0], registratie(bsn(213)), vals[1], vals[0]], TIEL))).toEqual([409, 202, 409, 409]);
    expect(await tel('inwoner')).toBe(voor + 1);
  });
});
