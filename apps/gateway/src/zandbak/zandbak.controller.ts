import { Body, Controller, Get, HttpCode, Inject, Post, Query, UseGuards } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsInt, IsString, Max, Min } from 'class-validator';
import type { Klok } from '#shared/kernel/klok';
import { KLOK } from '#shared/operations/klok';
import { DtoPijp, QueryPijp } from '../http/dto';
import { fout, Probleem, probleemVan } from '../http/probleem';
import { Openbaar } from '../toegang/openbaar';
import { AlleenLokaal } from './alleen-lokaal';
import { Klokzetter } from './klokzetter';
import { leesMoment } from './moment';
import { Rustmeter, type Ruststand } from './rustmeter';

const WACHT_MAX_S = 60;

class Klokstand {
  @IsString({ message: 'moet een datum zijn, of een datum en tijd' })
  moment!: string;
}

class Rustvraag {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value))
  @IsInt({ message: 'moet een aantal seconden zijn' })
  @Min(0)
  @Max(WACHT_MAX_S, { message: `mag hooguit ${WACHT_MAX_S} zijn` })
  wacht: number = 0;
}

/** Only in the sandbox, and only from this machine: the clock of the business, and whether the hub is at rest (contract.md §6). */
@Controller('sandbox')
@UseGuards(AlleenLokaal)
export class ZandbakController {
  constructor(
    @Inject(KLOK) private readonly klok: Klok,
    private readonly zetter: Klokzetter,
    private readonly rustmeter: Rustmeter,
  ) {}

  @Get('klok')
  @Openbaar()
  lees(): { moment: string } {
    return { moment: this.klok.nu().toISOString() };
  }

  @Post('klok')
  @HttpCode(200)
  @Openbaar()
  async zet(@Body(new DtoPijp(Klokstand)) { moment }: Klokstand): Promise<Ruststand & { moment: string }> {
    const doel = leesMoment(moment);
    if (!doel) throw probleemVan([fout('moment', 'BERICHT_ONGELDIG', 'Dit is geen bestaand moment.', 'Gebruik bijvoorbeeld 2025-10-20 of 2025-10-20T07:30.')]);
    const stand = await this.zetter.zet(doel);
    if (!stand.inRust) throw new Probleem('NIET_BESCHIKBAAR', { detail: `De hub kwam niet tot rust: ${bezigMet(stand)}.` });
    return { moment: this.klok.nu().toISOString(), ...stand };
  }

  @Get('rust')
  @Openbaar()
  rust(@Query(new QueryPijp(Rustvraag)) { wacht }: Rustvraag): Promise<Ruststand> {
    return wacht === 0 ? this.rustmeter.stand() : this.rustmeter.wachtOpRust(wacht * 1000);
  }
}

const bezigMet = ({ bezig }: Ruststand): string =>
  Object.entries(bezig)
    .filter(([, aantal]) => aantal > 0)
    .map(([naam, aantal]) => `${naam} (${aantal})`)
    .join(', ');
