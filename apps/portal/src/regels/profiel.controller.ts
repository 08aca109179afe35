import { Body, Controller, Get, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Api } from '../api/api';
import { Vandaag } from '../api/vandaag';
import { Verzender } from '../api/verzender';
import { nieuweZending, zendingUit, type Zending } from '../api/zending';
import { Paginas } from '../pagina/paginas';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { organisatienaam } from '../taal/woorden';
import { AntwoordPagina } from '../taken/antwoord.pagina';
import type { Waarden } from '../taken/antwoord.types';
import type { Deurfouten } from '../taken/deurfouten';
import { verstuurFormulier } from '../taken/versturen';
import { verstuurdPad } from '../verstuurd/verstuurd.controller';
import { PROFIELUITLEG, PROFIELVELDEN, profielUit } from './profiel.view';
import type { Regelblad } from './regels.types';
import { profielPad } from './regels.view';

/** Policy staff make known that the profile of a gemeente holds, with whom it was agreed and who approved (M-91). */
@Controller('regels/profiel/:gemeente')
export class ProfielController {
  constructor(
    private readonly api: Api,
    private readonly verzender: Verzender,
    private readonly vandaag: Vandaag,
    private readonly paginas: Paginas,
  ) {}

  @Get()
  async formulier(@Param('gemeente') gemeente: string, @DeSessie() sessie: Sessie): Promise<string> {
    const { versie } = await this.profiel(gemeente, sessie);
    return this.toon({ gemeente, versie }, nieuweZending(), {}, { fouten: {}, algemeen: [] }, sessie);
  }

  @Post()
  async verstuur(@Param('gemeente') gemeente: string, @Body() invoer: Readonly<Record<string, unknown>>, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    const zending = zendingUit(invoer);
    const { versie } = await this.profiel(gemeente, sessie);
    const peildatum = await this.vandaag.dag();
    await verstuurFormulier(this.verzender, {
      velden: PROFIELVELDEN,
      concept: (waarden) => ({ soort: 'profiel.versie.geactiveerd', doel: 'BEHEER', gemeente, peildatum, secties: { algemeen: { versie, ...profielUit(waarden) } } }),
      opnieuw: (waarden, wat) => this.toon({ gemeente, versie }, zending, waarden, wat, sessie),
      daarna: verstuurdPad('profiel-bekend', zending.id),
    }, { invoer, zending, sessie, antwoord });
  }

  /** Only for policy staff, of a gemeente they work for that has a profile today. */
  private async profiel(gemeente: string, sessie: Sessie): Promise<{ readonly versie: string }> {
    const blad = sessie.wie.rol === 'beleidsmedewerker' ? await this.api.lees<Regelblad>('/v1/regels', 'BEHEER', sessie) : undefined;
    const profiel = blad?.gemeenten.find((een) => een.gemeente === gemeente)?.profiel;
    if (!profiel) throw new NotFoundException();
    return profiel;
  }

  private toon({ gemeente, versie }: { readonly gemeente: string; readonly versie: string }, zending: Zending, waarden: Waarden, { fouten, algemeen }: Deurfouten, sessie: Sessie): string {
    const uitleg = [`Het gaat om versie ${versie} van ${organisatienaam(gemeente)}.`, ...PROFIELUITLEG];
    return this.paginas.toon(AntwoordPagina, { naar: profielPad(gemeente), terug: '/regels', titel: 'Het profiel bekendmaken', uitleg, velden: PROFIELVELDEN, waarden, fouten, algemeen, verstuur: 'Bekendmaken', zending }, sessie);
  }
}
