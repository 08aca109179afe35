import type { FastifyRequest } from 'fastify';
import type { Bewijsboek } from './bewijsboek';
import { geenBewijs, keurBewijs, type Verificatie } from './bezitsbewijs';
import { Geheugen } from './geheugen';
import type { Tokeninhoud } from './tokens';

/** Whether a token that is bound to no key is worth anything: in production never (docs/adr/0032). */
export type Tokenbinding = 'verplicht' | 'toegestaan';

export type Bindingopties = {
  readonly tokenbinding: Tokenbinding;
  /** Where callers find this door, with scheme: outside, and where systems of the hub itself find it. */
  readonly bases: readonly string[];
  readonly boek: Bewijsboek;
  readonly nu?: () => number;
};

/** Callers of whom the key is remembered. */
const BEKENDEN = 2_000;

const VRAAG_GEBONDEN = 'Vraag een token aan met een DPoP-bewijs, en stuur het mee als Authorization: DPoP <token>.';

/** Sees to it that a token comes from whoever got it, and not from whoever found it (RFC 9449). */
export class Binding {
  private readonly bases: readonly string[];
  private readonly koppen = new Geheugen<Verificatie>(BEKENDEN);

  constructor(private readonly opties: Bindingopties) {
    this.bases = opties.bases.map((basis) => basis.replace(/\/$/, ''));
  }

  async eis({ method, url, headers }: Pick<FastifyRequest, 'method' | 'url' | 'headers'>, { schema, token, jkt }: Tokeninhoud): Promise<void> {
    if (jkt === undefined) {
      if (schema === 'bearer' && this.opties.tokenbinding === 'toegestaan') return;
      throw geenBewijs('Dit token is niet aan een sleutel gebonden.', VRAAG_GEBONDEN, 'invalid_token');
    }
    if (schema !== 'dpop') throw geenBewijs('Dit token is aan een sleutel gebonden en telt niet als Bearer.', 'Stuur Authorization: DPoP <token> en een bewijs in de header DPoP.', 'invalid_token');
    const pad = url.split('?', 1)[0] ?? '';
    // A request may also name a whole address; that is the caller's word for where we are.
    if (!pad.startsWith('/')) throw geenBewijs('Het verzoek noemt een heel adres in plaats van een pad.');
    const adressen = this.bases.map((basis) => new URL(`${basis}${pad}`).href);
    const bewijs = await keurBewijs(headers['dpop'], { methode: method, adressen, token, jkt, nu: (this.opties.nu ?? Date.now)() }, this.koppen);
    if (!(await this.opties.boek.eenmalig(bewijs))) throw geenBewijs('Dit bewijs is al gebruikt.');
  }
}
