import { Body, Controller, Get, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Api } from '../api/api';
import type { Taak } from '../api/api.types';
import { Vandaag } from '../api/vandaag';
import { Formulieren } from '../formulier/formulieren';
import { Paginas } from '../pagina/paginas';
import { UuidPijp } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { Antwoordgang, type Plek } from '../taken/antwoordgang';
import { VERZOEKPLAATS, Zaaklezer, type Zaak } from '../taken/zaak';
import { VerzoekPagina } from './verzoek.pagina';
import { verzoekview } from './verzoek.view';

const CONTEXTEN: readonly string[] = Object.values(VERZOEKPLAATS).map(({ context }) => context);

/** A request stays within reach when its task is done, or when there never was one: its own page, with what fits how it stands. */
@Controller('afspraken/:context/:zaakId')
export class VerzoekController {
  private readonly zaken: Zaaklezer;

  constructor(
    api: Api,
    formulieren: Formulieren,
    private readonly klok: Vandaag,
    private readonly gang: Antwoordgang,
    private readonly paginas: Paginas,
  ) {
    this.zaken = new Zaaklezer(api, formulieren);
  }

  @Get()
  async een(@Param('context') context: string, @Param('zaakId', UuidPijp) zaakId: string, @DeSessie() sessie: Sessie): Promise<string> {
    const { zaak, pad } = await this.plek(context, zaakId, sessie);
    return this.paginas.toon(VerzoekPagina, verzoekview(zaak, pad), sessie);
  }

  @Get(':sleutel')
  async formulier(@Param('context') context: string, @Param('zaakId', UuidPijp) zaakId: string, @Param('sleutel') sleutel: string, @DeSessie() sessie: Sessie): Promise<string> {
    return this.gang.formulier(await this.plek(context, zaakId, sessie), sleutel, sessie);
  }

  @Post(':sleutel')
  async verstuur(
    @Param('context') context: string,
    @Param('zaakId', UuidPijp) zaakId: string,
    @Param('sleutel') sleutel: string,
    @Body() invoer: Readonly<Record<string, unknown>>,
    @DeSessie() sessie: Sessie,
    @Res() antwoord: FastifyReply,
  ): Promise<void> {
    await this.gang.verstuur(await this.plek(context, zaakId, sessie), sleutel, invoer, sessie, antwoord);
  }

  private async plek(context: string, zaakId: string, sessie: Sessie): Promise<Plek & { readonly zaak: Zaak }> {
    if (!CONTEXTEN.includes(context)) throw new NotFoundException();
    const zaak = await this.zaken.lees(zonderTaak(context, zaakId), sessie, await this.klok.dag());
    if (!zaak.verzoek) throw new NotFoundException();
    return { zaak, pad: `/afspraken/${context}/${zaakId}` };
  }
}

/** The case is read as that of a task, and there is none: nothing to tick off, and no day of its own. */
const zonderTaak = (context: string, zaakId: string): Taak => ({ taakId: zaakId, soort: 'ANTWOORD', uiterlijk: null, gemeente: '', zaak: { context, zaakId }, inwonerRef: '', voor: 'MIJ', collega: null, afvinkbaar: false });
