import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { dag, type Datum } from '#shared/kernel/datum';
import { amsterdamseDag } from '#shared/kernel/klok';
import { laadPartijen } from '#shared/policy/partijen';
import { Melding } from '../sandbox/bestanden';
import { leesBestand, type Rijfout } from './inlezen.bestand';
import { maakIds, type Indiener } from './inlezen.berichten';
import { leesIn, proef, type Gang, type Geproefd, type Ingelezen, type Soort } from './inlezen.gang';
import { Hub } from './inlezen.hub';
import { GebondenBeller } from './gebonden';
import { lopendeZandbak } from './lopend';

export const uitleg = 'registreert inwoners uit een CSV-bestand: schakel inlezen <bestand.csv> --als <aansluiting> [--proef]';
const HULP = `Gebruik: schakel inlezen <bestand.csv> --als <aansluiting> [--proef] [--ook-met-fouten]
  --proef            controleert elke regel en wijzigt niets
  --ook-met-fouten   leest de goede regels in, ook als er regels met fouten zijn
Zonder sandbox ook: --api <adres> --token-url <adres> --sleutel <bestand met de private sleutel (JWK)>`;

const OPTIES = {
  als: { type: 'string' },
  proef: { type: 'boolean', default: false },
  'ook-met-fouten': { type: 'boolean', default: false },
  api: { type: 'string' },
  'token-url': { type: 'string' },
  sleutel: { type: 'string' },
} as const;

type Doel = { readonly api: string; readonly tokenUrl: string; readonly sleutel: string; readonly vandaag: Datum };

/** BSNs travel over it: no address without TLS, except on this machine itself. */
const eisVeilig = (adres: string): string => {
  const url = URL.canParse(adres) ? new URL(adres) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))) return adres.replace(/\/$/, '');
  throw new Melding('Het adres van de API en van de tokens moet met https:// beginnen.');
};

/** The clock of the sandbox says what day it is there. */
const dagVanZandbak = async (http: string): Promise<Datum> => {
  const { moment } = (await (await fetch(`${http}/sandbox/klok`, { signal: AbortSignal.timeout(10_000) })).json()) as { moment: string };
  return amsterdamseDag(new Date(moment));
};

const bepaalDoel = async (als: string, { api, 'token-url': tokenUrl, sleutel }: { api?: string; 'token-url'?: string; sleutel?: string }, map: string): Promise<Doel> => {
  if (api !== undefined && tokenUrl !== undefined && sleutel !== undefined) return { api: eisVeilig(api), tokenUrl: eisVeilig(tokenUrl), sleutel, vandaag: dag(amsterdamseDag(new Date())) };
  if (api !== undefined || tokenUrl !== undefined || sleutel !== undefined) throw new Melding('Geef --api, --token-url en --sleutel samen op, of geen van drieën voor de sandbox.');
  const { http, oidc, aansluitingsleutels } = lopendeZandbak(map);
  return { api: http, tokenUrl: `${oidc}/token`, sleutel: join(aansluitingsleutels, `${als}.json`), vandaag: await dagVanZandbak(http) };
};

const leesOf = (bestand: string, wat: string): Buffer => {
  try {
    return readFileSync(bestand);
  } catch {
    throw new Melding(`${wat} is niet te lezen: ${bestand}`);
  }
};

/** The part of the private key that only its owner has. */
const geheimVan = (bestand: string): string => {
  try {
    const { d } = JSON.parse(leesOf(bestand, 'De sleutel').toString('utf8')) as { d?: unknown };
    if (typeof d === 'string' && d !== '') return d;
  } catch (fout) {
    if (fout instanceof Melding) throw fout;
  }
  throw new Melding(`Dit is geen private sleutel (JWK): ${bestand}`);
};

const indienerVoor = (als: string, vandaag: Datum, map: string): Indiener => {
  const partijen = laadPartijen(process.env['CONFIG_MAP'] ?? join(map, 'config'));
  const aansluiting = partijen.aansluiting(als);
  if (!aansluiting?.rollen.includes('systeem')) {
    const namen = partijen.aansluitingen.filter(({ rollen }) => rollen.includes('systeem')).map(({ naam }) => naam);
    throw new Melding(`${als} is geen aansluiting die inwoners registreert. Wel: ${namen.join(', ')}`);
  }
  return { aansluiting, vandaag, isGemeente: partijen.organisatie(aansluiting.organisatie)?.soort === 'GEMEENTE' };
};

const geenToken = (fout: unknown): never => {
  throw new Melding(`Er is geen toegangstoken (${fout instanceof Error ? fout.message : 'onbekend'}). Controleer --als, --token-url en --sleutel, en probeer het opnieuw.`);
};

const toon = ({ regel, kolom, melding, herstel }: Rijfout): void => console.log(`Regel ${regel}${kolom ? `, ${kolom}` : ''}: ${melding} ${herstel}`.trim());
const toonAlle = (fouten: readonly Rijfout[]): void => [...fouten].sort((a, b) => a.regel - b.regel).forEach(toon);

