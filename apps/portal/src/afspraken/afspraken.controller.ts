import { Controller, Get, NotFoundException, Query } from '@nestjs/common';
import { Vandaag } from '../api/vandaag';
import { Paginas } from '../pagina/paginas';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { AantallenPagina } from './aantallen.pagina';
import { aantallenview } from './aantallen.view';
import { Afsprakenlezer } from './afspraken.lezer';
import { AfsprakenPagina } from './afspraken.pagina';
import { afsprakenview } from './afspraken.view';
import { AFSPRAAKSOORTEN, lopendUit } from './lopend';

/** They have cases of their own. */
const COACHES: readonly string[] = ['werkcoach', 'participatiecoach', 'inkomensconsulent'];
/** They see how much runs, and no case. */
const TELLERS: readonly string[] = ['beleidsmedewerker', 'teammanager'];

@Controller('afspraken')
export class AfsprakenController {
  constructor(
    private readonly lezer: Afsprakenlezer,
    private readonly klok: Vandaag,
    private readonly paginas: Paginas,
  ) {}

  @Get()
  async lijst(@Query('soort') soort: unknown, @DeSessie() sessie: Sessie): Promise<string> {
    const { rol } = sessie.wie;
    if (TELLERS.includes(rol)) return this.paginas.toon(AantallenPagina, aantallenview(await this.lezer.aantallen(sessie), rol), sessie);
    if (!COACHES.includes(rol)) throw new NotFoundException();
    const [gelezen, vandaag] = await Promise.all([this.lezer.lees(sessie), this.klok.dag()]);
    const gekozen = AFSPRAAKSOORTEN.find((een) => een === soort);
    return this.paginas.toon(AfsprakenPagina, afsprakenview(lopendUit(gelezen), { wie: sessie.wie, vandaag, soort: gekozen, meer: gelezen.meer }), sessie);
  }
}
