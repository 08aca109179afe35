import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { leesJson, wachtTot } from '../../sandbox/bestanden';
import { getuigemap } from '../../sandbox/diensten';
import { mogelijkePlaatsen } from '../../sandbox/plaats';
import { groepLeeft, leeft, seinGroep, type ProcesId } from '../../sandbox/proces-id';
import { hubmap, type Urls } from '../../sandbox/toestand';

/** A hub that can be lost: with all its processes, at one moment. */
export class VerliesbareHub {
  private constructor(
    private readonly map: string,
    private readonly instantie: string,
    private readonly kind: ChildProcess,
    readonly urls: Urls,
  ) {}

  static async start(map: string, instantie: string): Promise<VerliesbareHub> {
    const kind = fork(join(__dirname, 'hub.js'), [map, instantie], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const [antwoord] = (await once(kind, 'message')) as [{ readonly urls?: Urls; readonly fout?: string }];
    if (!antwoord.urls) throw new Error(antwoord.fout ?? 'de hub startte niet');
    return new VerliesbareHub(map, instantie, kind, antwoord.urls);
  }

  /** Kill -9, the supervisor first: nothing is closed, flushed or started again. */
  async verlies(): Promise<void> {
    this.kind.kill('SIGKILL');
    const groepen = (leesJson<ProcesId[]>(join(hubmap(this.map, this.instantie), 'processen.json')) ?? []).filter(leeft).map(({ pid }) => pid);
    for (const groep of groepen) seinGroep(groep, 'SIGKILL');
    await wachtTot(() => !groepen.some(groepLeeft), 10_000);
  }
}

export const wisHub = (map: string, instantie: string): void => {
  for (const plaats of mogelijkePlaatsen(join(map, '.hub'), instantie)) rmSync(plaats, { recursive: true, force: true });
};

/** The witnesses lay on another disk, and are there for the new hub. */
export const brengGetuigen = (map: string, van: string, naar: string): void => {
  const [bron, doel] = [van, naar].map((instantie) => getuigemap(hubmap(map, instantie))) as [string, string];
  if (existsSync(bron)) cpSync(bron, doel, { recursive: true });
};
