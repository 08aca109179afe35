import { Body, Controller, Get, HttpCode, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Api } from '../api/api';
import type { Adres, Medewerker, Overdracht, Situatie } from '../api/api.types';
import { Medewerkers } from '../api/medewerkers';
import { Vandaag } from '../api/vandaag';
import { Verzender } from '../api/verzender';
import { zendingUit } from '../api/zending';
import { Formulieren } from '../formulier/formulieren';
import type { Richting } from '../formulier/formulier.types';
import { leesInvoer } from '../formulier/invoer';
import { conceptVan, Voorstellen } from '../formulier/voorstel';
import { kijkVan, ontvangendeRol, zichtbaarIn } from '../formulier/voorvertoning.view';
import { vragenVoor } from '../formulier/vragen';
import { Paginas } from '../pagina/paginas';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { BladPagina } from './blad.pagina';
import { bladview, type Bladgegevens, type Coach } from './blad.view';

const OPEN: readonly string[] = ['VOORGESTELD', 'IN_OVERLEG', 'GEACCEPTEERD', 'TERUGGESTUURD'];

/** The resident's sheet; the coach logs in and prints it, the resident needs no account. */
@Controller('inwoners/:ref/blad')
export class BladController {
  constructor(
    private readonly api: Api,
    private readonly medewerkers: Medewerkers,
    private readonly formulieren: Formulieren,
    private readonly voorstellen: Voorstellen,
    private readonly verzender: Verzender,
    private readonly klok: Vandaag,
    private readonly paginas: Paginas,
  ) {}

  /** Of the handover that is going on; without one, of what is shared in general. */
  @Get()
  async lees(@Param('ref', new ParseUUIDPipe()) ref: string, @DeSessie() sessie: Sessie): Promise<string> {
    const basis = await this.basis(ref, sessie);
    const lijst = await this.api.vind<{ overdrachten: readonly Overdracht[] }>(`/v1/overdrachten?inwonerRef=${ref}`, 'OVERDRACHT', sessie);
    const zaak = lijst?.overdrachten.find(({ status }) => OPEN.includes(status));
    return this.toon(zaak ? { ...basis, ...(await this.vanZaak(zaak, basis, sessie)) } : basis, sessie);
  }

  /** Of a proposal that is still being filled in: what the receiver would see. */
  @Post()
  @HttpCode(200)
  async vooraf(@Param('ref', new ParseUUIDPipe()) ref: string, @Body() invoer: Readonly<Record<string, unknown>>, @DeSessie() sessie: Sessie): Promise<string> {
    const voorstel = await this.voorstellen.nieuw(ref, invoer['zaakId'], sessie);
    if (!voorstel) throw new NotFoundException();
    const basis = await this.basis(ref, sessie);
    const concept = conceptVan(voorstel, leesInvoer(voorstel.vragen, invoer).waarden);
    const gezien = await this.verzender.bekijkVooraf(concept, zendingUit(invoer), sessie);
    const { ziet } = kijkVan(voorstel.vragen, voorstel.richting, voorstel.gemeente, concept.secties, gezien);
    return this.toon({ ...basis, ...organisatiesVan(voorstel.richting, voorstel.gemeente), naam: concept.secties.contact?.['naam'] as string | undefined, ziet }, sessie);
  }

  private async basis(ref: string, sessie: Sessie): Promise<Bladgegevens> {
    const situatie = await this.api.vind<Situatie>(`/v1/inwoners/${ref}/situatie`, 'OVERDRACHT', sessie);
    if (!situatie) throw new NotFoundException();
    const [vandaag, collegas] = await Promise.all([this.klok.dag(), this.medewerkers.alle(sessie, situatie.gemeente)]);
    const coach = coachVan(collegas, situatie.regie?.coach ?? sessie.wie.actorId);
    return { inwonerRef: ref, naam: situatie.contact?.naam, vandaag, van: situatie.regie?.organisatie ?? situatie.gemeente, naar: null, coaches: coach, ziet: null };
  }

  private async vanZaak({ verloop, gemeente, contact, formulier, belastbaarheid, ontvanger }: Overdracht, { vandaag, naam, coaches }: Bladgegevens, sessie: Sessie): Promise<Partial<Bladgegevens>> {
    const richting = (verloop.richting ?? 'KP3_NAAR_KP4') as Richting;
    const blad = await this.formulieren.op(verloop.voorgesteldOp ?? vandaag, sessie);
    const collegas = await this.medewerkers.alle(sessie, gemeente);
    const nieuwe = nieuweCoach(verloop.nieuweCoach, ontvanger);
    return {
      ...organisatiesVan(richting, gemeente),
      naam: contact?.naam ?? naam,
      coaches: [...coaches, ...coachVan(collegas, nieuwe)],
      ziet: zichtbaarIn(vragenVoor(blad, richting, []), { verloop, contact, formulier, belastbaarheid }),
    };
  }

  private toon(gegevens: Bladgegevens, sessie: Sessie): string {
    return this.paginas.toon(BladPagina, bladview(gegevens), sessie);
  }
}

const nieuweCoach = (nieuw: string | null | undefined, { actorId }: Adres): string | null => nieuw ?? actorId;

const organisatiesVan = (richting: Richting, gemeente: string): Pick<Bladgegevens, 'van' | 'naar'> => (ontvangendeRol(richting) === 'participatiecoach' ? { van: 'WERKZAAK', naar: gemeente } : { van: gemeente, naar: 'WERKZAAK' });

const coachVan = (collegas: readonly Medewerker[], wie: string | null): readonly Coach[] =>
  collegas.filter(({ actorId }) => actorId === wie).map(({ actorId, rol, organisatie, werktelefoon }) => ({ actorId, rol, organisatie, telefoon: werktelefoon ?? null }));
