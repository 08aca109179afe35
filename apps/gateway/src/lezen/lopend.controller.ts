import { Controller, Get, Headers } from '@nestjs/common';
import { DeBeller, type Beller } from '../toegang/beller';
import { Leestoegang } from '../toegang/lezer';
import { Lopendlezer, LOPENDRECHT, type Lopend } from './lopend';

@Controller('v1/lopend')
export class LopendController {
  constructor(
    private readonly lezer: Lopendlezer,
    private readonly toegang: Leestoegang,
  ) {}

  @Get()
  async tel(@Headers('schakel-medewerker') medewerker: string | undefined, @Headers('schakel-doel') doel: string | undefined, @DeBeller() beller: Beller): Promise<Lopend> {
    return this.lezer.tel(await this.toegang.eis({ medewerker, doel }, beller, LOPENDRECHT), beller);
  }
}
