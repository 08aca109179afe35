import { Body, Controller, Get, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Api } from '../api/api';
import { ApiFout } from '../api/api.fout';
import type { Taak } from '../api/api.types';
import { Mandaten } from '../api/mandaten';
import { Vandaag } from '../api/vandaag';
import { Verzender } from '../api/verzender';
import { nieuweZending, zendingUit, type Zending } from '../api/zending';
import { Formulieren } from '../formulier/formulieren';
import { Paginas } from '../pagina/paginas';
import { UuidPijp } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { verstuurdPad } from '../verstuurd/verstuurd.controller';
import { leesVelden } from './antwoord.lees';
import { AntwoordPagina, type Antwoordview } from './antwoord.pagina';
import type { Antwoord, Keuzes, Veld } from './antwoord.types';
import { alleAntwoorden, isTeGeven } from './antwoorden';
import { deurfouten, type Deurfouten } from './deurfouten';
import { Zaaklezer, type Zaak } from './zaak';

type AlVerstuurd = { readonly alVerstuurd: string };
type Open = { readonly zaak: Zaak; readonly antwoord: Antwoord; readonly velden: readonly Veld[] };

@Controller('taken/:id/:sleutel')
export class AntwoordController {
  private readonly zaken: Zaaklezer;

  constructor(
    private readonly api: Api,
    private readonly verzender: Verzender,
    private readonly vandaag: Vandaag,
    private readonly mandaten: Mandaten,
    private readonly formulieren: Formulieren,
    private readonly paginas: Paginas,
  ) {
    this.zaken = new Zaaklezer(api, formulieren);
  }

  @Get()
  async formulier(@Param('id', UuidPijp) id: string, @Param('sleutel') sleutel: string, @DeSessie() sessie: Sessie): Promise<string> {
    const open = await this.open(id, sleutel, sessie);
    return this.toon(open, nieuweZending(), {}, { fouten: {}, algemeen: [] }, sessie);
  }

  /** Sent once, whatever the browser does: the id of the message came with the form. */
  @Post()
  async verstuur(
    @Param('id', UuidPijp) id: string,
    @Param('sleutel') sleutel: string,
    @Body() invoer: Readonly<Record<string, unknown>>,
    @DeSessie() sessie: Sessie,
    @Res() antwoord: FastifyReply,
  ): Promise<void> {
    const zending = zendingUit(invoer);
    const open = await this.open(id, sleutel, sessie, zending);
    if ('alVerstuurd' in open) return void (await antwoord.redirect(open.alVerstuurd, 303));
    const { waarden, fouten } = leesVelden(open.velden, invoer);
    const opnieuw = async (wat: Deurfouten): Promise<void> => void (await antwoord.status(400).send(this.toon(open, zending, waarden, wat, sessie)));
    if (Object.keys(fouten).length > 0) return opnieuw({ fouten, algemeen: [] });
    const concept = open.antwoord.concept(open.zaak, waarden);
    if (!concept) throw new NotFoundException();
    try {
      await this.verzender.stuur(concept, zending, sessie);
    } catch (fout) {
      const vanDeDeur = fout instanceof ApiFout ? deurfouten(fout, open.velden) : undefined;
      if (!vanDeDeur) throw fout;
      return opnieuw(vanDeDeur);
    }
    await antwoord.redirect(verstuurdPad(open.antwoord.vervolg, zending.id, id), 303);
  }

  private async open(id: string, sleutel: string, sessie: Sessie): Promise<Open>;
  private async open(id: string, sleutel: string, sessie: Sessie, zending: Zending): Promise<Open | AlVerstuurd>;
  private async open(id: string, sleutel: string, sessie: Sessie, zending?: Zending): Promise<Open | AlVerstuurd> {
    const taak = await this.api.lees<Taak>(`/v1/taken/${id}`, 'BEHEER', sessie);
    const zaak = await this.zaken.lees(taak, sessie, await this.vandaag.dag());
    const antwoord = alleAntwoorden(zaak.soort).find((een) => een.sleutel === sleutel);
    if (!antwoord) throw new NotFoundException();
    if (!isTeGeven(antwoord, zaak)) {
      if (zending && (await this.verzender.isVerstuurd(zending, sessie))) return { alVerstuurd: verstuurdPad(antwoord.vervolg, zending.id, id) };
      throw new NotFoundException();
    }
    return { zaak, antwoord, velden: antwoord.velden(zaak, await this.keuzes(antwoord, zaak, sessie)) };
  }

  private async keuzes({ metMandaat }: Antwoord, zaak: Zaak, sessie: Sessie): Promise<Keuzes> {
    const [{ codelijsten }, mandaten] = await Promise.all([this.formulieren.op(zaak.vandaag, sessie), metMandaat ? this.mandaten.voor(zaak.gemeente, sessie) : []]);
    return { mandaten, lijst: (naam) => (codelijsten[naam] ?? []).map(({ code, label }) => ({ waarde: code, tekst: label })) };
  }

  private toon({ zaak, antwoord, velden }: Open, zending: Zending, waarden: Antwoordview['waarden'], { fouten, algemeen }: Deurfouten, sessie: Sessie): string {
    const terug = `/taken/${zaak.taak.taakId}`;
    const { titel, uitleg, verstuur, sleutel } = antwoord;
    return this.paginas.toon(AntwoordPagina, { naar: `${terug}/${sleutel}`, terug, titel, uitleg, velden, waarden, fouten, algemeen, verstuur, zending }, sessie);
  }
}
