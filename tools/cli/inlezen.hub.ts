import { setTimeout as wacht } from 'node:timers/promises';
import { Melding } from '../sandbox/bestanden';
import type { GebondenBeller } from './gebonden';
import type { Veldfout } from './inlezen.berichten';

export type Huboptie = {
  readonly api: string;
  readonly beller: Pick<GebondenBeller, 'koppen' | 'vergeet'>;
  /** Tells that the hub is busy or away, and for how long it is left alone. */
  readonly bijWachten?: (seconden: number) => void;
};

/** What became of a message, or in a preview would become of it. `GEWEIGERD`: by the door, nothing was stored. */
export type Uitslag =
  | { readonly status: 'VERWERKT'; readonly inwonerRef?: string }
  | { readonly status: 'ONDERWEG' }
  | { readonly status: 'AFGEKEURD' | 'GEWEIGERD'; readonly code: string; readonly uitleg: string; readonly fouten: readonly Veldfout[] };

type Antwoord = { readonly status: number; readonly inhoud: Readonly<Record<string, unknown>> };

const POGINGEN = 8;
const TIJD_MS = 60_000;
const MAX_WACHT_S = 60;
const WACHT_OP_UITKOMST_S = 20;
const VRAGEN = 15;

const tekst = (waarde: unknown): string => (typeof waarde === 'string' ? waarde : '');

/** Seconds, as the hub sends them; without them a little longer each time. */
const rusttijd = (kop: string | null, poging: number): number => Math.min(MAX_WACHT_S, kop !== null && /^\d+$/.test(kop) ? Number(kop) : 2 ** (poging - 1));

const weigering = ({ inhoud }: Antwoord): Uitslag => ({
  status: 'GEWEIGERD',
  code: tekst(inhoud['code']),
  uitleg: [tekst(inhoud['detail']), tekst(inhoud['herstel'])].filter(Boolean).join(' '),
  fouten: Array.isArray(inhoud['fouten']) ? (inhoud['fouten'] as Veldfout[]) : [],
});

const uitkomstVan = (uitkomst: Readonly<Record<string, unknown>>): Uitslag => {
  const { status, code, toelichting, uitleg, inwonerRef } = uitkomst;
  if (status === 'VERWERKT') return { status, ...(typeof inwonerRef === 'string' ? { inwonerRef } : {}) };
  if (status !== 'AFGEKEURD') return { status: 'ONDERWEG' };
  return { status, code: tekst(code), uitleg: [tekst(toelichting), tekst(uitleg)].filter(Boolean).join(' '), fouten: [] };
};

/** The public API as the inlezer uses it; busy or away is waited out, a refusal is an answer. */
export class Hub {
  constructor(private readonly opties: Huboptie) {}

  /** Nothing is stored. */
  async voorvertoon(bericht: object): Promise<Uitslag> {
    const antwoord = await this.roep('POST', '/v1/voorvertoningen', bericht);
    return antwoord.status === 200 ? uitkomstVan((antwoord.inhoud['uitkomst'] ?? {}) as Record<string, unknown>) : weigering(antwoord);
  }

  /** The reference of a resident whom the hub knows and this connection may know. */
  async zoek(bsn: string): Promise<string | undefined> {
    const { status, inhoud } = await this.roep('POST', '/v1/inwoners/_zoek', { bsn });
    return status === 200 ? tekst(inhoud['inwonerRef']) || undefined : undefined;
  }

  /** Undefined when no message with that id was sent before. */
  async status(id: string): Promise<Uitslag | undefined> {
    const { status, inhoud } = await this.roep('GET', `/v1/berichten/${id}`);
    return status === 200 ? uitkomstVan(inhoud) : undefined;
  }

  /** Durable as soon as the hub answers; then its outcome, or ONDERWEG when that takes too long. */
  async stuur(bericht: { readonly id: string }): Promise<Uitslag> {
    const antwoord = await this.roep('POST', '/v1/berichten', bericht);
    if (antwoord.status >= 300) return weigering(antwoord);
    let uitslag = uitkomstVan(antwoord.inhoud);
    for (let keer = 0; uitslag.status === 'ONDERWEG' && keer < VRAGEN; keer += 1) {
      await wacht(100 * 2 ** Math.min(keer, 5));
      uitslag = (await this.status(bericht.id)) ?? uitslag;
    }
    return uitslag;
  }

  private async roep(methode: 'GET' | 'POST', pad: string, body?: object): Promise<Antwoord> {
    let aangemeld = false;
    for (let poging = 1; ; poging += 1) {
      const antwoord = await this.probeer(methode, pad, body);
      const laatste = poging >= POGINGEN;
      if (antwoord?.status === 401 && !aangemeld) {
        this.opties.beller.vergeet();
        aangemeld = true;
        continue;
      }
      if (antwoord?.status === 401) throw new Melding('De hub neemt het toegangstoken niet aan. Controleer --als, --sleutel en --token-url.');
      if (antwoord && antwoord.status !== 429 && antwoord.status < 500) return { status: antwoord.status, inhoud: await leesJson(antwoord) };
      await antwoord?.body?.cancel();
      if (laatste) throw new Melding('De hub antwoordt niet. Wat al is ingelezen, blijft staan. Geef later dezelfde opdracht opnieuw: die gaat verder waar dit ophield.');
      const seconden = rusttijd(antwoord?.headers.get('retry-after') ?? null, poging);
      this.opties.bijWachten?.(seconden);
      await wacht(seconden * 1000);
    }
  }

  /** Undefined when there is nobody to talk to. */
  private async probeer(methode: 'GET' | 'POST', pad: string, body?: object): Promise<Response | undefined> {
    const url = `${this.opties.api}${pad}`;
    const bewijs = await this.opties.beller.koppen(methode, url);
    const type = pad === '/v1/inwoners/_zoek' ? 'application/json' : 'application/cloudevents+json';
    return fetch(url, {
      method: methode,
      headers: { ...bewijs, ...(body ? { 'content-type': type, prefer: `wait=${WACHT_OP_UITKOMST_S}` } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(TIJD_MS),
    }).catch(() => undefined);
  }
}

const leesJson = async (antwoord: Response): Promise<Record<string, unknown>> => ((await antwoord.json().catch(() => undefined)) ?? {}) as Record<string, unknown>;
