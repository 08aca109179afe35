import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryPijp } from '../http/dto';
import { UuidPijp } from '../http/uuid';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang } from '../toegang/lezer';
import { alleenGegeven, InwonerLijstvraag } from './lijstvraag';
import { Inhoudlezer } from './medisch';
import { Verstrekkinglezer } from './verstrekkingen';

const RECHT = { activiteit: 'verstrekkingen.lezen', contexten: ['verstrekking'] } as const;

@Controller('v1/verstrekkingen')
export class VerstrekkingenController {
  constructor(
    private readonly lezer: Verstrekkinglezer,
    private readonly inhoudlezer: Inhoudlezer,
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

  @Get(':zaakId/inhoud')
  async inhoud(
    @Param('zaakId', UuidPijp) zaakId: string,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis(kop, beller, { ...RECHT, activiteit: 'verstrekking.inhoud.lezen' });
    return this.inhoudlezer.lees(zaakId, lezer, beller);
  }
}
