import { randomUUID } from 'node:crypto';
import { QueryFailedError } from 'typeorm';
import type { Bericht } from '#shared/contracts/bericht';
import { NietNu } from '#shared/messaging/fouten';
import type { Tx } from '#shared/persistence/tx';
import { wachtTot } from '#shared/testing/wacht';
import { ANNA, bericht, CARLA, HUB, periode, Proefhub } from '../testing/proefhub';
import type { Gebeurd } from './gebeurd';
import { GebeurdVerwerker } from './gebeurd.verwerker';

let hub: Proefhub;
beforeAll(async () => {
  hub = await Proefhub.start();
});
afterAll(() => hub.sluit());
beforeEach(() => hub.leeg('levering', 'aansluiting_teller', 'wachtend'));

const verwerker = (opslag = hub.opslag, herkansingenMs: readonly number[] = [1, 1]): GebeurdVerwerker => new GebeurdVerwerker({ ...hub, klok: hub.klok, partijen: hub.partijen, opslag, herkansingenMs });
const feit = (open: Bericht, rest = {}): Gebeurd => ({ soort: 'feit', feit: hub.feit(open, { adressen: [CARLA], ...rest }) });
const retour = (open: Bericht): Gebeurd => ({ soort: 'retour', context: 'overdracht', retour: { antwoordOp: { source: open.source, id: open.id }, uitkomst: { status: 'VERWERKT', afwijkingen: [] } } });
/** A fact that the database refuses: its situatie names no resident. */
const kapot = (open: Bericht): Gebeurd => feit(open, { situatie: { inwonerRef: 'geen uuid', versie: 1, perioden: [periode()] } });
const wachtend = () => hub.query<{ soort: string; oorzaak: string | null }>('SELECT soort, oorzaak FROM wachtend ORDER BY id');
const bezorgd = async (): Promise<string[]> => (await hub.query<{ bericht_id: string }>(`SELECT bericht_id FROM levering WHERE soort = 'FEIT' ORDER BY volgnr`)).map((rij) => rij.bericht_id);

/** The database of the test, with a fault before the first `keer` transactions. */
const metStoring = (keer: number, storing: () => Error): { opslag: typeof hub.opslag; pogingen: () => number } => {
  let poging = 0;
  return {
    pogingen: () => poging,
    opslag: {
      transactie: async <T>(doe: (tx: Tx) => Promise<T>): Promise<T> => {
        poging += 1;
        if (poging <= keer) throw storing();
        return hub.opslag.transactie(doe);
      },
    },
  };
};

it('tries again in place, so that a passing fault leaves no trace', async () => {
  const { opslag } = metStoring(2, () => new Error('passing'));
  const een = bericht();
  await verwerker(opslag).verwerk(feit(een));
  expect(await bezorgd()).toEqual([een.id]);
  expect(await wachtend()).toEqual([]);
});

it('sets apart what keeps failing, and what comes later for that resident queues behind it while others go on', async () => {
  const inwonerRef = randomUUID();
  const [eerste, later, ander] = [bericht({ inwonerRef }), bericht({ inwonerRef }), bericht()];
  const dienst = verwerker();
  await Promise.all([kapot(eerste), feit(later), feit(ander)].map((gebeurd) => dienst.verwerk(gebeurd)));
  expect(await wachtend()).toEqual([{ soort: 'GEPARKEERD', oorzaak: 'CODE_22P02' }, { soort: 'ACHTER', oorzaak: null }]);
  expect(await bezorgd()).toEqual([ander.id]);
});

it('sets the same message apart once, however often the broker delivers it', async () => {
  const een = kapot(bericht());
  const dienst = verwerker();
  for (let i = 0; i < 3; i += 1) await dienst.verwerk(een);
  expect(await wachtend()).toHaveLength(1);
});

it('keeps an answer behind the facts that were set apart, so that nothing is released on an old situatie', async () => {
  const een = bericht();
  await hub.journaal(een);
  const dienst = verwerker();
  await dienst.verwerk(kapot(een));
  await dienst.verwerk(retour(een));
  expect(await hub.status(een)).toBe('ONTVANGEN');
  expect((await wachtend()).map(({ soort }) => soort)).toEqual(['GEPARKEERD', 'ACHTER']);
});

