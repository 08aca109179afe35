import { isBsn } from '#shared/contracts/bsn';
import type { Datum } from '#shared/kernel/datum';
import type { Medewerker } from '../api/api.types';
import type { Concept } from '../api/bericht';
import { een, gevuld, type Veld, type Waarden } from '../taken/antwoord.types';
import { SANCTIEGROND, SANCTIESOORT } from '../taal/begrippen';
import { organisatienaam } from '../taal/woorden';

const keuzes = (woorden: Readonly<Record<string, string>>) => Object.entries(woorden).map(([waarde, tekst]) => ({ waarde, tekst }));

const KANALEN = [
  { waarde: 'FYSIEK', tekst: 'Op kantoor' },
  { waarde: 'TELEFOON', tekst: 'Aan de telefoon' },
  { waarde: 'VIDEO', tekst: 'Met beeldbellen' },
  { waarde: 'SCHRIFTELIJK', tekst: 'Per brief' },
];

/** The agreement asks for two talks; a third row for who held more. */
const GESPREKKEN = [1, 2, 3] as const;
const VOLGORDE = ['Eerste', 'Tweede', 'Derde'] as const;

const gesprekvelden = (): Veld[] =>
  GESPREKKEN.flatMap((nummer): Veld[] => [
    { soort: 'datum', naam: `gesprek${nummer}`, label: `${VOLGORDE[nummer - 1] ?? ''} gesprek met de inwoner`, verplicht: false },
    { soort: 'lijst', naam: `kanaal${nummer}`, label: `${VOLGORDE[nummer - 1] ?? ''} gesprek: hoe sprak u elkaar?`, verplicht: false, keuzes: KANALEN },
  ]);

export const BSN_VELD: Veld = { soort: 'tekst', naam: 'bsn', label: 'Burgerservicenummer van de inwoner', uitleg: 'Negen cijfers.', verplicht: true, max: 9 };
export const isNummer = (waarde: string | undefined): boolean => isBsn(waarde);

/** A gemeente only where the resident's own is not known to this person. */
export const sanctievelden = (gemeenten: readonly string[], vandaag: Datum): readonly Veld[] => [
  ...(gemeenten.length > 1 ? [{ soort: 'keuze' as const, naam: 'gemeente', label: 'In welke gemeente woont de inwoner?', verplicht: true, keuzes: gemeenten.map((code) => ({ waarde: code, tekst: organisatienaam(code) })) }] : []),
  { soort: 'keuze', naam: 'sanctieSoort', label: 'Wat overweegt u?', verplicht: true, keuzes: keuzes(SANCTIESOORT) },
  { soort: 'keuze', naam: 'grond', label: 'Wat is de reden?', verplicht: true, keuzes: keuzes(SANCTIEGROND) },
  { soort: 'datum', naam: 'overwegingsDatum', label: 'Overwogen op', verplicht: true, begin: vandaag },
  ...gesprekvelden(),
];

/** Gemeenten that Werkzaak serves, as far as the directory shows them. */
export const gemeentenUit = (medewerkers: readonly Medewerker[]): string[] => [...new Set(medewerkers.map(({ organisatie }) => organisatie))].filter((code) => code !== 'WERKZAAK').sort();

const gesprekken = (waarden: Waarden): { gespreksdatum: string; kanaal: string }[] =>
  GESPREKKEN.flatMap((nummer) => {
    const gespreksdatum = een(waarden, `gesprek${nummer}`);
    return gespreksdatum ? [{ gespreksdatum, kanaal: een(waarden, `kanaal${nummer}`) ?? 'FYSIEK' }] : [];
  });

/** A talk has a day and a way; half of it is a fault to mend, not something to guess. */
export const halveGesprekken = (waarden: Waarden): Record<string, string> =>
  Object.fromEntries(
    GESPREKKEN.flatMap((nummer) => {
      const [datum, kanaal] = [een(waarden, `gesprek${nummer}`), een(waarden, `kanaal${nummer}`)];
      if (datum && !kanaal) return [[`kanaal${nummer}`, `Kies hoe u elkaar sprak bij het ${(VOLGORDE[nummer - 1] ?? '').toLowerCase()} gesprek.`]];
      return kanaal && !datum ? [[`gesprek${nummer}`, `Vul de datum in van het ${(VOLGORDE[nummer - 1] ?? '').toLowerCase()} gesprek.`]] : [];
    }),
  );

export type Sanctieinvoer = { readonly inwonerRef: string; readonly zaakId: string; readonly gemeente: string; readonly waarden: Waarden; readonly telefoon: string | undefined; readonly naam: string };

export const sanctieconcept = ({ inwonerRef, zaakId, gemeente, waarden, telefoon, naam }: Sanctieinvoer): Concept => {
  const overwegingsDatum = een(waarden, 'overwegingsDatum') as Datum;
  return {
    soort: 'boete.overwogen',
    doel: 'ONDERSTEUNING_BIJ_SANCTIE',
    gemeente,
    peildatum: overwegingsDatum,
    inwonerRef,
    zaakId,
    secties: {
      verloop: { overwegingsDatum },
      contact: gevuld({ naam, telefoon }),
      handhaving: { sanctieSoort: een(waarden, 'sanctieSoort'), grond: een(waarden, 'grond'), gesprekken: gesprekken(waarden) },
    },
  };
};
