import { Body, Controller, Get, HttpCode, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Verzender } from '../api/verzender';
import { zendingUit } from '../api/zending';
import { leesInvoer } from '../formulier/invoer';
import { conceptVan, Voorstellen } from '../formulier/voorstel';
import { kijkVan } from '../formulier/voorvertoning.view';
import { Paginas } from '../pagina/paginas';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { BladPagina } from './blad.pagina';
import { bladview, type Bladgegevens } from './blad.view';
import { Bladlezer, organisatiesVan } from './bladlezer';

/** The resident's sheet; the coach logs in and prints it, the resident needs no account. */
@Controller('inwoners/:ref/blad')
export class BladController {
  constructor(
    private readonly bladen: Bladlezer,
    private readonly voorstellen: Voorstellen,
    private readonly verzender: Verzender,
    private readonly paginas: Paginas,
  ) {}

  /** Of the handover that is going on; without one, of what is shared in general. */
  @Get()
  async lees(@Param('ref', new ParseUUIDPipe()) ref: string, @DeSessie() sessie: Sessie): Promise<string> {
    return this.toon(await this.bladen.lopend(ref, sessie), sessie);
  }

  /** Of a proposal that is still being filled in: what the receiver would see. */
  @Post()
  @HttpCode(200)
  async vooraf(@Param('ref', new ParseUUIDPipe()) ref: string, @Body() invoer: Readonly<Record<string, unknown>>, @DeSessie() sessie: Sessie): Promise<string> {
    const [basis, voorstel] = await Promise.all([this.bladen.algemeen(ref, sessie), this.voorstellen.nieuw(ref, invoer['zaakId'], sessie)]);
    if (!basis || !voorstel) throw new NotFoundException();
    const { richting, gemeente, vragen } = voorstel;
    const concept = conceptVan(voorstel, leesInvoer(vragen, invoer).waarden);
    const gezien = await this.verzender.bekijkVooraf(concept, zendingUit(invoer), sessie);
    const { ziet } = kijkVan(vragen, richting, gemeente, concept.secties, gezien);
    return this.toon({ ...basis, ...organisatiesVan(richting, gemeente), naam: concept.secties.contact?.['naam'] as string | undefined, ziet }, sessie);
  }

  private toon(gegevens: Bladgegevens | undefined, sessie: Sessie): string {
    if (!gegevens) throw new NotFoundException();
    return this.paginas.toon(BladPagina, bladview(gegevens), sessie);
  }
}
