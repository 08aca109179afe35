import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { DEURDELEN, type Deurdelen } from '../http/deurdelen';
import { alsGetal, QueryPijp } from '../http/dto';
import { Probleem } from '../http/probleem';
import { UuidPijp } from '../http/uuid';
import { DeBeller, type Beller } from '../toegang/beller';

class Leveringenvraag {
  @Transform(alsGetal)
  @IsInt({ message: 'moet het volgnummer van een levering zijn' })
  @Min(0)
  na: number = 0;

  @Transform(alsGetal)
  @IsInt({ message: 'moet een geheel getal zijn' })
  @Min(1, { message: 'moet ten minste 1 zijn' })
  @Max(100, { message: 'mag hooguit 100 zijn' })
  limiet: number = 100;
}

/** Deliveries are made to systems: a person reads his tasks and the case behind each. */
const systeemVan = ({ aansluiting, persoon }: Beller): string => {
  if (persoon) throw new Probleem('NIET_BEVOEGD', { detail: 'Leveringen gaan naar systemen, niet naar personen. Lees GET /v1/taken.' });
  return aansluiting.naam;
};

/** The numbered list of the caller's own connection: the same content as on its queue. */
@Controller('v1/leveringen')
export class LeveringenController {
  constructor(@Inject(DEURDELEN) private readonly delen: Deurdelen) {}

  @Get()
  async lijst(@Query(new QueryPijp(Leveringenvraag)) { na, limiet }: Leveringenvraag, @DeBeller() beller: Beller): Promise<unknown> {
    return { leveringen: await this.delen.leveringen.lijst(systeemVan(beller), na, limiet) };
  }

  @Post(':id/bevestigingen')
  @HttpCode(204)
  async bevestig(@Param('id', UuidPijp) id: string, @DeBeller() beller: Beller): Promise<void> {
    if (!(await this.delen.leveringen.bevestig(systeemVan(beller), id))) throw new Probleem('NIET_GEVONDEN');
  }
}
