import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROLLEN, SECTIES } from '../contracts/bericht';
import { HANDELINGEN, VOORWAARDEN } from '../privacy/kader';
import { laadBeleid, leesBeleidsbestanden } from './beleid';
import type { Beleidsbestand } from './beleid.types';
import { ConfiguratieFout } from './bestand';
import { keurWaarden, waardenschema } from './waarden';

const CONFIG = join(process.cwd(), 'config');
const klopt = waardenschema(CONFIG);
const bestanden = leesBeleidsbestanden(CONFIG);
const versies = bestanden.flatMap((bestand) => bestand.versies.map((versie) => [bestand, versie] as const));

type Pad = readonly (string | number)[];
type Knoop = Record<string | number, unknown>;

const kopie = (waarden: unknown): Knoop => structuredClone(waarden) as Knoop;
/** The values with another one at that place; undefined: without it. */
const met = (waarden: unknown, pad: Pad, waarde: unknown): Knoop => {
  const nieuw = kopie(waarden);
  const ouder = pad.slice(0, -1).reduce<Knoop>((knoop, deel) => knoop[deel] as Knoop, nieuw);
  const laatste = pad.at(-1) ?? '';
  if (waarde === undefined) delete ouder[laatste];
  else ouder[laatste] = waarde;
  return nieuw;
};
const groepenIn = (waarde: unknown, pad: Pad = []): Pad[] => {
  if (typeof waarde !== 'object' || waarde === null) return [];
  const dieper = Object.entries(waarde).flatMap(([naam, een]) => groepenIn(een, [...pad, naam]));
  return Array.isArray(waarde) ? dieper : [pad, ...dieper];
};
/** What is said of a file whose last version says this. */
const klacht = (id: string, waarden: unknown): string => {
  const bestand = bestanden.find((een) => een.id === id) ?? { ...(bestanden[0] as Beleidsbestand), id, versies: (bestanden[0] as Beleidsbestand).versies.slice(0, 1) };
  const [laatste, eerder] = [bestand.versies.at(-1), bestand.versies.slice(0, -1)];
  try {
    keurWaarden(`${id}.yaml`, { ...bestand, versies: [...eerder, { ...laatste, waarden }] } as Beleidsbestand, klopt);
  } catch (fout) {
    expect(fout).toBeInstanceOf(ConfiguratieFout);
    return (fout as Error).message;
  }
  return 'geen klacht';
};
const laatsteVan = (id: string): unknown => bestanden.find((een) => een.id === id)?.versies.at(-1)?.waarden;

