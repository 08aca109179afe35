import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { Api } from '../api/api';
import type { Ontheffing } from '../api/api.types';
import { Paginas } from '../pagina/paginas';
import { UuidPijp } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { BetekenisPagina } from './ontheffing.pagina';
import { betekenisview } from './ontheffing.view';

@Controller('ontheffingen')
export class OntheffingController {
  constructor(
    private readonly api: Api,
    private readonly paginas: Paginas,
  ) {}

  /** What it means, for who may see the ontheffing; the hub decides who. */
  @Get(':ref')
  async betekenis(@Param('ref', UuidPijp) ref: string, @DeSessie() sessie: Sessie): Promise<string> {
    const ontheffing = await this.api.vind<Ontheffing>(`/v1/ontheffingen/${ref}`, 'ONTHEFFING', sessie);
    if (!ontheffing) throw new NotFoundException();
    return this.paginas.toon(BetekenisPagina, betekenisview(ontheffing), sessie);
  }
}
