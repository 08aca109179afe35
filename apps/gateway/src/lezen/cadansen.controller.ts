import { Controller, Get, Headers, Query } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { QueryPijp } from '../http/dto';
import { DeBeller, type Beller } from '../toegang/beller';
import { Leestoegang } from '../toegang/lezer';
import { Cadanslezer } from './cadansen';
import { alleenGegeven, InwonerLijstvraag } from './lijstvraag';

const STANDEN = ['OP_SCHEMA', 'TE_LAAT'];

class Cadansvraag extends InwonerLijstvraag {
  @IsOptional()
  @IsIn(STANDEN, { message: `kies uit: ${STANDEN.join(', ')}` })
  status?: string;
}

@Controller('v1/contactcadans')
export class CadansenController {
  constructor(
    private readonly lezer: Cadanslezer,
    private readonly toegang: Leestoegang,
  ) {}

  @Get()
  async lijst(
    @Query(new QueryPijp(Cadansvraag)) vraag: Cadansvraag,
    @Headers('schakel-medewerker') medewerker: string | undefined,
    @Headers('schakel-doel') doel: string | undefined,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis({ medewerker, doel }, beller, { activiteit: 'contactcadans.lezen', contexten: ['contact'] });
    return this.lezer.lijst(alleenGegeven(vraag), lezer, beller);
  }
}
