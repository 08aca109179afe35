import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { keurLogboek, type Bevinding, type Keuringsuitslag } from '#shared/logboek/keuring';
import { leesRecords, metLogboek } from '#shared/logboek/lezer';
import { alsUitvoer } from '#shared/logboek/uitvoer';
import { zegelkeuring } from '#shared/logboek/zegel';
import { metClient } from '#shared/persistence/client';
import { toetsWissingen, type Wissingfout } from '#shared/persistence/bewaren/toets';
import { isDatum } from '#shared/kernel/datum';
import { momentInAmsterdam } from '#shared/kernel/klok';
import { Melding } from '../sandbox/bestanden';
import { DIENSTEN_MET_SCHEMA } from '../sandbox/database';
import { getuigemap } from '../sandbox/diensten';
import { openbareLogboeksleutels } from '../sandbox/geheimen';
import { hubmap, leesToestand } from '../sandbox/toestand';

export const uitleg = 'verify keurt het logboek; uitvoer --vanaf <dag> --tot <dag> geeft het als JSON Lines (LDV en ADL)';

const GEBRUIK = `Gebruik:
  schakel logboek verify  [--dienst <naam>] [--getuige <map>] [--sleutels <map>]
  schakel logboek uitvoer --vanaf <dag of moment> --tot <dag of moment> [--dienst <naam>] [--gemeente <naam>]
Zonder meer werkt dit op de draaiende sandbox. Voor een andere database: DATABASE_URL of DATABASE_URL_FILE, en bij verify --sleutels <map> met de openbare sleutels.`;

const OPTIES = { dienst: { type: 'string' }, getuige: { type: 'string' }, sleutels: { type: 'string' }, vanaf: { type: 'string' }, tot: { type: 'string' }, gemeente: { type: 'string' } } as const;

type Plaats = { readonly url: (dienst: string) => string; readonly sleutels: string; readonly getuige: string | undefined };
type Periode = { readonly vanaf: Date; readonly tot: Date; readonly gemeente: string | undefined; readonly register: string };
type Vlaggen = { readonly [K in keyof typeof OPTIES]?: string | undefined };

const MOMENT = /^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:\d{2})$/;

/** Findings shown per service; the rest is counted. */
const TOON = 20;

const omgevingsUrl = (): string | undefined => {
  const bestand = process.env['DATABASE_URL_FILE'];
  return process.env['DATABASE_URL'] ?? (bestand ? readFileSync(bestand, 'utf8').trim() : undefined);
};

/** The database that the environment names, or else the sandbox that runs. */
const zoekPlaats = (map: string, { sleutels, getuige }: Vlaggen): Plaats => {
  const url = omgevingsUrl();
  if (url) return { url: () => url, sleutels: sleutels ?? '', getuige };
  const instantie = process.env['SCHAKEL_INSTANTIE'] ?? 'start';
  const toestand = leesToestand(map, instantie);
  if (!toestand) throw new Melding('Er draait geen sandbox. Start die met npm start, of geef DATABASE_URL op.');
  const eigen = hubmap(map, instantie);
  return { url: (dienst) => toestand.urls.postgres[`${dienst}_schrijf`] ?? '', sleutels: sleutels ?? openbareLogboeksleutels(eigen), getuige: getuige ?? getuigemap(eigen) };
};

/** `<dienst>.pem`, and `<dienst>.<anything>.pem` for keys from before. */
const leesSleutels = (map: string, dienst: string): string[] => {
  if (!map) throw new Melding('Geef met --sleutels de map met de openbare sleutels: <dienst>.pem');
  const bestanden = readdirSync(map).filter((naam) => naam.startsWith(`${dienst}.`) && naam.endsWith('.pem'));
  if (bestanden.length === 0) throw new Melding(`In ${map} staat geen openbare sleutel van ${dienst} (${dienst}.pem).`);
  return bestanden.map((naam) => readFileSync(join(map, naam), 'utf8'));
};

/** Lines that were there before the database is looked at: each of them must be in it. */
async function* regelsVan(bestand: string, bytes: number): AsyncGenerator<string> {
  if (bytes === 0) return;
  for await (const regel of createInterface({ input: createReadStream(bestand, { end: bytes - 1 }), crlfDelay: Infinity })) if (regel !== '') yield regel;
}

const waar = ({ positie, volgnr, recordId, zegel }: Bevinding): string =>
  [
    positie === undefined ? '' : `positie ${positie}`,
    zegel === undefined ? '' : `zegel ${zegel}`,
    volgnr === undefined ? '' : `volgnr ${volgnr}`,
    recordId === undefined ? '' : `record ${recordId}`,
  ].filter(Boolean).join(', ');

const vertel = ({ dienst, bevindingen, records, zegels, getekendTot, nogNietGetekend, metGetuige }: Keuringsuitslag): void => {
  const getuige = metGetuige ? '' : ' Zonder getuige is een afgekapte staart niet te zien.';
  if (bevindingen > 0) console.log(`${dienst}: NIET IN ORDE, ${bevindingen} bevinding(en) op ${records} records.${getuige}`);
  else if (getekendTot === null) console.log(`${dienst}: in orde, nog geen records onder een handtekening; ${nogNietGetekend} wachten.${getuige}`);
  else console.log(`${dienst}: in orde, ${records} records in ${zegels} zegels, ondertekend tot ${getekendTot}; ${nogNietGetekend} van daarna nog niet.${getuige}`);
};

