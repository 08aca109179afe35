import { readFileSync } from 'node:fs';
import { plainToInstance, Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, validateSync } from 'class-validator';

const Getal = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value));
const HTTP = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

export class Config {
  @Matches(/^postgres(ql)?:\/\//) SUITE_DATABASE_URL!: string;
  @Matches(/^amqps?:\/\//) SUITE_AMQP_URL!: string;
  @IsString() SUITE_QUEUE!: string;
  @IsUrl(HTTP) SCHAKEL_API_URL!: string;
  @IsUrl(HTTP) OIDC_TOKEN_URL!: string;
  @IsString() SUITE_CLIENT_ID!: string;
  /** File with the private key (JWK) of this connection. */
  @IsString() SUITE_CLIENT_KEY_FILE!: string;
  @Matches(/^urn:nld:oin:\d{20}:systeem:[a-z-]+$/) SUITE_SOURCE!: string;
  @IsOptional() @IsString() TOKEN_AUDIENCE: string = 'urn:schakel:api';
  @Getal() @IsInt() @Min(0) @Max(65_535) HTTP_POORT!: number;
  @Getal() @IsInt() @Min(0) @Max(65_535) OPERATIES_POORT!: number;
  @IsOptional() @IsString() OPERATIES_ADRES: string = '127.0.0.1';
  @IsOptional() @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']) LOG_NIVEAU: string = 'info';
}

export class ConfigFout extends Error {
  override readonly name = 'ConfigFout';
}

const GEHEIM = ['SUITE_DATABASE_URL', 'SUITE_AMQP_URL'];

/** A secret may be given as the path of a file: `<NAME>_FILE`. */
const metBestanden = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const uit = Object.fromEntries(Object.entries(env).filter(([, waarde]) => waarde !== ''));
  for (const naam of GEHEIM) {
    const pad = uit[`${naam}_FILE`];
    if (pad !== undefined) uit[naam] = readFileSync(pad, 'utf8').trim();
  }
  return uit;
};

/** Names what is missing or wrong; never a value, because values can be secrets. */
export const laadConfig = (env: NodeJS.ProcessEnv = process.env): Config => {
  const config = plainToInstance(Config, metBestanden(env), { exposeDefaultValues: true });
  const fouten = validateSync(config, { validationError: { target: false, value: false } }).map(({ property }) => property);
  if (fouten.length > 0) throw new ConfigFout(`De instellingen kloppen niet: ${fouten.join(', ')}`);
  return config;
};
