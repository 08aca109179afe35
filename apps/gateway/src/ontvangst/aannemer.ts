import { randomUUID } from 'node:crypto';
import type { VerzegeldBericht } from '#shared/contracts/bericht';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import { CODES, type Code } from '#shared/contracts/codes';
import type { Uitkomst } from '#shared/contracts/intern';
import { zonderIdentiteit, type BerichtMetIdentiteit } from '#shared/contracts/vorm';
import { schrijfLogboeken, type Logregel } from '#shared/logboek/logboek';
import { faalpunt } from '#shared/operations/faalpunt';
import { ALLEEN } from '#shared/persistence/groepsrij';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import { verzegel } from '#shared/privacy/verzegeling';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { verwerkRetour } from '../feiten/retour';
import { Probleem } from '../http/probleem';
import type { Opslag } from '../hub.opslag';
import { journaliseerAlle, zoekBericht, type Journaalregel, type Journaalrij, type Opname, type Slotwijze } from '../persistence/journaal';
import type { Beller } from '../toegang/beller';
import { aannamerecord, type Maatstaf } from './deurlogboek';
import { Groepscommit } from './groepscommit';
import { isZelfdeInhoud, type Inhoudsmerken } from './inhoudsmerk';
import type { Inwonerregister, Verwijzing } from './inwonerregister';

/** A message that the door let through. */
export type Aanname = {
  readonly bericht: BerichtMetIdentiteit;
  readonly soort: Berichtsoort;
  readonly beller: Beller;
  readonly merken: Inhoudsmerken;
  readonly klok: Date;
  readonly maatstaf: Maatstaf;
  /** Refused for its business date: journaled like any other, and settled at once. */
  readonly code: Code | undefined;
};

export type Aangenomen = { readonly volgnr: number; readonly id: string };

export type Aannemerdelen = {
  readonly opslag: Opslag;
  readonly inwoners: Pick<Inwonerregister, 'verwijzingen' | 'trekTerug'>;
  readonly ring: Sleutelring;
  readonly partijen: Partijen;
};

/** `verzegeld` is there already, unless the reference of the resident is still to be found. */
type Stuk = { readonly aanname: Aanname; readonly verzegeld: VerzegeldBericht | undefined };
type Verwijzingen = ReadonlyMap<string, Verwijzing>;
type Regel = Journaalregel & { readonly aanname: Aanname; readonly beslissing: string };
/** The number it got, or the message that came in before under that source and id. */
type Afloop = { readonly volgnr: number } | { readonly eerder: Journaalrij };

const afgekeurd = (code: Code): Uitkomst => ({ status: 'AFGEKEURD', code, toelichting: CODES[code].oorzaak, afwijkingen: [] });

/** The answer to a message that was sent before: the first, if it is the same message. */
export const eersteAntwoord = ({ volgnr, id, inhoudMerk }: Journaalrij, merken: Inhoudsmerken): Aangenomen => {
  if (!inhoudMerk || !isZelfdeInhoud(inhoudMerk, merken)) throw new Probleem('ID_AL_GEBRUIKT');
  return { volgnr, id };
};

/**
 * Writes what the door let through: journal row, decision record and, for somebody new, his reference, in one transaction
 * with whatever came in at the same moment (docs/adr/0039). A group never waits for another transaction that is writing
 * about one of its residents: that message goes by itself, and waits there for its place in the order.
 */
export class Aannemer {
  private readonly groepen: Groepscommit<Stuk, Afloop>;

  constructor(private readonly delen: Aannemerdelen) {
    this.groepen = new Groepscommit({ sleutel: overWie, samen: (stukken) => this.samen(stukken), alleen: (stuk) => this.alleen(stuk) });
  }

  /** Resolves when it is durable. `nieuw`: it was not sent before. */
  async neem(aanname: Aanname): Promise<Aangenomen & { readonly nieuw: boolean }> {
    const stuk = { aanname, verzegeld: aanname.bericht.data.identiteit ? undefined : this.verzegel(aanname) };
    const afloop = await (aanname.code ? this.alleen(stuk) : this.groepen.neem(stuk));
    if ('eerder' in afloop) return { ...eersteAntwoord(afloop.eerder, aanname.merken), nieuw: false };
    return { volgnr: afloop.volgnr, id: aanname.bericht.id, nieuw: true };
  }

  private samen(stukken: readonly Stuk[]): Promise<(Afloop | typeof ALLEEN)[]> {
    return this.delen.opslag.transactie(async (tx) => {
      const aflopen = await this.schrijf(tx, stukken, 'PROBEER');
      faalpunt('deur.voorCommit');
      return aflopen;
    });
  }

