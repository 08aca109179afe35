import { bewezenKoppen, maakBewijssleutel, type Bewijssleutel } from '#shared/operations/bezitsbewijs';
import { haalToken, type Tokenvraag } from './token';

/** Tokens live ten minutes; half of that is used, so that none expires under way. */
const HOUDBAAR_MS = 300_000;

type Bewaard = { readonly token: string; readonly tot: number };

/** A connection that calls the hub with tokens bound to a key that never leaves this process (docs/adr/0032). */
export class GebondenBeller {
  private sleutel: Promise<Bewijssleutel> | undefined;
  private bewaard: Promise<Bewaard> | undefined;

  constructor(private readonly vraag: Omit<Tokenvraag, 'bewijssleutel'>) {}

  /** The headers for one request, and for no other. */
  async koppen(methode: string, url: string): Promise<{ authorization: string; dpop: string }> {
    const { token, sleutel } = await this.toegang();
    return bewezenKoppen(sleutel, token, methode, url);
  }

  /** The token with the key it is bound to: one is worth nothing without the other. */
  async toegang(): Promise<{ readonly token: string; readonly sleutel: Bewijssleutel }> {
    this.sleutel ??= maakBewijssleutel();
    const sleutel = await this.sleutel;
    const bewaard = await this.bewaard;
    if (bewaard && bewaard.tot > Date.now()) return { token: bewaard.token, sleutel };
    this.bewaard = this.haal(sleutel);
    return { token: (await this.bewaard).token, sleutel };
  }

  /** The next call asks for a new token. */
  vergeet(): void {
    this.bewaard = undefined;
  }

  private async haal(bewijssleutel: Bewijssleutel): Promise<Bewaard> {
    try {
      return { token: await haalToken({ ...this.vraag, bewijssleutel }), tot: Date.now() + HOUDBAAR_MS };
    } catch (fout) {
      this.vergeet();
      throw fout;
    }
  }
}
