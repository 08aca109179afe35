import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import type { Antwoord, Vraag } from '#shared/contracts/intern';
import { keurParameters } from '#shared/operations/parameters';
import { OntheffingLezer, type OntheffingBeeld } from '../persistence/ontheffing.lezer';

class Lijstvraag {
  @IsOptional()
  @IsUUID()
  na?: string;

  @IsOptional()
  @IsUUID()
  inwonerRef?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limiet: number = 100;
}

/** Reads over the broker; the gateway judges, projects and logs what it passes on. */
@Controller()
export class VragenController {
  constructor(private readonly lezer: OntheffingLezer) {}

  @MessagePattern('vraag.ontheffing.ontheffingen')
  async ontheffingen(@Payload() { context, parameters }: Vraag): Promise<Antwoord<{ ontheffingen: OntheffingBeeld[]; volgende: string | null }>> {
    const vraag = keurParameters(Lijstvraag, parameters);
    const ontheffingen = await this.lezer.lijst(context, vraag);
    const volgende = ontheffingen.length === vraag.limiet ? (ontheffingen.at(-1)?.ontheffingRef ?? null) : null;
    return { gevonden: true, resultaat: { ontheffingen, volgende } };
  }
}
