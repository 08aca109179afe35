import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { PROEVEN, RAPPORTAGES, type Proef } from '#shared/contracts/rapportage';
import { alsGetal, QueryPijp } from '../http/dto';
import { Probleem } from '../http/probleem';
import { UuidPijp } from '../http/uuid';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang } from '../toegang/lezer';
import { alleenGegeven } from './lijstvraag';
import { alsCsv, rapportAlsCsv, type Rapportkop } from './rapportage.vorm';
import { Rapportagelezer, RAPPORTAGERECHT } from './rapportages';

class Jaarvraag {
  @IsOptional()
  @Transform(alsGetal)
  @IsInt({ message: 'moet een jaar zijn' })
  @Min(2000, { message: 'moet een jaar vanaf 2000 zijn' })
  @Max(2100, { message: 'moet een jaar tot en met 2100 zijn' })
  jaar?: number;

  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9_]{0,59}$/, { message: 'moet de code van een gemeente zijn' })
  gemeente?: string;

  @IsOptional()
  @IsIn(PROEVEN, { message: `moet een proef zijn: ${PROEVEN.join(', ')}` })
  proef?: Proef;
}

/** A list of what is accepted, in whatever order and with whatever weights. */
const wilCsv = (accept: string | undefined): boolean => /(^|,)\s*text\/csv\s*(;|,|$)/i.test(accept ?? '');

@Controller('v1/rapportages')
export class RapportagesController {
  constructor(
    private readonly lezer: Rapportagelezer,
    private readonly toegang: Leestoegang,
  ) {}

  /** Asked for with M-86, each for a body and over a period. */
  @Get('gemaakt')
  async gemaakt(@DeLeeskop() kop: Leeskop, @DeBeller() beller: Beller): Promise<{ rapportages: readonly Rapportkop[] }> {
    return { rapportages: await this.lezer.gemaakt(await this.toegang.eis(kop, beller, RAPPORTAGERECHT), beller) };
  }

  @Get('gemaakt/:ref')
  async rapport(
    @Param('ref', UuidPijp) ref: string,
    @Headers('accept') accept: string | undefined,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
    @Res({ passthrough: true }) antwoord: FastifyReply,
  ): Promise<unknown> {
    const rapport = await this.lezer.rapport(ref, await this.toegang.eis(kop, beller, RAPPORTAGERECHT), beller);
    return alsGevraagd(antwoord, accept, rapport, rapportAlsCsv);
  }

  @Get(':soort')
  async rapportage(
    @Param('soort') naam: string,
    @Query(new QueryPijp(Jaarvraag)) vraag: Jaarvraag,
    @Headers('accept') accept: string | undefined,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
    @Res({ passthrough: true }) antwoord: FastifyReply,
  ): Promise<unknown> {
    const soort = RAPPORTAGES.find((een) => een === naam);
    if (!soort) throw new Probleem('NIET_GEVONDEN');
    const rapportage = await this.lezer.lees(soort, alleenGegeven(vraag), await this.toegang.eis(kop, beller, RAPPORTAGERECHT), beller);
    return alsGevraagd(antwoord, accept, rapportage, alsCsv);
  }
}

/** As JSON, or as CSV for who asks for that. */
const alsGevraagd = <R>(antwoord: FastifyReply, accept: string | undefined, gelezen: R, naarCsv: (gelezen: R) => string): R | string => {
  void antwoord.header('Vary', 'Accept');
  if (!wilCsv(accept)) return gelezen;
  void antwoord.type('text/csv; charset=utf-8');
  return naarCsv(gelezen);
};
