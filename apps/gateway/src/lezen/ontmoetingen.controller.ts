import { Controller, Get, Headers, Query } from '@nestjs/common';
import { QueryPijp } from '../http/dto';
import { DeBeller, type Beller } from '../toegang/beller';
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
    @Headers('schakel-medewerker') medewerker: string | undefined,
    @Headers('schakel-doel') doel: string | undefined,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis({ medewerker, doel }, beller, { activiteit: 'ontmoetingen.lezen', contexten: ['ontmoeting'] });
    return this.lezer.lijst(alleenGegeven(vraag), lezer, beller);
  }
}
