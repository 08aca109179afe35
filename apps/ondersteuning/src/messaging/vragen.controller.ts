import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import type { Antwoord, Vraag } from '#shared/contracts/intern';
import { keurParameters } from '#shared/operations/parameters';
import { VERZOEKSOORTEN, type Verzoeksoort } from '../domain/verzoek.types';
import { VerzoekLezer, type Verzoekbeeld } from '../persistence/verzoek.lezer';

class Lijstvraag {
  @IsOptional()
  @IsUUID()
  na?: string;

  @IsOptional()
  @IsUUID()
  inwonerRef?: string;

  @IsOptional()
  @IsUUID()
  zaakId?: string;

  @IsOptional()
  @IsIn(VERZOEKSOORTEN)
  soort?: Verzoeksoort;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limiet: number = 100;
}

/** Reads over the broker; the gateway judges, projects and logs what it passes on. */
@Controller()
export class VragenController {
  constructor(private readonly lezer: VerzoekLezer) {}

  @MessagePattern('vraag.ondersteuning.verzoeken')
  async verzoeken(@Payload() { context, parameters }: Vraag): Promise<Antwoord<{ verzoeken: Verzoekbeeld[]; volgende: string | null }>> {
    const vraag = keurParameters(Lijstvraag, parameters);
    const verzoeken = await this.lezer.lijst(context, vraag);
    const volgende = verzoeken.length === vraag.limiet ? (verzoeken.at(-1)?.zaakId ?? null) : null;
    return { gevonden: true, resultaat: { verzoeken, volgende } };
  }
}
