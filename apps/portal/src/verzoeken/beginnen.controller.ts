import { Body, Controller, Get, NotFoundException, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Api } from '../api/api';
import { ApiFout } from '../api/api.fout';
import { Paginas } from '../pagina/paginas';
import { KENMERK } from '../pagina/patronen';
import { isNummer } from '../sanctie/sanctie.velden';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { leesVelden } from '../taken/antwoord.lees';
import { een, type Waarden } from '../taken/antwoord.types';
import { beginuitleg, beginvelden } from './begin.velden';
import { vormVan, vormenVoor } from './vormen';
import { BeginPagina } from './verzoeken.pagina';

type Invoer = Readonly<Record<string, unknown>>;

const GEEN_BSN = 'Dit is geen burgerservicenummer. Controleer de negen cijfers.';
const NIET_GEVONDEN = 'Wij vinden deze inwoner niet. Misschien is hij van een andere gemeente, of nog niet aangemeld.';

/** From the menu: first what is asked and for whom. */
@Controller('verzoeken')
export class BeginnenController {
  constructor(
    private readonly api: Api,
    private readonly paginas: Paginas,
  ) {}

  @Get()
  formulier(@Query('soort') soort: unknown, @Query('aanbod') aanbod: unknown, @DeSessie() sessie: Sessie): string {
    if (vormenVoor(sessie.wie).length === 0) throw new NotFoundException();
    const gekozen = typeof soort === 'string' ? vormVan(soort, sessie.wie)?.sleutel : undefined;
    return this.toon({ ...(gekozen ? { soort: gekozen } : {}) }, {}, aanbod, sessie);
  }

  @Post()
  async zoek(@Body() invoer: Invoer, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    const { waarden, fouten } = leesVelden(beginvelden(sessie.wie), invoer);
    const vorm = vormVan(een(waarden, 'soort') ?? '', sessie.wie);
    const opnieuw = async (status: number, alle: Readonly<Record<string, string>>): Promise<void> => {
      await antwoord.status(status).send(this.toon(vorm ? { soort: vorm.sleutel } : {}, alle, invoer['aanbod'], sessie));
    };
    const bsn = een(waarden, 'bsn');
    const alle = { ...fouten, ...(bsn !== undefined && !isNummer(bsn) ? { bsn: GEEN_BSN } : {}) };
    if (!vorm || Object.keys(alle).length > 0) return opnieuw(400, alle);
    const inwoner = await this.vind(bsn, sessie);
    if (inwoner === undefined) return opnieuw(404, { bsn: NIET_GEVONDEN });
    const vraag = new URLSearchParams({ inwoner, ...(isRef(invoer['aanbod']) ? { aanbod: invoer['aanbod'] } : {}) });
    await antwoord.redirect(`/verzoeken/${vorm.sleutel}?${vraag.toString()}`, 303);
  }

  private toon(waarden: Waarden, fouten: Readonly<Record<string, string>>, aanbod: unknown, sessie: Sessie): string {
    const { wie } = sessie;
    return this.paginas.toon(BeginPagina, { velden: beginvelden(wie), waarden, fouten, vast: isRef(aanbod) ? { aanbod } : {}, uitleg: beginuitleg(wie), aanbod: wie.rol !== 'inkomensconsulent' }, sessie);
  }

  private async vind(bsn: string | undefined, sessie: Sessie): Promise<string | undefined> {
    try {
      return (await this.api.post<{ inwonerRef: string }>('/v1/inwoners/_zoek', { bsn }, 'BEHEER', sessie)).inwonerRef;
    } catch (fout) {
      if (fout instanceof ApiFout && (fout.status === 404 || fout.status === 403)) return undefined;
      throw fout;
    }
  }
}

/** A reference of an offer as Werkzaak publishes it. */
const isRef = (waarde: unknown): waarde is string => typeof waarde === 'string' && KENMERK.test(waarde);
