import { RAPPORTAGES, type Rapportagesoort } from '#shared/contracts/rapportage';
import { isDatum } from '#shared/kernel/datum';
import { leesbaar } from '../taal/begrippen';
import { zonderDag } from '../taal/datum';
import { organisatienaam } from '../taal/woorden';
import { grafiekview, type Grafiekview } from './grafiek.view';
import { REGELINGEN, type Fasetabel, type Getal, type Rapportage, type Teltabel } from './rapportages.types';
import { DEFINITIES, DOOR_DEFINITIE, KENMERKNAAM, RAPPORTAGENAAM, RAPPORTAGEUITLEG, waardenaam } from './rapportages.woorden';

/** What stands where a number is withheld. */
export const NIET_GETOOND = 'niet getoond';

export type Tabelregel = { readonly namen: readonly string[]; readonly cellen: readonly string[] };
export type Tabelview = {
  readonly bijschrift: string;
  readonly naamkoppen: readonly string[];
  readonly getalkoppen: readonly string[];
  readonly regels: readonly Tabelregel[];
  readonly totalen: readonly string[];
  /** Sentences under the table. */
  readonly onder: readonly string[];
  readonly grafiek: Grafiekview | null;
};

type Keuze = { readonly waarde: string; readonly tekst: string };
export type Rapportagesview = {
  readonly titel: string;
  readonly uitleg: string;
  readonly soort: Rapportagesoort;
  readonly jaar: string;
  readonly soorten: readonly Keuze[];
  readonly jaren: readonly Keuze[];
  /** Which gemeenten: those of the reader, or those that take part in a pilot. */
  readonly wie: readonly Keuze[];
  readonly proef: string;
  readonly tabellen: readonly Tabelview[];
  /** Said where there is no table. */
  readonly leeg: string;
  /** Why some numbers are not there; empty where all are. */
  readonly verborgen: readonly string[];
  /** What is counted and what is not, where the name of the report does not say it. */
  readonly telt: readonly string[];
  readonly definities: readonly string[];
  readonly bestand: string;
};

const cel = (getal: Getal): string => (getal === null ? NIET_GETOOND : String(getal));
const KOLOMNAAM: Readonly<Record<string, string>> = { REGIO: 'Hele regio', DEELNEMERS: 'Deelnemers aan de proef' };
export const kolomnaam = (gemeente: string): string => KOLOMNAAM[gemeente] ?? organisatienaam(gemeente);

/** Of which a pilot can be read: what is counted per gemeente (R-186). */
export const isPerProef = (soort: Rapportagesoort): boolean => !['doorlooptijden', 'standen', 'fasen'].includes(soort);
const WIE: readonly Keuze[] = [{ waarde: '', tekst: 'De gemeenten waarvoor u werkt' }, { waarde: 'intensiever-contact', tekst: 'De deelnemers aan de proef Intensiever contact' }];
const isLeeg = (rapportage: Rapportage): boolean => 'gemeenten' in rapportage && rapportage.gemeenten.length === 0;
const namenVan = (kenmerken: Readonly<Record<string, string>>): string[] => Object.entries(kenmerken).map(([naam, waarde]) => waardenaam(naam, waarde));

export const teltabel = ({ gemeenten, regels, totalen, totaal }: Teltabel, naam: string): Tabelview => {
  // One column says the same as its total.
  const metTotaal = gemeenten.length > 1;
  const cellen = (aantallen: Teltabel['totalen'], som: Getal): string[] => [...gemeenten.map((gemeente) => cel(aantallen[gemeente] ?? null)), ...(metTotaal ? [cel(som)] : [])];
  return {
    bijschrift: naam,
    naamkoppen: Object.keys(regels[0]?.kenmerken ?? {}).map((kenmerk) => KENMERKNAAM[kenmerk] ?? leesbaar(kenmerk)),
    getalkoppen: [...gemeenten.map(kolomnaam), ...(metTotaal ? ['Totaal'] : [])],
    regels: regels.map((regel) => ({ namen: namenVan(regel.kenmerken), cellen: cellen(regel.aantallen, regel.totaal) })),
    totalen: cellen(totalen, totaal),
    onder: [],
    grafiek: grafiekview(naam, regels.map((regel) => ({ namen: namenVan(regel.kenmerken), aantal: regel.totaal }))),
  };
};

