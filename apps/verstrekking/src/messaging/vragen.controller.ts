import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import type { Verzegeld } from '#shared/contracts/bericht';
import type { Antwoord, Vraag } from '#shared/contracts/intern';
import { keurParameters } from '#shared/operations/parameters';
import type { Verstrekkingbeeld } from '../persistence/beeld';
import { VerstrekkingLezer } from '../persistence/verstrekking.lezer';

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

class Inhoudvraag {
  @IsUUID()
  zaakId!: string;
}

type Lijst = { readonly verstrekkingen: readonly Verstrekkingbeeld[]; readonly volgende: string | null };
type Inhoud = { readonly beeld: Verstrekkingbeeld; readonly medisch: Verzegeld | null };

/** Reads over the broker; the gateway judges, projects and logs what it passes on. */
@Controller()
export class VragenController {
  constructor(private readonly lezer: VerstrekkingLezer) {}

  @MessagePattern('vraag.verstrekking.verstrekkingen')
  async verstrekkingen(@Payload() { context, parameters }: Vraag): Promise<Antwoord<Lijst>> {
    const vraag = keurParameters(Lijstvraag, parameters);
    const verstrekkingen = await this.lezer.lijst(context, vraag);
    const volgende = verstrekkingen.length === vraag.limiet ? (verstrekkingen.at(-1)?.zaakId ?? null) : null;
    return { gevonden: true, resultaat: { verstrekkingen, volgende } };
  }

  @MessagePattern('vraag.verstrekking.inhoud')
  async inhoud(@Payload() { context, parameters }: Vraag): Promise<Antwoord<Inhoud>> {
    const { zaakId } = keurParameters(Inhoudvraag, parameters);
    const resultaat = await this.lezer.inhoud(context, zaakId);
    return { gevonden: resultaat !== null, resultaat };
  }
}
