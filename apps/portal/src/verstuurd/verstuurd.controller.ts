import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { Api } from '../api/api';
import type { Uitkomst } from '../api/api.types';
import { Paginas } from '../pagina/paginas';
import { UuidPijp } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { uitlegVan } from './uitleg';
import { VERVOLG, type Vervolg } from './vervolg';
import { VerstuurdPagina, type Verstuurdview } from './verstuurd.pagina';

/** Where every sent form ends (post, then redirect): may be reloaded and shared with nobody, for the status is the sender's. */
@Controller('verstuurd')
export class VerstuurdController {
  constructor(
    private readonly api: Api,
    private readonly paginas: Paginas,
  ) {}

  @Get(':soort/:id')
  async lees(@Param('soort') soort: string, @Param('id', UuidPijp) id: string, @Query('taak') taak: unknown, @DeSessie() sessie: Sessie): Promise<string> {
    const vervolg = Object.hasOwn(VERVOLG, soort) ? VERVOLG[soort] : undefined;
    if (!vervolg) throw new NotFoundException();
    return this.paginas.toon(VerstuurdPagina, viewVan(await this.api.status(id, sessie), vervolg, { pad: verstuurdPad(soort, id, taakVan(taak)), taak: taakVan(taak) }), sessie);
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const taakVan = (taak: unknown): string | undefined => (typeof taak === 'string' && UUID.test(taak) ? taak : undefined);

/** With the task that was answered, a refusal leads back to it. */
export const verstuurdPad = (soort: string, berichtId: string, taak?: string): string => `/verstuurd/${soort}/${berichtId}${taak ? `?taak=${taak}` : ''}`;

type Waar = { readonly pad: string; readonly taak: string | undefined };

const viewVan = (uitkomst: Uitkomst, { titel, daarna }: Vervolg, { pad, taak }: Waar): Verstuurdview => {
  switch (uitkomst.status) {
    case 'VERWERKT':
      return { stand: 'gelukt', titel, daarna, letOp: uitkomst.letOp ?? [], afwijkingen: (uitkomst.afwijkingen ?? []).length > 0 };
    case 'AFGEKEURD':
      return { stand: 'geweigerd', ...uitlegVan(uitkomst), taak: taak ? `/taken/${taak}` : null };
    case 'WACHT_OP':
      return { stand: 'wacht' };
    case 'ONTVANGEN':
      return { stand: 'bezig', pad };
  }
};