const KOLOM: Readonly<Record<(typeof REGELINGEN)[number], string>> = { pwet: 'Participatiewet', ioaw: 'IOAW', ioaz: 'IOAZ', bbz: 'Bbz', totaal: 'Totaal' };

const fasetabel = ({ gemeente, peildatum, definitie, regels, totalen, ontheven, laagsteFase }: Fasetabel): Tabelview => {
  const naam = `${kolomnaam(gemeente)} op ${isDatum(peildatum) ? zonderDag(peildatum) : peildatum}`;
  const onthevenen = ontheven === null ? 'Het aantal mensen met een ontheffing is niet getoond.' : `Mensen met een ontheffing: ${ontheven}. Zij zijn apart geteld.`;
  const aandeel = laagsteFase === null ? [] : [`${leesbaar(laagsteFase.fase)} is ${laagsteFase.procent.replace('.', ',')} procent van alle uitkeringen.`];
  return {
    bijschrift: naam,
    naamkoppen: ['Fase'],
    getalkoppen: REGELINGEN.map((regeling) => KOLOM[regeling]),
    regels: regels.map((regel) => ({ namen: [leesbaar(regel.fase)], cellen: REGELINGEN.map((regeling) => cel(regel[regeling])) })),
    totalen: REGELINGEN.map((regeling) => cel(totalen[regeling])),
    onder: [onthevenen, ...aandeel, `Ingedeeld volgens: ${leesbaar(definitie).toLowerCase()}. Vergelijk niet met een andere indeling.`],
    grafiek: grafiekview(naam, regels.map((regel) => ({ namen: [leesbaar(regel.fase)], aantal: regel.totaal }))),
  };
};

export const VERBORGEN: readonly string[] = [
  'Een aantal van 1 tot en met 4 tonen wij niet. Het kan over iemand gaan die u kent.',
  'Soms staat ook een groter aantal er niet. Anders kon u het kleine aantal uitrekenen.',
];

/** What was expected of a group, beside what it is (R-176). */
const verwachting = ({ verwacht }: Rapportage): string[] =>
  verwacht ? [`Verwacht bij “${waardenaam('groep', verwacht.groep)}”: hooguit ${verwacht.hoogstens} in de hele regio.`, `Die groep telt wie sinds ${zonderDag(verwacht.sinds)} overging.`] : [];

const tabellenVan = (rapportage: Rapportage): Tabelview[] => {
  if ('tabellen' in rapportage) return rapportage.tabellen.map(fasetabel);
  if (rapportage.regels.length === 0) return [];
  const { soort, jaar, peildatum } = rapportage;
  return [{ ...teltabel(rapportage, `${RAPPORTAGENAAM[soort]} ${peildatum ? `op ${zonderDag(peildatum)}` : `in ${jaar}`}`), onder: verwachting(rapportage) }];
};

/** The years that can be chosen: this one and the ten before it, as far back as the definitions go. */
const jarenTot = (jaar: number): Keuze[] => Array.from({ length: 11 }, (_, terug) => String(jaar - terug)).map((een) => ({ waarde: een, tekst: een }));

export const rapportagesview = (rapportage: Rapportage, ditJaar: number): Rapportagesview => {
  const { soort, jaar, toelichting, proef } = rapportage;
  return {
    titel: `${RAPPORTAGENAAM[soort]} in ${jaar}`,
    uitleg: RAPPORTAGEUITLEG[soort],
    soort,
    jaar: String(jaar),
    soorten: RAPPORTAGES.map((een) => ({ waarde: een, tekst: RAPPORTAGENAAM[een] })),
    jaren: jarenTot(Math.max(ditJaar, jaar)),
    wie: WIE,
    proef: proef ?? '',
    tabellen: tabellenVan(rapportage),
    leeg: isLeeg(rapportage) ? (toelichting ?? '') : 'Er is in dit jaar niets geteld.',
    verborgen: toelichting === undefined || isLeeg(rapportage) ? [] : VERBORGEN,
    telt: soort === 'definitie' ? DOOR_DEFINITIE : [],
    definities: soort === 'overdrachten' || soort === 'definitie' ? DEFINITIES : [],
    bestand: `/rapportages/${soort}.csv?jaar=${jaar}${proef ? `&proef=${proef}` : ''}`,
  };
};
