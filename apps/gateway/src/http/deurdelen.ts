import type { Klok } from '#shared/kernel/klok';
import type { Vraagbaak } from '#shared/messaging/vraagbaak';
import type { Luister } from '#shared/persistence/luister';
import type { Beleid } from '#shared/policy/beleid';
import type { Bronnenboek } from '#shared/policy/bronnenboek';
import type { Partijen } from '#shared/policy/partijen';
import type { Privacykader } from '#shared/privacy/kader';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import type { LeveringDienst } from '../levering/levering.dienst';
import type { Formulierboek } from '../lezen/formulieren';
import type { Opslag } from '../hub.opslag';
import type { Vindplaatsen } from './documenten.controller';
import type { Leesbron } from '../persistence/opslag';
import type { Personeelsdienst } from '../register/personeelsdienst';
import type { Blokkadelijst } from '../toegang/blokkades';
import type { EigenAfhandeling } from '../vrijgave/eigen';
import type { Stempelaar } from '../vrijgave/stempelaar';

/** Everything the door is built from; the module makes its parts out of it. */
export type Deurdelen = {
  readonly opslag: Opslag;
  readonly leesbron: Leesbron;
  readonly partijen: Partijen;
  readonly kaders: readonly Privacykader[];
  readonly formulieren: Formulierboek;
  /** The agreements by date, to show which hold. */
  readonly beleid: Beleid;
  /** The sentences behind every version of an agreement, to explain what was decided by it. */
  readonly bronnen: Bronnenboek;
  readonly klok: Klok;
  readonly ring: Sleutelring;
  readonly luister: Pick<Luister, 'op'>;
  readonly vraagbaak: Pick<Vraagbaak, 'vraag'>;
  readonly leveringen: Pick<LeveringDienst, 'lijst' | 'bevestig'>;
  readonly stempelaar: Pick<Stempelaar, 'stempelVoor'>;
  /** What the gateway decides itself is previewed here. */
  readonly eigen: Pick<EigenAfhandeling, 'proef'>;
  /** Looks whether the register of staff has changed: nobody is refused on old news. */
  readonly personeel: Pick<Personeelsdienst, 'ververs'>;
  /** Who is shut out, whatever else they may. */
  readonly blokkades: Pick<Blokkadelijst, 'isGeblokkeerd'>;
  readonly vindplaatsen: Vindplaatsen;
  /** A message was journaled now, for the first time: envelope fields only. */
  readonly meldAangenomen: (velden: { readonly type: string; readonly berichtId: string; readonly volgnr: number; readonly aansluiting: string; readonly traceparent: string }) => void;
  /** Called for failures nobody foresaw. */
  readonly meldFout: (oorzaak: unknown) => void;
};

export const DEURDELEN = Symbol('DEURDELEN');
