import { berichtsoort, contextenVan } from '#shared/contracts/catalogus';
import type { Dienst } from '#shared/contracts/catalogus.types';
import type { Stempel } from '#shared/contracts/intern';
import { publicatieVanInBericht } from '#shared/messaging/codec';
import { foutkenmerk } from '#shared/messaging/fouten';
import type { Publisher } from '#shared/messaging/publisher';
import { faalpunt } from '#shared/operations/faalpunt';
import type { Teller } from '#shared/persistence/teller';
import type { Logger } from 'pino';
import type { Opslag } from '../hub.opslag';
import { Uitstel } from '../uitstel';
import type { EigenAfhandeling } from './eigen';
import type { Stempelaar } from './stempelaar';
import { markeerVrijgegeven, teVrijgeven, type JournaalRij } from './vrijgavelijst';

type Gestempeld = { readonly rij: JournaalRij; readonly stempel: Stempel };

const isEigen = ({ rij }: Gestempeld): boolean => berichtsoort(rij.bericht.type)?.eigenaar === 'gateway';

export type Vrijgaveopties = {
  readonly opslag: Opslag;
  readonly stempelaar: Pick<Stempelaar, 'stempelsVoor'>;
  readonly publisher: Pick<Publisher, 'publiceer'>;
  readonly eigen: Pick<EigenAfhandeling, 'handelAf'>;
  readonly teller: Pick<Teller, 'verhoog'>;
  readonly logger: Pick<Logger, 'warn'>;
  readonly limiet: number;
  readonly opnieuwNaSeconden: number;
};

/**
 * Hands journaled messages to their owners, in order per resident. The journal row is the outbox: a message whose
 * publication is not confirmed stays ONTVANGEN and goes again; the inbox of the owner makes that harmless.
 */
export class Vrijgever {
  constructor(
    private readonly opties: Vrijgaveopties,
    private readonly uitstel = new Uitstel<Dienst>(),
  ) {}

  /** One pass; how many messages were released. An owner whose queue refuses does not hold up the others. */
  async ronde(): Promise<number> {
    const zonderContexten = this.uitstel.lopend().flatMap((dienst) => contextenVan(dienst));
    const { opslag, stempelaar, teller, limiet, opnieuwNaSeconden } = this.opties;
    const gestempeld = await opslag.transactie<Gestempeld[]>(async (tx) => {
      const rijen = await teVrijgeven(tx, { limiet, opnieuwNaSeconden, zonderContexten });
      const stempels = await stempelaar.stempelsVoor(tx, rijen);
      return rijen.map((rij, i) => ({ rij, stempel: stempels[i] as Stempel }));
    });
    if (gestempeld.length > 0) faalpunt('vrijgave.gestempeld');
    const vrijgegeven = (await Promise.all(gestempeld.filter((een) => !isEigen(een)).map((een) => this.geefVrij(een)))).flat();
    if (vrijgegeven.length > 0) faalpunt('vrijgave.bevestigd');
    if (vrijgegeven.length > 0) await opslag.transactie((tx) => markeerVrijgegeven(tx, vrijgegeven));
    const gedaan = vrijgegeven.length + (await this.handelEigenAf(gestempeld.filter(isEigen)));
    teller.verhoog(gedaan);
    return gedaan;
  }

  /** The broker is back: nobody needs to wait for the next attempt. */
  hervat(): void {
    this.uitstel.wis();
  }

  /** One at a time: they change what the next one is judged by. */
  private async handelEigenAf(gestempeld: readonly Gestempeld[]): Promise<number> {
    let gedaan = 0;
    for (const { rij, stempel } of gestempeld) {
      try {
        await this.opties.eigen.handelAf({ bericht: rij.bericht, stempel }, rij.traceparent);
        this.uitstel.gelukt('gateway');
        gedaan += 1;
      } catch (fout) {
        this.meldMislukt('gateway', rij, fout);
      }
    }
    return gedaan;
  }

  private meldMislukt(eigenaar: Dienst, { volgnr }: JournaalRij, fout: unknown): void {
    this.uitstel.mislukt(eigenaar);
    this.opties.logger.warn({ ...foutkenmerk(fout), eigenaar, volgnr }, 'message not released yet');
  }

  /** A type that a deployment took out of the catalogue has no owner to go to; it stays in the journal and shows as its oldest row. */
  private async geefVrij({ rij, stempel }: Gestempeld): Promise<number[]> {
    const eigenaar = berichtsoort(rij.bericht.type)?.eigenaar;
    if (!eigenaar) return [];
    try {
      await this.opties.publisher.publiceer(publicatieVanInBericht({ bericht: rij.bericht, stempel }, { traceparent: rij.traceparent ?? undefined }));
      this.uitstel.gelukt(eigenaar);
      return [rij.volgnr];
    } catch (fout) {
      this.meldMislukt(eigenaar, rij, fout);
      return [];
    }
  }
}
