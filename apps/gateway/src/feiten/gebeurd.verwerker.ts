import { setTimeout as wacht } from 'node:timers/promises';
import type { BerichtSleutel } from '#shared/contracts/bericht';
import type { Klok } from '#shared/kernel/klok';
import { NietNu } from '#shared/messaging/fouten';
import { faalpunt } from '#shared/operations/faalpunt';
import { isDatabaseWeg, oorzaakVan } from '#shared/persistence/databasefout';
import { Groepsrij, type Post } from '#shared/persistence/groepsrij';
import type { Teller } from '#shared/persistence/teller';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import type { Logger } from 'pino';
import type { Opslag } from '../hub.opslag';
import type { Tellingen } from '../tellingen/tellingen';
import { Bundel } from './bundel';
import { wordtDoorgegeven } from './doorgeven';
import { verwerkFeiten } from './feit';
import type { Gebeurd } from './gebeurd';
import { bezetteSleutels, eersteGeparkeerde, geparkeerdeSleutels, parkeer, ruimOp } from './geparkeerd';
import { zetKlaar } from './klaarzetten';
import { zonderMedisch } from './medisch';
import { schikRetouren, telBeslist } from './retour';
import { verwerkTimer } from './timer';

/** An answer to a message that this owner was never given. */
class RetourZonderBericht extends Error {
  override readonly name = 'RetourZonderBericht';
}

export type Verwerkeropties = {
  readonly opslag: Opslag;
  readonly partijen: Partijen;
  readonly klok: Klok;
  readonly tellingen: Pick<Tellingen, 'vanFeiten' | 'vanBeslissingen'>;
  readonly teller: Pick<Teller, 'verhoog'>;
  readonly logger: Pick<Logger, 'error'>;
  /** Pauses between the attempts that are made before a message is set apart. */
  readonly herkansingenMs?: readonly number[];
};

const HERKANSINGEN_MS = [100, 500, 2_000];
const GROEP = 50;
const GROEPEN_TEGELIJK = 2;

const VAN_WIE = `
SELECT v.plaats::int, b.inwoner_ref FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS v(source, id, plaats)
JOIN bericht b ON b.source = v.source AND b.id = v.id`;

/** What takes the lock on its resident goes by itself: those locks are taken in another order at the door. */
const magSamen = (gebeurd: Gebeurd): boolean => gebeurd.soort === 'retour' || (gebeurd.soort === 'feit' && !wordtDoorgegeven(gebeurd.feit));

/**
 * Handles what the owners state, in order per resident; what comes in while a transaction is under way shares the next one. What
 * keeps failing is set apart in `wachtend`, and what comes later for that resident queues behind it; other residents do not notice.
 */
export class GebeurdVerwerker {
  private readonly rij: Groepsrij<Gebeurd, undefined>;
  private readonly sleutels: Bundel<BerichtSleutel, string>;

  constructor(private readonly opties: Verwerkeropties) {
    this.sleutels = new Bundel((vragen) => this.sleutelsVan(vragen));
    this.rij = new Groepsrij({
      samen: (posten) => this.verwerkSamen(posten),
      apart: (post) => this.verwerkOfParkeer(post),
      magSamen,
      isStoring: isDatabaseWeg,
      grootste: GROEP,
      tegelijk: GROEPEN_TEGELIJK,
    });
  }

  async verwerk(gesteld: Gebeurd): Promise<void> {
    const gebeurd = zonderMedisch(gesteld);
    try {
      // An answer names only the message it answers. What names its resident itself gets its place in the line at once.
      const sleutel = gebeurd.soort === 'retour' ? await this.sleutels.vraag(gebeurd.retour.antwoordOp) : inwonerVan(gebeurd);
      await this.rij.doe({ sleutel, item: gebeurd });
      faalpunt('feit.naCommit');
      this.opties.teller.verhoog();
    } catch (fout) {
      throw isDatabaseWeg(fout) ? new NietNu('database away') : fout;
    }
  }

  /** Tries again what was set apart, oldest first per resident; stops for a resident at what still fails. How many went through. */
  async speelOpnieuw(sleutels?: readonly string[]): Promise<number> {
    let gelukt = 0;
    for (const sleutel of sleutels ?? (await this.opties.opslag.transactie(geparkeerdeSleutels))) {
      await this.rij.alleen(sleutel, async () => {
        while (await this.speelEersteOpnieuw(sleutel)) gelukt += 1;
      });
    }
    return gelukt;
  }

