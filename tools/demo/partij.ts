import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { connect, type ChannelModel } from 'amqplib';
import { GebondenBeller } from '../cli/gebonden';
import { wachtTot } from '../sandbox/bestanden';
import type { Urls } from '../sandbox/toestand';

export type Antwoord = { readonly status: number; readonly inhoud: Record<string, unknown> };

const BRONNEN: Readonly<Record<string, string>> = {
  'gemeente-tiel.regie': 'urn:nld:oin:00000099000000001000:systeem:regie',
  'gemeente-neder-betuwe.regie': 'urn:nld:oin:00000099000000003000:systeem:regie',
  'werkzaak.werk': 'urn:nld:oin:00000099000000002000:systeem:werk',
  'werkzaak.inkomen': 'urn:nld:oin:00000099000000002000:systeem:inkomen',
};

export type Afzender = { readonly actorId: string; readonly rol: string; readonly werkgever: string; readonly namensGemeente: string | null };

/** Looks until there is something to see; undefined when there was not in time. */
export const zie = async <T>(kijk: () => T | undefined | Promise<T | undefined>, ms = 20_000): Promise<T | undefined> => {
  let gezien: T | undefined;
  await wachtTot(async () => (gezien = await kijk()) !== undefined, ms, 50);
  return gezien;
};

/** A party outside the hub: it has an address, a key and a queue, and the contract. */
export class Partij {
  private verbinding: ChannelModel | undefined;
  private readonly beller: GebondenBeller;
  private readonly ontvangen: Record<string, unknown>[] = [];

  constructor(
    private readonly urls: Urls,
    readonly aansluiting: string,
  ) {
    this.beller = new GebondenBeller({ tokenUrl: `${urls.oidc}/token`, clientId: aansluiting, jwkBestand: join(urls.aansluitingsleutels, `${aansluiting}.json`) });
  }

  async roep(pad: string, opties: { methode?: string; body?: unknown; koppen?: Record<string, string> } = {}): Promise<Antwoord> {
    const [methode, url] = [opties.methode ?? 'GET', `${this.urls.http}${pad}`];
    const antwoord = await fetch(url, {
      method: methode,
      headers: {
        ...(await this.beller.koppen(methode, url)),
        ...(opties.body === undefined ? {} : { 'content-type': 'application/cloudevents+json' }),
        ...opties.koppen,
      },
      ...(opties.body === undefined ? {} : { body: JSON.stringify(opties.body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const tekst = await antwoord.text();
    return { status: antwoord.status, inhoud: tekst ? (JSON.parse(tekst) as Record<string, unknown>) : {} };
  }

  maak(gebeurtenis: string, afzender: Afzender, data: Record<string, unknown>): Record<string, unknown> {
    return {
      specversion: '1.0',
      id: randomUUID(),
      source: BRONNEN[this.aansluiting],
      type: `nl.participatiewet.${gebeurtenis}.v1`,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      data: { gemeente: 'TIEL', doel: 'OVERDRACHT', afzender, ...data },
    };
  }

  stuur(bericht: Record<string, unknown>): Promise<Antwoord> {
    return this.roep('/v1/berichten', { methode: 'POST', body: bericht, koppen: { prefer: 'wait=20' } });
  }

  /** Reads its own queue with its own credentials, as any AMQP client would. */
  async luister(): Promise<void> {
    this.verbinding = await connect(this.urls.amqp[`uit.${this.aansluiting}`] ?? '');
    this.verbinding.on('error', () => undefined);
    const kanaal = await this.verbinding.createChannel();
    // A refusal is answered to whoever asked for it, below.
    kanaal.on('error', () => undefined);
    await kanaal.consume(`uit.${this.aansluiting}`, (levering) => {
      if (!levering) return;
      this.ontvangen.push(JSON.parse(levering.content.toString('utf8')) as Record<string, unknown>);
      kanaal.ack(levering);
    });
  }

  /** The first message of that type about that case; undefined when it did not come in time. */
  async ontvangt(gebeurtenis: string, zaakId: string, ms = 20_000): Promise<Record<string, unknown> | undefined> {
    const type = `nl.participatiewet.${gebeurtenis}.v1`;
    return zie(() => this.ontvangen.find((b) => b['type'] === type && (b['data'] as Record<string, unknown>)['zaakId'] === zaakId), ms);
  }

  async sluit(): Promise<void> {
    await this.verbinding?.close();
  }
}

let volgende = randomInt(0, 100_000);

/** Made up and marked so: begins with 999 and passes the 11-proef; never the same twice in one run. */
export const fictiefBsn = (): string => {
  for (;;) {
    const kop = `999${String(volgende++ % 100_000).padStart(5, '0')}`;
    const rest = [...kop].reduce((som, cijfer, i) => som + Number(cijfer) * (9 - i), 0) % 11;
    if (rest < 10) return `${kop}${rest}`;
  }
};
