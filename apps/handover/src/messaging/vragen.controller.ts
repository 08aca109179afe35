import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { IsUUID } from 'class-validator';
import type { Antwoord, Vraag } from '#shared/contracts/intern';
import { Lijstvraag, volgendeNa } from '#shared/operations/lijstvraag';
import { keurParameters } from '#shared/operations/parameters';
import { OverdrachtLezer, type OverdrachtBeeld } from '../persistence/overdracht.lezer';

class Zaakvraag {
  @IsUUID()
  zaakId!: string;
}

/** Reads over the broker; the gateway judges, projects and logs what it passes on. */
@Controller()
export class VragenController {
  constructor(private readonly lezer: OverdrachtLezer) {}

  @MessagePattern('vraag.handover.overdrachten')
  async overdrachten(@Payload() { context, parameters }: Vraag): Promise<Antwoord<{ overdrachten: OverdrachtBeeld[]; volgende: string | null }>> {
    const blad = keurParameters(Lijstvraag, parameters);
    const overdrachten = await this.lezer.lijst(context, blad);
    return { gevonden: true, resultaat: { overdrachten, volgende: volgendeNa(overdrachten, blad) } };
  }

  @MessagePattern('vraag.handover.overdracht')
  async overdracht(@Payload() { context, parameters }: Vraag): Promise<Antwoord<OverdrachtBeeld>> {
    const resultaat = await this.lezer.een(context, keurParameters(Zaakvraag, parameters).zaakId);
    return { gevonden: resultaat !== null, resultaat };
  }

  @MessagePattern('vraag.handover.standen')
  async standen(@Payload() { context }: Vraag): Promise<Antwoord<object[]>> {
    return { gevonden: true, resultaat: await this.lezer.standen(context) };
  }
}
