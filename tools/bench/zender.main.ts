import { createHash, createPrivateKey, randomUUID, sign, type KeyObject } from 'node:crypto';
import { voorstel } from './bericht';
import { nu } from './getallen';
import { alsVerzoek, Lijn } from './http';
import { bedien } from './kind';
import type { Tempo, Toegang, Verzonden, Voorbereiding } from './zender';

/** A proof counts for a minute; older ones are made again when it is their turn. */
const HOUDBAAR_MS = 45_000;
const MEESTE_LIJNEN = 256;

type Brief = { readonly tekst: string; verzoek: string; gemaaktOp: number };

const base64url = (waarde: unknown): string => Buffer.from(JSON.stringify(waarde)).toString('base64url');

/** Proofs of possession by hand and in one go: the library would take several times as long. */
const maakBewijzer = ({ token, prive, publiek }: Toegang, url: URL): (() => Record<string, string>) => {
  const sleutel: KeyObject = createPrivateKey({ key: prive, format: 'jwk' });
  const kop = base64url({ typ: 'dpop+jwt', alg: 'ES256', jwk: publiek });
  const ath = createHash('sha256').update(token).digest('base64url');
  return () => {
    const deel = `${kop}.${base64url({ jti: randomUUID(), htm: 'POST', htu: url.href, ath, iat: Math.floor(Date.now() / 1000) })}`;
    const handtekening = sign('sha256', Buffer.from(deel), { key: sleutel, dsaEncoding: 'ieee-p1363' }).toString('base64url');
    return { authorization: `DPoP ${token}`, dpop: `${deel}.${handtekening}` };
  };
};

class Zender {
  private readonly lijnen: Lijn[] = [];
  private brieven: Brief[] = [];
  private url = new URL('http://127.0.0.1');
  private koppen: () => Record<string, string> = () => ({});

  bereidVoor({ url, toegang, refs, gemeenten, actorId }: Voorbereiding): string[] {
    this.url = new URL(url);
    this.koppen = toegang ? maakBewijzer(toegang, this.url) : () => ({});
    const berichten = refs.map((ref, i) => voorstel(ref, gemeenten[i % gemeenten.length] ?? '', actorId));
    this.brieven = berichten.map(({ tekst }) => ({ tekst, verzoek: this.verzoek(tekst), gemaaktOp: nu() }));
    return berichten.map(({ id }) => id);
  }

  async stuur({ tempo, aantal }: { tempo: Tempo; aantal: number }): Promise<Verzonden> {
    const brieven = this.brieven.splice(0, aantal);
    const uitkomst: Verzonden = { begin: nu(), einde: 0, verstuurd: [], beantwoord: [], geweigerd: {}, cpuMs: 0 };
    const cpu = process.cpuUsage();
    await ('gelijktijdig' in tempo ? this.gesloten(brieven, tempo.gelijktijdig, uitkomst) : this.openLus(brieven, tempo.perSeconde, uitkomst));
    const { user, system } = process.cpuUsage(cpu);
    return { ...uitkomst, einde: nu(), cpuMs: (user + system) / 1000 };
  }

  private verzoek(tekst: string): string {
    return alsVerzoek(this.url, { 'content-type': 'application/cloudevents+json', ...this.koppen() }, tekst);
  }

  private async verbind(aantal: number): Promise<void> {
    while (this.lijnen.length < aantal) this.lijnen.push(await Lijn.open(this.url));
  }

  private async bezorg(lijn: Lijn, brief: Brief, nummer: number, gepland: number | undefined, uitkomst: Verzonden): Promise<void> {
    if (nu() - brief.gemaaktOp > HOUDBAAR_MS) brief.verzoek = this.verzoek(brief.tekst);
    uitkomst.verstuurd[nummer] = gepland ?? nu();
    const status = await lijn.vraag(brief.verzoek);
    uitkomst.beantwoord[nummer] = nu();
    if (status !== 202) uitkomst.geweigerd[status] = (uitkomst.geweigerd[status] ?? 0) + 1;
  }

  /** As fast as it goes with that many under way. */
  private async gesloten(brieven: readonly Brief[], gelijktijdig: number, uitkomst: Verzonden): Promise<void> {
    await this.verbind(gelijktijdig);
    let volgende = 0;
    await Promise.all(
      this.lijnen.slice(0, gelijktijdig).map(async (lijn) => {
        while (volgende < brieven.length) {
          const nummer = volgende++;
          await this.bezorg(lijn, brieven[nummer] as Brief, nummer, undefined, uitkomst);
        }
      }),
    );
  }

  /** At its planned moment, whether or not the ones before were answered; time counts from that moment, so waiting is not left out. */
  private async openLus(brieven: readonly Brief[], perSeconde: number, uitkomst: Verzonden): Promise<void> {
    await this.verbind(Math.min(MEESTE_LIJNEN, Math.max(16, Math.ceil(perSeconde / 4))));
    const [begin, bezig] = [nu(), new Set<Promise<void>>()];
    const vrij = [...this.lijnen];
    const wachtrij: number[] = [];
    const gepland = (nummer: number): number => begin + (nummer * 1000) / perSeconde;
    const verder = (): void => {
      while (vrij.length > 0 && wachtrij.length > 0) {
        const [lijn, nummer] = [vrij.pop() as Lijn, wachtrij.shift() as number];
        const taak = this.bezorg(lijn, brieven[nummer] as Brief, nummer, gepland(nummer), uitkomst).finally(() => {
          vrij.push(lijn);
          bezig.delete(taak);
          verder();
        });
        bezig.add(taak);
      }
    };
    for (let nummer = 0; nummer < brieven.length; ) {
      for (; nummer < brieven.length && gepland(nummer) <= nu(); nummer += 1) wachtrij.push(nummer);
      verder();
      if (nummer < brieven.length) await new Promise((klaar) => setTimeout(klaar, Math.max(0, gepland(nummer) - nu())));
    }
    while (bezig.size > 0) await Promise.all(bezig);
  }
}

const zender = new Zender();
bedien({ bereidVoor: (invoer: Voorbereiding) => zender.bereidVoor(invoer), stuur: (invoer: { tempo: Tempo; aantal: number }) => zender.stuur(invoer) });
