import type { Urls } from '../sandbox/toestand';
import type { Geschiedenis, Sleutel } from './geschiedenis';
import { maakKans, type Kans } from './kans';
import { maakLevensloop, type Stap } from './levensloop';
import { Ontvanger, type Levering } from './ontvanger';
import { AANSLUITINGEN, maakBericht } from './personen';
import { Zender } from './zender';

export type Belastingopties = {
  readonly urls: Urls;
  readonly geschiedenis: Geschiedenis;
  readonly seed: number;
  /** About how many are sent: what happens to a resident is never broken off. */
  readonly berichten: number;
};

/** Residents that things happen to at the same time, and about how many messages that is for each. */
const GELIJKTIJDIG = 40;
const PER_INWONER = 4;
const BEKEND_MS = 120_000;
/** One in so many messages is sent twice by a sender that is not sure. */
const DUBBEL_OP = 8;

const sleutelVan = ({ source, id }: Sleutel): string => `${source}|${id}`;

/** Traffic of all parties at once: as fast as the hub takes it, each resident in his own order; what is delivered is written down. */
export class Belasting {
  verstuurd = 0;
  private inwoners = 0;
  private readonly zender: Zender;
  private readonly ontvangers: readonly Ontvanger[];
  private readonly bekend = new Map<string, string>();
  private readonly wachters = new Map<string, (inwonerRef: string | undefined) => void>();

  constructor(private readonly opties: Belastingopties) {
    const { urls, geschiedenis } = opties;
    this.zender = new Zender(urls, geschiedenis);
    this.ontvangers = AANSLUITINGEN.map((naam) => new Ontvanger(urls.amqp[`uit.${naam}`] ?? '', naam, (levering) => this.ziet(levering)));
  }

  /** Parties listen until `stop`, so that what comes late is seen too. */
  async luister(): Promise<void> {
    await Promise.all(this.ontvangers.map((ontvanger) => ontvanger.start()));
  }

  async stop(): Promise<void> {
    for (const meld of this.wachters.values()) meld(undefined);
    await Promise.all(this.ontvangers.map((ontvanger) => ontvanger.stop()));
  }

  async stuurAlles(): Promise<void> {
    const werker = async (): Promise<void> => {
      while (this.inwoners * PER_INWONER < this.opties.berichten) {
        this.inwoners += 1;
        await this.leef(this.inwoners);
      }
    };
    await Promise.all(Array.from({ length: GELIJKTIJDIG }, werker));
  }

  /** Its own chance per resident: who is served first changes nothing in what is sent. */
  private async leef(nummer: number): Promise<void> {
    const kans = maakKans(this.opties.seed * 10_007 + nummer);
    const { registratie, vervolg } = maakLevensloop(kans);
    const inwoner = `inwoner-${nummer}`;
    const sleutel = await this.doe(registratie, inwoner, 1, kans);
    const inwonerRef = sleutel && (await this.referentie(sleutel));
    if (!inwonerRef) return;
    let nr = 1;
    for (const stap of vervolg(inwonerRef)) if (!(await this.doe(stap, inwoner, (nr += 1), kans))) return;
  }

  /** Undefined when it was not taken: what comes after it would be refused for that reason only. */
  private async doe({ wie, gebeurtenis, data, uitkomst, ontvangers }: Stap, inwoner: string, nr: number, kans: Kans): Promise<Sleutel | undefined> {
    const bericht = maakBericht(wie, gebeurtenis, data);
    const { source, id, type } = bericht;
    const { aansluiting } = wie;
    this.verstuurd += 1;
    this.opties.geschiedenis.noteer({ wat: 'VERSTUURD', source, id, type, aansluiting, inwoner, nr, uitkomst, ontvangers });
    const dubbel = kans.getal(DUBBEL_OP) === 0;
    const [status] = await Promise.all([this.zender.stuur(aansluiting, bericht), dubbel ? this.zender.stuur(aansluiting, bericht) : 0]);
    return status === 202 || status === 200 ? { source, id } : undefined;
  }

  private ziet({ inwonerRef, ...gezien }: Levering): void {
    this.opties.geschiedenis.noteer(gezien);
    if (!gezien.antwoordOp || !inwonerRef) return;
    const sleutel = sleutelVan(gezien.antwoordOp);
    this.bekend.set(sleutel, inwonerRef);
    this.wachters.get(sleutel)?.(inwonerRef);
  }

  /** From the return message, as any party gets it. */
  private referentie(bericht: Sleutel): Promise<string | undefined> {
    const sleutel = sleutelVan(bericht);
    const bekend = this.bekend.get(sleutel);
    if (bekend) return Promise.resolve(bekend);
    return new Promise((klaar) => {
      const geduld = setTimeout(() => klaar(undefined), BEKEND_MS);
      this.wachters.set(sleutel, (inwonerRef) => {
        clearTimeout(geduld);
        this.wachters.delete(sleutel);
        klaar(inwonerRef);
      });
    });
  }
}
