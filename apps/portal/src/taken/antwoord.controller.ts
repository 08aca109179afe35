import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Api } from '../api/api';
import type { Taak } from '../api/api.types';
import { Vandaag } from '../api/vandaag';
import { Formulieren } from '../formulier/formulieren';
import { UuidPijp } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { Antwoordgang, type Plek } from './antwoordgang';
import { Zaaklezer } from './zaak';

@Controller('taken/:id/:sleutel')
export class AntwoordController {
  private readonly zaken: Zaaklezer;

  constructor(
    private readonly api: Api,
    private readonly vandaag: Vandaag,
    private readonly gang: Antwoordgang,
    formulieren: Formulieren,
  ) {
    this.zaken = new Zaaklezer(api, formulieren);
  }

  @Get()
  async formulier(@Param('id', UuidPijp) id: string, @Param('sleutel') sleutel: string, @DeSessie() sessie: Sessie): Promise<string> {
    return this.gang.formulier(await this.plek(id, sessie), sleutel, sessie);
  }

  @Post()
  async verstuur(
    @Param('id', UuidPijp) id: string,
    @Param('sleutel') sleutel: string,
    @Body() invoer: Readonly<Record<string, unknown>>,
    @DeSessie() sessie: Sessie,
    @Res() antwoord: FastifyReply,
  ): Promise<void> {
    await this.gang.verstuur(await this.plek(id, sessie), sleutel, invoer, sessie, antwoord);
  }

  private async plek(id: string, sessie: Sessie): Promise<Plek> {
    const taak = await this.api.lees<Taak>(`/v1/taken/${id}`, 'BEHEER', sessie);
    return { zaak: await this.zaken.lees(taak, sessie, await this.vandaag.dag()), pad: `/taken/${taak.taakId}`, taak: id };
  }
}
