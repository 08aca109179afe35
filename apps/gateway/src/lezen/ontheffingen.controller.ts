import { Controller, Get, Param, Query } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import { QueryPijp } from '../http/dto';
import { UuidPijp } from '../http/uuid';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang } from '../toegang/lezer';
import { alleenGegeven, InwonerLijstvraag, IsDag } from './lijstvraag';
import { Ontheffinglezer } from './ontheffingen';

class Ontheffingenvraag extends InwonerLijstvraag {
  /** What ends before this day: the digest of a coach. */
  @IsOptional()
  @IsDag()
  laatsteDagVoor?: string;
}

const RECHT = { activiteit: 'ontheffingen.lezen', contexten: ['ontheffing'] } as const;

@Controller('v1/ontheffingen')
export class OntheffingenController {
  constructor(
    private readonly lezer: Ontheffinglezer,
    private readonly toegang: Leestoegang,
  ) {}

  @Get()
  async lijst(
    @Query(new QueryPijp(Ontheffingenvraag)) vraag: Ontheffingenvraag,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis(kop, beller, RECHT);
    return this.lezer.lijst(alleenGegeven(vraag), lezer, beller);
  }

  @Get(':ref')
  async een(
    @Param('ref', UuidPijp) ref: string,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis(kop, beller, RECHT);
    return this.lezer.een(ref, lezer, beller);
  }
}
