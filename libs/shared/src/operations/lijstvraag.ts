import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

/** Largest page over the broker, and the page when none is asked for. */
const GROOTSTE_BLAD = 100;

/** A page of what one service keeps, as the gateway asks for it. */
export class Lijstvraag {
  /** The last key of the page before. */
  @IsOptional()
  @IsUUID()
  na?: string;

  @IsOptional()
  @IsUUID()
  inwonerRef?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(GROOTSTE_BLAD)
  limiet: number = GROOTSTE_BLAD;
}

/** The same where one case is asked for by its zaakId. */
export class Zakenvraag extends Lijstvraag {
  @IsOptional()
  @IsUUID()
  zaakId?: string;
}

/** Where the next page begins; null: this page was not full, so there is none. */
export const volgendeNa = (zaken: readonly { readonly zaakId: string }[], { limiet }: Lijstvraag): string | null => (zaken.length === limiet ? (zaken.at(-1)?.zaakId ?? null) : null);
