import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Api } from '../api/api';
import { Paginas } from '../pagina/paginas';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { RegelsPagina } from './regels.pagina';
import type { Regelblad } from './regels.types';
import { datumUit, regelsview } from './regels.view';

/** Which agreements hold on a day: for everybody who logs in. */
@Controller('regels')
export class RegelsController {
  constructor(
    private readonly api: Api,
    private readonly paginas: Paginas,
  ) {}

  @Get()
  async pagina(@Query('datum') gevraagd: unknown, @DeSessie() sessie: Sessie, @Res({ passthrough: true }) antwoord: FastifyReply): Promise<string> {
    const { datum, fout } = datumUit(gevraagd);
    const blad = await this.api.lees<Regelblad>(`/v1/regels${datum === undefined ? '' : `?datum=${datum}`}`, 'BEHEER', sessie);
    if (fout !== undefined) void antwoord.status(400);
    return this.paginas.toon(RegelsPagina, regelsview(blad, { gekozen: datum !== undefined, fout, maaktBekend: sessie.wie.rol === 'beleidsmedewerker' }), sessie);
  }
}
