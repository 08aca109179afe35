import { Controller, Get, Query } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import type { Datum } from '#shared/kernel/datum';
import { QueryPijp } from '../http/dto';
import { IsDag } from '../lezen/lijstvraag';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang, MEDEWERKERROLLEN, type Leesrecht } from '../toegang/lezer';
import { Regellezer, type Regelblad } from './regels';

class Regelvraag {
  @IsOptional()
  @IsDag()
  datum?: Datum;
}

/** About nobody: for every role, to do its work. */
const RECHT: Leesrecht = { activiteit: 'regels.lezen', contexten: [], werkrollen: MEDEWERKERROLLEN };

@Controller('v1/regels')
export class RegelsController {
  constructor(
    private readonly lezer: Regellezer,
    private readonly toegang: Leestoegang,
  ) {}

  @Get()
  async regels(
    @Query(new QueryPijp(Regelvraag)) { datum }: Regelvraag,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<Regelblad> {
    return this.lezer.op(datum, await this.toegang.eis(kop, beller, RECHT));
  }
}
