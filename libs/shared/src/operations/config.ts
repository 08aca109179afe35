import 'reflect-metadata';
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { plainToInstance, Transform } from 'class-transformer';
import { getMetadataStorage, IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, Validate, validateSync, ValidatorConstraint, type ValidationArguments, type ValidatorConstraintInterface } from 'class-validator';

/** Names every variable that is missing or wrong; never a value, because values can be secrets. */
export class ConfigFout extends Error {
  override readonly name = 'ConfigFout';
  constructor(readonly fouten: readonly string[]) {
    super(`De instellingen kloppen niet:\n${fouten.map((fout) => `- ${fout}`).join('\n')}`);
  }
}

const getal = ({ value }: { value: unknown }): unknown => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value);
/** A whole number in an environment variable. */
export const AlsGetal = (): PropertyDecorator => Transform(getal);

@ValidatorConstraint({ name: 'zegelsleutel' })
class Zegelsleutelvorm implements ValidatorConstraintInterface {
  validate(waarde: unknown): boolean {
    try {
      return typeof waarde === 'string' && createPrivateKey(waarde).asymmetricKeyType === 'ed25519';
    } catch {
      return false;
    }
  }
  defaultMessage(): string {
    return 'moet een ed25519-sleutel in PEM zijn';
  }
}

@ValidatorConstraint({ name: 'brokeradressen' })
class Brokeradressen implements ValidatorConstraintInterface {
  validate(waarde: unknown): boolean {
    if (typeof waarde !== 'string') return false;
    const adressen = waarde.split(',').map((adres) => adres.trim());
    if (!adressen.every((adres) => /^amqps?:\/\//.test(adres) && URL.canParse(adres))) return false;
    // Whoever falls over from one node to the next stays who he was, and where.
    return new Set(adressen.map((adres) => new URL(adres)).map(({ protocol, username, pathname }) => `${protocol}${username}${pathname}`)).size === 1;
  }
  defaultMessage(): string {
    return 'moet een amqp- of amqps-adres zijn, of de adressen van een cluster met komma\'s ertussen, alle voor dezelfde gebruiker en vhost';
  }
}

@ValidatorConstraint({ name: 'alleenInZandbak' })
class AlleenInZandbak implements ValidatorConstraintInterface {
  validate(waarde: unknown, { object }: ValidationArguments): boolean {
    return typeof waarde === 'string' && (object as BasisConfig).SCHAKEL_OMGEVING === 'sandbox';
  }
  defaultMessage(): string {
    return 'mag alleen in de sandbox';
  }
}

/** What every service needs (12-factor). Each secret may also be given as the path of a file: `<NAME>_FILE`. */
export class BasisConfig {
  @IsIn(['sandbox', 'productie'], { message: 'moet sandbox of productie zijn' })
  SCHAKEL_OMGEVING!: 'sandbox' | 'productie';

  /** One broker, or the nodes of a cluster separated by commas. */
  @Validate(Brokeradressen)
  AMQP_URL!: string;

  /** Management API of the broker, without name or password: there a service sees that its user has no tag. */
  @IsOptional()
  @Matches(/^https?:\/\/[^@]+$/, { message: 'moet een webadres zonder naam of wachtwoord zijn' })
  BROKER_BEHEER_ADRES?: string;

  @Matches(/^postgres(ql)?:\/\//, { message: 'moet een postgres-adres zijn' })
  DATABASE_URL_SCHRIJF!: string;

  @Matches(/^postgres(ql)?:\/\//, { message: 'moet een postgres-adres zijn' })
  DATABASE_URL_LEES!: string;

  @IsString({ message: 'moet het pad van de sleutelring zijn' })
  SLEUTELS_FILE!: string;

  /** Signs where the chain of the log is. Kept outside the database, whose keeper could otherwise sign his own changes. */
  @Validate(Zegelsleutelvorm)
  LOGBOEK_SLEUTEL!: string;

  /** Directory outside the database where the signed checkpoints are written down. */
  @IsString({ message: 'moet het pad van een map zijn' })
  LOGBOEK_GETUIGE_MAP!: string;

  /** Sandbox only: where `npm run chaos` says at which point a service must fall. */
  @IsOptional()
  @Validate(AlleenInZandbak)
  FAALPUNTEN_MAP?: string;

  @IsOptional()
  @IsString({ message: 'moet een pad zijn' })
  CONFIG_MAP: string = `${process.cwd()}/config`;

  @AlsGetal()
  @IsInt({ message: 'moet een poortnummer zijn' })
  @Min(0)
  @Max(65_535)
  OPERATIES_POORT!: number;

  @IsOptional()
  @IsString({ message: 'moet een adres zijn' })
  OPERATIES_ADRES: string = '127.0.0.1';

  @IsOptional()
  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], { message: 'moet een logniveau zijn' })
  LOG_NIVEAU: string = 'info';
}

/** The settings a class declares; the environment holds variables of others too, also some that end in `_FILE`. */
const gevraagdeNamen = (klasse: new () => object): string[] => [
  ...new Set(getMetadataStorage().getTargetValidationMetadatas(klasse, '', true, false).map(({ propertyName }) => propertyName)),
];

/** `X_FILE` supplies `X`, unless `X` is set too (then the intent is unclear). */
const metBestanden = (gevraagd: readonly string[], env: NodeJS.ProcessEnv, fouten: string[]): Record<string, string> => {
  const uit: Record<string, string> = {};
  for (const doel of gevraagd) {
    const waarde = env[doel];
    if (waarde !== undefined && waarde !== '') uit[doel] = waarde;
    const naam = `${doel}_FILE`;
    const pad = env[naam];
    if (pad === undefined || pad === '') continue;
    if (uit[doel] !== undefined) {
      fouten.push(`${doel}: staat er ook als ${naam}; gebruik er een van`);
      continue;
    }
    try {
      uit[doel] = readFileSync(pad, 'utf8').trim();
    } catch {
      fouten.push(`${naam}: dit bestand is niet te lezen`);
    }
  }
  return uit;
};

/** Reads and checks the environment; throws ConfigFout with all faults together. Variables that are not asked for are left out. */
export const laadConfig = <T extends object>(klasse: new () => T, env: NodeJS.ProcessEnv = process.env): T => {
  const fouten: string[] = [];
  const config = plainToInstance(klasse, metBestanden(gevraagdeNamen(klasse), env, fouten), { exposeDefaultValues: true });
  for (const fout of validateSync(config, { whitelist: true, validationError: { target: false, value: false } })) {
    const ontbreekt = (config as Record<string, unknown>)[fout.property] === undefined;
    fouten.push(`${fout.property}: ${ontbreekt ? 'ontbreekt' : Object.values(fout.constraints ?? { x: 'klopt niet' }).join('; ')}`);
  }
  if (fouten.length > 0) throw new ConfigFout(fouten);
  return config;
};
