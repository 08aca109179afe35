import { IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, MinLength } from 'class-validator';
import { AlsGetal, BasisConfig } from '#shared/operations/config';

export class NotificationsConfig extends BasisConfig {
  @Matches(/^smtps?:\/\//, { message: 'moet een smtp- of smtps-adres zijn' })
  SMTP_URL!: string;

  @Matches(/[^\s<>@]+@[A-Za-z0-9.-]+>?$/, { message: 'moet een mailadres zijn, eventueel met naam' })
  MAIL_AFZENDER!: string;

  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] }, { message: 'moet een http- of https-adres zijn' })
  PORTAAL_URL!: string;

  /** Name and phone number of support, as they stand in every mail. */
  @IsString({ message: 'moet naam en telefoonnummer zijn' })
  @MinLength(3, { message: 'moet naam en telefoonnummer zijn' })
  MAIL_HULP!: string;

  /** Where mail that cannot be delivered comes back, by SMTP. */
  @AlsGetal()
  @IsInt({ message: 'moet een poortnummer zijn' })
  @Min(0)
  @Max(65_535)
  BOUNCE_POORT!: number;

  @IsOptional()
  @IsString({ message: 'moet een adres zijn' })
  BOUNCE_ADRES: string = '127.0.0.1';

  /** The domain whose mail is delivered to that port; its addresses stand on the envelope only. */
  @Matches(/^[a-z0-9.-]+$/, { message: 'moet een domein in kleine letters zijn' })
  BOUNCE_DOMEIN!: string;
}
