import { Controller, Get, Param } from '@nestjs/common';
import { BerichtIdPijp } from '../http/uuid';
import { DeBeller, type Beller } from '../toegang/beller';
import { Uitleglezer } from './uitleglezer';

/** Why something was decided: rule, source sentence, version and what was looked at (contract.md §2). */
@Controller('v1/beslissingen')
export class BeslissingenController {
  constructor(private readonly lezer: Uitleglezer) {}

  @Get(':id/uitleg')
  uitleg(@Param('id', BerichtIdPijp) id: string, @DeBeller() beller: Beller): Promise<Record<string, unknown>> {
    return this.lezer.van(id, beller);
  }
}
