import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
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
