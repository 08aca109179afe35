import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryPijp } from '../http/dto';
import { UuidPijp } from '../http/uuid';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang, type Leesrecht } from '../toegang/lezer';
import { alleenGegeven, Lijstvraag } from './lijstvraag';
import { Takenlezer } from './taken';

const RECHT: Leesrecht = {
  activiteit: 'taken.lezen',
  contexten: ['overdracht', 'inwoner', 'ontheffing', 'boete'],
  werkrollen: ['werkcoach', 'participatiecoach', 'inkomensconsulent', 'teammanager'],
};

@Controller('v1/taken')
export class TakenController {
  constructor(
    private readonly lezer: Takenlezer,
    private readonly toegang: Leestoegang,
  ) {}

  @Get()
  async lijst(
    @Query(new QueryPijp(Lijstvraag)) vraag: Lijstvraag,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis(kop, beller, RECHT);
    return this.lezer.lijst(alleenGegeven(vraag), lezer, beller);
  }

  @Get(':id')
  async een(
    @Param('id', UuidPijp) id: string,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis(kop, beller, RECHT);
    return this.lezer.een(id, lezer, beller);
  }

  @Post(':id/afvinking')
  @HttpCode(200)
  async vinkAf(
    @Param('id', UuidPijp) id: string,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis(kop, beller, RECHT);
    return this.lezer.vinkAf(id, lezer, beller);
  }
}
