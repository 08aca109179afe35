import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { REGIO } from '#shared/contracts/catalogus.types';
import type { Antwoord, Vraag } from '#shared/contracts/intern';
import { RAPPORTAGEROLLEN } from '#shared/contracts/rapportage';
import { TELLINGSOORTEN, type Tellingsoort } from '#shared/contracts/telling';
import { keurParameters } from '#shared/operations/parameters';
import { maakFaserapport, type Faserapport } from '../domain/faserapport';
import { alleenGemeente, maakTabel, samengeteld, type Tabel, type Zicht } from '../domain/tabel';
import { Faseboek } from '../persistence/fasetabellen';
import { Telboek } from '../persistence/telopslag';

class Jaarvraag {
  @IsInt()
  @Min(2000)
  @Max(2100)
  jaar!: number;

  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9_]{0,59}$/)
  gemeente?: string;

  @IsIn(['EIGEN', 'REGIO'] satisfies Zicht[])
  zicht!: Zicht;
}

class Tellingvraag extends Jaarvraag {
  @IsIn(TELLINGSOORTEN)
  soort!: Tellingsoort;
}

type Fasen = { readonly gemeente: string; readonly peildatum: string } & Faserapport;

/** Lead times count steps that other reports count too: set beside those per gemeente, they could give a small count back. */
const SAMEN: readonly Tellingsoort[] = ['doorlooptijden'];

/** Reads over the broker; nothing smaller than the reader may see leaves this service. */
@Controller()
export class VragenController {
  constructor(
    private readonly telboek: Telboek,
    private readonly faseboek: Faseboek,
  ) {}

  /** Always the table of all gemeenten of the reader: one gemeente is a part of that same table, so that two questions tell no more than one. */
  @MessagePattern('vraag.rapportage.tellingen')
  async tellingen(@Payload() { context, parameters }: Vraag): Promise<Antwoord<Tabel>> {
    const { soort, jaar, gemeente, zicht } = keurParameters(Tellingvraag, parameters);
    if (!magLezen(context.rol) || (gemeente !== undefined && !context.gemeenten.includes(gemeente))) return NIETS;
    const aantallen = await this.telboek.perJaar(soort, jaar, context.gemeenten);
    if (zicht === 'REGIO' && SAMEN.includes(soort)) return gemeente === undefined ? gevonden(maakTabel(samengeteld(aantallen, REGIO), [REGIO], zicht)) : NIETS;
    const tabel = maakTabel(aantallen, context.gemeenten, zicht);
    return gevonden(gemeente === undefined ? tabel : alleenGemeente(tabel, gemeente));
  }

  @MessagePattern('vraag.rapportage.fasen')
  async fasen(@Payload() { context, parameters }: Vraag): Promise<Antwoord<Fasen[]>> {
    const { jaar, gemeente, zicht } = keurParameters(Jaarvraag, parameters);
    if (!magLezen(context.rol) || (gemeente !== undefined && !context.gemeenten.includes(gemeente))) return NIETS;
    const tabellen = await this.faseboek.perJaar(jaar, gemeente === undefined ? context.gemeenten : [gemeente]);
    return gevonden(tabellen.map(({ gemeente: van, peildatum, inhoud }) => ({ gemeente: van, peildatum, ...maakFaserapport(inhoud, zicht) })));
  }
}

const NIETS = { gevonden: false, resultaat: null } as const;
const gevonden = <R>(resultaat: R): Antwoord<R> => ({ gevonden: true, resultaat });
const magLezen = (rol: string): boolean => RAPPORTAGEROLLEN.some((een) => een === rol);
