import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Melding } from '../sandbox/bestanden';
import { GebondenBeller } from './gebonden';
import { lopendeZandbak } from './lopend';

export const uitleg = 'roept de API aan zoals een systeem het doet, met een bewijs: schakel roep <aansluiting> <METHODE> <pad> [bestand]';
const HULP = `Gebruik: schakel roep <aansluiting> <METHODE> <pad> [bestand] [--kop 'Naam: waarde']
  bijvoorbeeld: schakel roep gemeente-tiel.regie POST /v1/berichten bericht.json --kop 'Prefer: wait=10'`;

const OPTIES = { kop: { type: 'string', multiple: true, default: [] as string[] } } as const;
const BERICHT = /^\/v1\/(berichten|voorvertoningen)$/;

const koppenUit = (regels: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    regels.map((regel) => {
      const [, naam, waarde] = /^([A-Za-z-]+):\s*(.+)$/.exec(regel) ?? [];
      if (!naam || !waarde) throw new Melding(`Dit is geen kop: "${regel}". Schrijf die als 'Naam: waarde'.`);
      return [naam, waarde];
    }),
  );

const leesInhoud = (bestand: string): string => {
  try {
    return readFileSync(bestand, 'utf8');
  } catch {
    throw new Melding(`Het bestand is niet te lezen: ${bestand}`);
  }
};

/** Exit code 0 only when the hub accepts; the answer goes to standard output, so that it can be piped on. */
export const voerUit = async (args: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIES, allowPositionals: true });
  const [aansluiting = '', methode = '', pad = '', bestand, teveel] = positionals;
  if (!/^[a-z0-9.-]+$/.test(aansluiting) || !/^(GET|POST|DELETE)$/.test(methode) || !pad.startsWith('/') || teveel !== undefined) {
    console.error(HULP);
    return 2;
  }
  const inhoud = bestand === undefined ? undefined : leesInhoud(bestand);
  const { http, oidc, aansluitingsleutels } = lopendeZandbak(map);
  const beller = new GebondenBeller({ tokenUrl: `${oidc}/token`, clientId: aansluiting, jwkBestand: join(aansluitingsleutels, `${aansluiting}.json`) });
  const type = BERICHT.test(pad.split('?', 1)[0] ?? '') ? 'application/cloudevents+json' : 'application/json';
  const bewijs = await beller.koppen(methode, `${http}${pad}`).catch((fout: unknown) => {
    throw new Melding(`Er is geen toegangstoken voor ${aansluiting} (${fout instanceof Error ? fout.message : 'onbekend'}). Bestaat die aansluiting in config/partijen?`);
  });
  const antwoord = await fetch(`${http}${pad}`, {
    method: methode,
    headers: { ...(inhoud === undefined ? {} : { 'content-type': type }), ...koppenUit(values.kop), ...bewijs },
    ...(inhoud === undefined ? {} : { body: inhoud }),
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  });
  console.log(await antwoord.text());
  if (!antwoord.ok) console.error(`De hub antwoordt met ${antwoord.status}.`);
  return antwoord.ok ? 0 : 1;
};
