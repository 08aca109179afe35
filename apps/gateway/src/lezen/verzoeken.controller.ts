import { Controller, Get, Param, Query } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { QueryPijp } from '../http/dto';
import { UuidPijp } from '../http/uuid';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang } from '../toegang/lezer';
import { alleenGegeven, InwonerLijstvraag } from './lijstvraag';
import { CONTEXT_VAN_VERZOEK, VERZOEKSOORTEN, type Verzoeksoort } from './verzoek.projectie';
import { Verzoeklezer } from './verzoeken';

const RECHT = { activiteit: 'ondersteuningsverzoeken.lezen', contexten: Object.values(CONTEXT_VAN_VERZOEK) } as const;

class Verzoekenvraag extends InwonerLijstvraag {
  @IsOptional()
  @IsIn(VERZOEKSOORTEN, { message: `kies uit: ${VERZOEKSOORTEN.join(', ')}` })
  soort?: Verzoeksoort;
}

@Controller('v1/ondersteuningsverzoeken')
export class VerzoekenController {
  constructor(
    private readonly lezer: Verzoeklezer,
    private readonly toegang: Leestoegang,
  ) {}

  @Get()
  async lijst(
    @Query(new QueryPijp(Verzoekenvraag)) vraag: Verzoekenvraag,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis(kop, beller, RECHT);
    return this.lezer.lijst(alleenGegeven(vraag), lezer, beller);
  }

  @Get(':zaakId')
  async een(
    @Param('zaakId', UuidPijp) zaakId: string,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis(kop, beller, RECHT);
    return this.lezer.een(zaakId, lezer, beller);
  }
}
