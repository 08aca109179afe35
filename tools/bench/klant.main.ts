import { voorstel } from './bericht';
import { maakBewijzer } from './bewijzer';
import { nu } from './getallen';
import { alsVerzoek, Lijn } from './http';
import { bedien } from './kind';
import type { Gang, Gelezen, Opdracht, Voorbereiding, Wachtrijen } from './klant';
import { Lezer } from './lezer';

/** A proof counts for a minute; an older one is made again when it is its turn. */
const HOUDBAAR_MS = 45_000;
const MEESTE_LIJNEN = 256;

type Brief = { readonly id: string; readonly tekst: string; verzoek: string; gemaaktOp: number; verstuurd: number; beantwoord: number };

/** One party in a process of its own: it sends over HTTP and reads from queues. */
class Klant {
  private readonly lezer = new Lezer();
  private readonly lijnen: Lijn[] = [];
  private brieven: Brief[] = [];
  private url = new URL('http://127.0.0.1');
  private koppen: () => Record<string, string> = () => ({});
  private geweigerd: Record<string, number> = {};

  luister(wachtrijen: Wachtrijen): Promise<void> {
    return this.lezer.luister(wachtrijen);
  }

  gelezen(): Gelezen {
    return this.lezer.stand();
  }

  bereidVoor({ url, toegang, refs, gemeenten, actorId }: Voorbereiding): void {
    this.url = new URL(url);
    this.koppen = toegang ? maakBewijzer(toegang, this.url) : () => ({});
    this.brieven = refs.map((ref, i) => {
      const { id, tekst } = voorstel(ref, gemeenten[i % gemeenten.length] ?? '', actorId);
      return { id, tekst, verzoek: this.verzoek(tekst), gemaaktOp: nu(), verstuurd: 0, beantwoord: 0 };
    });
  }

  async stuur({ tempo, bezorgenMs }: Opdracht): Promise<Gang> {
    this.lezer.gelezen.clear();
    this.geweigerd = {};
    const begin = nu();
    const allesGelezen = bezorgenMs === undefined ? undefined : this.wachtOp(this.brieven.length, begin + bezorgenMs);
    if ('perSeconde' in tempo) await this.volgensPlan(tempo.perSeconde);
    else if ('onderweg' in tempo) await this.zoveelTegelijk(Math.min(tempo.onderweg, MEESTE_LIJNEN), tempo.onderweg);
    else await this.zoveelTegelijk(tempo.gelijktijdig, Infinity);
    const einde = nu();
    // The server closes what is silent for long; the next run opens its own.
    for (const lijn of this.lijnen.splice(0)) lijn.sluit();
    await allesGelezen;
    const op = this.brieven.flatMap(({ id, verstuurd }) => (this.lezer.gelezen.has(id) ? [{ verstuurd, gelezen: this.lezer.gelezen.get(id) ?? 0 }] : []));
    return {
      begin,
      einde,
      aannemen: this.brieven.map(({ verstuurd, beantwoord }) => beantwoord - verstuurd),
      bezorgen: allesGelezen ? op.map(({ verstuurd, gelezen }) => gelezen - verstuurd) : [],
      bezorgdOp: allesGelezen ? op.map(({ gelezen }) => gelezen) : [],
      geweigerd: this.geweigerd,
    };
  }

  private verzoek(tekst: string): string {
    return alsVerzoek(this.url, { 'content-type': 'application/cloudevents+json', ...this.koppen() }, tekst);
  }

  private wachtOp(aantal: number, tot: number): Promise<void> {
    return new Promise((klaar) => {
      const kijk = setInterval(() => {
        if (this.lezer.gelezen.size < aantal && nu() < tot) return;
        clearInterval(kijk);
        klaar();
      }, 20);
    });
  }

  private async verbind(aantal: number): Promise<void> {
    while (this.lijnen.length < aantal) this.lijnen.push(await new Lijn(this.url).open());
  }

  private async bezorg(lijn: Lijn, brief: Brief, gepland?: number): Promise<void> {
    if (nu() - brief.gemaaktOp > HOUDBAAR_MS) brief.verzoek = this.verzoek(brief.tekst);
    brief.verstuurd = gepland ?? nu();
    const status = await lijn.vraag(brief.verzoek);
    brief.beantwoord = nu();
    if (status !== 202) this.geweigerd[status] = (this.geweigerd[status] ?? 0) + 1;
  }

  private async zoveelTegelijk(gelijktijdig: number, onderweg: number): Promise<void> {
    await this.verbind(gelijktijdig);
    let volgende = 0;
    let ruimte: (() => void)[] = [];
    this.lezer.bij(() => {
      for (const verder of ruimte.splice(0, onderweg - (volgende - this.lezer.gelezen.size))) verder();
    });
    const vol = (): boolean => volgende - this.lezer.gelezen.size >= onderweg;
    await Promise.all(
      this.lijnen.map(async (lijn) => {
        while (volgende < this.brieven.length) {
          if (vol()) await new Promise<void>((verder) => ruimte.push(verder));
          else await this.bezorg(lijn, this.brieven[volgende++] as Brief);
        }
        for (const verder of ruimte) verder();
        ruimte = [];
      }),
    );
    this.lezer.bij(() => undefined);
  }

  /** Each at its planned moment, whether or not those before were answered; time counts from that moment, so that no waiting is left out. */
  private async volgensPlan(perSeconde: number): Promise<void> {
    await this.verbind(Math.min(MEESTE_LIJNEN, Math.max(16, Math.ceil(perSeconde / 4))));
    const [vrij, bezig] = [[...this.lijnen], new Set<Promise<void>>()];
    const begin = nu();
    const gepland = (nummer: number): number => begin + (nummer * 1000) / perSeconde;
    let [rijp, volgende] = [0, 0];
    const verder = (): void => {
      while (volgende < rijp && vrij.length > 0) {
        const [lijn, nummer] = [vrij.pop() as Lijn, volgende++];
        const taak = this.bezorg(lijn, this.brieven[nummer] as Brief, gepland(nummer)).finally(() => {
          vrij.push(lijn);
          bezig.delete(taak);
          verder();
        });
        bezig.add(taak);
      }
    };
    while (rijp < this.brieven.length) {
      while (rijp < this.brieven.length && gepland(rijp) <= nu()) rijp += 1;
      verder();
      await new Promise((klaar) => setTimeout(klaar, Math.max(0, gepland(rijp) - nu())));
    }
    while (bezig.size > 0) await Promise.all(bezig);
  }
}

const klant = new Klant();
bedien({
  luister: (invoer: Wachtrijen) => klant.luister(invoer),
  bereidVoor: (invoer: Voorbereiding) => klant.bereidVoor(invoer),
  stuur: (invoer: Opdracht) => klant.stuur(invoer),
  gelezen: () => klant.gelezen(),
});
