import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { isTelling, type Telling } from '#shared/contracts/telling';
import type { RabbitContext } from '#shared/messaging/eigenschappen';
import { NietNu, Onleesbaar } from '#shared/messaging/rabbit.strategy';
import { isDatabaseWeg } from '#shared/persistence/databasefout';
import { Groepsrij } from '#shared/persistence/groepsrij';
import { Rust } from '#shared/persistence/rust';
import { Teller } from '#shared/persistence/teller';
import { Telopslag } from '../persistence/telopslag';

/** In one transaction; more wait at the broker. */
const GROEP = 50;

/**
 * Takes what the gateway tells to be counted. It is acknowledged once it is counted; what carries anything more than its form allows is
 * set apart uncounted.
 */
@Controller()
export class TellingController {
  private lopend = 0;
  private readonly rij: Groepsrij<Telling>;

  constructor(
    opslag: Telopslag,
    private readonly teller: Teller,
    rust: Rust,
  ) {
    rust.telMee('tellingen', async () => this.lopend);
    this.rij = new Groepsrij({
      samen: async (posten) => {
        await opslag.tel(posten.map(({ item }) => item));
        return posten.map(() => undefined);
      },
      apart: ({ item }) => opslag.tel([item]),
      isStoring: isDatabaseWeg,
      grootste: GROEP,
      tegelijk: 1,
    });
  }

  @EventPattern('telling.*')
  async ontvang(@Payload() inhoud: unknown, @Ctx() { routingKey }: RabbitContext): Promise<void> {
    if (!isTelling(inhoud, routingKey.slice('telling.'.length))) throw new Onleesbaar('BERICHT_ONGELDIG');
    this.lopend += 1;
    try {
      await this.rij.doe({ sleutel: inhoud.id, item: inhoud });
    } catch (fout) {
      throw isDatabaseWeg(fout) ? new NietNu('database away', { cause: fout }) : fout;
    } finally {
      this.lopend -= 1;
      this.teller.verhoog();
    }
  }
}
