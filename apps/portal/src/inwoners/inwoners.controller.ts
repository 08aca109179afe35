import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { Api } from '../api/api';
import type { Ontheffing, Overdracht, Situatie, Verstrekking } from '../api/api.types';
import { Medewerkers } from '../api/medewerkers';
import { Paginas } from '../pagina/paginas';
import { UuidPijp } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { InwonerPagina } from './inwoner.pagina';
import { inwonerview } from './inwoner.view';

@Controller('inwoners')
export class InwonersController {
  constructor(
    private readonly api: Api,
    private readonly medewerkers: Medewerkers,
    private readonly paginas: Paginas,
  ) {}

  /** What of one resident lies within this person's rights; the reference in the address says nothing to anybody else. */
  @Get(':ref')
  async een(@Param('ref', UuidPijp) ref: string, @DeSessie() sessie: Sessie): Promise<string> {
    const [situatie, over, ontheven, gegeven, medewerkers] = await Promise.all([
      this.api.vind<Situatie>(`/v1/inwoners/${ref}/situatie`, 'OVERDRACHT', sessie),
      this.api.vind<{ overdrachten: readonly Overdracht[] }>(`/v1/overdrachten?inwonerRef=${ref}`, 'OVERDRACHT', sessie),
      this.api.vind<{ ontheffingen: readonly Ontheffing[] }>(`/v1/ontheffingen?inwonerRef=${ref}`, 'ONTHEFFING', sessie),
      this.verstrekkingen(ref, sessie),
      this.medewerkers.alle(sessie),
    ]);
    const [overdrachten, ontheffingen, verstrekkingen] = [over?.overdrachten ?? [], ontheven?.ontheffingen ?? [], gegeven?.verstrekkingen ?? []];
    if (!situatie && overdrachten.length + ontheffingen.length + verstrekkingen.length === 0) throw new NotFoundException();
    return this.paginas.toon(InwonerPagina, inwonerview({ inwonerRef: ref, wie: sessie.wie, situatie, overdrachten, ontheffingen, verstrekkingen, medewerkers }), sessie);
  }

  /** For the coaches; whoever else asks would be refused, and that on record. */
  private async verstrekkingen(ref: string, sessie: Sessie): Promise<{ readonly verstrekkingen: readonly Verstrekking[] } | undefined> {
    if (sessie.wie.rol !== 'werkcoach' && sessie.wie.rol !== 'participatiecoach') return undefined;
    return this.api.vind(`/v1/verstrekkingen?inwonerRef=${ref}`, 'PARTICIPATIEBEGELEIDING', sessie);
  }
}
