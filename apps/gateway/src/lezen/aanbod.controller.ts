import { Controller, Get, Headers } from '@nestjs/common';
import { DeBeller, type Beller } from '../toegang/beller';
import { Leestoegang, type Leeskop } from '../toegang/lezer';
import { AANBOD, Aanbodlezer, type Aanbodvraag } from './aanbod';

@Controller('v1')
export class AanbodController {
  constructor(
    private readonly lezer: Aanbodlezer,
    private readonly toegang: Leestoegang,
  ) {}

  @Get('instrumenten')
  instrumenten(@Headers('schakel-medewerker') medewerker: string | undefined, @Headers('schakel-doel') doel: string | undefined, @DeBeller() beller: Beller): Promise<unknown> {
    return this.lees('instrumenten', { medewerker, doel }, beller);
  }

  @Get('proeven-aan-werk')
  aanbod(@Headers('schakel-medewerker') medewerker: string | undefined, @Headers('schakel-doel') doel: string | undefined, @DeBeller() beller: Beller): Promise<unknown> {
    return this.lees('aanbod', { medewerker, doel }, beller);
  }

  private async lees(vraag: Aanbodvraag, kop: Leeskop, beller: Beller): Promise<unknown> {
    return this.lezer.lees(vraag, await this.toegang.eis(kop, beller, AANBOD[vraag]), beller);
  }
}
