import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { IsIn, IsOptional } from 'class-validator';
import type { Antwoord, Vraag } from '#shared/contracts/intern';
import { amsterdamseDag } from '#shared/kernel/klok';
import { Lijstvraag, volgendeInwoner, volgendeNa, Zakenvraag } from '#shared/operations/lijstvraag';
import { keurParameters } from '#shared/operations/parameters';
import type { Cadansstand } from '../domain/cadans';
import { VERZOEKSOORTEN, type Verzoeksoort } from '../domain/verzoek.types';
import { GidsLezer, type Aanbodregel, type Gidsregel } from '../persistence/gids.lezer';
import { CadansLezer, type Cadansbeeld } from '../persistence/cadans.lezer';
import { OntmoetingLezer, type Ontmoetingbeeld } from '../persistence/ontmoeting.lezer';
import { VerzoekLezer, type Verzoekbeeld } from '../persistence/verzoek.lezer';

class Verzoekenvraag extends Zakenvraag {
  @IsOptional()
  @IsIn(VERZOEKSOORTEN)
  soort?: Verzoeksoort;
}

class Cadansvraag extends Lijstvraag {
  @IsOptional()
  @IsIn(['OP_SCHEMA', 'TE_LAAT'])
  status?: Cadansstand;
}

/** Reads over the broker; the gateway judges, projects and logs what it passes on. */
@Controller()
export class VragenController {
  constructor(
    private readonly lezer: VerzoekLezer,
    private readonly ontmoetinglezer: OntmoetingLezer,
    private readonly gids: GidsLezer,
    private readonly cadanslezer: CadansLezer,
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

  @MessagePattern('vraag.ondersteuning.instrumenten')
  async instrumenten(@Payload() { context }: Vraag): Promise<Antwoord<{ instrumenten: Gidsregel[] }>> {
    return { gevonden: true, resultaat: { instrumenten: await this.gids.instrumenten(context.rol) } };
  }

  /** What can still be taken part in on the day of the asker. */
  @MessagePattern('vraag.ondersteuning.aanbod')
  async aanbod(@Payload() { context }: Vraag): Promise<Antwoord<{ aanbod: Aanbodregel[] }>> {
    return { gevonden: true, resultaat: { aanbod: await this.gids.aanbod(amsterdamseDag(new Date(context.klok))) } };
  }

  @MessagePattern('vraag.ondersteuning.cadansen')
  async cadansen(@Payload() { context, parameters }: Vraag): Promise<Antwoord<{ cadansen: Cadansbeeld[]; volgende: string | null }>> {
    const vraag = keurParameters(Cadansvraag, parameters);
    const cadansen = await this.cadanslezer.lijst(context, vraag);
    return { gevonden: true, resultaat: { cadansen, volgende: volgendeInwoner(cadansen, vraag) } };
  }

  @MessagePattern('vraag.ondersteuning.standen')
  async standen(@Payload() { context }: Vraag): Promise<Antwoord<object[]>> {
    return { gevonden: true, resultaat: await this.lezer.standen(context) };
  }
}