const STAPPEN = 500;
const voortgang = (wat: string): NonNullable<Gang['bijRij']> => (klaar, totaal) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${wat}: ${klaar} van ${totaal}${klaar === totaal ? '\n' : ''}`);
  else if (klaar % STAPPEN === 0) process.stderr.write(`${wat}: ${klaar} van ${totaal}\n`);
};

const NAMEN: readonly (readonly [Soort, string])[] = [
  ['NIEUW', 'nieuw geregistreerd'],
  ['BEKEND', 'al bekend, en nu gelijk'],
  ['EERDER', 'al eerder ingelezen uit dit bestand'],
  ['VERSCHIL', 'wijkt af van wat Schakel weet'],
  ['GEWEIGERD', 'geweigerd'],
  ['ONDERWEG', 'nog niet verwerkt'],
  ['NIET_GESTUURD', 'niet verstuurd, met fouten'],
];
const IN_ORDE: readonly Soort[] = ['NIEUW', 'BEKEND', 'EERDER'];

const toonTabel = (uitkomsten: readonly Ingelezen[], nietGelezen: number): void => {
  const registraties = [...uitkomsten.map(({ registratie }) => registratie), ...Array.from({ length: nietGelezen }, () => 'NIET_GESTUURD' as const)];
  const tel = (lijst: readonly Soort[], soort: Soort): number => lijst.filter((een) => een === soort).length;
  console.log('');
  for (const [soort, naam] of NAMEN) if (tel(registraties, soort) > 0 || soort === 'NIEUW') console.log(`${naam.padEnd(38)} ${String(tel(registraties, soort)).padStart(6)}`);
  const coaches = uitkomsten.flatMap((een) => een.coaches);
  const gelukt = coaches.filter((soort) => IN_ORDE.includes(soort)).length;
  if (coaches.length > 0) console.log(`${'coach toegewezen'.padEnd(38)} ${String(gelukt).padStart(6)} van ${coaches.length}`);
  if ([...registraties, ...coaches].includes('ONDERWEG')) console.log('Geef later dezelfde opdracht opnieuw om te zien hoe het met de rest is afgelopen.');
};

const leesAlles = async (geproefd: readonly Geproefd[], nietGelezen: number, gang: Gang): Promise<number> => {
  const uitkomsten = await leesIn(geproefd, { ...gang, bijRij: voortgang('Inlezen') });
  toonAlle(uitkomsten.filter(({ registratie }) => registratie !== 'NIET_GESTUURD').flatMap(({ fouten }) => fouten));
  toonTabel(uitkomsten, nietGelezen);
  const goed = nietGelezen === 0 && uitkomsten.every(({ registratie, coaches }) => [registratie, ...coaches].every((soort) => IN_ORDE.includes(soort)));
  return goed ? 0 : 1;
};

export const voerUit = async (args: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIES, allowPositionals: true });
  const [bestand, teveel] = positionals;
  if (bestand === undefined || teveel !== undefined || values.als === undefined) {
    console.error(HULP);
    return 2;
  }
  const inhoud = leesOf(bestand, 'Het bestand');
  const gelezen = leesBestand(inhoud);
  const doel = await bepaalDoel(values.als, values, map);
  const indiener = indienerVoor(values.als, doel.vandaag, map);
  const { tokenUrl, sleutel, api } = doel;
  const ids = maakIds(geheimVan(sleutel), inhoud);
  const beller = new GebondenBeller({ tokenUrl, clientId: indiener.aansluiting.naam, jwkBestand: sleutel });
  const hub = new Hub({
    api,
    beller: { koppen: (methode, url) => beller.koppen(methode, url).catch(geenToken), vergeet: () => beller.vergeet() },
    bijWachten: (seconden) => process.stderr.write(`De hub is bezig of niet bereikbaar; verder over ${seconden} s\n`),
  });
  const gang: Gang = { hub, indiener, ids, bijRij: voortgang('Proef') };
  const geproefd = await proef(gelezen, gang);
  const onleesbaar = gelezen.fouten.filter(({ kolom }) => kolom === undefined);
  const mis = onleesbaar.length + geproefd.filter(({ oordeel }) => oordeel !== 'GOED').length;
  console.log(`${basename(bestand)} als ${values.als}: ${gelezen.rijen.length + onleesbaar.length} regels${gelezen.isWindows1252 ? ' (gelezen als Windows-1252)' : ''}`);
  const stopt = values.proef || (mis > 0 && !values['ook-met-fouten']);
  // What is sent all the same is named by its outcome.
  const teTonen = geproefd.filter(({ oordeel }) => stopt || oordeel === 'FOUT');
  toonAlle([...onleesbaar, ...teTonen.flatMap(({ fouten }) => fouten)]);
  if (!stopt) return leesAlles(geproefd, onleesbaar.length, gang);
  console.log(mis === 0 ? 'Alle regels zijn goed.' : `${mis} ${mis === 1 ? 'regel is' : 'regels zijn'} niet goed.`);
  console.log(`Er is niets gewijzigd.${mis > 0 && !values.proef ? ' Verbeter het bestand, of lees de goede regels in met --ook-met-fouten.' : ''}`);
  return mis === 0 ? 0 : 1;
};
