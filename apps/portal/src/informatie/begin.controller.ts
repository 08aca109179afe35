import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, NotFoundException, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Verzender } from '../api/verzender';
import { nieuweZending, zendingUit, type Zending } from '../api/zending';
import { Paginas } from '../pagina/paginas';
import { isUuid } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { leesVelden } from '../taken/antwoord.lees';
import { AntwoordPagina, type Antwoordview } from '../taken/antwoord.pagina';
import { verstuurdInZaak } from '../verstuurd/verstuurd.controller';
import { VerstuurdPagina } from '../verstuurd/verstuurd.pagina';
import { Beginlezer } from './begin.lezer';
import { VERKLARINGVORM, VRAAGVORM, type Begin, type Beginvorm } from './begin.velden';
import { probeer } from './verzending';

type Invoer = Readonly<Record<string, unknown>>;
type Vorm = Partial<Pick<Antwoordview, 'waarden' | 'fouten' | 'algemeen' | 'medisch'>>;

/** Where a coach begins a case of what is not standard. The case keeps the number it got when the form was opened. */
@Controller('informatie')
export class BeginController {
  constructor(
    private readonly lezer: Beginlezer,
    private readonly verzender: Verzender,
    private readonly paginas: Paginas,
  ) {}

  @Get('vragen')
  vraag(@Query('inwoner') inwoner: unknown, @DeSessie() sessie: Sessie): Promise<string> {
    return this.open(VRAAGVORM, inwoner, sessie);
  }

  @Post('vragen')
  @HttpCode(200)
  vraagDe(@Body() invoer: Invoer, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    return this.verstuur(VRAAGVORM, invoer, sessie, antwoord);
  }

  @Get('verklaring')
  verzoek(@Query('inwoner') inwoner: unknown, @DeSessie() sessie: Sessie): Promise<string> {
    return this.open(VERKLARINGVORM, inwoner, sessie);
  }

  @Post('verklaring')
  @HttpCode(200)
  verzoekDe(@Body() invoer: Invoer, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    return this.verstuur(VERKLARINGVORM, invoer, sessie, antwoord);
  }

  private async open(vorm: Beginvorm, inwoner: unknown, sessie: Sessie): Promise<string> {
    return this.toon(vorm, await this.begin(inwoner, randomUUID(), sessie), nieuweZending(), {}, sessie);
  }

  private async verstuur(vorm: Beginvorm, invoer: Invoer, sessie: Sessie, antwoord: FastifyReply): Promise<void> {
    const begin = await this.begin(invoer['inwoner'], invoer['zaakId'], sessie);
    const [zending, velden, vervolg] = [zendingUit(invoer), vorm.velden(begin), vorm.vervolg(sessie.wie)];
    const { waarden, fouten } = leesVelden(velden, invoer);
    const opnieuw = async (status: number, wat: Vorm): Promise<void> => void (await antwoord.status(status).send(this.toon(vorm, begin, zending, { waarden, ...wat }, sessie)));
    if (Object.keys(fouten).length > 0) return opnieuw(400, { fouten });
    const poging = { concept: vorm.concept(begin, waarden), zending, velden, vervolg, letOpWoorden: vorm.letOpWoorden && invoer['stap'] !== 'toch' };
    const gelukt = await probeer(this.verzender, poging, sessie);
    if (gelukt === 'VERSTUURD') return void (await antwoord.redirect(verstuurdInZaak(vervolg, zending.id, begin.zaakId), 303));
    if ('medisch' in gelukt) return opnieuw(200, gelukt);
    if ('fouten' in gelukt) return opnieuw(400, gelukt.fouten);
    await antwoord.status(403).send(this.paginas.toon(VerstuurdPagina, { stand: 'geweigerd', ...gelukt.geweigerd, taak: null, uitleg: null }, sessie));
  }

  private async begin(inwoner: unknown, zaakId: unknown, sessie: Sessie): Promise<Begin> {
    const begin = isUuid(inwoner) && isUuid(zaakId) ? await this.lezer.lees(inwoner, zaakId, sessie) : undefined;
    if (!begin) throw new NotFoundException();
    return begin;
  }

  private toon(vorm: Beginvorm, begin: Begin, zending: Zending, { waarden = {}, fouten = {}, algemeen = [], medisch = [] }: Vorm, sessie: Sessie): string {
    const { wie, inwonerRef: inwoner, zaakId } = begin;
    const vast = { inwoner, zaakId };
    const view = { naar: vorm.naar, terug: `/inwoners/${inwoner}`, titel: vorm.titel(wie), uitleg: vorm.uitleg(wie), velden: vorm.velden(begin), verstuur: vorm.verstuur(wie), vast, waarden, fouten, algemeen, medisch, zending };
    return this.paginas.toon(AntwoordPagina, view, sessie);
  }
}
