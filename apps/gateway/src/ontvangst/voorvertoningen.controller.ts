import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { leesJson } from '../http/ruwe-tekst';
import { DeBeller, type Beller } from '../toegang/beller';
import { Voorvertoning } from './voorvertoning';

/** The body of POST /v1/berichten, and nothing is stored: also the coach's preview and the resident's sheet. */
@Controller('v1/voorvertoningen')
export class VoorvertoningenController {
  constructor(private readonly voorvertoning: Voorvertoning) {}

  @Post()
  @HttpCode(200)
  bekijk(@Body() tekst: unknown, @DeBeller() beller: Beller): Promise<Record<string, unknown>> {
    return this.voorvertoning.bekijk(leesJson(tekst), beller);
  }
}
