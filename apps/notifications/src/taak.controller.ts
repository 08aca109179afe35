import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Klok } from '#shared/kernel/klok';
import { NietNu, Onleesbaar } from '#shared/messaging/rabbit.strategy';
import { KLOK } from '#shared/operations/klok';
import { isDatabaseWeg } from '#shared/persistence/databasefout';
import { Groepsrij } from '#shared/persistence/groepsrij';
import { Rust } from '#shared/persistence/rust';
import { Teller } from '#shared/persistence/teller';
import { leesAdresboek, leesOpdracht, leesTaakAf, OpdrachtOngeldig } from './opdracht';
import { Adresboekopslag } from './persistence/adresboekopslag';
import { Taakopslag, type Taakinstructie } from './persistence/taakopslag';
import { mailsVan } from './planning';

/** Of different tasks; more wait at the broker. */
const GROEP = 50;

/**
 * Takes what the gateway tells; what comes in while a transaction is under way shares the next one. Every row is its own inbox:
 * its id follows from what it is about, so the same instruction twice is one mail. It is acknowledged once that is committed.
 */
@Controller()
export class TaakController {
  private lopend = 0;
  private readonly rij: Groepsrij<Taakinstructie>;

  constructor(
    taken: Taakopslag,
    private readonly adresboek: Adresboekopslag,
    @Inject(KLOK) private readonly klok: Klok,
    private readonly teller: Teller,
    rust: Rust,
  ) {
    rust.telMee('opdrachten', async () => this.lopend);
    this.rij = new Groepsrij({
      samen: async (posten) => {
        await taken.verwerk(posten.map(({ item }) => item));
        return posten.map(() => undefined);
      },
      apart: ({ item }) => taken.verwerk([item]),
      isStoring: isDatabaseWeg,
      grootste: GROEP,
      tegelijk: 1,
    });
  }

  @EventPattern('taak.mail')
  ontvang(@Payload() inhoud: unknown): Promise<void> {
    return this.neemAan(async () => {
      const opdracht = leesOpdracht(inhoud);
      await this.rij.doe({ sleutel: opdracht.taak, item: { soort: 'MAIL', opdracht, mails: mailsVan(opdracht, this.klok.nu()) } });
    });
  }

  @EventPattern('taak.af')
  sluit(@Payload() inhoud: unknown): Promise<void> {
    return this.neemAan(async () => {
      const { taak } = leesTaakAf(inhoud);
      await this.rij.doe({ sleutel: taak, item: { soort: 'AF', taak } });
    });
  }

  @EventPattern('taak.adresboek')
  vernieuw(@Payload() inhoud: unknown): Promise<void> {
    return this.neemAan(() => this.adresboek.bewaar(leesAdresboek(inhoud)));
  }

  private async neemAan(werk: () => Promise<void>): Promise<void> {
    this.lopend += 1;
    try {
      await werk();
    } catch (fout) {
      if (fout instanceof OpdrachtOngeldig) throw new Onleesbaar('BERICHT_ONGELDIG');
      if (isDatabaseWeg(fout)) throw new NietNu('database away', { cause: fout });
      throw fout;
    } finally {
      this.lopend -= 1;
      this.teller.verhoog();
    }
  }
}