  private async speelEersteOpnieuw(sleutel: string): Promise<boolean> {
    try {
      const statussen = await this.opties.opslag.transactie(async (tx) => {
        const eerste = await eersteGeparkeerde(tx, sleutel);
        if (!eerste) return undefined;
        const beslist = await this.effect(tx, [eerste.gebeurd]);
        await ruimOp(tx, eerste);
        return beslist;
      });
      telBeslist(statussen ?? []);
      return statussen !== undefined;
    } catch (fout) {
      if (isDatabaseWeg(fout)) throw fout;
      this.opties.logger.error({ oorzaak: oorzaakVan(fout) }, 'parked message failed again');
      return false;
    }
  }

  private async verwerkOfParkeer(post: Post<Gebeurd>): Promise<undefined> {
    const herkansingen = this.opties.herkansingenMs ?? HERKANSINGEN_MS;
    for (let poging = 0; ; poging += 1) {
      try {
        await this.verwerkSamen([post]);
        return undefined;
      } catch (fout) {
        if (isDatabaseWeg(fout)) throw fout;
        const pauze = herkansingen[poging];
        if (pauze === undefined) return await this.geefOp(post, oorzaakVan(fout));
        await wacht(pauze);
      }
    }
  }

  private async geefOp({ sleutel, item }: Post<Gebeurd>, oorzaak: string): Promise<undefined> {
    await this.opties.opslag.transactie((tx) => parkeer(tx, sleutel, item, oorzaak));
    this.opties.logger.error({ oorzaak, soort: item.soort }, 'message parked');
    return undefined;
  }

  /** Of different residents, in one transaction. */
  private async verwerkSamen(posten: readonly Post<Gebeurd>[]): Promise<undefined[]> {
    const statussen = await this.opties.opslag.transactie(async (tx) => {
      const bezet = await bezetteSleutels(tx, posten.map(({ sleutel }) => sleutel));
      for (const { sleutel, item } of posten) if (bezet.has(sleutel)) await parkeer(tx, sleutel, item, null);
      const beslist = await this.effect(tx, posten.filter(({ sleutel }) => !bezet.has(sleutel)).map(({ item }) => item));
      for (const _post of posten) faalpunt('feit.voorCommit');
      return beslist;
    });
    telBeslist(statussen);
    return posten.map(() => undefined);
  }

  /** Answers first: they lock rows of the journal, as a recall does before it comes to tasks. Gives what became of the messages answered. */
  private async effect(tx: Tx, gebeurden: readonly Gebeurd[]): Promise<readonly string[]> {
    const { partijen, klok, tellingen } = this.opties;
    const geschikt = await schikRetouren(tx, gebeurden.filter((een) => een.soort === 'retour'), partijen);
    if (geschikt.vreemd.length > 0) throw new RetourZonderBericht('no such message');
    const feiten = gebeurden.flatMap((een) => (een.soort === 'feit' ? een.feit : []));
    const leveringen = await verwerkFeiten(tx, feiten, { partijen, klok });
    for (const een of gebeurden) if (een.soort === 'timer') await verwerkTimer(tx, een.bericht, partijen, klok);
    await tellingen.vanFeiten(tx, feiten);
    await tellingen.vanBeslissingen(tx, geschikt.beslist);
    await zetKlaar(tx, [...leveringen, ...geschikt.klaar]);
    return geschikt.statussen;
  }

  /** Everything of one resident is one line. */
  private async sleutelsVan(vragen: readonly BerichtSleutel[]): Promise<string[]> {
    const rijen = await this.opties.opslag.transactie<{ plaats: number; inwoner_ref: string | null }[]>((tx) =>
      tx.em.query(VAN_WIE, [vragen.map(({ source }) => source), vragen.map(({ id }) => id)]),
    );
    const opPlaats = new Map(rijen.map(({ plaats, inwoner_ref }) => [plaats - 1, inwoner_ref]));
    return vragen.map(({ source, id }, plaats) => opPlaats.get(plaats) ?? `${source}|${id}`);
  }
}

const inwonerVan = (gebeurd: Exclude<Gebeurd, { soort: 'retour' }>): string => (gebeurd.soort === 'feit' ? gebeurd.feit.bericht : gebeurd.bericht).data.inwonerRef ?? '';
