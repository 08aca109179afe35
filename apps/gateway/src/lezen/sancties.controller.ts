import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryPijp } from '../http/dto';
import { UuidPijp } from '../http/uuid';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang } from '../toegang/lezer';
import { alleenGegeven, InwonerLijstvraag } from './lijstvraag';
import { Sanctielezer } from './sancties';

const RECHT = { activiteit: 'overwogen-sancties.lezen', contexten: ['boete'] } as const;

@Controller('v1/overwogen-sancties')
export class SanctiesController {
  constructor(
    private readonly lezer: Sanctielezer,
    private readonly toegang: Leestoegang,
  ) {}

  @Get()
  async lijst(
    @Query(new QueryPijp(InwonerLijstvraag)) vraag: InwonerLijstvraag,
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
