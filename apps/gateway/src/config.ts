import { IsInt, IsOptional, IsString, IsUrl, Max, Min, Validate, ValidatorConstraint, type ValidationArguments, type ValidatorConstraintInterface } from 'class-validator';
import { AlsGetal, BasisConfig } from '#shared/operations/config';
import type { Tokenbinding } from './toegang/binding';

/** A token that anybody may use who has it is for trying things out by hand, and only there. */
@ValidatorConstraint({ name: 'tokenbinding' })
class Gebonden implements ValidatorConstraintInterface {
  validate(waarde: unknown, { object }: ValidationArguments): boolean {
    return waarde === 'verplicht' || (waarde === 'toegestaan' && (object as GatewayConfig).SCHAKEL_OMGEVING === 'sandbox');
  }
  defaultMessage(): string {
    return 'moet verplicht zijn; alleen in de sandbox mag het toegestaan zijn';
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

  /** Where the hub's own systems find it without the proxy in front; proofs of possession for this address count too. */
  @IsOptional()
  @IsUrl(WEBADRES, { message: 'moet een webadres zijn' })
  INTERNE_URL?: string;

  /** Whether every token must be bound to a key of its holder (docs/adr/0032). */
  @Validate(Gebonden)
  TOKENBINDING: Tokenbinding = 'verplicht';

  @IsUrl(WEBADRES, { message: 'moet een webadres zijn' })
  OIDC_ISSUER!: string;

  @IsOptional()
  @IsUrl(WEBADRES, { message: 'moet een webadres zijn' })
  OIDC_JWKS_URL?: string;

  @IsOptional()
  @IsString({ message: 'moet een audience zijn' })
  TOKEN_AUDIENCE: string = 'urn:schakel:api';

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
