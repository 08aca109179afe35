import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isBsn } from '#shared/contracts/bsn';
import { Api } from '../api/api';
import { ApiFout } from '../api/api.fout';
import { Paginas } from '../pagina/paginas';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { ZoekPagina } from './zoeken.pagina';

const GEEN_BSN = 'Dit is geen burgerservicenummer. Kijk of u negen cijfers hebt ingevuld.';
const NIET_GEVONDEN = 'Wij vinden deze inwoner niet. Misschien is hij van een andere gemeente, of nog niet aangemeld.';

/** By number to the reference; the number stands in the body of a form and nowhere else. */
@Controller('zoeken')
export class ZoekenController {
  constructor(
    private readonly api: Api,
    private readonly paginas: Paginas,
  ) {}

  @Get()
  formulier(@DeSessie() sessie: Sessie): string {
    return this.paginas.toon(ZoekPagina, { fout: null }, sessie);
  }

  @Post()
  async zoek(@Body() invoer: Readonly<Record<string, unknown>>, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    const getypt = invoer['bsn'];
    const bsn = typeof getypt === 'string' ? getypt.replace(/[\s.]/g, '') : '';
    const opnieuw = async (status: number, fout: string): Promise<void> => void (await antwoord.status(status).send(this.paginas.toon(ZoekPagina, { fout }, sessie)));
    if (!isBsn(bsn)) return opnieuw(400, GEEN_BSN);
    try {
      const { inwonerRef } = await this.api.post<{ inwonerRef: string }>('/v1/inwoners/_zoek', { bsn }, 'BEHEER', sessie);
      await antwoord.redirect(`/inwoners/${encodeURIComponent(inwonerRef)}`, 303);
    } catch (fout) {
      if (fout instanceof ApiFout && (fout.status === 404 || fout.status === 403)) return opnieuw(404, NIET_GEVONDEN);
      throw fout;
    }
  }
}
