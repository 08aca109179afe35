import { Controller, Get } from '@nestjs/common';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang } from '../toegang/lezer';
import { AANBOD, Aanbodlezer, type Aanbodvraag } from './aanbod';

@Controller('v1')
export class AanbodController {
  constructor(
    private readonly lezer: Aanbodlezer,
    private readonly toegang: Leestoegang,
  ) {}

  @Get('instrumenten')
  instrumenten(@DeLeeskop() kop: Leeskop, @DeBeller() beller: Beller): Promise<unknown> {
    return this.lees('instrumenten', kop, beller);
  }

  @Get('proeven-aan-werk')
  aanbod(@DeLeeskop() kop: Leeskop, @DeBeller() beller: Beller): Promise<unknown> {
    return this.lees('aanbod', kop, beller);
  }

  private async lees(vraag: Aanbodvraag, kop: Leeskop, beller: Beller): Promise<unknown> {
    return this.lezer.lees(vraag, await this.toegang.eis(kop, beller, AANBOD[vraag]), beller);
  }
}
