import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Code } from '#shared/contracts/codes';
import { schrijfLogboek } from '#shared/logboek/logboek';
import type { Opslag } from '../hub.opslag';
import type { Herkend } from './beller';

/** A refusal before anything of the request was read: by whom, if the token told. */
export type Deurweigering = { readonly code: Code; readonly herkend?: Herkend | undefined; readonly traceparent?: string | undefined };

/** Refusals of one kind to one caller within a second: the first is on record, the others are counted. */
type Venster = { readonly weigering: Deurweigering; geschreven: Promise<void>; geteld: number; wekker: NodeJS.Timeout };

const VENSTER_MS = 1000;

const sleutelVan = ({ code, herkend }: Deurweigering): string => [code, herkend?.aansluiting.naam, herkend?.persoon?.actorId, herkend?.leverancierOin].join('|');

/**
 * Decision records of what is refused at the gate (no valid token, too many, too large, another content type). One per second
 * for each caller whom the token names and one for all others together, with a count: a record per request would be a way to
 * fill the disk. Resolves when the refusal is on record or counted; rejects when nothing can be recorded, and then there is
 * no refusal either. A crash loses at most the counts of the second under way.
 */
export class Weigerboek implements BeforeApplicationShutdown {
  private readonly vensters = new Map<string, Venster>();
  private dicht = false;

  constructor(
    private readonly opslag: Opslag,
    private readonly vensterMs = VENSTER_MS,
  ) {}

  async noteer(weigering: Deurweigering): Promise<void> {
    const sleutel = sleutelVan(weigering);
    const lopend = this.vensters.get(sleutel);
    if (this.dicht) return this.schrijf(weigering, 1);
    if (!lopend) return this.open(sleutel, weigering);
    await lopend.geschreven;
    lopend.geteld += 1;
  }

  /** Records what was counted; from then on every refusal is written by itself. */
  async beforeApplicationShutdown(): Promise<void> {
    this.dicht = true;
    for (const venster of this.vensters.values()) {
      clearTimeout(venster.wekker);
      if (venster.geteld > 0) await this.schrijf(venster.weigering, venster.geteld);
    }
    this.vensters.clear();
  }

  private open(sleutel: string, weigering: Deurweigering): Promise<void> {
    const venster: Venster = { weigering, geschreven: this.schrijf(weigering, 1), geteld: 0, wekker: this.wek(sleutel) };
    this.vensters.set(sleutel, venster);
    venster.geschreven.catch(() => this.sluit(sleutel, venster));
    return venster.geschreven;
  }

  private wek(sleutel: string): NodeJS.Timeout {
    return setTimeout(() => void this.volgende(sleutel), this.vensterMs).unref();
  }

  /** The second is over. What cannot be written stays counted, and until it is nobody is refused in this way. */
  private async volgende(sleutel: string): Promise<void> {
    const venster = this.vensters.get(sleutel);
    if (!venster || this.dicht) return;
    await venster.geschreven.catch(() => undefined);
    const { geteld } = venster;
    if (geteld === 0) return this.sluit(sleutel, venster);
    venster.geteld = 0;
    venster.geschreven = this.schrijf(venster.weigering, geteld);
    venster.geschreven.catch(() => (venster.geteld += geteld));
    venster.wekker = this.wek(sleutel);
  }

  private sluit(sleutel: string, venster: Venster): void {
    clearTimeout(venster.wekker);
    if (this.vensters.get(sleutel) === venster) this.vensters.delete(sleutel);
  }

  private async schrijf({ code, herkend, traceparent }: Deurweigering, aantal: number): Promise<void> {
    const wie = herkend
      ? { aansluiting: herkend.aansluiting.naam, ...(herkend.persoon ? { actor: herkend.persoon.actorId } : {}), ...(herkend.leverancierOin ? { leverancier: herkend.leverancierOin } : {}) }
      : {};
    await this.opslag.transactie((tx) => schrijfLogboek(tx, 'BESLISSING', { activiteit: 'verzoek.weigeren', uitkomst: 'GEWEIGERD', code, ...wie, aantal }, traceparent));
  }
}
