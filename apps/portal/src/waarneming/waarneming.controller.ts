import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isDatum, type Datum } from '#shared/kernel/datum';
import { Api } from '../api/api';
import { ApiFout } from '../api/api.fout';
import type { Medewerker, Waarneming } from '../api/api.types';
import type { Concept } from '../api/bericht';
import { Medewerkers } from '../api/medewerkers';
import { Vandaag } from '../api/vandaag';
import { Verzender } from '../api/verzender';
import { nieuweZending, zendingUit, type Zending } from '../api/zending';
import { Paginas } from '../pagina/paginas';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie, Wie } from '../sessie/sessie';
import { leesVelden } from '../taken/antwoord.lees';
import type { Waarden } from '../taken/antwoord.types';
import { deurfouten, type Deurfouten } from '../taken/deurfouten';
import { verstuurdPad } from '../verstuurd/verstuurd.controller';
import { WaarnemingPagina } from './waarneming.pagina';
import { gemeenteVoor, waarnemingregels, waarnemingUit, waarnemingvelden } from './waarneming.view';

type Stand = { readonly vandaag: Datum; readonly medewerkers: readonly Medewerker[] };

const GEEN_FOUTEN: Deurfouten = { fouten: {}, algemeen: [] };

@Controller('waarneming')
export class WaarnemingController {
  constructor(
    private readonly api: Api,
    private readonly medewerkers: Medewerkers,
    private readonly verzender: Verzender,
    private readonly vandaag: Vandaag,
    private readonly paginas: Paginas,
  ) {}

  @Get()
  async pagina(@DeSessie() sessie: Sessie): Promise<string> {
    return this.toon(await this.stand(sessie), {}, GEEN_FOUTEN, nieuweZending(), sessie);
  }

  @Post()
  async stelIn(@Body() invoer: Readonly<Record<string, unknown>>, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    const zending = zendingUit(invoer);
    const stand = await this.stand(sessie);
    const velden = waarnemingvelden(sessie.wie, stand.medewerkers, stand.vandaag);
    const { waarden, fouten } = leesVelden(velden, invoer);
    const opnieuw = async (wat: Deurfouten): Promise<void> => void (await antwoord.status(400).send(await this.toon(stand, waarden, wat, zending, sessie)));
    if (Object.keys(fouten).length > 0) return opnieuw({ fouten, algemeen: [] });
    try {
      await this.verzender.stuur(concept(sessie.wie, stand, waarnemingUit(sessie.wie, waarden)), zending, sessie);
    } catch (fout) {
      const vanDeDeur = fout instanceof ApiFout ? deurfouten(fout, velden) : undefined;
      if (!vanDeDeur) throw fout;
      return opnieuw(vanDeDeur);
    }
    await antwoord.redirect(verstuurdPad('waarneming', zending.id), 303);
  }

  /** The same registration again, now with today as its last day. */
  @Post('stoppen')
  async stop(@Body() invoer: Readonly<Record<string, unknown>>, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    const { waarnemer, waarneemtVoor, ingangsdatum } = invoer;
    const zending: Zending = zendingUit(invoer);
    const stand = await this.stand(sessie);
    if (typeof waarnemer !== 'string' || typeof waarneemtVoor !== 'string' || !isDatum(ingangsdatum)) return void (await antwoord.redirect('/waarneming', 303));
    await this.verzender.stuur(concept(sessie.wie, stand, { waarnemer, waarneemtVoor, ingangsdatum, laatsteDag: stand.vandaag }), zending, sessie);
    await antwoord.redirect(verstuurdPad('waarneming-beeindigd', zending.id), 303);
  }

  private async stand(sessie: Sessie): Promise<Stand> {
    const [vandaag, medewerkers] = await Promise.all([this.vandaag.dag(), this.medewerkers.alle(sessie)]);
    return { vandaag, medewerkers };
  }

  private async toon({ vandaag, medewerkers }: Stand, waarden: Waarden, { fouten, algemeen }: Deurfouten, zending: Zending, sessie: Sessie): Promise<string> {
    const { waarnemingen } = await this.api.lees<{ waarnemingen: readonly Waarneming[] }>('/v1/waarnemingen', 'BEHEER', sessie);
    const view = { lopend: waarnemingregels(waarnemingen, sessie.wie, vandaag), velden: waarnemingvelden(sessie.wie, medewerkers, vandaag), waarden, fouten, algemeen, zending };
    return this.paginas.toon(WaarnemingPagina, view, sessie);
  }
}

const concept = (wie: Wie, { vandaag, medewerkers }: Stand, verloop: Record<string, unknown>): Concept => ({
  soort: 'medewerker.waarneming.ingesteld',
  doel: 'BEHEER',
  gemeente: gemeenteVoor(wie, medewerkers) ?? '',
  peildatum: vandaag,
  secties: { verloop },
});
