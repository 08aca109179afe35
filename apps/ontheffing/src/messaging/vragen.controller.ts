import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { IsISO8601, IsOptional, IsUUID, Length } from 'class-validator';
import type { Antwoord, Vraag } from '#shared/contracts/intern';
import { dag } from '#shared/kernel/datum';
import { Lijstvraag } from '#shared/operations/lijstvraag';
import { keurParameters } from '#shared/operations/parameters';
import { OntheffingLezer, type Ontheffingenlijst } from '../persistence/ontheffing.lezer';

class Ontheffingenvraag extends Lijstvraag {
  @IsOptional()
  @IsUUID()
  ontheffingRef?: string;

  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  laatsteDagVoor?: string;
}

/** Reads over the broker; the gateway judges, projects and logs what it passes on. */
@Controller()
export class VragenController {
  constructor(private readonly lezer: OntheffingLezer) {}

  @MessagePattern('vraag.ontheffing.ontheffingen')
  async ontheffingen(@Payload() { context, parameters }: Vraag): Promise<Antwoord<Ontheffingenlijst>> {
    const { laatsteDagVoor, ...vraag } = keurParameters(Ontheffingenvraag, parameters);
    return { gevonden: true, resultaat: await this.lezer.lijst(context, { ...vraag, laatsteDagVoor: laatsteDagVoor === undefined ? undefined : dag(laatsteDagVoor) }) };
  }
}
