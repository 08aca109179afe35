import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { leesJson, schrijfJson } from './bestanden';
import { leeft, type ProcesId } from './proces-id';

/** What a running sandbox tells its clients (demo, tests, CLI); stands in .hub/<instantie>/zandbak.json, owner only. */
export type Urls = {
  /** AMQP address per broker user: the services, `uit.<aansluiting>` per connection, and `beheer`. */
  readonly amqp: Readonly<Record<string, string>>;
  /** PostgreSQL address per role: `<dienst>_eigenaar|_schrijf|_lees`, `suite_eigenaar`, `suite`, and `beheer`. */
  readonly postgres: Readonly<Record<string, string>>;
  /** RabbitMQ management API, with the administrator's name and password in it. */
  readonly brokerBeheer: string;
  readonly http: string;
  readonly oidc: string;
  readonly smtp: string;
  /** The page with the mail that was sent. */
  readonly post: string;
  readonly suite: string;
  /** The pages for staff. */
  readonly portaal: string;
  /** Health and metrics per service. */
  readonly operaties: Readonly<Record<string, string>>;
  /** Directory with the private key (JWK) of each connection. */
  readonly aansluitingsleutels: string;
};

export type Toestand = { readonly instantie: string; readonly gestartOp: string; readonly houder: ProcesId; readonly urls: Urls };

export const hubmap = (map: string, instantie: string): string => join(map, '.hub', instantie);
const bestand = (instantiemap: string): string => join(instantiemap, 'zandbak.json');

export const schrijfToestand = (instantiemap: string, toestand: Toestand): void => schrijfJson(bestand(instantiemap), toestand);

export const wisToestand = (instantiemap: string): void => rmSync(bestand(instantiemap), { force: true });

/** The state of a sandbox that runs now; undefined when none does. */
export const leesToestand = (map: string, instantie: string): Toestand | undefined => {
  const toestand = leesJson<Toestand>(bestand(hubmap(map, instantie)));
  return toestand && leeft(toestand.houder) ? toestand : undefined;
};
