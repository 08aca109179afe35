import { Controller, Get } from '@nestjs/common';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang } from '../toegang/lezer';
import { Lopendlezer, LOPENDRECHT, type Lopend } from './lopend';

@Controller('v1/lopend')
export class LopendController {
  constructor(
    private readonly lezer: Lopendlezer,
    private readonly toegang: Leestoegang,
  ) {}

  @Get()
  async tel(@DeLeeskop() kop: Leeskop, @DeBeller() beller: Beller): Promise<Lopend> {
    return this.lezer.tel(await this.toegang.eis(kop, beller, LOPENDRECHT), beller);
  }
}
