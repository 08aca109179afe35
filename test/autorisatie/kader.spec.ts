import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLLEN, SECTIES, type Rol, type Sectie } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import { dag, type Datum } from '#shared/kernel/datum';
import { laadBeleid } from '#shared/policy/beleid';
import { beoordeel, UITZONDERINGSSTANDEN, type Uitzonderingsstand } from '#shared/privacy/beoordeel';
import { HANDELINGEN, kaderOp, leesKaders, type Handeling, type Privacykader } from '#shared/privacy/kader';
import { mutanten } from './kader.mutanten';

/** kader.tsv is the oracle, written from the domain and not from config/beleid/privacykader.yaml. Here the framework is held against it, and the oracle against mutants. */
type Rij = { categorie: string; rol: string; sturen: string; ontvangen: string; lezen: string; kader: string; bron: string };
const [kop = '', ...regels] = readFileSync(join(__dirname, 'kader.tsv'), 'utf8').trim().split('\n');
const rijen = regels.map((regel) => Object.fromEntries(regel.split('\t').map((waarde, i) => [kop.split('\t')[i] ?? '', waarde])) as Rij);

/** A day of each version, and the two days at the border between them. */
const DAGEN: Readonly<Record<string, 'v1' | 'v2'>> = { '2015-01-01': 'v1', '2025-03-03': 'v1', '2025-09-01': 'v1', '2025-09-02': 'v2', '2025-10-06': 'v2', '2030-01-01': 'v2' };

type Situatie = { readonly soort: keyof typeof SOORTEN; readonly toegewezen: boolean; readonly gemeente: boolean; readonly noodzaak: boolean; readonly uitzondering: Uitzonderingsstand };

/** Types that hold every section for every role, so that only the framework decides; each of a kind that a condition speaks of. */
const metAlles = (type: string, context: string, belastbaarheidNoodzakelijk: boolean): Berichtsoort => ({
  ...bekendeSoort('nl.participatiewet.overdracht.voorgesteld.v1'),
  type: `nl.participatiewet.${type}.v1`,
  context: context as Berichtsoort['context'],
  belastbaarheidNoodzakelijk,
  secties: Object.fromEntries(SECTIES.map((sectie) => [sectie, { schema: {}, verplicht: false }])),
  afzenders: Object.fromEntries(ROLLEN.map((rol) => [rol, SECTIES])),
  weergaven: Object.fromEntries(ROLLEN.map((rol) => [rol, Object.fromEntries(SECTIES.map((sectie) => [sectie, '*']))])),
});
const SOORTEN = {
  overig: metAlles('verstrekking.gegeven', 'verstrekking', false),
  ontheffing: metAlles('ontheffing.verleend', 'ontheffing', true),
  voorstel: metAlles('overdracht.voorgesteld', 'overdracht', true),
  onderbouwing: metAlles('overdracht.onderbouwd', 'overdracht', true),
  sanctie: metAlles('boete.overwogen', 'boete', false),
  inwonerregistratie: metAlles('inwoner.geregistreerd', 'inwoner', false),
  regieregistratie: metAlles('regie.gewijzigd', 'regie', false),
};

/** The words of the table. */
const WOORDEN: Readonly<Record<string, (s: Situatie) => boolean>> = {
  ja: () => true,
  nee: () => false,
  'eigen gemeente': ({ gemeente }) => gemeente,
  toegewezen: ({ toegewezen }) => toegewezen,
  'toegewezen of registratie': ({ toegewezen, soort }) => toegewezen || soort === 'inwonerregistratie' || soort === 'regieregistratie',
  noodzaak: ({ noodzaak, soort }) => noodzaak || ['ontheffing', 'voorstel', 'onderbouwing'].includes(soort),
  'noodzakelijk door het soort bericht': ({ soort }) => ['ontheffing', 'voorstel', 'onderbouwing'].includes(soort),
  'alleen als onderbouwing': ({ soort }) => soort === 'voorstel' || soort === 'onderbouwing',
  'alleen bij een overwogen sanctie': ({ soort }) => soort === 'sanctie',
  uitzondering: ({ uitzondering }) => uitzondering === 'GELDIG',
};
const mag = (tekst: string, situatie: Situatie): boolean =>
  tekst.split(', ').every((woord) => {
    const regel = WOORDEN[woord];
    if (!regel) throw new Error(`onbekend woord in kader.tsv: ${woord}`);
    return regel(situatie);
  });

const KOLOM = { STUREN: 'sturen', ONTVANGEN: 'ontvangen', LEZEN: 'lezen' } as const;
const cel = (versie: string, categorie: Sectie, rol: Rol, handeling: Handeling): string => {
  const gevonden = rijen.filter((rij) => rij.categorie === categorie && rij.rol.split(' ').includes(rol) && rij.kader.split(' ').includes(versie));
  if (gevonden.length !== 1) throw new Error(`kader.tsv zegt ${gevonden.length} keer iets over ${categorie}, ${rol}, ${versie}`);
  return gevonden[0]?.[KOLOM[handeling]] ?? '';
};

