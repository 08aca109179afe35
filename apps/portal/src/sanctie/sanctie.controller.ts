import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, NotFoundException, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Api } from '../api/api';
import { ApiFout } from '../api/api.fout';
import type { Situatie } from '../api/api.types';
import { Medewerkers } from '../api/medewerkers';
import { Vandaag } from '../api/vandaag';
import { Verzender } from '../api/verzender';
import { nieuweZending, zendingUit } from '../api/zending';
import { Paginas } from '../pagina/paginas';
import { isUuid } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { naamVan } from '../taal/woorden';
import { leesVelden } from '../taken/antwoord.lees';
import { een, type Veld } from '../taken/antwoord.types';
import { deurfouten, type Deurfouten } from '../taken/deurfouten';
import { verstuurdPad } from '../verstuurd/verstuurd.controller';
import { SanctiePagina, SanctieVoorafPagina, SanctieZoekPagina } from './sanctie.pagina';
import { BSN_VELD, gemeentenUit, halveGesprekken, isNummer, sanctieconcept, sanctievelden } from './sanctie.velden';
import { voorafdelen } from './vooraf';

type Invoer = Readonly<Record<string, unknown>>;
type Stand = { readonly inwonerRef: string; readonly zaakId: string; readonly gemeenten: readonly string[]; readonly velden: readonly Veld[]; readonly telefoon: string | undefined };

/** A considered sanction: the participatiecoach is asked before anything is decided (Memo AB 2-9-2025 §8). */
@Controller('sanctie/nieuw')
export class SanctieController {
  constructor(
    private readonly api: Api,
    private readonly medewerkers: Medewerkers,
    private readonly verzender: Verzender,
    private readonly vandaag: Vandaag,
    private readonly paginas: Paginas,
  ) {}

  @Get()
  async formulier(@Query('inwoner') inwoner: unknown, @DeSessie() sessie: Sessie): Promise<string> {
    alleenConsulent(sessie);
    if (!isUuid(inwoner)) return this.paginas.toon(SanctieZoekPagina, { veld: BSN_VELD, fouten: {} }, sessie);
    const { velden, ...vast } = await this.stand(inwoner, randomUUID(), sessie);
    return this.paginas.toon(SanctiePagina, { ...vast, velden, zending: nieuweZending(), waarden: {}, fouten: {}, algemeen: [] }, sessie);
  }

  @Post('zoeken')
  async zoek(@Body() invoer: Invoer, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    alleenConsulent(sessie);
    const bsn = een(leesVelden([BSN_VELD], invoer).waarden, 'bsn');
    const gevonden = isNummer(bsn) ? await this.vind(bsn, sessie) : undefined;
    if (gevonden) return void (await antwoord.redirect(`/sanctie/nieuw?inwoner=${encodeURIComponent(gevonden)}`, 303));
    const melding = isNummer(bsn) ? 'Deze inwoner is niet bekend bij Schakel.' : 'Dit is geen geldig burgerservicenummer. Controleer de negen cijfers.';
    await antwoord.status(400).send(this.paginas.toon(SanctieZoekPagina, { veld: BSN_VELD, fouten: { bsn: melding } }, sessie));
  }

  @Post()
  async verder(@Body() invoer: Invoer, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    alleenConsulent(sessie);
    const { inwoner, zaakId, stap } = invoer;
    if (!isUuid(inwoner) || !isUuid(zaakId)) return void (await antwoord.redirect('/sanctie/nieuw', 303));
    const zending = zendingUit(invoer);
    const { velden, telefoon, gemeenten } = await this.stand(inwoner, zaakId, sessie);
    const { waarden, fouten } = leesVelden(velden, invoer);
    const alle = { ...fouten, ...halveGesprekken(waarden) };
    const vorm = ({ fouten: bij, algemeen }: Deurfouten): string => this.paginas.toon(SanctiePagina, { inwonerRef: inwoner, zaakId, zending, velden, waarden, fouten: bij, algemeen }, sessie);
    if (stap === 'aanpassen') return void (await antwoord.status(200).send(vorm({ fouten: {}, algemeen: [] })));
    if (Object.keys(alle).length > 0) return void (await antwoord.status(400).send(vorm({ fouten: alle, algemeen: [] })));
    const gemeente = een(waarden, 'gemeente') ?? gemeenten[0] ?? '';
    const concept = sanctieconcept({ inwonerRef: inwoner, zaakId, gemeente, waarden, telefoon, naam: naamVan(sessie.wie.actorId) });
    try {
      if (stap === 'verstuur') {
        await this.verzender.stuur(concept, zending, sessie);
        return void (await antwoord.redirect(verstuurdPad('boete-overwogen', zending.id), 303));
      }
      const delen = voorafdelen(await this.verzender.bekijkVooraf(concept, zending, sessie));
      await antwoord.status(200).send(this.paginas.toon(SanctieVoorafPagina, { inwonerRef: inwoner, zaakId, zending, waarden, ...delen }, sessie));
    } catch (fout) {
      const vanDeDeur = fout instanceof ApiFout ? deurfouten(fout, velden) : undefined;
      if (!vanDeDeur) throw fout;
      await antwoord.status(400).send(vorm(vanDeDeur));
    }
  }

  /** The resident's own gemeente, or, when this person is not assigned and cannot know it, those he may choose from. */
  private async stand(inwonerRef: string, zaakId: string, sessie: Sessie): Promise<Stand> {
    const [situatie, medewerkers, vandaag] = await Promise.all([this.api.vind<Situatie>(`/v1/inwoners/${inwonerRef}/situatie`, 'OVERDRACHT', sessie), this.medewerkers.alle(sessie), this.vandaag.dag()]);
    const gemeenten = situatie ? [situatie.gemeente] : gemeentenUit(medewerkers);
    const telefoon = medewerkers.find(({ actorId }) => actorId === sessie.wie.actorId)?.werktelefoon ?? undefined;
    return { inwonerRef, zaakId, gemeenten, velden: sanctievelden(gemeenten, vandaag), telefoon };
  }

  private async vind(bsn: string | undefined, sessie: Sessie): Promise<string | undefined> {
    try {
      return (await this.api.post<{ inwonerRef: string }>('/v1/inwoners/_zoek', { bsn }, 'ONDERSTEUNING_BIJ_SANCTIE', sessie)).inwonerRef;
    } catch (fout) {
      if (fout instanceof ApiFout && fout.status === 404) return undefined;
      throw fout;
    }
  }
}

const alleenConsulent = ({ wie }: Sessie): void => {
  if (wie.rol !== 'inkomensconsulent') throw new NotFoundException();
};

