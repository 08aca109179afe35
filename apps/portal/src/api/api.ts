import { bewezenKoppen } from '#shared/operations/bezitsbewijs';
import type { Sessiesleutels } from '../sessie/sessiesleutels';
import { ApiFout, GeenApi, isProbleem } from './api.fout';
import type { Bericht } from './bericht';
import type { Uitkomst, Voorvertoning } from './api.types';

/** In which session a call is made, and whose token it carries: only the person's own. */
export type Beller = { readonly id: string; readonly token: string };

type Verzoek = { readonly methode: 'GET' | 'POST'; readonly pad: string; readonly koppen?: Readonly<Record<string, string>>; readonly inhoud?: unknown };

const DEADLINE_MS = 20_000;
/** How long a sent form waits for its outcome; after this the page says that it is still being handled. */
const WACHT_S = 10;

/** The one way from the portal to the hub: the public API, with the token of the person who asks. */
export class Api {
  private readonly basis: string;

  constructor(
    url: string,
    private readonly sleutels: Pick<Sessiesleutels, 'van'>,
  ) {
    this.basis = url.replace(/\/$/, '');
  }

  /** Reads for a purpose (`Schakel-Doel`); the reader is the person of the token. */
  lees<T>(pad: string, doel: string, beller: Beller): Promise<T> {
    return this.roep<T>({ methode: 'GET', pad, koppen: { 'Schakel-Doel': doel } }, beller);
  }

  /** Reads as a file of this kind, as the hub wrote it. */
  bestand(pad: string, soort: 'text/csv', doel: string, beller: Beller): Promise<string> {
    return this.haalTekst({ methode: 'GET', pad, koppen: { 'Schakel-Doel': doel, Accept: `${soort}, application/problem+json` } }, beller);
  }

  /** As `lees`, and undefined for what does not exist for this person: no view, another gemeente, no such case. */
  async vind<T>(pad: string, doel: string, beller: Beller): Promise<T | undefined> {
    try {
      return await this.lees<T>(pad, doel, beller);
    } catch (fout) {
      if (fout instanceof ApiFout && (fout.status === 404 || fout.status === 403)) return undefined;
      throw fout;
    }
  }

  /** Sends a message and waits a moment for what became of it. */
  stuur(bericht: Bericht, beller: Beller): Promise<Uitkomst> {
    const koppen = { 'Content-Type': 'application/cloudevents+json', Prefer: `wait=${WACHT_S}` };
    return this.roep<Uitkomst>({ methode: 'POST', pad: '/v1/berichten', koppen, inhoud: bericht }, beller);
  }

  /** What would happen and who would see what; nothing is stored. */
  bekijkVooraf(bericht: Bericht, beller: Beller): Promise<Voorvertoning> {
    return this.roep<Voorvertoning>({ methode: 'POST', pad: '/v1/voorvertoningen', koppen: { 'Content-Type': 'application/cloudevents+json' }, inhoud: bericht }, beller);
  }

  status(berichtId: string, beller: Beller): Promise<Uitkomst> {
    return this.roep<Uitkomst>({ methode: 'GET', pad: `/v1/berichten/${encodeURIComponent(berichtId)}` }, beller);
  }

  post<T>(pad: string, inhoud: unknown, doel: string, beller: Beller): Promise<T> {
    return this.roep<T>({ methode: 'POST', pad, koppen: { 'Content-Type': 'application/json', 'Schakel-Doel': doel }, inhoud }, beller);
  }

  private async roep<T>(verzoek: Verzoek, beller: Beller): Promise<T> {
    return leesJson(await this.haalTekst(verzoek, beller)) as T;
  }

  private async haalTekst({ methode, pad, koppen, inhoud }: Verzoek, { id, token }: Beller): Promise<string> {
    const url = `${this.basis}${pad}`;
    const bewijs = await bewezenKoppen(await this.sleutels.van(id), token, methode, url);
    const antwoord = await this.haal(url, {
      method: methode,
      headers: { ...bewijs, Accept: 'application/json, application/problem+json', ...koppen },
      ...(inhoud === undefined ? {} : { body: JSON.stringify(inhoud) }),
      redirect: 'error',
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const tekst = await antwoord.text();
    if (antwoord.ok) return tekst;
    const gelezen = leesJson(tekst);
    throw new ApiFout(antwoord.status, isProbleem(gelezen) ? gelezen : undefined);
  }

  /** No answer is not our fault to explain further: the address, and with it a reference, stays out of every log. */
  private async haal(url: string, opties: RequestInit): Promise<Response> {
    try {
      return await fetch(url, opties);
    } catch {
      throw new GeenApi();
    }
  }
}

const leesJson = (tekst: string): unknown => {
  try {
    return tekst === '' ? {} : (JSON.parse(tekst) as unknown);
  } catch {
    throw new GeenApi();
  }
};
