import { IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min } from 'class-validator';
import { AlsGetal } from '#shared/operations/config';

const HTTP = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

/** What the pages for staff need: the public API, the issuer where people log in, and a key for their sessions. */
export class PortalConfig {
  @IsIn(['sandbox', 'productie'], { message: 'moet sandbox of productie zijn' })
  SCHAKEL_OMGEVING!: 'sandbox' | 'productie';

  @AlsGetal() @IsInt({ message: 'moet een poortnummer zijn' }) @Min(0) @Max(65_535)
  HTTP_POORT!: number;

  @IsOptional() @IsString({ message: 'moet een adres zijn' })
  HTTP_ADRES: string = '127.0.0.1';

  /** The address under which people reach these pages. */
  @IsUrl(HTTP, { message: 'moet een http- of https-adres zijn' })
  PORTAAL_URL!: string;

  @IsUrl(HTTP, { message: 'moet een http- of https-adres zijn' })
  SCHAKEL_API_URL!: string;

  @IsUrl(HTTP, { message: 'moet een http- of https-adres zijn' })
  OIDC_ISSUER!: string;

  @IsString({ message: 'moet de naam van de client zijn' })
  OIDC_CLIENT_ID!: string;

  /** The private key (JWK) with which the portal identifies itself to the issuer. */
  @IsString({ message: 'moet een JWK zijn' })
  OIDC_CLIENT_KEY!: string;

  @IsOptional() @IsString({ message: 'moet een naam zijn' })
  TOKEN_AUDIENCE: string = 'urn:schakel:api';

  /** Under which source messages from these pages go: that of the portal's connection in the register. */
  @Matches(/^urn:nld:oin:\d{20}:systeem:[a-z0-9-]+$/, { message: 'moet een source zijn' })
  PORTAAL_SOURCE!: string;

  @Matches(/^[A-Za-z0-9+/]{43}=$/, { message: 'moet 32 bytes in base64 zijn' })
  SESSIE_SLEUTEL!: string;

  /** Name and phone number of support. */
  @IsString({ message: 'moet naam en telefoonnummer zijn' })
  MAIL_HULP!: string;

  @AlsGetal() @IsInt({ message: 'moet een poortnummer zijn' }) @Min(0) @Max(65_535)
  OPERATIES_POORT!: number;

  @IsOptional() @IsString({ message: 'moet een adres zijn' })
  OPERATIES_ADRES: string = '127.0.0.1';

  @IsOptional() @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], { message: 'moet een logniveau zijn' })
  LOG_NIVEAU: string = 'info';
}
