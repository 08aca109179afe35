import { Body, Controller, Get, NotFoundException, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Api } from '../api/api';
import { Paginas } from '../pagina/paginas';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { BeheerPagina } from './beheer.pagina';
import { beheerview, type Beheerstand, type Herkanst } from './beheer.view';
import { PLEK } from './beheer.woorden';

const GETALLEN = /^(\d{1,3})\.(\d{1,3})\.([01])$/;

/** The outcome as it stands in the address after trying again: three numbers. */
const herkanstUit = (waarde: unknown): Herkanst | undefined => {
  const delen = typeof waarde === 'string' ? GETALLEN.exec(waarde) : null;
  return delen ? { gelukt: Number(delen[1]), vast: Number(delen[2]), meer: delen[3] === '1' } : undefined;
};

/** For who keeps the hub going. The hub decides who that is. */
@Controller('beheer')
export class BeheerController {
  constructor(
    private readonly api: Api,
    private readonly paginas: Paginas,
  ) {}

  @Get()
  async stand(@Query('uitslag') uitslag: unknown, @DeSessie() sessie: Sessie): Promise<string> {
    const stand = await this.api.vind<Beheerstand>('/v1/beheer/stand', 'BEHEER', sessie);
    if (!stand) throw new NotFoundException();
    return this.paginas.toon(BeheerPagina, beheerview(stand, herkanstUit(uitslag)), sessie);
  }

  @Post()
  async opnieuw(@Body() invoer: Readonly<Record<string, unknown>>, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    const { dienst } = invoer;
    if (typeof dienst !== 'string' || !Object.hasOwn(PLEK, dienst)) throw new NotFoundException();
    const { gelukt, vast, meer } = await this.api.post<Herkanst>('/v1/beheer/herkansingen', { dienst }, 'BEHEER', sessie);
    await antwoord.redirect(`/beheer?uitslag=${gelukt}.${vast}.${meer ? 1 : 0}`, 303);
  }
}
