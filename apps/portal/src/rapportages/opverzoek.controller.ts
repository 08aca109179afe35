import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { REGIO } from '#shared/contracts/catalogus.types';
import type { Datum } from '#shared/kernel/datum';
import { Api } from '../api/api';
import { Vandaag } from '../api/vandaag';
import { Verzender } from '../api/verzender';
import { nieuweZending, zendingUit } from '../api/zending';
import { Paginas } from '../pagina/paginas';
import { UuidPijp } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import type { Veld } from '../taken/antwoord.types';
import { verstuurFormulier } from '../taken/versturen';
import { verstuurdPad } from '../verstuurd/verstuurd.controller';
import { OpVerzoekPagina, RapportPagina, type OpVerzoekview } from './opverzoek.pagina';
import { aanvraagUit, aanvraagvelden, koppelingen, rapportview } from './opverzoek.view';
import type { Rapport, Rapportkop, Teltabel } from './rapportages.types';

const DOEL = 'RAPPORTAGE';
const BASIS = '/v1/rapportages/gemaakt';

type Stand = { readonly vandaag: Datum; readonly velden: readonly Veld[] };

/** Reports over a period that is past, for a body: policy staff ask, whoever may read reports reads (M-86). */
@Controller('rapportages/op-verzoek')
export class OpVerzoekController {
  constructor(
    private readonly api: Api,
    private readonly verzender: Verzender,
    private readonly vandaag: Vandaag,
    private readonly paginas: Paginas,
  ) {}

  @Get()
  async pagina(@DeSessie() sessie: Sessie): Promise<string> {
    const stand = await this.stand(sessie);
    return this.toon(stand ? { velden: stand.velden, waarden: {}, fouten: {}, algemeen: [], zending: nieuweZending() } : null, sessie);
  }

  @Post()
  async vraag(@Body() invoer: Readonly<Record<string, unknown>>, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    const zending = zendingUit(invoer);
    const stand = await this.stand(sessie);
    if (!stand) return void (await antwoord.redirect('/rapportages/op-verzoek', 303));
    await verstuurFormulier(this.verzender, {
      velden: stand.velden,
      concept: (waarden) => ({ soort: 'rapportage.gevraagd', doel: DOEL, gemeente: REGIO, peildatum: stand.vandaag, secties: { algemeen: aanvraagUit(waarden) } }),
      opnieuw: (waarden, wat) => this.toon({ velden: stand.velden, waarden, ...wat, zending }, sessie),
      daarna: verstuurdPad('rapportage-gevraagd', zending.id),
    }, { invoer, zending, sessie, antwoord });
  }

  @Get(':ref')
  async rapport(@Param('ref', UuidPijp) ref: string, @DeSessie() sessie: Sessie): Promise<string> {
    return this.paginas.toon(RapportPagina, rapportview(await this.api.lees<Rapport>(`${BASIS}/${encodeURIComponent(ref)}`, DOEL, sessie)), sessie);
  }

  @Get(':ref/bestand.csv')
  async bestand(@Param('ref', UuidPijp) ref: string, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    const csv = await this.api.bestand(`${BASIS}/${encodeURIComponent(ref)}`, 'text/csv', DOEL, sessie);
    await antwoord.type('text/csv; charset=utf-8').header('Content-Disposition', 'attachment; filename="rapportage.csv"').send(csv);
  }

  /** Undefined for who reads reports and does not ask for them. The gemeenten are those of which the hub reports to this person. */
  private async stand({ wie, ...sessie }: Sessie): Promise<Stand | undefined> {
    if (wie.rol !== 'beleidsmedewerker') return undefined;
    const vandaag = await this.vandaag.dag();
    const { gemeenten } = await this.api.lees<Teltabel>(`/v1/rapportages/overdrachten?jaar=${vandaag.slice(0, 4)}`, DOEL, sessie);
    return { vandaag, velden: aanvraagvelden(vandaag, gemeenten) };
  }

  private async toon(formulier: OpVerzoekview['formulier'], sessie: Sessie): Promise<string> {
    const { rapportages } = await this.api.lees<{ rapportages: readonly Rapportkop[] }>(BASIS, DOEL, sessie);
    return this.paginas.toon(OpVerzoekPagina, { rapporten: koppelingen(rapportages), formulier }, sessie);
  }
}
