import { randomUUID } from 'node:crypto';
import { Body, ConflictException, Controller, Get, HttpCode, Inject, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { IsObject, IsOptional, IsUUID, Matches } from 'class-validator';
import { Uitgaandopslag, type Uitgaand } from './persistence/uitgaandopslag';
import { Berichtverzender } from './schakel/verzender';
import { EIGEN_SOURCE } from './tokens';

export class NieuwBericht {
  @Matches(/^nl\.participatiewet\.[a-z]+\.[A-Za-z.]+\.v\d+$/, { message: 'type is een berichttype van Schakel' })
  type!: string;

  @IsObject({ message: 'data is een object' })
  data!: Record<string, unknown>;

  /** To offer the same message again without sending it twice; minted when left out. */
  @IsOptional()
  @IsUUID(undefined, { message: 'id is een UUID' })
  id?: string;
}

@Controller('uitgaand')
export class UitgaandController {
  constructor(
    @Inject(Uitgaandopslag) private readonly opslag: Uitgaandopslag,
    @Inject(Berichtverzender) private readonly verzender: Berichtverzender,
    @Inject(EIGEN_SOURCE) private readonly source: string,
  ) {}

  @Post()
  @HttpCode(202)
  async neemAan(@Body() { type, data, id = randomUUID() }: NieuwBericht): Promise<{ id: string }> {
    const bericht = { specversion: '1.0', id, source: this.source, type, time: new Date().toISOString(), datacontenttype: 'application/json', data };
    if (!(await this.opslag.voegToe(id, bericht))) throw new ConflictException('Dit id is al gebruikt voor een ander bericht.');
    this.verzender.wek();
    return { id };
  }

  @Get(':id')
  async een(@Param('id', ParseUUIDPipe) id: string): Promise<Omit<Uitgaand, 'bericht'>> {
    const gevonden = await this.opslag.vind(id);
    if (!gevonden) throw new NotFoundException('Dit bericht is er niet.');
    const { status, uitkomst, poging } = gevonden;
    return { id, status, uitkomst, poging };
  }
}
