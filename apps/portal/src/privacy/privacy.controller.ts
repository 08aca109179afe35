import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isBsn } from '#shared/contracts/bsn';
import { Api } from '../api/api';
import { ApiFout } from '../api/api.fout';
import { Paginas } from '../pagina/paginas';
import { UuidPijp } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { KaderPagina, type Kaderblad } from './kader.pagina';
import type { Inzage } from './overzicht.types';
import { overzichtview } from './overzicht.view';
import { InzagePagina, InzageZoekPagina } from './privacy.pagina';

const GEEN_BSN = 'Dit is geen burgerservicenummer. Kijk of u negen cijfers hebt ingevuld.';
const NIET_GEVONDEN = 'Wij vinden deze inwoner niet. Misschien is hij nooit bij uw gemeente geweest.';

const deelVan = (na: unknown): string => (typeof na === 'string' && /^\d{1,15}$/.test(na) ? `?na=${na}` : '');

/** The privacy desk of a gemeente: from the number in a form to the overview for the resident. The hub decides who may. */
@Controller('privacy')
export class PrivacyController {
  constructor(
    private readonly api: Api,
    private readonly paginas: Paginas,
  ) {}

  @Get()
  formulier(@DeSessie() sessie: Sessie): string {
    return this.paginas.toon(InzageZoekPagina, { fout: null }, sessie);
  }

  @Post()
  async zoek(@Body() invoer: Readonly<Record<string, unknown>>, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    const getypt = invoer['bsn'];
    const bsn = typeof getypt === 'string' ? getypt.replace(/[\s.]/g, '') : '';
    const opnieuw = async (status: number, fout: string): Promise<void> => void (await antwoord.status(status).send(this.paginas.toon(InzageZoekPagina, { fout }, sessie)));
    if (!isBsn(bsn)) return opnieuw(400, GEEN_BSN);
    try {
      const { inwonerRef } = await this.api.post<{ inwonerRef: string }>('/v1/inwoners/_zoek', { bsn }, 'INZAGE', sessie);
      await antwoord.redirect(`/privacy/${encodeURIComponent(inwonerRef)}`, 303);
    } catch (fout) {
      if (fout instanceof ApiFout && (fout.status === 404 || fout.status === 403)) return opnieuw(404, NIET_GEVONDEN);
      throw fout;
    }
  }

  /** By which rules data are shared: what the hub judges with, and not a copy of it. */
  @Get('kader')
  async kader(@DeSessie() sessie: Sessie): Promise<string> {
    return this.paginas.toon(KaderPagina, await this.api.lees<Kaderblad>('/v1/privacykader', 'BEHEER', sessie), sessie);
  }

  @Get(':ref')
  async overzicht(@Param('ref', UuidPijp) ref: string, @Query('na') na: unknown, @DeSessie() sessie: Sessie): Promise<string> {
    return this.paginas.toon(InzagePagina, overzichtview(await this.lees(ref, na, sessie), deelVan(na)), sessie);
  }

  /** What the resident may take along: without who it was. */
  @Get(':ref/overzicht.json')
  async bestand(@Param('ref', UuidPijp) ref: string, @Query('na') na: unknown, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    const { overzicht, volgende } = await this.lees(ref, na, sessie);
    await antwoord
      .type('application/json; charset=utf-8')
      .header('Content-Disposition', 'attachment; filename="inzageoverzicht.json"')
      .send(JSON.stringify({ ...overzicht, volgende }, null, 2));
  }

  private lees(ref: string, na: unknown, sessie: Sessie): Promise<Inzage> {
    return this.api.lees<Inzage>(`/v1/inwoners/${encodeURIComponent(ref)}/inzageoverzicht${deelVan(na)}`, 'INZAGE', sessie);
  }
}
