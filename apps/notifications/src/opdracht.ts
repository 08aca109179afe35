import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  MinLength,
  Validate,
  ValidateNested,
  validateSync,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { ROLLEN, type Rol } from '#shared/contracts/bericht';
import { MAILSOORTEN, type AdresboekOpdracht, type MailOpdracht, type MailSoort, type TaakAfOpdracht } from '#shared/contracts/intern';
import { isDatum, type Datum } from '#shared/kernel/datum';

@ValidatorConstraint({ name: 'datum' })
class BestaandeDatum implements ValidatorConstraintInterface {
  validate(waarde: unknown): boolean {
    return isDatum(waarde);
  }
}

/** What the gateway tells: a task, for whom, until when. A field more would be knowledge about a resident, and is refused. */
class Opdracht implements MailOpdracht {
  @IsUUID() taak!: string;
  @IsIn(MAILSOORTEN) soort!: MailSoort;
  @IsOptional() @IsString() @MaxLength(80) actorId!: string | null;
  @Matches(/^[A-Z][A-Z0-9_]{0,59}$/) organisatie!: string;
  @IsIn(ROLLEN) rol!: Rol;
  @IsOptional() @Validate(BestaandeDatum) uiterlijk!: Datum | null;
  @IsArray() @ArrayMaxSize(50) @Validate(BestaandeDatum, { each: true }) herinnerOp!: readonly Datum[];
}

export class OpdrachtOngeldig extends Error {
  override readonly name = 'OpdrachtOngeldig';
}

class TaakAf implements TaakAfOpdracht {
  @IsUUID() taak!: string;
}

class Periode {
  @Validate(BestaandeDatum) ingangsdatum!: Datum;
}

class Boekmedewerker extends Periode {
  @IsString() @MinLength(1) @MaxLength(80) actorId!: string;
  @Matches(/^[^\s<>@]{1,64}@[A-Za-z0-9.-]{1,200}$/) mail!: string;
  @IsOptional() @Validate(BestaandeDatum) laatsteDag?: Datum;
}

class Boekwaarneming extends Periode {
  @IsString() @MinLength(1) @MaxLength(80) waarnemer!: string;
  @IsString() @MinLength(1) @MaxLength(80) waarneemtVoor!: string;
  @Validate(BestaandeDatum) laatsteDag!: Datum;
}

class Boek {
  @IsInt() @Min(0) versie!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => Boekmedewerker) medewerkers!: Boekmedewerker[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => Boekwaarneming) waarnemingen!: Boekwaarneming[];
}

/** Names the fields that are wrong, never what stood in them. */
const keur = <T extends object>(klasse: new () => T, inhoud: unknown): T => {
  if (typeof inhoud !== 'object' || inhoud === null || Array.isArray(inhoud)) throw new OpdrachtOngeldig('not an object');
  const gelezen = plainToInstance(klasse, inhoud);
  const fouten = validateSync(gelezen, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (fouten.length > 0) throw new OpdrachtOngeldig(`fields: ${fouten.map(({ property }) => property).join(', ')}`);
  return gelezen;
};

export const leesOpdracht = (inhoud: unknown): MailOpdracht => {
  const { taak, soort, organisatie, rol, actorId, uiterlijk, herinnerOp } = keur(Opdracht, inhoud);
  return { taak, soort, organisatie, rol, actorId: actorId ?? null, uiterlijk: uiterlijk ?? null, herinnerOp };
};

export const leesTaakAf = (inhoud: unknown): TaakAfOpdracht => ({ taak: keur(TaakAf, inhoud).taak });

export const leesAdresboek = (inhoud: unknown): AdresboekOpdracht => {
  const { versie, medewerkers, waarnemingen } = keur(Boek, inhoud);
  return {
    versie,
    medewerkers: medewerkers.map(({ actorId, mail, ingangsdatum, laatsteDag }) => ({ actorId, mail, ingangsdatum, ...(laatsteDag ? { laatsteDag } : {}) })),
    waarnemingen: waarnemingen.map(({ waarnemer, waarneemtVoor, ingangsdatum, laatsteDag }) => ({ waarnemer, waarneemtVoor, ingangsdatum, laatsteDag })),
  };
};