const keurDienst = (dienst: string, plaats: Plaats): Promise<Keuringsuitslag> =>
  metClient(plaats.url(dienst), 'schakel.logboek', async (client) => {
    const deugt = zegelkeuring(leesSleutels(plaats.sleutels, dienst));
    const bestand = plaats.getuige === undefined ? undefined : join(plaats.getuige, `${dienst}.jsonl`);
    const bytes = bestand !== undefined && existsSync(bestand) ? statSync(bestand).size : 0;
    let getoond = 0;
    const meld = (bevinding: Bevinding): void => {
      getoond += 1;
      if (getoond <= TOON) console.log(`  ${dienst}, ${waar(bevinding) || 'geheel'}: ${bevinding.uitleg}`);
    };
    const uitslag = await metLogboek(client, dienst, (bron) => keurLogboek({ ...bron, ...(bestand === undefined ? {} : { getuige: regelsVan(bestand, bytes) }) }, deugt, meld));
    if (getoond > TOON) console.log(`  ${dienst}: en nog ${getoond - TOON}`);
    vertel(uitslag);
    return uitslag;
  });

const WISSING: Readonly<Record<Wissingfout['soort'], string>> = {
  ZONDER_RECORD: 'hier is gewist zonder dat het logboek het zegt',
  ZONDER_GRAFSTEEN: 'het logboek zegt dat hier is gewist, en er staat geen grafsteen',
  STAAT_ER_NOG: 'het logboek zegt dat dit is gewist, en het staat er nog',
};

/** What was erased, held against the log both ways, at one moment. */
const keurWissingen = (dienst: string, plaats: Plaats): Promise<number> =>
  metClient(plaats.url(dienst), 'schakel.logboek', async (client) => {
    await client.query(`SET search_path = ${dienst}`);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const query = async <T>(sql: string): Promise<T> => (await client.query(sql)).rows as T;
    const fouten = await toetsWissingen({ em: { query } });
    await client.query('ROLLBACK');
    for (const { soort, plaats: waar } of fouten.slice(0, TOON)) console.log(`  ${dienst}, ${waar}: ${WISSING[soort]}`);
    if (fouten.length > 0) console.log(`${dienst}: NIET IN ORDE, ${fouten.length} keer klopt een wissing niet met het logboek.`);
    return fouten.length;
  });

const verify = async (diensten: readonly string[], plaats: Plaats): Promise<number> => {
  let bevindingen = 0;
  for (const dienst of diensten) bevindingen += (await keurDienst(dienst, plaats)).bevindingen + (await keurWissingen(dienst, plaats));
  return bevindingen === 0 ? 0 : 1;
};

/** Written as fast as the reader takes it, so that a log of years goes through a pipe. */
const voerRecordsUit = async (diensten: readonly string[], plaats: Plaats, { vanaf, tot, gemeente, register }: Periode): Promise<number> => {
  for (const dienst of diensten) {
    await metClient(plaats.url(dienst), 'schakel.logboek', (client) =>
      metLogboek(client, dienst, async () => {
        for await (const record of leesRecords(client, vanaf, tot)) {
          if (gemeente !== undefined && record.gemeente !== gemeente) continue;
          for (const regel of alsUitvoer(dienst, record, register)) {
            if (!process.stdout.write(`${JSON.stringify(regel)}\n`)) await new Promise((klaar) => process.stdout.once('drain', klaar));
          }
        }
      }),
    );
  }
  return 0;
};

/** Version of the register of processing that the lines refer to. */
const registerversie = (map: string): string => (parse(readFileSync(join(map, 'config', 'verwerkingen', 'verwerkingen.yaml'), 'utf8')) as { versie: string }).versie;

const leesMoment = (tekst = ''): Date | undefined => {
  if (isDatum(tekst)) return momentInAmsterdam(tekst);
  const moment = new Date(tekst);
  return MOMENT.test(tekst) && !Number.isNaN(moment.getTime()) ? moment : undefined;
};

const verkeerd = (waarom: string): number => {
  console.error(`${waarom}\n${GEBRUIK}`);
  return 2;
};

export const voerUit = async (args: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIES, allowPositionals: true });
  const [opdracht, ...teveel] = positionals;
  if ((opdracht !== 'verify' && opdracht !== 'uitvoer') || teveel.length > 0) return verkeerd('Kies verify of uitvoer.');
  const { dienst, gemeente } = values;
  if (dienst !== undefined && !DIENSTEN_MET_SCHEMA.some((naam) => naam === dienst)) return verkeerd(`De dienst ${dienst} bestaat niet. Kies uit: ${DIENSTEN_MET_SCHEMA.join(', ')}.`);
  const diensten = dienst === undefined ? DIENSTEN_MET_SCHEMA : [dienst];
  if (opdracht === 'verify') return verify(diensten, zoekPlaats(map, values));
  const [vanaf, tot] = [leesMoment(values.vanaf), leesMoment(values.tot)];
  if (!vanaf || !tot) return verkeerd('Geef --vanaf en --tot als dag (2025-10-06, begint om middernacht in Nederland) of als moment (2025-10-06T12:00:00Z). De dag van --tot telt zelf niet mee.');
  return voerRecordsUit(diensten, zoekPlaats(map, values), { vanaf, tot, gemeente, register: registerversie(map) });
};