  private alleen(stuk: Stuk): Promise<Afloop> {
    return this.delen.opslag.transactie(async (tx) => {
      const [afloop] = (await this.schrijf(tx, [stuk], 'WACHT')) as [Afloop];
      const { bericht, soort, code } = stuk.aanname;
      // Settled before it is ever released: the date rule needs the Klok only, and the sender gets a return message like any other.
      if ('volgnr' in afloop && code) await verwerkRetour(tx, { antwoordOp: { source: bericht.source, id: bericht.id }, uitkomst: afgekeurd(code) }, soort.context, this.delen.partijen);
      faalpunt('deur.voorCommit');
      return afloop;
    });
  }

  private async schrijf(tx: Tx, stukken: readonly Stuk[], wijze: Slotwijze): Promise<(Afloop | typeof ALLEEN)[]> {
    const bsns = stukken.flatMap((stuk) => bsnVan(stuk) ?? []);
    const verwijzingen: Verwijzingen = bsns.length > 0 ? await this.delen.inwoners.verwijzingen(tx, bsns, wijze) : new Map();
    const regels = stukken.map((stuk) => this.regel(stuk, verwijzingen));
    const bekend = regels.filter((regel) => regel !== undefined);
    const opnames = new Map((await journaliseerAlle(tx, bekend, wijze)).map((opname, i) => [bekend[i], opname]));
    const nieuw = bekend.filter((regel) => typeof opnames.get(regel) === 'number');
    await schrijfLogboeken(tx, nieuw.map(logregel));
    await this.trekTerug(tx, verwijzingen, new Set(nieuw.map(({ bericht }) => bericht.data.inwonerRef)));
    const aflopen: (Afloop | typeof ALLEEN)[] = [];
    for (const regel of regels) aflopen.push(regel ? await afloopVan(tx, regel, opnames.get(regel) as Opname) : ALLEEN);
    return aflopen;
  }

  /** Nobody stays in the register for a message that was not taken in. */
  private async trekTerug(tx: Tx, verwijzingen: Verwijzingen, aangenomen: ReadonlySet<string | undefined>): Promise<void> {
    const wezen = [...verwijzingen.values()].filter(({ inwonerRef, nieuw }) => nieuw && !aangenomen.has(inwonerRef));
    if (wezen.length > 0) await this.delen.inwoners.trekTerug(tx, wezen.map(({ inwonerRef }) => inwonerRef));
  }

  /** Undefined: somebody else is registering this person now. */
  private regel(stuk: Stuk, verwijzingen: Verwijzingen): Regel | undefined {
    const { aanname, verzegeld } = stuk;
    const { beller, merken, klok } = aanname;
    const inwonerRef = verwijzingen.get(bsnVan(stuk) ?? '')?.inwonerRef;
    if (!verzegeld && !inwonerRef) return undefined;
    return {
      aanname,
      bericht: verzegeld ?? this.verzegel(aanname, inwonerRef),
      aansluiting: beller.aansluiting.naam,
      herkomst: 'partij',
      ...merken.nu,
      beslissing: randomUUID(),
      klok,
      traceparent: beller.traceparent,
    };
  }

  /** The BSN ends here: a reference takes its place before anything is sealed or stored. */
  private verzegel({ bericht, soort }: Aanname, inwonerRef?: string): VerzegeldBericht {
    const kaal = zonderIdentiteit(bericht);
    // About staff, who have a register and no key.
    if (soort.inwoner === 'geen') return kaal as VerzegeldBericht;
    return verzegel(inwonerRef === undefined ? kaal : { ...kaal, data: { ...kaal.data, inwonerRef } }, this.delen.ring);
  }
}

const bsnVan = ({ aanname }: Stuk): string | undefined => aanname.bericht.data.identiteit?.bsn;

/** About whom it is: a resident, somebody who is to become one, or the staff of the sender. */
const overWie = (stuk: Stuk): string => bsnVan(stuk) ?? stuk.aanname.bericht.data.inwonerRef ?? stuk.aanname.bericht.source;

const afloopVan = async (tx: Tx, { bericht: { source, id } }: Regel, opname: Opname): Promise<Afloop | typeof ALLEEN> => {
  if (typeof opname === 'number') return { volgnr: opname };
  if (opname === 'BEZET') return ALLEEN;
  // The same id came in while this one was under way: that one is committed by now, and it decides.
  const eerder = await zoekBericht(tx, source, id);
  if (!eerder) throw new Error('een bericht dat er al was is niet te vinden');
  return { eerder };
};

const logregel = ({ aanname: { beller, code, maatstaf }, bericht, beslissing }: Regel): Logregel => ({
  soort: 'BESLISSING',
  record: aannamerecord(bericht, beller, code, maatstaf),
  trace: beller.traceparent,
  id: beslissing,
});