const beide = [true, false];
const SITUATIES: readonly Situatie[] = (Object.keys(SOORTEN) as (keyof typeof SOORTEN)[]).flatMap((soort) =>
  beide.flatMap((toegewezen) => beide.flatMap((gemeente) => beide.flatMap((noodzaak) => UITZONDERINGSSTANDEN.map((uitzondering) => ({ soort, toegewezen, gemeente, noodzaak, uitzondering }))))),
);
type Vak = { readonly categorie: Sectie; readonly rol: Rol; readonly handeling: Handeling };
const VAKKEN: readonly Vak[] = SECTIES.flatMap((categorie) => ROLLEN.flatMap((rol) => HANDELINGEN.map((handeling) => ({ categorie, rol, handeling }))));

const afwijking = (kader: Privacykader, versie: string, vak: Vak): string | undefined => {
  const tekst = cel(versie, vak.categorie, vak.rol, vak.handeling);
  const fout = SITUATIES.find((s) => {
    const { toegestaan } = beoordeel({ kader, soort: SOORTEN[s.soort], ...vak, toegewezen: s.toegewezen, gemeenteKlopt: s.gemeente, noodzaak: s.noodzaak ? 'DAGBESTEDING' : undefined, uitzondering: s.uitzondering });
    return toegestaan !== mag(tekst, s);
  });
  return fout && `${vak.rol}, ${vak.handeling.toLowerCase()} ${vak.categorie} (${versie}): de tabel zegt "${tekst}", het kader anders bij ${JSON.stringify(fout)}`;
};

const kaders = leesKaders(laadBeleid(join(process.cwd(), 'config'), { activeringen: [], voorbeelden: false }).versies('privacykader'));

/** True when a day, or one cell on a day, is judged otherwise than the table says. What the mutant left as it was, was judged already. */
const gezien = (mutant: readonly Privacykader[]): boolean =>
  Object.entries(DAGEN).some(([datum, versie]) => {
    const kader = kaderOp(mutant, dag(datum));
    const echt = kaderOp(kaders, datum as Datum);
    if (kader === echt) return false;
    const zelfdeLijsten = kader.onderbouwingTypen === echt.onderbouwingTypen && kader.registratieContexten === echt.registratieContexten;
    const gelijk = ({ categorie, rol, handeling }: Vak) => zelfdeLijsten && JSON.stringify(kader.matrix[categorie]?.[rol]?.[handeling]) === JSON.stringify(echt.matrix[categorie]?.[rol]?.[handeling]);
    return VAKKEN.some((vak) => !gelijk(vak) && afwijking(kader, versie, vak) !== undefined);
  });

describe('the table of the framework', () => {
  it.each(Object.entries(DAGEN))('is what the framework says on %s (%s)', (datum, versie) => {
    const kader = kaderOp(kaders, dag(datum));
    expect(VAKKEN.flatMap((vak) => afwijking(kader, versie, vak) ?? [])).toEqual([]);
  });
  it('names its source in every row', () => expect(rijen.filter(({ bron }) => !/§3b|P-05|M-\d\d/.test(bron ?? ''))).toEqual([]));
});

/** Mutants that no situation tells apart, with the reason. */
const GELIJKWAARDIG: readonly (readonly [RegExp, string])[] = [
  [/: met TOEGEWEZEN_OF_REGISTRATIE$/, 'wie is toegewezen voldoet daar al aan'],
  [/ handhaving participatiecoach .*: TOEGEWEZEN_OF_REGISTRATIE in plaats van TOEGEWEZEN$/, 'een bericht over een overwogen sanctie is geen registratie'],
  [/^v1 belastbaarheid .*: (met NOODZAAK(_UIT_SOORT)?|TOEGEWEZEN_OF_REGISTRATIE in plaats van TOEGEWEZEN)$/, 'een onderbouwing is noodzakelijk door haar soort, en is geen registratie'],
  [/ belastbaarheid .* STUREN: met NOODZAAK$/, 'wat noodzakelijk is door het soort bericht, is noodzakelijk'],
  [/^v2 onderbouwingTypen: /, 'geen cel van de tweede versie vraagt naar onderbouwing'],
];

it('sees at least 95% of all faults that could be made in the framework', () => {
  const alle = mutanten(kaders);
  const over = alle.filter((mutant) => !gezien(mutant.kaders)).map(({ naam }) => naam);
  const onverklaard = over.filter((naam) => !GELIJKWAARDIG.some(([patroon]) => patroon.test(naam)));
  process.stdout.write(`privacykader: ${alle.length - over.length} van ${alle.length} mutanten gezien (${((100 * (alle.length - over.length)) / alle.length).toFixed(1)}%); de andere ${over.length} zijn gelijkwaardig\n`);
  expect(onverklaard).toEqual([]);
  expect(alle.length).toBeGreaterThan(1000);
  expect((alle.length - over.length) / alle.length).toBeGreaterThanOrEqual(0.95);
});
