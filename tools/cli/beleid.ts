import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isDatum, type Datum } from '#shared/kernel/datum';
import { leesActiveringen, type Activering } from '#shared/policy/activering';
import { BeleidFout, beleidsopties, leesBeleidsbestanden, maakBeleid, type Beleid } from '#shared/policy/beleid';
import type { Beleidsbestand } from '#shared/policy/beleid.types';
import { ConfiguratieFout } from '#shared/policy/bestand';
import { laadFormulieren } from '#shared/policy/formulieren';
import { laadPartijen } from '#shared/policy/partijen';
import { leesVraag, simuleer, verschilTussen } from '../beleid/simulatie';
import { toonSimulatie, toonVerschil } from '../beleid/tabel';
import { Melding } from '../sandbox/bestanden';

export const uitleg = 'welke afspraken gelden voor een bericht en wat zij ervan zeggen: schakel beleid simuleer --bericht <bestand.json> [--datum <datum>]';
const HULP = `Gebruik: schakel beleid simuleer --bericht <bestand.json> [--datum <jjjj-mm-dd>] [--beleid <map>] [--activeer <beleid>@<versie>=<jjjj-mm-dd>]
  --bericht   een bericht zoals de deur het krijgt, als JSON
  --datum     de dag waarop het wordt beoordeeld; zonder: die van het bericht
  --beleid    een map met YAML-bestanden om te proberen; wat er niet in staat, geldt zoals het is
  --activeer  probeer een voorbereide versie vanaf een dag`;

const OPTIES = { bericht: { type: 'string' }, datum: { type: 'string' }, beleid: { type: 'string' }, activeer: { type: 'string' } } as const;

const eisDatum = (tekst: string | undefined): Datum | undefined => {
  if (tekst === undefined || isDatum(tekst)) return tekst;
  throw new Melding(`${tekst} is geen bestaande datum. Schrijf de datum als 2025-02-03.`);
};

const leesJson = (bestand: string): unknown => {
  if (!existsSync(bestand) || !statSync(bestand).isFile()) throw new Melding(`Het bericht is niet te lezen: ${bestand}. Geef met --bericht een bestand.`);
  try {
    return JSON.parse(readFileSync(bestand, 'utf8')) as unknown;
  } catch {
    throw new Melding(`${bestand} is geen JSON. Een voorbeeld maakt: schakel voorbeeld registratie.`);
  }
};

/** The agreements as they hold, or with files of another folder in the place of those with the same id. */
const beleidMet = (configMap: string, andere?: string, erbij: readonly Activering[] = []): Beleid => {
  const vervangers = andere === undefined ? [] : leesBeleidsbestanden(configMap, andere);
  const blijft = ({ id }: Beleidsbestand): boolean => !vervangers.some((vervanger) => vervanger.id === id);
  const { activeringen, voorbeelden } = beleidsopties();
  const geprobeerd = andere !== undefined || erbij.length > 0;
  return maakBeleid([...leesBeleidsbestanden(configMap).filter(blijft), ...vervangers], { activeringen: [...activeringen, ...erbij], voorbeelden: voorbeelden || geprobeerd });
};

type Opdracht = { readonly bericht: unknown; readonly datum: Datum | undefined; readonly beleid: string | undefined; readonly activeer: string | undefined };

const proefnaam = ({ beleid, activeer }: Opdracht): string => [beleid === undefined ? [] : `de afspraken in ${beleid}`, activeer === undefined ? [] : `de activering ${activeer}`].flat().join(' en ');

const voerSimulatieUit = (opdracht: Opdracht, configMap: string, nu: Date): number => {
  const gelezen = leesVraag(opdracht.bericht, opdracht.datum, nu);
  if ('fouten' in gelezen) {
    console.error(['Dit bericht komt niet door de deur:', ...gelezen.fouten.map(({ pad, melding, herstel }) => `  ${pad || 'het bericht'} ${melding}. ${herstel}`)].join('\n'));
    return 2;
  }
  const { vraag } = gelezen;
  const bronnen = { formulieren: laadFormulieren(configMap), partijen: laadPartijen(configMap) };
  const nuGeldend = simuleer(vraag, { ...bronnen, beleid: beleidMet(configMap) });
  const erbij = leesActiveringen(opdracht.activeer ?? '');
  const proberen = opdracht.beleid !== undefined || erbij.length > 0;
  const verschil = proberen ? verschilTussen(nuGeldend, simuleer(vraag, { ...bronnen, beleid: beleidMet(configMap, opdracht.beleid, erbij) })) : undefined;
  console.log([...toonSimulatie(vraag, nuGeldend), ...(verschil ? toonVerschil(proefnaam(opdracht), verschil) : [])].join('\n'));
  return 0;
};

const eisMap = (map: string | undefined): string | undefined => {
  if (map === undefined || (existsSync(map) && statSync(map).isDirectory())) return map;
  throw new Melding(`De map ${map} bestaat niet. Geef met --beleid een map met YAML-bestanden.`);
};

/** Says what would be decided; sends nothing and changes nothing. `nu`: the clock, for what it decides. */
export const voerUit = (args: string[], { map, nu = new Date() }: { readonly map: string; readonly nu?: Date }): Promise<number> => {
  const { values, positionals } = parseArgs({ args, options: OPTIES, allowPositionals: true });
  if (positionals.length !== 1 || positionals[0] !== 'simuleer' || values.bericht === undefined) {
    console.error(HULP);
    return Promise.resolve(2);
  }
  try {
    const opdracht = { bericht: leesJson(values.bericht), datum: eisDatum(values.datum), beleid: eisMap(values.beleid), activeer: values.activeer };
    return Promise.resolve(voerSimulatieUit(opdracht, join(map, 'config'), nu));
  } catch (fout) {
    if (!(fout instanceof Melding || fout instanceof BeleidFout || fout instanceof ConfiguratieFout)) throw fout;
    console.error(fout instanceof BeleidFout ? `Er is ${fout.message}. Kies met --datum een dag waarop alle afspraken gelden.` : fout.message);
    return Promise.resolve(2);
  }
};
