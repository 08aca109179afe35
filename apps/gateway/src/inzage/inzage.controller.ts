import { Controller, Get, Param, Query } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { alsGetal, QueryPijp } from '../http/dto';
import { UuidPijp } from '../http/uuid';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang, type Leesrecht } from '../toegang/lezer';
import { ACTIVITEIT, Inzagelezer } from './inzagelezer';

class Inzagevraag {
  @Transform(alsGetal)
  @IsInt({ message: 'moet de waarde van volgende uit het vorige deel zijn' })
  @Min(0)
  na: number = 0;

  @Transform(alsGetal)
  @IsInt({ message: 'moet een geheel getal zijn' })
  @Min(1, { message: 'moet ten minste 1 zijn' })
  @Max(1000, { message: 'mag hooguit 1000 zijn' })
  limiet: number = 1000;
}

/** The privacy desk of a gemeente, in person (M-44): no coach, and no system that says it acts for one. */
const RECHT: Leesrecht = { activiteit: ACTIVITEIT, contexten: [], bureau: { rollen: ['auditor'], doel: 'INZAGE' } };

@Controller('v1/inwoners')
export class InzageController {
  constructor(
    private readonly lezer: Inzagelezer,
    private readonly toegang: Leestoegang,
  ) {}

  @Get(':ref/inzageoverzicht')
  async overzicht(
    @Param('ref', UuidPijp) ref: string,
    @Query(new QueryPijp(Inzagevraag)) vraag: Inzagevraag,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<Record<string, unknown>> {
    const lezer = await this.toegang.eis(kop, beller, RECHT);
    return this.lezer.overzicht(ref, vraag, lezer, beller);
  }
}
