import { Type } from 'class-transformer';
import { Equals, IsDateString, IsIn, IsISO8601, IsNotEmptyObject, IsObject, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { SOORT, type Bericht } from '../omgeving';

class AfzenderDto {
  @IsString()
  actorId: string;

  @IsString()
  rol: string;

  @IsString()
  werkgever: string;

  @IsOptional()
  @IsString()
  namensGemeente: string | null;
}

class VerloopDto {
  @IsIn(['KP3_NAAR_KP4', 'KP4_NAAR_KP3'])
  richting: string;

  @IsDateString()
  voorgesteldeStartdatum: string;

  @IsDateString()
  inwonerGeraadpleegdOp: string;

  @IsDateString()
  inwonerVoorgelichtOp: string;

  @IsObject()
  driegesprek: object;
}

class DataDto {
  @IsUUID()
  zaakId: string;

  @IsUUID()
  inwonerRef: string;

  @IsString()
  gemeente: string;

  @IsString()
  doel: string;

  @IsDateString()
  peildatum: string;

  @ValidateNested()
  @Type(() => AfzenderDto)
  afzender: AfzenderDto;

  @ValidateNested()
  @Type(() => VerloopDto)
  verloop: VerloopDto;

  @IsNotEmptyObject()
  contact: object;

  @IsNotEmptyObject()
  formulier: object;

  @IsNotEmptyObject()
  belastbaarheid: object;
}

export class BerichtDto implements Bericht {
  @Equals('1.0')
  specversion: string;

  @IsUUID()
  id: string;

  @IsString()
  source: string;

  @Equals(SOORT)
  type: string;

  @IsISO8601()
  time: string;

  @Equals('application/json')
  datacontenttype: string;

  @ValidateNested()
  @Type(() => DataDto)
  data: DataDto;
}
