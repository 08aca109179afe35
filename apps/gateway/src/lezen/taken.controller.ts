import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryPijp } from '../http/dto';
import { UuidPijp } from '../http/uuid';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang, type Leesrecht } from '../toegang/lezer';
import { alleenGegeven, Lijstvraag } from './lijstvraag';
import { Signaallezer } from './signaal';
import { Takenlezer } from './taken';

const RECHT: Leesrecht = {
  activiteit: 'taken.lezen',
  contexten: ['overdracht', 'inwoner', 'ontheffing', 'boete'],
  werkrollen: ['werkcoach', 'participatiecoach', 'inkomensconsulent', 'teammanager'],
};

/** What a task without a case is about; only whose role has a view of it gets this far. */
const SIGNAAL: Leesrecht = { activiteit: 'signaal.lezen', contexten: ['signaal'] };

@Controller('v1/taken')
export class TakenController {
  constructor(
    private readonly lezer: Takenlezer,
    private readonly signalen: Signaallezer,
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

  @Get(':id/signaal')
  async signaal(
    @Param('id', UuidPijp) id: string,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<unknown> {
    const lezer = await this.toegang.eis(kop, beller, SIGNAAL);
    return this.signalen.lees(id, lezer, beller);
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
