import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min, ValidateNested } from 'class-validator';
import type { Antwoord, Vraag } from '#shared/contracts/intern';
import { GROEPEN, RAPPORTAGEROLLEN, type Groep } from '#shared/contracts/rapportage';
import { TELLINGSOORTEN, type Tellingsoort } from '#shared/contracts/tellingsoorten';
import { keurParameters } from '#shared/operations/parameters';
import { maakFaserapport, type Faserapport } from '../domain/faserapport';
import { isAlleenSamen, regiotabel } from '../domain/rapport';
import { alleenGemeente, alleenGroep, HEEL_JAAR, maakTabel, type Tabel, type Zicht } from '../domain/tabel';
import { Faseboek } from '../persistence/fasetabellen';
import { Rapportboek, type Rapport, type Rapportkop } from '../persistence/rapporten';
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

  /** Only these together, by what is shown of them from outside. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @Matches(/^[A-Z][A-Z0-9_]{0,59}$/, { each: true })
  groep?: string[];
}

type Fasen = { readonly gemeente: string; readonly peildatum: string } & Faserapport;

class Groepsaantal {
  @Matches(/^[A-Z][A-Z0-9_]{0,59}$/)
  gemeente!: string;

  @IsIn(GROEPEN)
  groep!: Groep;

  @IsInt()
  @Min(1)
  aantal!: number;
}

class Standvraag {
  @IsIn(['EIGEN', 'REGIO'] satisfies Zicht[])
  zicht!: Zicht;

  @IsArray()
  @ArrayMaxSize(10_000)
  @ValidateNested({ each: true })
  @Type(() => Groepsaantal)
  aantallen!: Groepsaantal[];
}

class Rapportvraag {
  @IsUUID()
  ref!: string;
}

/** Reads over the broker; nothing smaller than the reader may see leaves this service. */
@Controller()
export class VragenController {
  constructor(
    private readonly telboek: Telboek,
    private readonly faseboek: Faseboek,
    private readonly rapportboek: Rapportboek,
  ) {}

  /** Always the table of all gemeenten of the reader: one gemeente is a part of that same table, so that two questions tell no more than one. */
  @MessagePattern('vraag.rapportage.tellingen')
  async tellingen(@Payload() { context, parameters }: Vraag): Promise<Antwoord<Tabel>> {
    const { soort, jaar, gemeente, zicht, groep } = keurParameters(Tellingvraag, parameters);
    if (!magLezen(context.rol) || (gemeente !== undefined && !context.gemeenten.includes(gemeente))) return NIETS;
    const aantallen = await this.telboek.perJaar(soort, jaar, context.gemeenten);
    const uitsnede = { ...HEEL_JAAR, gegeven: await this.rapportboek.gegevenMaanden(jaar) };
    if (zicht === 'REGIO' && isAlleenSamen(soort) && (gemeente !== undefined || groep !== undefined)) return NIETS;
    if (groep !== undefined) return gevonden(alleenGroep(regiotabel(soort, aantallen, context.gemeenten, uitsnede), groep, GROEP));
    const tabel = zicht === 'REGIO' ? regiotabel(soort, aantallen, context.gemeenten, uitsnede) : maakTabel(aantallen, context.gemeenten, zicht);
    return gevonden(gemeente === undefined ? tabel : alleenGemeente(tabel, gemeente));
  }

  @MessagePattern('vraag.rapportage.fasen')
  async fasen(@Payload() { context, parameters }: Vraag): Promise<Antwoord<Fasen[]>> {
    const { jaar, gemeente, zicht } = keurParameters(Jaarvraag, parameters);
    if (!magLezen(context.rol) || (gemeente !== undefined && !context.gemeenten.includes(gemeente))) return NIETS;
    const tabellen = await this.faseboek.perJaar(jaar, gemeente === undefined ? context.gemeenten : [gemeente]);
    return gevonden(tabellen.map(({ gemeente: van, peildatum, inhoud }) => ({ gemeente: van, peildatum, ...maakFaserapport(inhoud, zicht) })));
  }

  /** The gateway counted; here it is only withheld what is small. Nothing of it is kept. */
  @MessagePattern('vraag.rapportage.standen')
  standen(@Payload() { context, parameters }: Vraag): Antwoord<Tabel> {
    const { zicht, aantallen } = keurParameters(Standvraag, parameters);
    if (!magLezen(context.rol) || aantallen.some(({ gemeente }) => !context.gemeenten.includes(gemeente))) return NIETS;
    const geteld = aantallen.map(({ gemeente, groep, aantal }) => ({ gemeente, maand: 12 as const, kenmerken: { groep }, aantal }));
    return gevonden(zicht === 'REGIO' ? regiotabel('standen', geteld, context.gemeenten) : maakTabel(geteld, context.gemeenten, zicht));
  }

  /** Made on request for a body (M-86). Nothing in it is small, so whoever reads reports may read it. */
  @MessagePattern('vraag.rapportage.rapporten')
  async rapporten(@Payload() { context }: Vraag): Promise<Antwoord<Rapportkop[]>> {
    return magLezen(context.rol) ? gevonden(await this.rapportboek.alle()) : NIETS;
  }

  @MessagePattern('vraag.rapportage.rapport')
  async rapport(@Payload() { context, parameters }: Vraag): Promise<Antwoord<Rapport>> {
    const { ref } = keurParameters(Rapportvraag, parameters);
    const rapport = magLezen(context.rol) ? await this.rapportboek.met(ref) : null;
    return rapport ? gevonden(rapport) : NIETS;
  }
}

/** Where some gemeenten are one column. */
const GROEP = 'DEELNEMERS';
const NIETS = { gevonden: false, resultaat: null } as const;
const gevonden = <R>(resultaat: R): Antwoord<R> => ({ gevonden: true, resultaat });
const magLezen = (rol: string): boolean => RAPPORTAGEROLLEN.some((een) => een === rol);
