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

/** After which key the next page begins; null: this page was not full, so there is none. */
const volgendeMet = <T>(blad: readonly T[], sleutel: (een: T) => string, { limiet }: Lijstvraag): string | null => {
  const laatste = blad.length === limiet ? blad.at(-1) : undefined;
  return laatste === undefined ? null : sleutel(laatste);
};

export const volgendeNa = (zaken: readonly { readonly zaakId: string }[], vraag: Lijstvraag): string | null => volgendeMet(zaken, ({ zaakId }) => zaakId, vraag);
/** The same of a list with one line per resident. */
export const volgendeInwoner = (inwoners: readonly { readonly inwonerRef: string }[], vraag: Lijstvraag): string | null => volgendeMet(inwoners, ({ inwonerRef }) => inwonerRef, vraag);
