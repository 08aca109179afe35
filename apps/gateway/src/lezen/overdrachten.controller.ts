import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryPijp } from '../http/dto';
import { UuidPijp } from '../http/uuid';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang } from '../toegang/lezer';
import { alleenGegeven, InwonerLijstvraag } from './lijstvraag';
import { Overdrachtlezer } from './overdrachten';

const RECHT = { activiteit: 'overdracht.lezen', contexten: ['overdracht'] } as const;

@Controller('v1/overdrachten')
export class OverdrachtenController {
  constructor(
    private readonly lezer: Overdrachtlezer,
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
