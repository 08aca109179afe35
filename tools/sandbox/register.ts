import { leesJson, schrijfJson, wachtTot } from './bestanden';
import { groepLeeft, leeft, procesId, seinGroep, type ProcesId } from './proces-id';

type Inschrijving = ProcesId & { readonly naam: string };

/** Which processes belong to this instance; on disk, so that the start after a kill -9 can clear what was left behind. */
export class Procesregister {
  private ingeschreven: Inschrijving[] = [];

  constructor(private readonly pad: string) {}

  schrijfIn(naam: string, pid: number): void {
    const id = procesId(pid);
    if (id) this.bewaar([...this.ingeschreven.filter((een) => een.pid !== pid), { ...id, naam }]);
  }

  schrijfUit(pid: number): void {
    this.bewaar(this.ingeschreven.filter((een) => een.pid !== pid));
  }

  /** Ends what a killed run left: politely first, since databases close their files; returns the names. */
  async ruimRestenOp(): Promise<readonly string[]> {
    const resten = (leesJson<Inschrijving[]>(this.pad) ?? []).filter(leeft);
    for (const { pid } of resten) seinGroep(pid, 'SIGINT');
    for (const { pid } of resten) {
      const weg = await wachtTot(() => !groepLeeft(pid), 2000);
      if (!weg) seinGroep(pid, 'SIGKILL');
      await wachtTot(() => !groepLeeft(pid), 5000);
    }
    this.bewaar([]);
    return resten.map(({ naam }) => naam);
  }

  private bewaar(lijst: Inschrijving[]): void {
    this.ingeschreven = lijst;
    schrijfJson(this.pad, lijst);
  }
}
