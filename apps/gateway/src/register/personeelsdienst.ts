import type { AdresboekOpdracht } from '#shared/contracts/intern';
import type { Klok } from '#shared/kernel/klok';
import { publicatieVanAdresboek } from '#shared/messaging/codec';
import type { Luister } from '#shared/persistence/luister';
import { schrijfUit } from '#shared/persistence/outbox';
import type { Tx } from '#shared/persistence/tx';
import type { Partijen } from '#shared/policy/partijen';
import type { Opslag } from '../hub.opslag';
import { leesPersoneel, volgendeVersie, type Personeelsregister } from './personeel';

export type Personeelsbronnen = {
  readonly opslag: Opslag;
  readonly register: Personeelsregister;
  /** Must look in `register` (laadPartijen). */
  readonly partijen: Pick<Partijen, 'dienstverbanden'>;
  readonly klok: Klok;
};

const KANAAL = 'schakel_personeel';
/** Address books go out in the order of their versions. */
const VOLGORDE = 'adresboek';

/** Keeps the register in the memory of every copy of the gateway, and tells the sender of mail who is who. */
export class Personeelsdienst {
  constructor(private readonly bronnen: Personeelsbronnen) {}

  /** Reads the register before anybody is let in, follows its changes, and sends the address book as it is now. */
  async start(luister: Pick<Luister, 'op'>, meldFout: (fout: unknown) => void): Promise<void> {
    await this.ververs();
    luister.op(KANAAL, () => void this.ververs().catch(meldFout));
    await this.bronnen.opslag.transactie((tx) => this.maakBekend(tx));
  }

  /** True when there was news: then what was judged before may be judged anew. */
  ververs(): Promise<boolean> {
    return this.bronnen.opslag.transactie((tx) => this.zorgBij(tx));
  }

  /** The same within a transaction: a change is judged by what holds now, whichever copy made it. */
  zorgBij(tx: Tx): Promise<boolean> {
    return this.bronnen.register.ververs(tx);
  }

  /**
   * Last step of a change: this copy knows it before its transaction commits, so nobody who hears the outcome is ahead of
   * it. Where that transaction fails after all, `herstel` reads what does hold.
   */
  async maakBekend(tx: Tx): Promise<void> {
    const { register, partijen, klok } = this.bronnen;
    const versie = await volgendeVersie(tx);
    register.neemOver(await leesPersoneel(tx));
    const vandaag = klok.vandaag();
    const opdracht: AdresboekOpdracht = {
      versie,
      medewerkers: partijen.dienstverbanden().map(({ actorId, mail, ingangsdatum, laatsteDag }) => ({ actorId, mail, ingangsdatum, ...(laatsteDag === undefined ? {} : { laatsteDag }) })),
      waarnemingen: register.huidig.waarnemingen.filter(({ laatsteDag }) => laatsteDag >= vandaag),
    };
    await schrijfUit(tx, [publicatieVanAdresboek(opdracht)], VOLGORDE);
  }

  async herstel(): Promise<void> {
    const { opslag, register } = this.bronnen;
    await opslag.transactie(async (tx) => register.neemOver(await leesPersoneel(tx)));
  }
}
