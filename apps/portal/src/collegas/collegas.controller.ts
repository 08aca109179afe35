import { Body, Controller, Get, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Rol } from '#shared/contracts/bericht';
import { Api } from '../api/api';
import type { Ontmoeting } from '../api/api.types';
import type { Concept } from '../api/bericht';
import { Medewerkers } from '../api/medewerkers';
import { Vandaag } from '../api/vandaag';
import { Verzender } from '../api/verzender';
import { nieuweZending, zendingUit, type Zending } from '../api/zending';
import { Paginas } from '../pagina/paginas';
import { UuidPijp } from '../pagina/uuid.pijp';
import { DeSessie } from '../sessie/ingelogd';
import type { Sessie } from '../sessie/sessie';
import { AntwoordPagina, type Antwoordview } from '../taken/antwoord.pagina';
import type { Waarden } from '../taken/antwoord.types';
import type { Deurfouten } from '../taken/deurfouten';
import { verstuurFormulier } from '../taken/versturen';
import { verstuurdPad } from '../verstuurd/verstuurd.controller';
import { CollegasPagina } from './collegas.pagina';
import { collegasview } from './collegas.view';
import { stapbericht, stappenVoor, vraag, vraagvelden, type Ontmoetingstap, type Ontmoetingszaak } from './ontmoeting.stappen';

type Blad = Pick<Antwoordview, 'naar' | 'titel' | 'uitleg' | 'velden' | 'verstuur'>;
/** What is filled in, and the message that it becomes. */
type Vorm = Blad & { readonly vervolg: string; readonly concept: (waarden: Waarden, zending: Zending) => Concept };

/** They are invited, or invite; nobody else reads who meets whom. */
const DEELNEMERS: readonly Rol[] = ['werkcoach', 'participatiecoach', 'inkomensconsulent'];

const GEEN_FOUTEN: Deurfouten = { fouten: {}, algemeen: [] };

@Controller('collegas')
export class CollegasController {
  constructor(
    private readonly api: Api,
    private readonly medewerkers: Medewerkers,
    private readonly verzender: Verzender,
    private readonly klok: Vandaag,
    private readonly paginas: Paginas,
  ) {}

  @Get()
  async lijst(@DeSessie() sessie: Sessie): Promise<string> {
    const [vandaag, medewerkers, ontmoetingen] = await Promise.all([this.klok.dag(), this.medewerkers.alle(sessie), this.ontmoetingen(sessie)]);
    return this.paginas.toon(CollegasPagina, collegasview(sessie.wie, vandaag, medewerkers, ontmoetingen), sessie);
  }

  @Get('ontmoeting')
  async nieuw(@DeSessie() sessie: Sessie): Promise<string> {
    return this.toon(await this.vraagvorm(sessie), {}, GEEN_FOUTEN, nieuweZending(), sessie);
  }

  @Post('ontmoeting')
  async vraag(@Body() invoer: Readonly<Record<string, unknown>>, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    await this.verstuur(await this.vraagvorm(sessie), invoer, sessie, antwoord);
  }

  @Get('ontmoeting/:zaakId/:stap')
  async stap(@Param('zaakId', UuidPijp) zaakId: string, @Param('stap') stap: string, @DeSessie() sessie: Sessie): Promise<string> {
    return this.toon(await this.stapvorm(zaakId, stap, sessie), {}, GEEN_FOUTEN, nieuweZending(), sessie);
  }

  @Post('ontmoeting/:zaakId/:stap')
  async zet(@Param('zaakId', UuidPijp) zaakId: string, @Param('stap') stap: string, @Body() invoer: Readonly<Record<string, unknown>>, @DeSessie() sessie: Sessie, @Res() antwoord: FastifyReply): Promise<void> {
    await this.verstuur(await this.stapvorm(zaakId, stap, sessie), invoer, sessie, antwoord);
  }

  private async ontmoetingen(sessie: Sessie): Promise<readonly Ontmoeting[]> {
    if (!DEELNEMERS.includes(sessie.wie.rol)) throw new NotFoundException();
    return (await this.api.lees<{ readonly ontmoetingen: readonly Ontmoeting[] }>('/v1/ontmoetingen', 'ONTMOETING', sessie)).ontmoetingen;
  }

  /** The id of the message is also that of the meeting: the same form twice asks for one. */
  private async vraagvorm({ wie }: Sessie): Promise<Vorm> {
    if (wie.rol !== 'participatiecoach') throw new NotFoundException();
    const vandaag = await this.klok.dag();
    return {
      naar: '/collegas/ontmoeting', titel: 'Een ontmoeting vragen', uitleg: ['U vraagt collega’s van Werkzaak om elkaar te ontmoeten. Schrijf niets over een inwoner.'], velden: vraagvelden(wie), verstuur: 'Versturen',
      vervolg: 'ontmoeting-gevraagd', concept: (waarden, { id }) => vraag(wie, waarden, vandaag, id),
    };
  }

  private async stapvorm(zaakId: string, sleutel: string, sessie: Sessie): Promise<Vorm> {
    const [vandaag, ontmoetingen] = await Promise.all([this.klok.dag(), this.ontmoetingen(sessie)]);
    const ontmoeting = ontmoetingen.find((een) => een.zaakId === zaakId);
    if (!ontmoeting) throw new NotFoundException();
    const zaak: Ontmoetingszaak = { wie: sessie.wie, vandaag, ontmoeting };
    const gekozen: Ontmoetingstap | undefined = stappenVoor(zaak).find((een) => een.sleutel === sleutel);
    if (!gekozen) throw new NotFoundException();
    const { titel, uitleg, vervolg } = gekozen;
    return { naar: `/collegas/ontmoeting/${zaakId}/${sleutel}`, titel, uitleg, velden: gekozen.velden(zaak), verstuur: 'Vastleggen', vervolg, concept: (waarden) => stapbericht(zaak, gekozen, waarden) };
  }

  private async verstuur(vorm: Vorm, invoer: Readonly<Record<string, unknown>>, sessie: Sessie, antwoord: FastifyReply): Promise<void> {
    const zending = zendingUit(invoer);
    await verstuurFormulier(this.verzender, {
      velden: vorm.velden,
      concept: (waarden) => vorm.concept(waarden, zending),
      opnieuw: (waarden, wat) => this.toon(vorm, waarden, wat, zending, sessie),
      daarna: verstuurdPad(vorm.vervolg, zending.id),
    }, { invoer, zending, sessie, antwoord });
  }

  private toon({ naar, titel, uitleg, velden, verstuur }: Vorm, waarden: Waarden, { fouten, algemeen }: Deurfouten, zending: Zending, sessie: Sessie): string {
    return this.paginas.toon(AntwoordPagina, { naar, terug: '/collegas', titel, uitleg, velden, waarden, fouten, algemeen, verstuur, zending }, sessie);
  }
}
