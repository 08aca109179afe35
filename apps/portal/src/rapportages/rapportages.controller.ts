import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PROEVEN, RAPPORTAGES, type Proef, type Rapportagesoort } from '#shared/contracts/rapportage';
import { Api } from '../api/api';
import { Vandaag } from '../api/vandaag';
import { Paginas } from '../pagina/paginas';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { RapportagesPagina } from './rapportages.pagina';
import type { Rapportage } from './rapportages.types';
import { isPerProef, rapportagesview } from './rapportages.view';

const DOEL = 'RAPPORTAGE';

const soortUit = (soort: unknown): Rapportagesoort | undefined => RAPPORTAGES.find((een) => een === soort);

/** Counts for who may read them: the hub decides who that is, and what is too small to show. */
@Controller('rapportages')
export class RapportagesController {
  constructor(
    private readonly api: Api,
    private readonly vandaag: Vandaag,
    private readonly paginas: Paginas,
  ) {}

  @Get()
  async pagina(@Query('soort') soort: unknown, @Query('jaar') jaar: unknown, @Query('proef') proef: unknown, @DeSessie() sessie: Sessie): Promise<string> {
    const ditJaar = await this.ditJaar();
    const rapportage = await this.api.lees<Rapportage>(pad(soortUit(soort) ?? 'overdrachten', jaarUit(jaar) ?? ditJaar, proefUit(proef)), DOEL, sessie);
    return this.paginas.toon(RapportagesPagina, rapportagesview(rapportage, ditJaar), sessie);
  }

  /** As the hub wrote it. */
  @Get(':soort.csv')
  async bestand(@Param('soort') naam: string, @Query('jaar') gevraagd: unknown, @Query('proef') proef: unknown, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    const soort = soortUit(naam);
    if (!soort) throw new NotFoundException();
    const jaar = jaarUit(gevraagd) ?? (await this.ditJaar());
    const csv = await this.api.bestand(pad(soort, jaar, proefUit(proef)), 'text/csv', DOEL, sessie);
    await antwoord.type('text/csv; charset=utf-8').header('Content-Disposition', `attachment; filename="rapportage-${soort}-${jaar}.csv"`).send(csv);
  }

  private async ditJaar(): Promise<number> {
    return Number((await this.vandaag.dag()).slice(0, 4));
  }
}

const pad = (soort: Rapportagesoort, jaar: number, proef?: Proef): string => `/v1/rapportages/${soort}?jaar=${jaar}${proef && isPerProef(soort) ? `&proef=${proef}` : ''}`;
const proefUit = (proef: unknown): Proef | undefined => PROEVEN.find((een) => een === proef);
const jaarUit = (jaar: unknown): number | undefined => (typeof jaar === 'string' && /^20\d{2}$/.test(jaar) ? Number(jaar) : undefined);
