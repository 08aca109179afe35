import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiFout } from '../api/api.fout';
import { Verzender } from '../api/verzender';
import { nieuweZending, zendingUit, type Zending } from '../api/zending';
import { Paginas } from '../pagina/paginas';
import { isUuid } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { leesVelden } from '../taken/antwoord.lees';
import type { Waarden } from '../taken/antwoord.types';
import { deurfouten, type Deurfouten } from '../taken/deurfouten';
import { verstuurdPad } from '../verstuurd/verstuurd.controller';
import { Verzoekbeginlezer } from './begin.lezer';
import { controleerdelen } from './controleer.view';
import { leegVoor, verzoekconcept, vormVan } from './vormen';
import type { Verzoekbegin, Verzoekvorm } from './vorm.types';
import { ControleerPagina, VerzoekPagina } from './verzoeken.pagina';

type Invoer = Readonly<Record<string, unknown>>;
type Stap = { readonly vorm: Verzoekvorm; readonly begin: Verzoekbegin; readonly zending: Zending; readonly waarden: Waarden; readonly sessie: Sessie };

const GEEN_FOUTEN: Deurfouten = { fouten: {}, algemeen: [] };

/** A request for a resident: fill in, see what it costs and who sees what, send. Every step carries all answers; nothing is kept between. */
@Controller('verzoeken/:soort')
export class VerzoekenController {
  constructor(
    private readonly lezer: Verzoekbeginlezer,
    private readonly verzender: Verzender,
    private readonly paginas: Paginas,
  ) {}

  @Get()
  async nieuw(@Param('soort') soort: string, @Query('inwoner') inwoner: unknown, @Query('aanbod') aanbodRef: unknown, @DeSessie() sessie: Sessie): Promise<string> {
    const { vorm, begin } = await this.begin(soort, { inwoner, zaakId: randomUUID(), aanbodRef }, sessie);
    return this.formulier({ vorm, begin, zending: nieuweZending(), waarden: {}, sessie }, GEEN_FOUTEN);
  }

  @Post()
  @HttpCode(200)
  async verder(@Param('soort') soort: string, @Body() invoer: Invoer, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    const { vorm, begin } = await this.begin(soort, { inwoner: invoer['inwoner'], zaakId: invoer['zaakId'] }, sessie);
    const { waarden, fouten } = leesVelden(vorm.velden(begin), invoer);
    const stap = { vorm, begin, zending: zendingUit(invoer), waarden, sessie };
    if (invoer['stap'] === 'aanpassen') return void (await antwoord.send(this.formulier(stap, GEEN_FOUTEN)));
    const alle = { ...fouten, ...vorm.samen?.(begin, waarden) };
    if (Object.keys(alle).length > 0) return this.opnieuw(stap, { fouten: alle, algemeen: [] }, antwoord);
    try {
      if (invoer['stap'] === 'verstuur') await this.verstuur(stap, antwoord);
      else await antwoord.send(await this.controleer(stap));
    } catch (fout) {
      const vanDeDeur = fout instanceof ApiFout ? deurfouten(fout, vorm.velden(begin)) : undefined;
      if (!vanDeDeur) throw fout;
      await this.opnieuw(stap, vanDeDeur, antwoord);
    }
  }

  private async begin(soort: string, { inwoner, zaakId, aanbodRef }: { readonly inwoner: unknown; readonly zaakId: unknown; readonly aanbodRef?: unknown }, sessie: Sessie): Promise<Pick<Stap, 'vorm' | 'begin'>> {
    const vorm = vormVan(soort, sessie.wie);
    const begin = vorm && isUuid(inwoner) && isUuid(zaakId) ? await this.lezer.lees(vorm, { inwonerRef: inwoner, zaakId, aanbodRef }, sessie) : undefined;
    if (!vorm || !begin) throw new NotFoundException();
    return { vorm, begin };
  }

  private async verstuur({ vorm, begin, zending, waarden, sessie }: Stap, antwoord: FastifyReply): Promise<void> {
    await this.verzender.stuur(verzoekconcept(vorm, begin, waarden), zending, sessie);
    await antwoord.redirect(verstuurdPad(vorm.vervolg, zending.id), 303);
  }

  private async controleer(stap: Stap): Promise<string> {
    const { vorm, begin, zending, waarden, sessie } = stap;
    const gezien = await this.verzender.bekijkVooraf(verzoekconcept(vorm, begin, waarden), zending, sessie);
    return this.paginas.toon(ControleerPagina, { ...vastVan(stap), waarden, ...controleerdelen(gezien, vorm.velden(begin), vorm.vervolg) }, sessie);
  }

  private async opnieuw(stap: Stap, fouten: Deurfouten, antwoord: FastifyReply): Promise<void> {
    await antwoord.status(400).send(this.formulier(stap, fouten));
  }

  private formulier(stap: Stap, { fouten, algemeen }: Deurfouten): string {
    const { vorm, begin, waarden, sessie } = stap;
    return this.paginas.toon(VerzoekPagina, { ...vastVan(stap), uitleg: vorm.uitleg, velden: vorm.velden(begin), waarden, fouten, algemeen, leeg: leegVoor(vorm, begin) }, sessie);
  }
}

const vastVan = ({ vorm: { sleutel, titel }, begin: { inwonerRef, zaakId }, zending }: Stap) => ({ naar: `/verzoeken/${sleutel}`, terug: `/inwoners/${inwonerRef}`, titel, inwonerRef, zaakId, zending });
