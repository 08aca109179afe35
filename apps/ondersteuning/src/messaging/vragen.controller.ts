import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { IsIn, IsOptional } from 'class-validator';
import type { Antwoord, Vraag } from '#shared/contracts/intern';
import { Lijstvraag, volgendeNa, Zakenvraag } from '#shared/operations/lijstvraag';
import { keurParameters } from '#shared/operations/parameters';
import { VERZOEKSOORTEN, type Verzoeksoort } from '../domain/verzoek.types';
import { OntmoetingLezer, type Ontmoetingbeeld } from '../persistence/ontmoeting.lezer';
import { VerzoekLezer, type Verzoekbeeld } from '../persistence/verzoek.lezer';

class Verzoekenvraag extends Zakenvraag {
  @IsOptional()
  @IsIn(VERZOEKSOORTEN)
  soort?: Verzoeksoort;
}

/** Reads over the broker; the gateway judges, projects and logs what it passes on. */
@Controller()
export class VragenController {
  constructor(
    private readonly lezer: VerzoekLezer,
    private readonly ontmoetinglezer: OntmoetingLezer,
  ) {}

  @MessagePattern('vraag.ondersteuning.verzoeken')
  async verzoeken(@Payload() { context, parameters }: Vraag): Promise<Antwoord<{ verzoeken: Verzoekbeeld[]; volgende: string | null }>> {
    const vraag = keurParameters(Verzoekenvraag, parameters);
    const verzoeken = await this.lezer.lijst(context, vraag);
    return { gevonden: true, resultaat: { verzoeken, volgende: volgendeNa(verzoeken, vraag) } };
  }

  @MessagePattern('vraag.ondersteuning.ontmoetingen')
  async ontmoetingen(@Payload() { context, parameters }: Vraag): Promise<Antwoord<{ ontmoetingen: Ontmoetingbeeld[]; volgende: string | null }>> {
    const vraag = keurParameters(Lijstvraag, parameters);
    const ontmoetingen = await this.ontmoetinglezer.lijst(context, vraag);
    return { gevonden: true, resultaat: { ontmoetingen, volgende: volgendeNa(ontmoetingen, vraag) } };
  }
}
