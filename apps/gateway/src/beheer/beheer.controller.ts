import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { Dienst } from '#shared/contracts/catalogus.types';
import { DtoPijp } from '../http/dto';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang } from '../toegang/lezer';
import { BEHEERRECHT, Beheerlezer, DIENSTEN, HERKANSRECHT } from './beheer';

class Herkansing {
  @IsIn(DIENSTEN, { message: `kies uit: ${DIENSTEN.join(', ')}` })
  dienst!: Dienst;
}

/** For who keeps the hub going, logged in as a person. */
@Controller('v1/beheer')
export class BeheerController {
  constructor(
    private readonly lezer: Beheerlezer,
    private readonly toegang: Leestoegang,
  ) {}

  @Get('stand')
  async stand(@DeLeeskop() kop: Leeskop, @DeBeller() beller: Beller): Promise<unknown> {
    return this.lezer.stand(await this.toegang.eis(kop, beller, BEHEERRECHT), beller);
  }

  @Post('herkansingen')
  @HttpCode(200)
  async herkans(
    @Body(new DtoPijp(Herkansing)) { dienst }: Herkansing,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    return this.lezer.herkans(dienst, await this.toegang.eis(kop, beller, HERKANSRECHT), beller);
  }
}
