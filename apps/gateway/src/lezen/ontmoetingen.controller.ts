import { Controller, Get, Query } from '@nestjs/common';
import { QueryPijp } from '../http/dto';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang } from '../toegang/lezer';
import { alleenGegeven, Lijstvraag } from './lijstvraag';
import { Ontmoetinglezer } from './ontmoetingen';

@Controller('v1/ontmoetingen')
export class OntmoetingenController {
  constructor(
    private readonly lezer: Ontmoetinglezer,
    private readonly toegang: Leestoegang,
  ) {}

  @Get()
  async lijst(
    @Query(new QueryPijp(Lijstvraag)) vraag: Lijstvraag,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis(kop, beller, { activiteit: 'ontmoetingen.lezen', contexten: ['ontmoeting'] });
    return this.lezer.lijst(alleenGegeven(vraag), lezer, beller);
  }
}
