import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import type { Datum } from '#shared/kernel/datum';
import { DEURDELEN, type Deurdelen } from '../http/deurdelen';
import { QueryPijp } from '../http/dto';
import { Probleem } from '../http/probleem';
import { Openbaar } from '../toegang/openbaar';
import { Formulierboek, type Formulierblad } from './formulieren';
import { IsDag } from './lijstvraag';

class Formuliervraag {
  @IsOptional()
  @IsDag()
  op?: Datum;
}

/** The handover form as it is on a day: for everyone, and the same for everyone. */
@Controller('v1/formulieren')
export class FormulierenController {
  constructor(
    private readonly boek: Formulierboek,
    @Inject(DEURDELEN) private readonly delen: Pick<Deurdelen, 'klok'>,
  ) {}

  @Get()
  @Openbaar()
  @Header('Access-Control-Allow-Origin', '*')
  @Header('Cache-Control', 'public, max-age=300')
  lees(@Query(new QueryPijp(Formuliervraag)) { op }: Formuliervraag): Formulierblad {
    const blad = this.boek.op(op ?? this.delen.klok.vandaag());
    if (!blad) throw new Probleem('NIET_GEVONDEN');
    return blad;
  }
}
