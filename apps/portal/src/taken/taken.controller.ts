import { Controller, Get, Param, Post, Query, Redirect, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Rol } from '#shared/contracts/bericht';
import { plusDagen } from '#shared/kernel/datum';
import { Api } from '../api/api';
import type { Ontheffing, Taak, Takenlijst } from '../api/api.types';
import { Medewerkers } from '../api/medewerkers';
import { Vandaag } from '../api/vandaag';
import { Formulieren } from '../formulier/formulieren';
import { Paginas } from '../pagina/paginas';
import { UuidPijp } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { TaakPagina } from './taak.pagina';
import { taakview } from './taak.view';
import { TakenPagina } from './taken.pagina';
import { takenview } from './taken.view';
import { Zaaklezer } from './zaak';

/** D-26: who decides about an ontheffing sees it coming this long before. */
const WEKEN_VOORUIT = 13;
/** Who has no cases has no tasks, and begins where his work is. */
const BEGIN: { readonly [R in Rol]?: string } = { auditor: '/privacy', beleidsmedewerker: '/rapportages' };
const UUID = /^[0-9a-f-]{36}$/i;

@Controller()
export class TakenController {
  private readonly zaken: Zaaklezer;

  constructor(
    private readonly api: Api,
    private readonly vandaag: Vandaag,
    private readonly paginas: Paginas,
    private readonly medewerkers: Medewerkers,
    formulieren: Formulieren,
  ) {
    this.zaken = new Zaaklezer(api, formulieren);
  }

  @Get()
  @Redirect('/taken', 303)
  begin(@DeSessie() { wie }: Sessie): { url: string } {
    return { url: BEGIN[wie.rol] ?? '/taken' };
  }

  @Get('taken')
  async lijst(@Query('na') na: unknown, @DeSessie() sessie: Sessie, @Res({ passthrough: true }) antwoord: FastifyReply): Promise<string | void> {
    const elders = BEGIN[sessie.wie.rol];
    if (elders) return void (await antwoord.redirect(elders, 303));
    const vandaag = await this.vandaag.dag();
    const vanaf = typeof na === 'string' && UUID.test(na) ? `?na=${na}` : '';
    const [taken, ontheffingen] = await Promise.all([this.api.lees<Takenlijst>(`/v1/taken${vanaf}`, 'BEHEER', sessie), vanaf === '' ? this.aflopend(sessie, vandaag) : undefined]);
    return this.paginas.toon(TakenPagina, takenview(taken, ontheffingen, vandaag), sessie);
  }

  /** Answers of the case come back to this page: what can be done follows from how it stands now. */
  @Get('taken/:id')
  async een(@Param('id', UuidPijp) id: string, @DeSessie() sessie: Sessie): Promise<string> {
    const taak = await this.api.lees<Taak>(`/v1/taken/${id}`, 'BEHEER', sessie);
    const zaak = await this.zaken.lees(taak, sessie, await this.vandaag.dag());
    const collegas = taak.collega ? [] : await this.medewerkers.alle(sessie, zaak.gemeente);
    return this.paginas.toon(TaakPagina, taakview(zaak, collegas), sessie);
  }

  @Post('taken/:id/klaar')
  @Redirect('/taken', 303)
  async klaar(@Param('id', UuidPijp) id: string, @DeSessie() sessie: Sessie): Promise<void> {
    await this.api.post(`/v1/taken/${id}/afvinking`, {}, 'BEHEER', sessie);
  }

  /** For the coach who decides and for the one who asked; other roles have no such list. */
  private async aflopend(sessie: Sessie, vandaag: Parameters<typeof plusDagen>[0]): Promise<readonly Ontheffing[] | undefined> {
    if (sessie.wie.rol !== 'participatiecoach' && sessie.wie.rol !== 'werkcoach') return undefined;
    // `laatsteDagVoor` leaves out the day itself; the last of the thirteen weeks counts.
    const voor = plusDagen(vandaag, WEKEN_VOORUIT * 7 + 1);
    const lijst = await this.api.vind<{ ontheffingen: readonly Ontheffing[] }>(`/v1/ontheffingen?laatsteDagVoor=${voor}`, 'ONTHEFFING', sessie);
    return lijst?.ontheffingen ?? [];
  }
}
