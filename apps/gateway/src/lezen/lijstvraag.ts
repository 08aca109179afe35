import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min, Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { DATUM_PATROON } from '#shared/contracts/velden';
import { isDatum } from '#shared/kernel/datum';
import { alsGetal } from '../http/dto';

/** Cursor and length of a list: at most 100 at a time, after the last one seen. */
export class Lijstvraag {
  @IsOptional()
  @IsUUID(undefined, { message: 'moet de waarde van volgende uit het vorige deel zijn' })
  na?: string;

  @Transform(alsGetal)
  @IsInt({ message: 'moet een geheel getal zijn' })
  @Min(1, { message: 'moet ten minste 1 zijn' })
  @Max(100, { message: 'mag hooguit 100 zijn' })
  limiet: number = 100;
}

const JAREN = new RegExp(DATUM_PATROON);

@ValidatorConstraint({ name: 'dag' })
class Dag implements ValidatorConstraintInterface {
  validate(waarde: unknown): boolean {
    return isDatum(waarde) && JAREN.test(waarde);
  }
  defaultMessage(): string {
    return 'moet een dag zijn, zoals 2026-03-02';
  }
}

/** A day of the calendar in a query. */
export const IsDag = (): PropertyDecorator => Validate(Dag);

/** A list that can be narrowed to one resident. */
export class InwonerLijstvraag extends Lijstvraag {
  @IsOptional()
  @IsUUID(undefined, { message: 'moet een inwonerRef zijn' })
  inwonerRef?: string;
}

type Gegeven<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

/** A plain question with only what was asked: what is absent must not travel as a key. */
export const alleenGegeven = <T extends object>(vraag: T): Gegeven<T> => Object.fromEntries(Object.entries(vraag).filter(([, waarde]) => waarde !== undefined)) as Gegeven<T>;
