import type { DataSource } from 'typeorm';
import type { Datum } from '#shared/kernel/datum';
import { amsterdamseDag, type Klok } from '#shared/kernel/klok';
import { grensdag, type Bewaartermijnen } from '#shared/policy/bewaartermijnen';
import { foutVeld, type Logger } from '../../operations/logger';
import type { Leiderstand } from '../leider';
import { Leiderlus } from '../leiderlus';
import type { Teller } from '../teller';
import type { Wisstap } from './wisstap';

export type Bewaarderopties = {
  readonly url: string;
  readonly dienst: string;
  readonly bron: DataSource;
  readonly klok: Klok;
  readonly logger: Logger;
  readonly teller: Teller;
  readonly termijnen: Bewaartermijnen;
  readonly stappen: readonly Wisstap[];
  readonly pollMs?: number;
};

export type Telling = { readonly termijn: string; readonly tabel: string; readonly aantal: number };

const PARTIJ = 100;
/** After a fault, or while a handler holds a row. */
const LATER_MS = 1000;

/**
 * Erases what is past its term: once for every new day of the Klok, by one copy of the service. Small transactions that skip what
 * a handler holds, so nobody waits for it; stopped halfway it goes on where it was, for what is erased is not found again.
 */
export class Bewaarder {
  private readonly lus: Leiderlus;

  constructor(private readonly opties: Bewaarderopties) {
    const { url, dienst, logger, stappen, termijnen, pollMs = 1000 } = opties;
    // A step without a term must stop the service at its start, not at night.
    for (const { termijn } of stappen) termijnen.van(termijn);
    this.lus = new Leiderlus({ url, logger, naam: `${dienst}.bewaren`, ronde: async () => ((await this.isGedaan()) || (await this.ronde()) ? pollMs : LATER_MS) });
  }

  get stand(): Leiderstand {
    return this.lus.stand;
  }

  start(): void {
    this.lus.start();
  }

  /** Looks at once, for a clock that was moved. */
  wek(): void {
    this.lus.wek();
  }

  stop(): Promise<void> {
    return this.lus.stop();
  }

  /** Whether everything past its term today is gone. A clock that was set back counts as another day. */
  async isGedaan(): Promise<boolean> {
    const [rij] = await this.opties.bron.query<{ dag: Datum }[]>('SELECT dag::text AS dag FROM bewaarronde');
    return rij?.dag === this.opties.klok.vandaag();
  }

  /** True: done for today. */
  async ronde(): Promise<boolean> {
    const vandaag = this.opties.klok.vandaag();
    let klaar = true;
    for (const stap of this.opties.stappen) klaar = (await this.doe(stap, vandaag)) && klaar;
    if (!klaar || this.lus.gestopt) return false;
    await this.opties.bron.query('INSERT INTO bewaarronde (dag) VALUES ($1) ON CONFLICT (enkel) DO UPDATE SET dag = excluded.dag, klaar_op = clock_timestamp()', [vandaag]);
    this.opties.teller.verhoog();
    return true;
  }

  /** How many rows go on or before that day of the Klok: counts only. */
  async telling(op: Datum): Promise<Telling[]> {
    const { bron, stappen } = this.opties;
    return bron.transaction(async (em) => {
      const uit: Telling[] = [];
      for (const stap of stappen) uit.push({ termijn: stap.termijn, tabel: stap.tabel, aantal: await stap.tel({ em }, this.grens(stap, op)) });
      return uit;
    });
  }

  private grens({ termijn, echt }: Wisstap, vandaag: Datum): Datum {
    return grensdag(this.opties.termijnen.van(termijn).duur, echt ? amsterdamseDag(new Date()) : vandaag);
  }

  /** A step that fails holds up no other. True: nothing of it is left. */
  private async doe(stap: Wisstap, vandaag: Datum): Promise<boolean> {
    const { bron, logger } = this.opties;
    const grens = this.grens(stap, vandaag);
    try {
      for (let gewist = 1; gewist > 0; ) {
        if (this.lus.gestopt) return false;
        gewist = await bron.transaction((em) => stap.wis({ em }, { grens, vandaag, limiet: PARTIJ }));
      }
      return (await bron.transaction((em) => stap.tel({ em }, grens))) === 0;
    } catch (fout) {
      logger.warn({ onderdeel: 'bewaren', termijn: stap.termijn, tabel: stap.tabel, fout: foutVeld(fout) }, 'erasing failed');
      return false;
    }
  }
}
