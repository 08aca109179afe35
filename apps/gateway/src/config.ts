import { IsInt, IsOptional, IsString, IsUrl, Max, Min, Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { AlsGetal, BasisConfig } from '#shared/operations/config';

const BYTES = 32;

@ValidatorConstraint({ name: 'sleutel' })
class Sleutel implements ValidatorConstraintInterface {
  validate(waarde: unknown): boolean {
    return typeof waarde === 'string' && Buffer.from(waarde, 'base64').length === BYTES && Buffer.from(waarde, 'base64').toString('base64') === waarde;
  }
  defaultMessage(): string {
    return `moet base64 van ${BYTES} bytes zijn`;
  }
}

const WEBADRES = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

export class GatewayConfig extends BasisConfig {
  @AlsGetal()
  @IsInt({ message: 'moet een poortnummer zijn' })
  @Min(0)
  @Max(65_535)
  HTTP_POORT!: number;

  @IsOptional()
  @IsString({ message: 'moet een adres zijn' })
  HTTP_ADRES: string = '127.0.0.1';

  /** Where callers find this door; stands in the published documents. */
  @IsUrl(WEBADRES, { message: 'moet een webadres zijn' })
  PUBLIEKE_URL!: string;

  @IsUrl(WEBADRES, { message: 'moet een webadres zijn' })
  OIDC_ISSUER!: string;

  @IsOptional()
  @IsUrl(WEBADRES, { message: 'moet een webadres zijn' })
  OIDC_JWKS_URL?: string;

  @IsOptional()
  @IsString({ message: 'moet een audience zijn' })
  TOKEN_AUDIENCE: string = 'urn:schakel:api';

  /** Finds and encrypts the BSN; a change of this key makes every resident a stranger. */
  @Validate(Sleutel)
  BSN_SLEUTEL!: string;

  /** Marks the content of a message, to know a second sending from another message. */
  @Validate(Sleutel)
  INHOUD_SLEUTEL!: string;

  /** Requests per second and connection, and how many may come at once. */
  @IsOptional()
  @AlsGetal()
  @IsInt({ message: 'moet een geheel getal zijn' })
  @Min(1)
  VERZOEKEN_PER_SECONDE: number = 200;

  @IsOptional()
  @AlsGetal()
  @IsInt({ message: 'moet een geheel getal zijn' })
  @Min(1)
  VRIJGAVE_OPNIEUW_SECONDEN?: number;
}
