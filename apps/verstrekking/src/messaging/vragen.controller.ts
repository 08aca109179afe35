import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { IsUUID } from 'class-validator';
import type { Verzegeld } from '#shared/contracts/bericht';
import type { Antwoord, Vraag } from '#shared/contracts/intern';
import { volgendeNa, Zakenvraag } from '#shared/operations/lijstvraag';
import { keurParameters } from '#shared/operations/parameters';
import type { Verstrekkingbeeld } from '../persistence/beeld';
import { VerstrekkingLezer } from '../persistence/verstrekking.lezer';

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
    const vraag = keurParameters(Zakenvraag, parameters);
    const verstrekkingen = await this.lezer.lijst(context, vraag);
    return { gevonden: true, resultaat: { verstrekkingen, volgende: volgendeNa(verstrekkingen, vraag) } };
  }

  @MessagePattern('vraag.verstrekking.inhoud')
  async inhoud(@Payload() { context, parameters }: Vraag): Promise<Antwoord<Inhoud>> {
    const { zaakId } = keurParameters(Inhoudvraag, parameters);
    const resultaat = await this.lezer.inhoud(context, zaakId);
    return { gevonden: resultaat !== null, resultaat };
  }
}