it('plays again in order once the cause is gone, and stops at what still fails', async () => {
  const inwonerRef = randomUUID();
  const [eerste, tweede] = [bericht({ inwonerRef }), bericht({ inwonerRef })];
  const dienst = verwerker();
  await dienst.verwerk(kapot(eerste));
  await dienst.verwerk(feit(tweede));
  expect(await dienst.speelOpnieuw()).toBe(0);
  expect(await wachtend()).toHaveLength(2);
  const genezen = { soort: 'feit', feit: hub.feit(eerste, { adressen: [CARLA] }) };
  await hub.query(`UPDATE wachtend SET invoer = $1 WHERE soort = 'GEPARKEERD'`, [JSON.stringify(genezen)]);
  expect(await dienst.speelOpnieuw()).toBe(2);
  expect(await bezorgd()).toEqual([eerste.id, tweede.id]);
  expect(await wachtend()).toEqual([]);
});

it('says "not now" when the database is away, without counting it against the message', async () => {
  const weg = (): Error => new QueryFailedError('SELECT 1', [], Object.assign(new Error('terminating connection'), { code: '57P01' }));
  const { opslag, pogingen } = metStoring(99, weg);
  await expect(verwerker(opslag).verwerk(feit(bericht()))).rejects.toBeInstanceOf(NietNu);
  expect(pogingen()).toBe(1);
  expect(await wachtend()).toEqual([]);
});

it('handles messages of one resident one after another and those of others side by side', async () => {
  const inwonerRef = randomUUID();
  let laatLos = (): void => undefined;
  const dicht = new Promise<void>((klaar) => (laatLos = klaar));
  const gestart: string[] = [];
  const opslag: typeof hub.opslag = {
    transactie: async (doe) => {
      gestart.push('transactie');
      if (gestart.length === 1) await dicht;
      return hub.opslag.transactie(doe);
    },
  };
  const dienst = verwerker(opslag);
  const [een, twee, ander] = [bericht({ inwonerRef }), bericht({ inwonerRef }), bericht()];
  const alle = [een, twee, ander].map((open) => dienst.verwerk(feit(open)));
  await wachtTot('the fact of the other resident', async () => (await bezorgd()).includes(ander.id));
  expect(gestart).toHaveLength(2);
  laatLos();
  await Promise.all(alle);
  expect(await bezorgd()).toEqual([ander.id, een.id, twee.id]);
});

