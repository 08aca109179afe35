import { Controller, Get, NotFoundException, Query } from '@nestjs/common';
import { Vandaag } from '../api/vandaag';
import { Paginas } from '../pagina/paginas';
import { isUuid } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { AanbodPagina } from './aanbod.pagina';
import { aanbodview } from './aanbod.view';
import { Verzoekbeginlezer } from './begin.lezer';
import { vormVan } from './vormen';

/** What there is to take part in: the same for every coach, about nobody. */
@Controller('proeven-aan-werk')
export class AanbodController {
  constructor(
    private readonly lezer: Verzoekbeginlezer,
    private readonly klok: Vandaag,
    private readonly paginas: Paginas,
  ) {}

  @Get()
  async lijst(@Query('inwoner') inwoner: unknown, @DeSessie() sessie: Sessie): Promise<string> {
    const { wie } = sessie;
    if (wie.rol !== 'werkcoach' && wie.rol !== 'participatiecoach') throw new NotFoundException();
    const [aanbod, vandaag] = await Promise.all([this.lezer.aanbod(sessie), this.klok.dag()]);
    return this.paginas.toon(AanbodPagina, aanbodview(aanbod, { vandaag, inwoner: isUuid(inwoner) ? inwoner : undefined, meldtAan: vormVan('proeven-aan-werk', wie) !== undefined }), sessie);
  }
}
