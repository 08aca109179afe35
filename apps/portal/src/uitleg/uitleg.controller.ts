import { Controller, Get, Param } from '@nestjs/common';
import { Api } from '../api/api';
import { Paginas } from '../pagina/paginas';
import { UuidPijp } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { UitlegPagina } from './uitleg.pagina';
import { uitlegview, type Uitleg } from './uitleg.view';

/** Why, for whoever it was decided about, or for the privacy desk: the hub says who may know. */
@Controller('uitleg')
export class UitlegController {
  constructor(
    private readonly api: Api,
    private readonly paginas: Paginas,
  ) {}

  @Get(':id')
  async lees(@Param('id', UuidPijp) id: string, @DeSessie() sessie: Sessie): Promise<string> {
    const uitleg = await this.api.lees<Uitleg>(`/v1/beslissingen/${encodeURIComponent(id)}/uitleg`, 'INZAGE', sessie);
    return this.paginas.toon(UitlegPagina, uitlegview(uitleg), sessie);
  }
}
