import { plainToInstance } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, Validate, validateSync, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { ROLLEN, type Rol } from '#shared/contracts/bericht';
import { MAILSOORTEN, type MailOpdracht, type MailSoort } from '#shared/contracts/intern';
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
  @IsArray() @ArrayMaxSize(10) @Validate(BestaandeDatum, { each: true }) herinnerOp!: readonly Datum[];
}

export class OpdrachtOngeldig extends Error {
  override readonly name = 'OpdrachtOngeldig';
}

export const leesOpdracht = (inhoud: unknown): MailOpdracht => {
  if (typeof inhoud !== 'object' || inhoud === null || Array.isArray(inhoud)) throw new OpdrachtOngeldig('not an object');
  const opdracht = plainToInstance(Opdracht, inhoud);
  const fouten = validateSync(opdracht, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (fouten.length > 0) throw new OpdrachtOngeldig(`fields: ${fouten.map(({ property }) => property).join(', ')}`);
  const { taak, soort, organisatie, rol, actorId, uiterlijk, herinnerOp } = opdracht;
  return { taak, soort, organisatie, rol, actorId: actorId ?? null, uiterlijk: uiterlijk ?? null, herinnerOp };
};
