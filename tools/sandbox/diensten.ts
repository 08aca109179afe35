import { join } from 'node:path';

/** What the environment of a service is built from. */
export type Omgeving = {
  readonly map: string;
  readonly instantiemap: string;
  readonly poort: (naam: string) => number;
  readonly amqp: Readonly<Record<string, string>>;
  /** Of the management API, without name or password. */
  readonly brokerBeheer: string;
  readonly postgres: Readonly<Record<string, string>>;
  readonly sleutelringen: Readonly<Record<string, string>>;
  readonly aansluitingsleutels: string;
  /** Directory with, per service, the key that signs its log. */
  readonly logboeksleutels: string;
  readonly sleutel: (naam: string) => string;
  readonly bronVan: (aansluiting: string) => string;
};

export type Dienst = {
  readonly naam: string;
  readonly ingang: string;
  readonly poorten: readonly string[];
  readonly gereed: (o: Omgeving) => string;
  readonly env: (o: Omgeving) => Readonly<Record<string, string>>;
};

export const adres = (poort: number): string => `http://127.0.0.1:${poort}`;

const HULP = 'Servicepunt Schakel (sandbox), 0000 000 000';
/** D-01: the sandbox shows the switch to the example version; in production nothing is activated unless somebody says so. */
const VOORBEELDACTIVERING = 'ontheffing-bij-overdracht@B=2025-09-02';
const SUITE_AANSLUITING = 'werkzaak.werk';

const operaties = (naam: string) => (o: Omgeving): string => `${adres(o.poort(`${naam}.operaties`))}/health/ready`;

/** Where services write down outside the database how far their log is. */
export const getuigemap = (instantiemap: string): string => join(instantiemap, 'logboek', 'getuige');

const hubdienst = (naam: string, eigen: Dienst['env'] = () => ({}), poorten: readonly string[] = []): Dienst => ({
  naam,
  ingang: `dist/apps/${naam}/src/main.js`,
  poorten: [`${naam}.operaties`, ...poorten],
  gereed: operaties(naam),
  env: (o) => ({
    SCHAKEL_OMGEVING: 'sandbox',
    AMQP_URL: o.amqp[naam] ?? '',
    BROKER_BEHEER_ADRES: o.brokerBeheer,
    DATABASE_URL_SCHRIJF: o.postgres[`${naam}_schrijf`] ?? '',
    DATABASE_URL_LEES: o.postgres[`${naam}_lees`] ?? '',
    SLEUTELS_FILE: o.sleutelringen[naam] ?? '',
    LOGBOEK_SLEUTEL_FILE: join(o.logboeksleutels, `${naam}.pem`),
    LOGBOEK_GETUIGE_MAP: getuigemap(o.instantiemap),
    CONFIG_MAP: join(o.map, 'config'),
    BELEID_ACTIVERINGEN: process.env['BELEID_ACTIVERINGEN'] ?? VOORBEELDACTIVERING,
    OPERATIES_POORT: String(o.poort(`${naam}.operaties`)),
    OPERATIES_ADRES: '127.0.0.1',
    LOG_NIVEAU: process.env['LOG_NIVEAU'] ?? 'info',
    ...eigen(o),
  }),
});

const gateway = hubdienst(
  'gateway',
  (o) => ({
    HTTP_POORT: String(o.poort('gateway')),
    HTTP_ADRES: '127.0.0.1',
    PUBLIEKE_URL: adres(o.poort('gateway')),
    INTERNE_URL: adres(o.poort('gateway')),
    // By hand, with curl, is allowed in the sandbox; the tests run as production does.
    TOKENBINDING: process.env['TOKENBINDING'] ?? 'toegestaan',
    OIDC_ISSUER: adres(o.poort('oidc')),
    TOKEN_AUDIENCE: 'urn:schakel:api',
  }),
  ['gateway'],
);

const notifications = hubdienst(
  'notifications',
  (o) => ({
    SMTP_URL: `smtp://127.0.0.1:${o.poort('post.smtp')}`,
    MAIL_AFZENDER: 'Schakel <schakel@sandbox.invalid>',
    PORTAAL_URL: adres(o.poort('portal')),
    MAIL_HULP: HULP,
    BOUNCE_POORT: String(o.poort('notifications.bounce')),
    BOUNCE_ADRES: '127.0.0.1',
    BOUNCE_DOMEIN: 'sandbox.invalid',
  }),
  ['notifications.bounce'],
);

