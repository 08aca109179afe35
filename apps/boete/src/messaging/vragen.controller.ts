import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import type { Antwoord, Vraag } from '#shared/contracts/intern';
import { keurParameters } from '#shared/operations/parameters';
import { SanctieLezer, type Sanctiebeeld } from '../persistence/sanctie.lezer';

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
  @IsInt()
  @Min(1)
  @Max(100)
  limiet: number = 100;
}

/** Reads over the broker; the gateway judges, projects and logs what it passes on. */
@Controller()
export class VragenController {
  constructor(private readonly lezer: SanctieLezer) {}

  @MessagePattern('vraag.boete.sancties')
  async sancties(@Payload() { context, parameters }: Vraag): Promise<Antwoord<{ sancties: Sanctiebeeld[]; volgende: string | null }>> {
    const vraag = keurParameters(Lijstvraag, parameters);
    const sancties = await this.lezer.lijst(context, vraag);
    const volgende = sancties.length === vraag.limiet ? (sancties.at(-1)?.zaakId ?? null) : null;
    return { gevonden: true, resultaat: { sancties, volgende } };
  }
}
