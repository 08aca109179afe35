import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Klok } from '#shared/kernel/klok';
import { uuid5 } from '#shared/messaging/codec';
import { NietNu, Onleesbaar } from '#shared/messaging/rabbit.strategy';
import { KLOK } from '#shared/operations/klok';
import { isDatabaseWeg } from '#shared/persistence/databasefout';
import { Rust } from '#shared/persistence/rust';
import { Teller } from '#shared/persistence/teller';
import { leesOpdracht, OpdrachtOngeldig } from './opdracht';
import { Mailopslag } from './persistence/mailopslag';
import { eerstvolgendWerkmoment } from './werktijd';

/**
 * Takes an instruction to mail. The row of the mail is its own inbox: its id follows from task and kind, so the same
 * instruction twice is one mail. It is acknowledged once that row is committed.
 */
@Controller()
export class TaakController {
  private lopend = 0;

  constructor(
    private readonly opslag: Mailopslag,
    @Inject(KLOK) private readonly klok: Klok,
    private readonly teller: Teller,
    rust: Rust,
  ) {
    rust.telMee('opdrachten', async () => this.lopend);
  }

  @EventPattern('taak.mail')
  async ontvang(@Payload() inhoud: unknown): Promise<void> {
    this.lopend += 1;
    try {
      const opdracht = leesOpdracht(inhoud);
      const id = uuid5(`mail|${opdracht.taak}|${opdracht.soort}`);
      await this.opslag.voegToe({ ...opdracht, id, teVerzendenOp: eerstvolgendWerkmoment(this.klok.nu()) });
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
