import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Probleem } from '../http/probleem';
import { leesJson } from '../http/ruwe-tekst';
import { BerichtIdPijp } from '../http/uuid';
import { Berichtstatus } from '../lezen/berichtstatus';
import { DeBeller, type Beller } from '../toegang/beller';
import { Ontvangst } from './ontvangst';
import { Wachtkamer, wachttijd } from './wachtkamer';

@Controller('v1/berichten')
export class BerichtenController {
  constructor(
    private readonly ontvangst: Ontvangst,
    private readonly status: Berichtstatus,
    private readonly wachtkamer: Wachtkamer,
  ) {}

  /** Durable before the answer: 202, or 200 with the outcome when the caller waits and it is known in time. */
  @Post()
  @HttpCode(202)
  async stuur(@Body() tekst: unknown, @Headers('prefer') prefer: string | undefined, @DeBeller() beller: Beller, @Res({ passthrough: true }) antwoord: FastifyReply): Promise<unknown> {
    const { volgnr, id } = await this.ontvangst.neemAan(leesJson(tekst), beller);
    void antwoord.header('Location', `/v1/berichten/${id}`);
    const seconden = wachttijd(prefer);
    if (seconden === undefined) return { id, status: 'ONTVANGEN' };
    const uitkomst = await this.wachtkamer.wacht(volgnr, seconden * 1000, async () => {
      const gezien = await this.status.van(beller, id);
      return gezien?.bekend ? gezien.beeld : undefined;
    });
    if (!uitkomst) return { id, status: 'ONTVANGEN' };
    void antwoord.status(200).header('Preference-Applied', `wait=${seconden}`);
    return uitkomst;
  }

  @Get(':id')
  async lees(@Param('id', BerichtIdPijp) id: string, @DeBeller() beller: Beller): Promise<unknown> {
    const gevonden = await this.status.van(beller, id);
    if (!gevonden) throw new Probleem('NIET_GEVONDEN');
    return gevonden.beeld;
  }
}
