import { createServer } from 'node:http';
import { dirname, resolve } from 'node:path';
import { leesPartijen } from '../partijen';
import { koppen, maakInloggen, vergeetSessie } from './inloggen';
import { maakProvider } from './provider';
import { maakOidcSleutels } from './sleutels';

const env = (naam: string): string => {
  const waarde = process.env[naam];
  if (!waarde) throw new Error(`${naam} is required`);
  return waarde;
};

/** The sandbox's token server, as a process of its own: the gateway knows it only by its issuer, as it would in production. */
const start = (): void => {
  const poort = Number(env('HTTP_POORT'));
  const issuer = process.env['OIDC_ISSUER'] ?? `http://127.0.0.1:${poort}`;
  const portaalUrl = process.env['PORTAAL_URL'];
  const { aansluitingen, medewerkers } = leesPartijen(dirname(resolve(env('CONFIG_MAP'))));
  const sleutels = maakOidcSleutels(dirname(resolve(env('AANSLUITINGEN_MAP'))), aansluitingen.map(({ naam }) => naam));
  const provider = maakProvider({ issuer, audience: process.env['TOKEN_AUDIENCE'] ?? 'urn:schakel:api', aansluitingen, sleutels, portaalUrl });
  provider.on('server_error', (_ctx, fout) => console.error(`token server error: ${fout.name}`));
  const behandel = provider.callback();
  const inloggen = maakInloggen(provider, medewerkers);
  const vaste = Object.entries(koppen(portaalUrl));
  const server = createServer((verzoek, antwoord) => {
    for (const [naam, waarde] of vaste) antwoord.setHeader(naam, waarde);
    vergeetSessie(verzoek);
    if (verzoek.url === '/health') antwoord.setHeader('content-type', 'application/json').end('{"status":"ok"}');
    else if (!inloggen(verzoek, antwoord)) void behandel(verzoek, antwoord);
  });
  server.listen(poort, '127.0.0.1', () => console.info(`token server ready for ${aansluitingen.length} connections`));
  for (const sein of ['SIGTERM', 'SIGINT'] as const) {
    process.once(sein, () => {
      server.close(() => process.exit(0));
      server.closeIdleConnections();
      setTimeout(() => process.exit(0), 2000).unref();
    });
  }
};

try {
  start();
} catch (fout) {
  console.error(`token server cannot start: ${fout instanceof Error ? fout.message : 'unknown'}`);
  process.exitCode = 1;
}
