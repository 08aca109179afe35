import { Controller, Get, Inject, Query } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import type { Datum } from '#shared/kernel/datum';
import { kaderOp } from '#shared/privacy/kader';
import { kaderblad, type Kaderblad } from '#shared/privacy/kaderblad';
import { DEURDELEN, type Deurdelen } from '../http/deurdelen';
import { QueryPijp } from '../http/dto';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang, MEDEWERKERROLLEN, type Leesrecht } from '../toegang/lezer';
import { IsDag } from './lijstvraag';

class Kadervraag {
  @IsOptional()
  @IsDag()
  op?: Datum;
}

/** About nobody, and for every member of staff: who shares data may know by which rules. */
const RECHT: Leesrecht = { activiteit: 'privacykader.lezen', contexten: [], werkrollen: MEDEWERKERROLLEN };

@Controller('v1/privacykader')
export class PrivacykaderController {
  constructor(
    private readonly toegang: Leestoegang,
    @Inject(DEURDELEN) private readonly delen: Pick<Deurdelen, 'klok' | 'kaders' | 'bronnen'>,
  ) {}

  /** The framework that judges on that day, in words. */
  @Get()
  async lees(@Query(new QueryPijp(Kadervraag)) { op }: Kadervraag, @DeLeeskop() kop: Leeskop, @DeBeller() beller: Beller): Promise<Kaderblad> {
    await this.toegang.eis(kop, beller, RECHT);
    const kader = kaderOp(this.delen.kaders, op ?? this.delen.klok.vandaag());
    return kaderblad(kader, this.delen.bronnen.van(kader)?.bron ?? []);
  }
}
