import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { Antwoord, Vraag } from '#shared/contracts/intern';
import { volgendeNa, Zakenvraag } from '#shared/operations/lijstvraag';
import { keurParameters } from '#shared/operations/parameters';
import { SanctieLezer, type Sanctiebeeld } from '../persistence/sanctie.lezer';

/** Reads over the broker; the gateway judges, projects and logs what it passes on. */
@Controller()
export class VragenController {
  constructor(private readonly lezer: SanctieLezer) {}

  @MessagePattern('vraag.boete.sancties')
  async sancties(@Payload() { context, parameters }: Vraag): Promise<Antwoord<{ sancties: Sanctiebeeld[]; volgende: string | null }>> {
    const vraag = keurParameters(Zakenvraag, parameters);
    const sancties = await this.lezer.lijst(context, vraag);
    return { gevonden: true, resultaat: { sancties, volgende: volgendeNa(sancties, vraag) } };
  }
}