describe('messages that come in together', () => {
  /** The transactions of the test, held up until told to go on. */
  const metSluis = () => {
    let open = (): void => undefined;
    const dicht = new Promise<void>((klaar) => (open = klaar));
    let aantal = 0;
    const opslag: typeof hub.opslag = {
      transactie: async (doe) => {
        aantal += 1;
        if (aantal <= 2) await dicht;
        return hub.opslag.transactie(doe);
      },
    };
    return { opslag, open: () => open(), aantal: () => aantal };
  };

  it('share transactions, each keeping its own order, without a gap in the numbers', async () => {
    const { opslag, open, aantal } = metSluis();
    const dienst = verwerker(opslag);
    const inwonerRef = randomUUID();
    const vooraan = [bericht(), bericht()];
    const [een, twee] = [bericht({ inwonerRef }), bericht({ inwonerRef })];
    const anderen = Array.from({ length: 20 }, () => bericht());
    for (const open of [een, ...anderen]) await hub.journaal(open);
    const alle = [...vooraan, een, twee, ...anderen].map((open) => dienst.verwerk(feit(open)));
    const antwoorden = [een, ...anderen].map((open) => dienst.verwerk(retour(open)));
    open();
    await Promise.all([...alle, ...antwoorden]);
    // Two that began at once, the next group, the second of one resident and the answers; and who the answers are about.
    expect(aantal()).toBeLessThan(12);
    const rijen = await hub.query<{ aansluiting: string; volgnr: string; bericht_id: string }>('SELECT aansluiting, volgnr, bericht_id FROM levering ORDER BY volgnr');
    const van = (aansluiting: string) => rijen.filter((rij) => rij.aansluiting === aansluiting);
    expect(van('gemeente-tiel.regie').map(({ volgnr }) => Number(volgnr))).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
    expect(van('werkzaak.werk').map(({ volgnr }) => Number(volgnr))).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
    const ids = van('gemeente-tiel.regie').map(({ bericht_id }) => bericht_id);
    expect(ids.indexOf(een.id)).toBeLessThan(ids.indexOf(twee.id));
    for (const open of [een, ...anderen]) expect(await hub.status(open)).toBe('VERWERKT');
  });

  it('do not suffer from one of them that cannot be handled', async () => {
    const { opslag, open } = metSluis();
    const dienst = verwerker(opslag);
    const vooraan = [bericht(), bericht()];
    const goed = Array.from({ length: 5 }, () => bericht());
    const alle = [...vooraan.map((open) => feit(open)), ...goed.slice(0, 3).map((open) => feit(open)), kapot(bericht()), ...goed.slice(3).map((open) => feit(open))].map((gebeurd) => dienst.verwerk(gebeurd));
    open();
    await Promise.all(alle);
    expect((await bezorgd()).sort()).toEqual([...vooraan, ...goed].map(({ id }) => id).sort());
    expect(await wachtend()).toEqual([{ soort: 'GEPARKEERD', oorzaak: 'CODE_22P02' }]);
    const nummers = await hub.query<{ volgnr: string }>('SELECT volgnr FROM levering ORDER BY volgnr');
    expect(nummers.map(({ volgnr }) => Number(volgnr))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('are numbered without a gap or a double over copies of the gateway, to several connections at once', async () => {
    const copieen = [verwerker(), verwerker(), verwerker()];
    const soorten = [bericht, () => bericht({ naam: 'overdracht.ingegaan', source: HUB })];
    const feiten = Array.from({ length: 90 }, (_, i) => feit((soorten[i % 2] ?? bericht)(), { adressen: i % 2 ? [ANNA, CARLA] : [CARLA] }));
    await Promise.all(feiten.map(async (gebeurd, i) => copieen[i % 3]?.verwerk(gebeurd)));
    expect(await wachtend()).toEqual([]);
    const rijen = await hub.query<{ aansluiting: string; aantal: string; laatste: string; teller: string }>(
      'SELECT l.aansluiting, count(*) AS aantal, max(volgnr) AS laatste, t.laatste AS teller FROM levering l JOIN aansluiting_teller t USING (aansluiting) GROUP BY 1, 4 ORDER BY 1',
    );
    expect(rijen).toEqual([
      { aansluiting: 'gemeente-tiel.regie', aantal: '90', laatste: '90', teller: '90' },
      { aansluiting: 'werkzaak.werk', aantal: '45', laatste: '45', teller: '45' },
    ]);
  });

  it('that are the same message twice have their effect once', async () => {
    const een = bericht({ zaakId: randomUUID() });
    const copieen = [verwerker(), verwerker()];
    await Promise.all([0, 1, 0, 1].map(async (i) => copieen[i]?.verwerk(feit(een))));
    expect(await bezorgd()).toEqual([een.id]);
    expect(await wachtend()).toEqual([]);
  });
});

describe('a fired timer', () => {
  const timer = (open: Bericht): Gebeurd => ({ soort: 'timer', bericht: hub.verzegel(open) });

  it('is journaled once as a message of the hub, and waits for its release like any other', async () => {
    const een = bericht({ naam: 'overdracht.startdatum.bereikt', source: HUB });
    for (let i = 0; i < 2; i += 1) await verwerker().verwerk(timer(een));
    expect(await hub.query('SELECT herkomst, status, aansluiting FROM bericht WHERE id = $1', [een.id])).toEqual([{ herkomst: 'hub', status: 'ONTVANGEN', aansluiting: 'schakel' }]);
  });

  it('is not journaled in the name of a party', async () => {
    const een = bericht({ naam: 'overdracht.startdatum.bereikt' });
    await verwerker().verwerk(timer(een));
    expect(await hub.status(een)).toBeUndefined();
    expect((await wachtend()).map(({ soort }) => soort)).toEqual(['GEPARKEERD']);
  });
});
