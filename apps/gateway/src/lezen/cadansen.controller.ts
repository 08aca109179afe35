import { Controller, Get, Query } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { QueryPijp } from '../http/dto';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
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
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis(kop, beller, { activiteit: 'contactcadans.lezen', contexten: ['contact'] });
    return this.lezer.lijst(alleenGegeven(vraag), lezer, beller);
  }
}