describe('the values of an agreement have a form', () => {
  it.each(versies.map(([bestand, versie]) => [`${bestand.id} ${versie.versie}`, bestand, versie] as const))('%s has it, and neither without values nor with a field more in any group', (_naam, bestand, versie) => {
    const keur = (waarden: object) => () => keurWaarden(bestand.id, { ...bestand, versies: [{ ...versie, waarden: waarden as Beleidsbestand['versies'][number]['waarden'] }] }, klopt);
    expect(keur(versie.waarden)).not.toThrow();
    expect(keur({})).toThrow(ConfiguratieFout);
    for (const pad of groepenIn(versie.waarden)) expect(keur(met(versie.waarden, [...pad, 'wekenOnzin'], 6))).toThrow(`versie ${versie.versie}: ${['waarden', ...pad, 'wekenOnzin'].join('/')} hoort er niet in`);
  });

  it.each<[string, Pad, unknown, string]>([
    ['besluit-na-wia4', ['zonderEigenBesluitVanaf', 'TIEL'], '2025-02-30', 'versie v2: waarden/zonderEigenBesluitVanaf/TIEL is geen bestaande datum (jjjj-mm-dd)'],
    ['boete-alert', ['gronden'], ['INLICHTINGEN'], 'versie v3: waarden/gronden/0 is geen van INLICHTINGENPLICHT, ARBEIDSVERPLICHTING, OVERIGE_PLICHT_PW'],
    ['boete-alert', ['gesprekkenVereist'], 'ja', 'versie v3: waarden/gesprekkenVereist is geen true of false'],
    ['contactcadans', ['regels', 0, 'maanden'], 0, 'versie v1: waarden/regels/0/maanden is lager dan 1'],
    ['contactcadans', ['regels', 1, 'telt'], [], 'versie v1: waarden/regels/1/telt is leeg'],
    ['contactcadans', ['regels', 1, 'meerGesprekken', 'hooguit'], undefined, 'versie v1: waarden/regels/1/meerGesprekken/hooguit ontbreekt'],
    ['definitie-kp4', ['maxMaandenPerspectief'], '24', 'versie v2: waarden/maxMaandenPerspectief is geen geheel getal of null'],
    ['driegesprek', ['opVerzoek'], undefined, 'versie v2: waarden/opVerzoek ontbreekt'],
    ['inkomenscontact', ['inloopmomenten'], null, 'versie v1: waarden/inloopmomenten is geen true of false'],
    ['instrumentprijzen', ['regels', 0, 'prijs'], -1, 'versie v1: waarden/regels/0/prijs is lager dan 0'],
    ['instrumentprijzen', ['regels', 0, 'klantprofielen'], ['KP5'], 'versie v1: waarden/regels/0/klantprofielen/0 is geen van KP1, KP2, KP3, KP4'],
    ['monitoring-kp4', ['sinds'], 2024, 'versie v1: waarden/sinds is geen tekst'],
    ['onderbouwing-kp3-naar-kp4', ['soorten'], undefined, 'versie v1: waarden/soorten ontbreekt'],
    ['onderbouwing-kp4-naar-kp3', ['soorten', 'DEELTIJD'], {}, 'versie v2: waarden/soorten/DEELTIJD hoort er niet in'],
    ['onderbouwing-kp4-naar-kp3', ['soorten', 'DEELTIJDWERK'], {}, 'versie v2: waarden/soorten/DEELTIJDWERK/urenPerWeekMeerDan ontbreekt'],
    ['ontheffing-bij-overdracht', ['scope'], ['a', 'b', 'c', 'z'], 'versie C: waarden/scope/3 is geen van a, b, c'],
    ['ontheffing-bij-overdracht', ['langsteDuur'], { maanden: 1.5, rollen: ['coach'] }, 'versie C: waarden/langsteDuur/maanden is geen geheel getal; versie C: waarden/langsteDuur/rollen/0 is geen van werkcoach, participatiecoach'],
    ['ontheffing-bij-overdracht', ['langsteDuur'], undefined, 'versie C: waarden/langsteDuur ontbreekt'],
    ['ontmoetingen', ['initiatief'], 'GEMEENTE', 'versie v2: waarden/initiatief is geen lijst'],
    ['plan-van-aanpak', ['zelfVormgevenVastleggen'], 1, 'versie v2: waarden/zelfVormgevenVastleggen is geen true of false'],
    ['privacykader', ['matrix', 'medisch', 'werkcoach', 'STUREN'], ['IEDEREEN'], 'versie v2: waarden/matrix/medisch/werkcoach/STUREN/0 is geen van GEMEENTE,'],
    ['privacykader', ['matrix', 'medisch', 'coach'], {}, 'versie v2: waarden/matrix/medisch/coach hoort er niet in'],
    ['profiel-tiel', ['regels'], [], 'versie v1: waarden/regels is leeg'],
    ['profiel-neder-betuwe', ['regels', 0, 'uitvoerderKp4'], 'Buren', 'versie v2: waarden/regels/0/uitvoerderKp4 heeft niet de juiste vorm'],
    ['reintegratiemiddelen', ['deelGemeenteProcent'], 105, 'versie v1: waarden/deelGemeenteProcent is hoger dan 100'],
    ['servicenormen', ['boete'], undefined, 'versie v1: waarden/boete ontbreekt'],
    ['servicenormen', ['ontheffing', 'perGemeente', 'TIEL'], { besluitNodigWekenVooraf: [8, 8] }, 'versie v1: waarden/ontheffing/perGemeente/TIEL/besluitNodigWekenVooraf noemt iets twee keer'],
    ['startdatum-overdracht', ['vertrek'], 90, 'versie v1: waarden/vertrek is geen groep velden'],
    ['verslag-aan-bestuur', ['periodiek'], undefined, 'versie v2: waarden/periodiek ontbreekt'],
    ['wet-bezwaar', ['wekenOnzin'], 6, 'versie v1: waarden/wekenOnzin hoort er niet in'],
    ['wet-bezwaar', ['weken'], 1e15, 'versie v1: waarden/weken is hoger dan 520'],
    ['wet-ontheffing-alleenstaande-ouder', ['kindTotJaar'], undefined, 'versie v1: waarden/kindTotJaar ontbreekt'],
    ['wet-ontheffing-tijdelijk', ['scope'], ['a', 'b', 'c', 'z'], 'versie v1: waarden/scope/3 is geen van a, b, c'],
    ['wet-ontheffing-van-rechtswege', ['scope'], [], 'versie v1: waarden/scope is leeg'],
    ['wet-sancties', ['OVERIGE_PLICHT_PW'], undefined, 'versie v1: waarden/OVERIGE_PLICHT_PW ontbreekt'],
    ['wet-sancties', ['ARBEIDSVERPLICHTING', 'sancties'], ['STRAF'], 'versie v1: waarden/ARBEIDSVERPLICHTING/sancties/0 is geen van BOETE, WAARSCHUWING, VERLAGING'],
  ])('of %s: %j as %j is refused', (id, pad, waarde, melding) => {
    expect(klacht(id, laatsteVan(id))).toBe('geen klacht');
    const gezegd = klacht(id, met(laatsteVan(id), pad, waarde));
    expect(gezegd).toContain(`${id}.yaml: ${melding}`);
  });

  it('an agreement that nothing is known of is refused, and a profile of any gemeente is not', () => {
    expect(klacht('wet-onbekend', { weken: 6 })).toBe('wet-onbekend.yaml: voor de afspraak wet-onbekend staat geen vorm in waarden.schema.json');
    expect(klacht('profiel-west-maas-en-waal', laatsteVan('profiel-tiel'))).toBe('geen klacht');
  });

  it('for the privacy framework are the words that the code knows', () => {
    const { definitions } = JSON.parse(readFileSync(join(CONFIG, 'beleid', 'waarden.schema.json'), 'utf8')) as { definitions: Record<string, { properties: Record<string, { properties: object }>; items: { enum: string[] } }> };
    const velden = (groep: { properties: object } | undefined): string[] => Object.keys(groep?.properties ?? {});
    expect([velden(definitions['privacykader']?.properties['matrix']), velden(definitions['kaderrij']), velden(definitions['kadercel'])]).toEqual([[...SECTIES], [...ROLLEN], [...HANDELINGEN]]);
    expect([definitions['voorwaarden']?.items.enum, definitions['rollen']?.items.enum]).toEqual([[...VOORWAARDEN], [...ROLLEN]]);
  });
});

