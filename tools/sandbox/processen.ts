import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Gebruiker } from './gebruiker';
import { Melding, wacht, wachtTot } from './bestanden';
import { groepLeeft, seinGroep } from './proces-id';
import type { Procesregister } from './register';

export type ProcesOpties = {
  readonly naam: string;
  readonly programma: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly als?: Gebruiker | undefined;
  /** `log` is what this run has printed so far. */
  readonly gereed: (log: () => string) => boolean | Promise<boolean>;
  readonly gereedMs: number;
  readonly stopSein: NodeJS.Signals;
  readonly stopMs: number;
  /** Pause before each start after an unasked end; the last one goes on. */
  readonly herstartMs?: readonly number[];
};

const MAX_LOG = 20 * 1024 * 1024;
const HERSTART_MS = [500, 1000, 2000, 4000, 8000];
const STABIEL_MS = 30_000;

const draait = (kind: ChildProcess): boolean => kind.pid !== undefined && kind.exitCode === null && kind.signalCode === null;

/** One operating system process in its own group, restarted when it ends without being asked to. */
export class Proces {
  private kind: ChildProcess | undefined;
  private gewenst = false;
  private pogingen = 0;
  private gestart = 0;
  private begin = 0;

  constructor(
    private readonly opties: ProcesOpties,
    private readonly logmap: string,
    private readonly register: Procesregister,
  ) {}

  get naam(): string {
    return this.opties.naam;
  }

  get pid(): number | undefined {
    return this.kind?.pid;
  }

  get logbestand(): string {
    return join(this.logmap, `${this.naam}.log`);
  }

  /** Resolves when the process is ready for use; an early exit or no sign of life in time is an error with the last log lines. */
  async start(): Promise<void> {
    this.gewenst = true;
    const kind = this.spawn();
    const gereed = await wachtTot(async () => !draait(kind) || (await this.isGereed()), this.opties.gereedMs);
    if (draait(kind) && gereed) return this.bewaak(kind);
    const oorzaak = draait(kind) ? `is na ${this.opties.gereedMs / 1000} s nog niet gereed` : `is meteen gestopt (${kind.signalCode ?? `code ${kind.exitCode ?? 'onbekend'}`})`;
    await this.stop();
    const staart = this.log().trimEnd().split('\n').slice(-8).join('\n');
    throw new Melding(`${this.naam} ${oorzaak}; het log staat in ${this.logbestand}. De laatste regels:\n${staart}`);
  }

  async stop(): Promise<void> {
    this.gewenst = false;
    await this.beeindig(this.opties.stopSein, this.opties.stopMs);
  }

  sein(): void {
    this.gewenst = false;
    if (this.pid !== undefined) seinGroep(this.pid, this.opties.stopSein);
  }

  /** Kill -9 of the whole group, for tests of recovery. The supervisor restarts it, as it would after a real crash. */
  async dood(): Promise<void> {
    const { kind, pid } = this;
    if (pid === undefined) return;
    seinGroep(pid, 'SIGKILL');
    await wachtTot(() => !groepLeeft(pid) && this.kind !== kind, 5000);
  }

  async herstart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async wachtGereed(): Promise<void> {
    const gereed = await wachtTot(() => this.kind !== undefined && this.isGereed(), this.opties.gereedMs);
    if (!gereed) throw new Melding(`${this.naam} is niet op tijd terug; zie ${this.logbestand}.`);
  }

  private async isGereed(): Promise<boolean> {
    try {
      return await this.opties.gereed(() => this.log());
    } catch {
      return false;
    }
  }

  private spawn(): ChildProcess {
    const { programma, args, env, cwd, als } = this.opties;
    if (existsSync(this.logbestand) && statSync(this.logbestand).size > MAX_LOG) renameSync(this.logbestand, `${this.logbestand}.1`);
    this.begin = existsSync(this.logbestand) ? statSync(this.logbestand).size : 0;
    const uit = openSync(this.logbestand, 'a', 0o600);
    const kind = spawn(programma, args, { env, cwd, detached: true, stdio: ['ignore', uit, uit], ...(als ? { uid: als.uid, gid: als.gid } : {}) });
    closeSync(uit);
    kind.once('error', () => undefined);
    this.kind = kind;
    this.gestart = Date.now();
    const pid = kind.pid;
    if (pid !== undefined) {
      this.register.schrijfIn(this.naam, pid);
      kind.once('exit', () => this.register.schrijfUit(pid));
    }
    return kind;
  }

  private bewaak(kind: ChildProcess): void {
    const opnieuw = (): void => {
      // Children of a leader that died would hold its ports and files against the next one.
      if (kind.pid !== undefined) seinGroep(kind.pid, 'SIGKILL');
      if (this.kind === kind) this.kind = undefined;
      if (this.gewenst) void this.herstel();
    };
    if (draait(kind)) kind.once('exit', opnieuw);
    else opnieuw();
  }

  private async herstel(): Promise<void> {
    if (Date.now() - this.gestart > STABIEL_MS) this.pogingen = 0;
    const { herstartMs = HERSTART_MS } = this.opties;
    await wacht(herstartMs[Math.min(this.pogingen, herstartMs.length - 1)] ?? 0);
    this.pogingen += 1;
    if (this.gewenst && !this.kind) this.bewaak(this.spawn());
  }

  private async beeindig(sein: NodeJS.Signals, ms: number): Promise<void> {
    const pid = this.pid;
    if (pid === undefined) return;
    seinGroep(pid, sein);
    if (!(await wachtTot(() => !groepLeeft(pid), ms, 20))) seinGroep(pid, 'SIGKILL');
    await wachtTot(() => !groepLeeft(pid), 5000, 20);
    this.kind = undefined;
  }

  /** What this run has printed so far. */
  log(): string {
    return existsSync(this.logbestand) ? readFileSync(this.logbestand).subarray(this.begin).toString() : '';
  }
}
