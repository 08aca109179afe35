import { Controller, Get, Query } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { alsGetal, QueryPijp } from '../http/dto';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang, MEDEWERKERROLLEN, type Leesrecht } from '../toegang/lezer';
import { alleenGegeven } from './lijstvraag';
import { Personeelslezer } from './personeel';

class Personeelslijst {
  @IsOptional()
  @Matches(/^[a-z0-9.|-]{1,200}$/, { message: 'moet de waarde van volgende uit het vorige deel zijn' })
  na?: string;

  @Transform(alsGetal)
  @IsInt({ message: 'moet een geheel getal zijn' })
  @Min(1, { message: 'moet ten minste 1 zijn' })
  @Max(100, { message: 'mag hooguit 100 zijn' })
  limiet: number = 100;
}

class Medewerkersvraag extends Personeelslijst {
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9_]{0,59}$/, { message: 'moet de code van een gemeente zijn' })
  gemeente?: string;
}

class Mandatenvraag {
  @Matches(/^[A-Z][A-Z0-9_]{0,59}$/, { message: 'moet de code van een gemeente zijn' })
  gemeente!: string;
}

/** About staff and not about residents: for every role, to do its work. */
const RECHT: Omit<Leesrecht, 'activiteit'> = { contexten: [], werkrollen: MEDEWERKERROLLEN };

@Controller('v1')
export class PersoneelController {
  constructor(
    private readonly lezer: Personeelslezer,
    private readonly toegang: Leestoegang,
  ) {}

  @Get('medewerkers')
  async medewerkers(
    @Query(new QueryPijp(Medewerkersvraag)) vraag: Medewerkersvraag,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis(kop, beller, { ...RECHT, activiteit: 'medewerkers.lezen' });
    return this.lezer.medewerkers(alleenGegeven(vraag), lezer, beller);
  }

  @Get('waarnemingen')
  async waarnemingen(
    @Query(new QueryPijp(Personeelslijst)) vraag: Personeelslijst,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis(kop, beller, { ...RECHT, activiteit: 'waarnemingen.lezen' });
    return this.lezer.waarnemingen(alleenGegeven(vraag), lezer, beller);
  }

  @Get('mandaten')
  async mandaten(
    @Query(new QueryPijp(Mandatenvraag)) { gemeente }: Mandatenvraag,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis(kop, beller, { ...RECHT, activiteit: 'mandaten.lezen' });
    return this.lezer.mandaten(gemeente, lezer, beller);
  }
}