describe('what a service reads at its start', () => {
  let map: string;
  beforeEach(() => {
    map = mkdtempSync(join(tmpdir(), 'waarden-'));
    mkdirSync(join(map, 'beleid'));
    for (const naam of ['beleid.schema.json', 'waarden.schema.json', 'driegesprek.yaml', 'wet-bezwaar.yaml']) copyFileSync(join(CONFIG, 'beleid', naam), join(map, 'beleid', naam));
  });
  afterEach(() => rmSync(map, { recursive: true, force: true }));
  const laad = () => laadBeleid(map, { activeringen: [], voorbeelden: false });
  const wijzig = (naam: string, van: string, naar: string): string => {
    const bestand = join(map, 'beleid', naam);
    const tekst = readFileSync(bestand, 'utf8');
    expect(tekst).toContain(van);
    writeFileSync(bestand, tekst.replace(van, naar));
    return bestand;
  };

  it('is refused by file, version and field, also where the version does not hold yet', () => {
    expect(laad().ids).toEqual(['driegesprek', 'wet-bezwaar']);
    const bestand = wijzig('wet-bezwaar.yaml', 'waarden: { weken: 6 }', 'waarden: {}');
    expect(laad).toThrow(new ConfiguratieFout(bestand, ['versie v1: waarden/weken ontbreekt']));
    wijzig('wet-bezwaar.yaml', 'actief: true', 'actief: false');
    expect(laad).toThrow(new ConfiguratieFout(bestand, ['versie v1: waarden/weken ontbreekt']));
  });

  it('tells all faults of all versions together', () => {
    const bestand = wijzig('driegesprek.yaml', '{ aanbodVerplicht: false, opVerzoek: false }', '{ opVerzoek: nee }');
    wijzig('driegesprek.yaml', '{ aanbodVerplicht: true, opVerzoek: true }', '{ aanbodVerplicht: true }');
    expect(laad).toThrow(new ConfiguratieFout(bestand, ['versie v0: waarden/aanbodVerplicht ontbreekt', 'versie v0: waarden/opVerzoek is geen true of false', 'versie v2: waarden/opVerzoek ontbreekt']));
  });
});
