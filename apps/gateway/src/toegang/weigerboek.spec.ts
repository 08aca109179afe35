import type { Tx } from '#shared/persistence/tx';
import type { Opslag } from '../hub.opslag';
import type { Herkend } from './beller';
import { Weigerboek } from './weigerboek';

/** A store that remembers what was logged, and can be away. */
class Proefopslag implements Opslag {
  readonly records: { code: string; aansluiting: string | null; actor: string | null; aantal: number }[] = [];
  weg = false;

  async transactie<T>(doe: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.weg) throw new Error('database weg');
    return doe({ em: { query: async (_sql: string, params: string[]) => void this.records.push(JSON.parse(params[11] ?? '')) } } as unknown as Tx);
  }
  tellingen = (): [string, string | null, number][] => this.records.map(({ code, aansluiting, aantal }) => [code, aansluiting, aantal]);
}

const herkend = (naam: string, actorId?: string): Herkend => ({ aansluiting: { naam }, ...(actorId ? { persoon: { actorId } } : {}) }) as Herkend;
const veel = (boek: Weigerboek, aantal: number, wie?: Herkend): Promise<PromiseSettledResult<void>[]> =>
  Promise.allSettled(Array.from({ length: aantal }, () => boek.noteer({ code: 'TE_VEEL', herkend: wie })));

let opslag: Proefopslag;
let boek: Weigerboek;
beforeEach(() => {
  jest.useFakeTimers();
  opslag = new Proefopslag();
  boek = new Weigerboek(opslag);
});
afterEach(() => jest.useRealTimers());

describe('refusals at the gate', () => {
  it('are on record before they are answered: the first by itself, the others of that second as a count', async () => {
    await veel(boek, 500, herkend('werkzaak.werk'));
    expect(opslag.tellingen()).toEqual([['TE_VEEL', 'werkzaak.werk', 1]]);
    await jest.advanceTimersByTimeAsync(1000);
    expect(opslag.tellingen()).toEqual([['TE_VEEL', 'werkzaak.werk', 1], ['TE_VEEL', 'werkzaak.werk', 499]]);
  });

  it('are one record a second in a flood, and none when it is over', async () => {
    for (let seconde = 0; seconde < 5; seconde += 1) {
      await veel(boek, 100);
      await jest.advanceTimersByTimeAsync(1000);
    }
    await jest.advanceTimersByTimeAsync(5000);
    expect(opslag.tellingen().map(([, , aantal]) => aantal)).toEqual([1, 99, 100, 100, 100, 100]);
  });

  it('are counted for each connection and person apart, and together for whom nobody knows', async () => {
    for (const wie of [undefined, herkend('werkzaak.werk'), herkend('schakel.portaal', 'tiel.pc.carla'), herkend('schakel.portaal', 'tiel.pc.fenna'), undefined]) await boek.noteer({ code: 'NIET_AANGEMELD', herkend: wie });
    await boek.noteer({ code: 'TE_GROOT' });
    expect(opslag.records.map(({ code, actor }) => [code, actor])).toEqual([['NIET_AANGEMELD', null], ['NIET_AANGEMELD', null], ['NIET_AANGEMELD', 'tiel.pc.carla'], ['NIET_AANGEMELD', 'tiel.pc.fenna'], ['TE_GROOT', null]]);
  });

  it('are no refusals while nothing can be recorded', async () => {
    opslag.weg = true;
    expect((await veel(boek, 3)).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    opslag.weg = false;
    await boek.noteer({ code: 'TE_VEEL' });
    expect(opslag.tellingen()).toEqual([['TE_VEEL', null, 1]]);
  });

  it('keep their count when the database goes away within the second, and nobody is refused until it is written', async () => {
    await veel(boek, 10);
    opslag.weg = true;
    await jest.advanceTimersByTimeAsync(1000);
    expect((await veel(boek, 2)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    opslag.weg = false;
    await jest.advanceTimersByTimeAsync(1000);
    expect(opslag.tellingen()).toEqual([['TE_VEEL', null, 1], ['TE_VEEL', null, 9]]);
  });

  it('are all on record when the service stops, and those that still come by themselves', async () => {
    await veel(boek, 4);
    await boek.beforeApplicationShutdown();
    await boek.noteer({ code: 'TE_VEEL' });
    expect(opslag.tellingen().map(([, , aantal]) => aantal)).toEqual([1, 3, 1]);
  });
});
