import { Controller, Get, Headers, Query } from '@nestjs/common';
import { IsOptional, IsUUID } from 'class-validator';
import { QueryPijp } from '../http/dto';
import { DeBeller, type Beller } from '../toegang/beller';
import { Leestoegang } from '../toegang/lezer';
import { Lijstvraag } from './lijstvraag';
import { Ontheffinglezer } from './ontheffingen';

class Ontheffingenvraag extends Lijstvraag {
  @IsOptional()
  @IsUUID(undefined, { message: 'moet een inwonerRef zijn' })
  inwonerRef?: string;
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
    @Query(new QueryPijp(Ontheffingenvraag)) { na, limiet, inwonerRef }: Ontheffingenvraag,
    @Headers('schakel-medewerker') medewerker: string | undefined,
    @Headers('schakel-doel') doel: string | undefined,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis({ medewerker, doel }, beller, RECHT);
    return this.lezer.lijst({ limiet, ...(na === undefined ? {} : { na }), ...(inwonerRef === undefined ? {} : { inwonerRef }) }, lezer, beller);
  }
}
