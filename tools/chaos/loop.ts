import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { wachtTot } from '../sandbox/bestanden';
import type { Bevinding } from './beeld';
import { Belasting } from './belasting';
import type { Val } from './faalpunten';
import { Geschiedenis } from './geschiedenis';
import { BEGIN, DIENSTEN, NA_DE_TERMIJNEN, wachtOpRust, zetKlok, type Hub } from './hub';
import { maakKans } from './kans';
import { leesMerkteken, leesStand, wisPost, type Merkteken } from './lezer';
import { NEMESES } from './nemesis';
import type { Plan, Ramp } from './plan';
import { toets, type Toetsuitslag } from './toets';

export type Loopuitslag = Toetsuitslag & {
  readonly plan: Plan;
  /** The falls that happened: a point that the traffic did not pass so often was not reached. */
  readonly geraakt: readonly Val[];
  readonly duurMs: number;
};

const KIJK_MS = 10;
const INHAAL_MS = 15_000;
const NALOOP_MS = 10_000;

/** One burst of traffic with what falls and strikes in the middle of it. */
class Loop {
  private readonly geschiedenis: Geschiedenis;
  private readonly belasting: Belasting;
  private readonly onheil: Bevinding[] = [];
  private klaar = false;

  constructor(
    private readonly hub: Hub,
    private readonly plan: Plan,
  ) {
    const { seed, berichten } = plan;
    this.geschiedenis = new Geschiedenis(join(hub.map, '.hub', 'chaos', 'lopen', `${plan.soort}-${seed}.jsonl`));
    this.belasting = new Belasting({ urls: hub.zandbak.urls, geschiedenis: this.geschiedenis, seed, berichten });
  }

  async draai(): Promise<Loopuitslag> {
    const begin = Date.now();
    const { urls } = this.hub.zandbak;
    if (!(await zetKlok(this.hub, BEGIN, this.hub.rustMs))) throw new Error('the hub did not come to rest before the run');
    await wisPost(urls);
    const merk = await leesMerkteken(urls);
    await this.belasting.luister();
    try {
      const geraakt = await this.verstoor();
      await this.kalmeer();
      await this.haalIn(merk);
      const uitslag = this.toets(await leesStand(urls, merk));
      return { ...uitslag, bevindingen: [...this.onheil, ...uitslag.bevindingen], plan: this.plan, geraakt, duurMs: Date.now() - begin };
    } finally {
      await this.belasting.stop();
      this.geschiedenis.sluit();
    }
  }

  /** Traffic, falls and faults at once; gives the falls that happened. */
  private async verstoor(): Promise<Val[]> {
    const { vallen, rampen, metKlok, seed } = this.plan;
    const diensten = [...new Set(vallen.map(({ dienst }) => dienst))];
    const vallend = Promise.all(diensten.map((dienst) => this.laatVallen(dienst, vallen.filter((val) => val.dienst === dienst))));
    const geslagen = Promise.all(rampen.map((ramp, nr) => this.laatToeslaan(ramp, seed * 31 + nr)));
    await this.belasting.stuurAlles();
    // What is still under way passes points too.
    await Promise.race([vallend, wachtOpRust(this.hub, NALOOP_MS)]);
    if (metKlok && !(await zetKlok(this.hub, NA_DE_TERMIJNEN, this.hub.rustMs))) this.onheil.push({ soort: 'NIET_IN_RUST', wat: 'de klok kon niet verzet worden' });
    this.klaar = true;
    await geslagen;
    return (await vallend).flat();
  }

  /** Of one service: the next one when it is back from the one before. */
  private async laatVallen(dienst: string, vallen: readonly Val[]): Promise<Val[]> {
    const { valkuilen, zandbak } = this.hub;
    const geraakt: Val[] = [];
    for (const val of vallen) {
      valkuilen.leg(val);
      while (!this.klaar && !valkuilen.isGeraakt(dienst)) await wacht(KIJK_MS);
      if (!valkuilen.isGeraakt(dienst)) break;
      geraakt.push(val);
      this.geschiedenis.noteer({ wat: 'RAMP', tekst: `${dienst} viel bij ${val.punt}, keer ${val.keer}` });
      await zandbak.wachtOp(dienst);
    }
    valkuilen.ruimOp(dienst);
    return geraakt;
  }

  /** Lifted once the traffic is through, if it did not end by itself before. */
  private async laatToeslaan({ naam, na }: Ramp, seed: number): Promise<void> {
    const nemesis = NEMESES.find((een) => een.naam === naam);
    if (!nemesis) throw new Error(`no nemesis ${naam}`);
    while (!this.klaar && this.belasting.verstuurd < na) await wacht(KIJK_MS);
    const hub = { ...this.hub, meld: (tekst: string): void => this.geschiedenis.noteer({ wat: 'RAMP', tekst: `${naam}: ${tekst}` }) };
    hub.meld('slaat toe');
    try {
      const hef = await nemesis.slaToe(hub, maakKans(seed));
      while (!this.klaar) await wacht(KIJK_MS);
      await hef();
    } catch (fout) {
      this.onheil.push({ soort: 'RAMP_ZELF', wat: `${naam}: ${fout instanceof Error ? fout.message : 'onbekend'}` });
    }
    hub.meld('is voorbij');
  }

  private async kalmeer(): Promise<void> {
    this.hub.poorten.herstel();
    await Promise.all(DIENSTEN.map((dienst) => this.hub.zandbak.wachtOp(dienst)));
    const bezig = await wachtOpRust(this.hub, this.hub.rustMs);
    if (bezig !== undefined) this.onheil.push({ soort: 'NIET_IN_RUST', wat: bezig });
  }

  /** The readers are outside the hub, and the chain of the log comes a moment later: both are given the time. */
  private haalIn(merk: Merkteken): Promise<boolean> {
    return wachtTot(async () => {
      const { bevindingen } = this.toets(await leesStand(this.hub.zandbak.urls, merk));
      return !bevindingen.some(({ soort }) => soort === 'NIET_ONTVANGEN' || soort === 'GAT_IN_LOGBOEK');
    }, INHAAL_MS, 300);
  }

  /** By another date the rules may say otherwise: then it only counts that there is one outcome. */
  private toets(stand: Parameters<typeof toets>[1]): Toetsuitslag {
    return toets(this.geschiedenis.regels, stand, { uitkomstVrij: this.plan.rampen.some(({ naam }) => naam.startsWith('klok.')) });
  }
}

/** One run on a hub that is at rest: traffic, trouble, rest, and the check of what it left. */
export const draaiLoop = (hub: Hub, plan: Plan): Promise<Loopuitslag> => new Loop(hub, plan).draai();
