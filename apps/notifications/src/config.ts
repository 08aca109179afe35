import { IsString, IsUrl, Matches, MinLength } from 'class-validator';
import { BasisConfig } from '#shared/operations/config';

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
}
