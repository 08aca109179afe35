import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { IsIn, IsOptional } from 'class-validator';
import type { Antwoord, Vraag } from '#shared/contracts/intern';
import { volgendeNa, Zakenvraag } from '#shared/operations/lijstvraag';
import { keurParameters } from '#shared/operations/parameters';
import { VERZOEKSOORTEN, type Verzoeksoort } from '../domain/verzoek.types';
import { VerzoekLezer, type Verzoekbeeld } from '../persistence/verzoek.lezer';

class Verzoekenvraag extends Zakenvraag {
  @IsOptional()
  @IsIn(VERZOEKSOORTEN)
  soort?: Verzoeksoort;
}

/** Reads over the broker; the gateway judges, projects and logs what it passes on. */
@Controller()
export class VragenController {
  constructor(private readonly lezer: VerzoekLezer) {}

  @MessagePattern('vraag.ondersteuning.verzoeken')
  async verzoeken(@Payload() { context, parameters }: Vraag): Promise<Antwoord<{ verzoeken: Verzoekbeeld[]; volgende: string | null }>> {
    const vraag = keurParameters(Verzoekenvraag, parameters);
    const verzoeken = await this.lezer.lijst(context, vraag);
    return { gevonden: true, resultaat: { verzoeken, volgende: volgendeNa(verzoeken, vraag) } };
  }
}