const oidc: Dienst = {
  naam: 'oidc',
  ingang: 'dist/tools/sandbox/oidc/main.js',
  poorten: ['oidc'],
  gereed: (o) => `${adres(o.poort('oidc'))}/.well-known/openid-configuration`,
  env: (o) => ({
    HTTP_POORT: String(o.poort('oidc')),
    AANSLUITINGEN_MAP: o.aansluitingsleutels,
    CONFIG_MAP: join(o.map, 'config'),
    PUBLIEKE_URL: adres(o.poort('gateway')),
    PORTAAL_URL: adres(o.poort('portal')),
    TOKEN_AUDIENCE: 'urn:schakel:api',
  }),
};

const post: Dienst = {
  naam: 'post',
  ingang: 'dist/tools/sandbox/post/main.js',
  poorten: ['post', 'post.smtp'],
  gereed: (o) => `${adres(o.poort('post'))}/`,
  env: (o) => ({
    HTTP_POORT: String(o.poort('post')),
    SMTP_POORT: String(o.poort('post.smtp')),
    POST_MAP: join(o.instantiemap, 'post'),
    BOUNCE_URL: `smtp://127.0.0.1:${o.poort('notifications.bounce')}`,
  }),
};

/** Werkzaak's side: only what an outside party would be given. */
const suite: Dienst = {
  naam: 'suite',
  ingang: 'dist/apps/suite/src/main.js',
  poorten: ['suite', 'suite.operaties'],
  gereed: operaties('suite'),
  env: (o) => ({
    SUITE_DATABASE_URL: o.postgres['suite'] ?? '',
    // An outside party is given one address.
    SUITE_AMQP_URL: o.amqp[`uit.${SUITE_AANSLUITING}`]?.split(',')[0] ?? '',
    SUITE_QUEUE: `uit.${SUITE_AANSLUITING}`,
    SCHAKEL_API_URL: adres(o.poort('gateway')),
    OIDC_TOKEN_URL: `${adres(o.poort('oidc'))}/token`,
    SUITE_CLIENT_ID: SUITE_AANSLUITING,
    SUITE_CLIENT_KEY_FILE: join(o.aansluitingsleutels, `${SUITE_AANSLUITING}.json`),
    SUITE_SOURCE: o.bronVan(SUITE_AANSLUITING),
    HTTP_POORT: String(o.poort('suite')),
    OPERATIES_POORT: String(o.poort('suite.operaties')),
    OPERATIES_ADRES: '127.0.0.1',
    LOG_NIVEAU: process.env['LOG_NIVEAU'] ?? 'info',
  }),
};

const PORTAAL_AANSLUITING = 'schakel.portaal';

/** The pages for staff: what any client of the public API would be given, and a key for its sessions. */
const portal: Dienst = {
  naam: 'portal',
  ingang: 'dist/apps/portal/src/main.js',
  poorten: ['portal', 'portal.operaties'],
  gereed: operaties('portal'),
  env: (o) => ({
    SCHAKEL_OMGEVING: 'sandbox',
    HTTP_POORT: String(o.poort('portal')),
    HTTP_ADRES: '127.0.0.1',
    PORTAAL_URL: adres(o.poort('portal')),
    PORTAAL_SOURCE: o.bronVan(PORTAAL_AANSLUITING),
    SCHAKEL_API_URL: adres(o.poort('gateway')),
    OIDC_ISSUER: adres(o.poort('oidc')),
    OIDC_CLIENT_ID: PORTAAL_AANSLUITING,
    OIDC_CLIENT_KEY_FILE: join(o.aansluitingsleutels, `${PORTAAL_AANSLUITING}.json`),
    TOKEN_AUDIENCE: 'urn:schakel:api',
    SESSIE_SLEUTEL: o.sleutel('portal.sessie'),
    MAIL_HULP: HULP,
    OPERATIES_POORT: String(o.poort('portal.operaties')),
    OPERATIES_ADRES: '127.0.0.1',
    LOG_NIVEAU: process.env['LOG_NIVEAU'] ?? 'info',
  }),
};

/** The surroundings of the hub first; the hub itself and Werkzaak's side come up together after them. */
export const OMGEVINGSDIENSTEN: readonly Dienst[] = [oidc, post];
export const HUBDIENSTEN: readonly Dienst[] = [gateway, hubdienst('handover'), hubdienst('ontheffing'), hubdienst('boete'), hubdienst('verstrekking'), hubdienst('ondersteuning'), hubdienst('rapportage'), notifications, portal, suite];
export const DIENSTEN: readonly Dienst[] = [...OMGEVINGSDIENSTEN, ...HUBDIENSTEN];
