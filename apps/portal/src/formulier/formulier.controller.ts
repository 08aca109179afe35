import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiFout } from '../api/api.fout';
import { Verzender } from '../api/verzender';
import { nieuweZending, zendingUit, type Zending } from '../api/zending';
import { Paginas } from '../pagina/paginas';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { verstuurdPad } from '../verstuurd/verstuurd.controller';
import { FormulierPagina } from './formulier.pagina';
import type { Ingevuld } from './formulier.types';
import { formulierview } from './formulier.view';
import { leesInvoer } from './invoer';
import { conceptVan, Voorstellen, type Voorstel } from './voorstel';
import { VoorvertoningPagina, type Voorvertoningview } from './voorvertoning.pagina';
import { kijkVan } from './voorvertoning.view';
import { GEEN_WEIGERING, vanDeDeur, vanDeEigenaar, type Weigering } from './weigering';

type Invoer = Readonly<Record<string, unknown>>;
type Stap = { readonly voorstel: Voorstel; readonly zending: Zending; readonly waarden: Ingevuld; readonly sessie: Sessie };

/** Fill in, see who sees what, send. Every step carries all answers in its form; nothing is kept between the steps. */
@Controller('overdracht')
export class FormulierController {
  constructor(
    private readonly voorstellen: Voorstellen,
    private readonly verzender: Verzender,
    private readonly paginas: Paginas,
  ) {}

  @Get('nieuw')
  async nieuw(@Query('inwoner') inwonerRef: unknown, @DeSessie() sessie: Sessie): Promise<string> {
    return this.begin(await this.voorstellen.nieuw(String(inwonerRef), undefined, sessie), sessie);
  }

  @Post('nieuw')
  @HttpCode(200)
  async stapNieuw(@Query('inwoner') inwonerRef: unknown, @Body() invoer: Invoer, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    await this.stap(await this.voorstellen.nieuw(String(inwonerRef), invoer['zaakId'], sessie), invoer, sessie, antwoord);
  }

  @Get(':zaakId/aanvullen')
  async aanvullen(@Param('zaakId') zaakId: string, @DeSessie() sessie: Sessie): Promise<string> {
    return this.begin(await this.voorstellen.aanvullen(zaakId, sessie), sessie);
  }

  @Post(':zaakId/aanvullen')
  @HttpCode(200)
  async stapAanvullen(@Param('zaakId') zaakId: string, @Body() invoer: Invoer, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    await this.stap(await this.voorstellen.aanvullen(zaakId, sessie), invoer, sessie, antwoord);
  }

  private begin(voorstel: Voorstel | undefined, sessie: Sessie): string {
    if (!voorstel) throw new NotFoundException();
    return this.formulier({ voorstel, zending: nieuweZending(), waarden: voorstel.bekend, sessie }, GEEN_WEIGERING);
  }

  private async stap(voorstel: Voorstel | undefined, invoer: Invoer, sessie: Sessie, antwoord: FastifyReply): Promise<void> {
    const zending = zendingUit(invoer);
    if (!voorstel) {
      if (invoer['stap'] !== 'verstuur' || !(await this.verzender.isVerstuurd(zending, sessie))) throw new NotFoundException();
      return void (await antwoord.redirect(verstuurdPad('overdracht-voorgesteld', zending.id), 303));
    }
    const { waarden, fouten } = leesInvoer(voorstel.vragen, invoer);
    const stap = { voorstel, zending, waarden, sessie };
    if (invoer['stap'] === 'aanpassen') return void (await antwoord.send(this.formulier(stap, GEEN_WEIGERING)));
    if (Object.keys(fouten).length > 0) return this.opnieuw(stap, { waarom: null, fouten, algemeen: [] }, antwoord);
    try {
      if (invoer['stap'] === 'verstuur') await this.verstuur(stap, antwoord);
      else await this.bekijk(stap, antwoord);
    } catch (fout) {
      const weigering = fout instanceof ApiFout ? vanDeDeur(fout, voorstel.vragen) : undefined;
      if (!weigering) throw fout;
      await this.opnieuw(stap, weigering, antwoord);
    }
  }

  private async bekijk(stap: Stap, antwoord: FastifyReply): Promise<void> {
    const { voorstel, zending, waarden, sessie } = stap;
    const concept = conceptVan(voorstel, waarden);
    const gezien = await this.verzender.bekijkVooraf(concept, zending, sessie);
    if (gezien.uitkomst.status === 'AFGEKEURD') return this.opnieuw(stap, vanDeEigenaar(gezien.uitkomst, voorstel.vragen), antwoord);
    const label = (veld: string): string => voorstel.vragen.find(({ pad }) => pad === veld)?.label ?? veld;
    const view: Voorvertoningview = {
      ...kijkVan(voorstel.vragen, voorstel.richting, voorstel.gemeente, concept.secties, gezien),
      naar: voorstel.pad,
      bladPad: `/inwoners/${voorstel.inwonerRef}/blad`,
      zending,
      verborgen: [{ naam: 'zaakId', waarde: voorstel.zaakId }, ...Object.entries(waarden).flatMap(([naam, waarde]) => (typeof waarde === 'string' ? [waarde] : waarde).map((een) => ({ naam, waarde: een })))],
      letOp: gezien.uitkomst.letOp ?? [],
      medisch: (gezien.medisch ?? []).map(({ veld, woord }) => ({ woord, label: label(veld) })),
    };
    await antwoord.send(this.paginas.toon(VoorvertoningPagina, view, sessie));
  }

  private async verstuur({ voorstel, zending, waarden, sessie }: Stap, antwoord: FastifyReply): Promise<void> {
    await this.verzender.stuur(conceptVan(voorstel, waarden), zending, sessie);
    await antwoord.redirect(verstuurdPad('overdracht-voorgesteld', zending.id), 303);
  }

  private async opnieuw(stap: Stap, weigering: Weigering, antwoord: FastifyReply): Promise<void> {
    await antwoord.status(400).send(this.formulier(stap, weigering));
  }

  private formulier({ voorstel, zending, waarden, sessie }: Stap, weigering: Weigering): string {
    return this.paginas.toon(FormulierPagina, formulierview(voorstel, zending, waarden, weigering), sessie);
  }
}
