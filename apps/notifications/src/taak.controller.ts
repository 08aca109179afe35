import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Klok } from '#shared/kernel/klok';
import { NietNu, Onleesbaar } from '#shared/messaging/rabbit.strategy';
import { KLOK } from '#shared/operations/klok';
import { isDatabaseWeg } from '#shared/persistence/databasefout';
import { Rust } from '#shared/persistence/rust';
import { Teller } from '#shared/persistence/teller';
import { leesAdresboek, leesOpdracht, leesTaakAf, OpdrachtOngeldig } from './opdracht';
import { Adresboekopslag } from './persistence/adresboekopslag';
import { Taakopslag } from './persistence/taakopslag';
import { mailsVan } from './planning';

/**
 * Takes what the gateway tells. Every row is its own inbox: its id follows from what it is about, so the same instruction
 * twice is one mail. It is acknowledged once that is committed.
 */
@Controller()
export class TaakController {
  private lopend = 0;

  constructor(
    private readonly taken: Taakopslag,
    private readonly adresboek: Adresboekopslag,
    @Inject(KLOK) private readonly klok: Klok,
    private readonly teller: Teller,
    rust: Rust,
  ) {
    rust.telMee('opdrachten', async () => this.lopend);
  }

  @EventPattern('taak.mail')
  ontvang(@Payload() inhoud: unknown): Promise<void> {
    return this.neemAan(async () => {
      const opdracht = leesOpdracht(inhoud);
      await this.taken.neemOp(opdracht, mailsVan(opdracht, this.klok.nu()));
    });
  }

  @EventPattern('taak.af')
  sluit(@Payload() inhoud: unknown): Promise<void> {
    return this.neemAan(() => this.taken.sluit(leesTaakAf(inhoud)));
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
