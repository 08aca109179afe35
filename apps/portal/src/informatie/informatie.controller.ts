import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Api } from '../api/api';
import type { VerstrekkingInhoud } from '../api/api.types';
import { Verzender } from '../api/verzender';
import { nieuweZending, zendingUit, type Zending } from '../api/zending';
import { Paginas } from '../pagina/paginas';
import { UuidPijp } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { leesVelden } from '../taken/antwoord.lees';
import { AntwoordPagina, type Antwoordview } from '../taken/antwoord.pagina';
import { verstuurdInZaak } from '../verstuurd/verstuurd.controller';
import { VerstuurdPagina } from '../verstuurd/verstuurd.pagina';
import { Informatielezer, type Informatiezaak } from './informatie.lezer';
import { InformatiePagina, InhoudPagina, NietTeLezenPagina } from './informatie.pagina';
import { informatieview, inhoudview, waaromNiet } from './informatie.view';
import type { Stap } from './stap';
import { STAPPEN } from './stappen';
import { probeer } from './verzending';

type Vorm = Partial<Pick<Antwoordview, 'waarden' | 'fouten' | 'algemeen' | 'medisch'>>;

/** The pages of one case of what is not standard. Of the resident nothing but the number of the case stands in an address. */
@Controller('informatie/:zaakId')
export class InformatieController {
  constructor(
    private readonly api: Api,
    private readonly lezer: Informatielezer,
    private readonly verzender: Verzender,
    private readonly paginas: Paginas,
  ) {}

  @Get()
  async een(@Param('zaakId', UuidPijp) zaakId: string, @DeSessie() sessie: Sessie): Promise<string> {
    return this.paginas.toon(InformatiePagina, informatieview(await this.zaak(zaakId, sessie)), sessie);
  }

  /** Reading is something that a person does, and it is on record each time: never by following a link. */
  @Post('lezen')
  @HttpCode(200)
  async lees(@Param('zaakId', UuidPijp) zaakId: string, @DeSessie() sessie: Sessie, @Res({ passthrough: true }) antwoord: FastifyReply): Promise<string> {
    const zaak = await this.zaak(zaakId, sessie);
    try {
      const inhoud = await this.api.lees<VerstrekkingInhoud>(`/v1/verstrekkingen/${zaakId}/inhoud`, 'MEDISCHE_UITZONDERING', sessie);
      return this.paginas.toon(InhoudPagina, inhoudview(zaak, inhoud), sessie);
    } catch (fout) {
      const waarom = waaromNiet(fout);
      if (!waarom) throw fout;
      void antwoord.status(403);
      return this.paginas.toon(NietTeLezenPagina, { terug: `/informatie/${zaakId}`, waarom }, sessie);
    }
  }

  /** Where a reload or a login ends that came in between. */
  @Get('lezen')
  async leesNiet(@Param('zaakId', UuidPijp) zaakId: string, @Res() antwoord: FastifyReply): Promise<void> {
    await antwoord.redirect(`/informatie/${zaakId}`, 303);
  }

  @Get(':sleutel')
  async formulier(@Param('zaakId', UuidPijp) zaakId: string, @Param('sleutel') sleutel: string, @DeSessie() sessie: Sessie): Promise<string> {
    const zaak = await this.zaak(zaakId, sessie);
    const stap = stapVan(sleutel);
    if (!stap.past(zaak)) throw new NotFoundException();
    return this.vorm(zaak, stap, nieuweZending(), {}, sessie);
  }

  @Post(':sleutel')
  @HttpCode(200)
  async verstuur(
    @Param('zaakId', UuidPijp) zaakId: string,
    @Param('sleutel') sleutel: string,
    @Body() invoer: Readonly<Record<string, unknown>>,
    @DeSessie() sessie: Sessie,
    @Res() antwoord: FastifyReply,
  ): Promise<void> {
    const [zending, zaak, stap] = [zendingUit(invoer), await this.zaak(zaakId, sessie), stapVan(sleutel)];
    const klaar = verstuurdInZaak(stap.vervolg, zending.id, zaakId);
    if (!stap.past(zaak)) {
      if (!(await this.verzender.isVerstuurd(zending, sessie))) throw new NotFoundException();
      return void (await antwoord.redirect(klaar, 303));
    }
    const velden = stap.velden(zaak);
    const { waarden, fouten: perVeld } = leesVelden(velden, invoer);
    const fouten = { ...perVeld, ...stap.samen?.(zaak, waarden) };
    const opnieuw = async (status: number, vorm: Vorm): Promise<void> => void (await antwoord.status(status).send(this.vorm(zaak, stap, zending, { waarden, ...vorm }, sessie)));
    if (Object.keys(fouten).length > 0) return opnieuw(400, { fouten });
    const poging = { concept: stap.concept(zaak, waarden), zending, velden, vervolg: stap.vervolg, letOpWoorden: stap.letOpWoorden === true && invoer['stap'] !== 'toch' };
    const gelukt = await probeer(this.verzender, poging, sessie);
    if (gelukt === 'VERSTUURD') return void (await antwoord.redirect(klaar, 303));
    if ('medisch' in gelukt) return opnieuw(200, gelukt);
    if ('fouten' in gelukt) return opnieuw(400, gelukt.fouten);
    const view = { stand: 'geweigerd' as const, ...gelukt.geweigerd, taak: null, uitleg: null, zaak: `/informatie/${zaakId}` };
    await antwoord.status(403).send(this.paginas.toon(VerstuurdPagina, view, sessie));
  }

  private async zaak(zaakId: string, sessie: Sessie): Promise<Informatiezaak> {
    const zaak = await this.lezer.zaak(zaakId, sessie);
    if (!zaak) throw new NotFoundException();
    return zaak;
  }

  private vorm(zaak: Informatiezaak, stap: Stap, zending: Zending, { waarden = {}, fouten = {}, algemeen = [], medisch = [] }: Vorm, sessie: Sessie): string {
    const terug = `/informatie/${zaak.verstrekking.zaakId}`;
    const { sleutel, knop: titel, verstuur } = stap;
    return this.paginas.toon(AntwoordPagina, { naar: `${terug}/${sleutel}`, terug, titel, uitleg: stap.uitleg(zaak), velden: stap.velden(zaak), waarden, fouten, algemeen, medisch, verstuur, zending }, sessie);
  }
}

const stapVan = (sleutel: string): Stap => {
  const stap = STAPPEN.find((een) => een.sleutel === sleutel);
  if (!stap) throw new NotFoundException();
  return stap;
};
