import { CODES, isCode } from '#shared/contracts/codes';
import { plusDagen } from '#shared/kernel/datum';
import { amsterdamseDag } from '#shared/kernel/klok';
import type { Beleidsversie } from '#shared/policy/beleid';
import { nl } from '../demo/toneel';
import { VOLGENS_DE_KLOK, type GegevenOordeel, type Simulatie, type Verschil, type Vraag } from './simulatie';

const tabel = (koppen: readonly string[], rijen: readonly (readonly string[])[], onder: (plek: number) => readonly string[] = () => []): string[] => {
  const breedtes = koppen.map((kop, i) => Math.max(kop.length, ...rijen.map((rij) => (rij[i] ?? '').length)));
  const regel = (cellen: readonly string[]): string => `  ${cellen.map((cel, i) => cel.padEnd(breedtes[i] ?? 0)).join('  ')}`.trimEnd();
  return [regel(koppen), ...rijen.flatMap((rij, plek) => [regel(rij), ...onder(plek)])];
};

const sinds = ({ vanaf, tot }: Beleidsversie): string => {
  const begin = vanaf === null ? 'altijd al' : nl(vanaf);
  return tot === null ? begin : `${begin}, t/m ${nl(plusDagen(tot, -1))}`;
};

const bronnen = ({ bron, teBevestigen }: Beleidsversie): string[] => [
  ...bron.map(({ document, plaats, zin }) => `    “${zin}” (${document}, ${plaats})`),
  ...teBevestigen.map((punt) => `    Te bevestigen: ${punt}`),
];

const herstel = (code: string): string[] => (isCode(code) ? [`    ${code}: ${CODES[code].oorzaak} ${CODES[code].herstel}`] : []);

const onderOordeel = ({ codes, toelichting, versie }: GegevenOordeel): string[] => [...codes.flatMap(herstel), ...(toelichting ? [`    Het gaat om: ${toelichting}`] : []), ...bronnen(versie)];

const metCode = ({ uitkomst, codes }: GegevenOordeel): string => [uitkomst, ...codes].join(' ');

const oordelen = ({ oordelen: gegeven }: Simulatie): string[] =>
  gegeven.length === 0
    ? ['  Van dit bericht beoordeelt geen afspraak iets zonder de stand van de zaak.']
    : tabel(
        ['afspraak', 'versie', 'geldt sinds', 'waarover', 'uitkomst', 'code'],
        gegeven.map(({ regel, versie, vraag, uitkomst, codes }) => [regel, versie.versie, sinds(versie), vraag, uitkomst, codes.join(', ')]),
        (plek) => (gegeven[plek] ? onderOordeel(gegeven[plek]) : []),
      );

const naamVan = (type: string): string => type.replace(/^nl\.participatiewet\./, '').replace(/\.v\d+$/, '');

/** Field names, codes and days only: nothing of the resident that the message is about. */
export const toonSimulatie = ({ bericht, soort, op, nu }: Vraag, simulatie: Simulatie): string[] => [
  `Bericht ${naamVan(bericht.type)} (${soort.mcode}), beoordeeld op ${nl(op)} (${soort.datumveld === null ? 'data.peildatum' : `data.verloop.${soort.datumveld}`})`,
  'Aangenomen: de inwoner woont in de gemeente van het bericht en heeft het klantprofiel dat bij het bericht past, de afzender is zijn coach of consulent, een genoemde coach staat geregistreerd, en er loopt niets anders.',
  '',
  `Afspraken die gelden op ${nl(op)}; ${VOLGENS_DE_KLOK} volgens de klok, op ${nl(amsterdamseDag(nu))}`,
  ...tabel(['afspraak', 'versie', 'geldt sinds', 'onderwerp'], simulatie.afspraken.map((versie) => [versie.id, versie.versie, sinds(versie), versie.onderwerp])),
  '',
  'Wat zij van dit bericht zeggen',
  ...oordelen(simulatie),
];

const GEEN = 'geen';

export const toonVerschil = (waarmee: string, { afspraken, oordelen: anders }: Verschil): string[] => [
  '',
  `Anders met ${waarmee}`,
  ...(afspraken.length === 0 ? ['  Er gelden dezelfde afspraken.'] : tabel(['afspraak', 'nu', 'dan'], afspraken.map(({ nu, proef }) => [(nu ?? proef)?.id ?? '', nu?.versie ?? GEEN, gewijzigd(nu, proef)]))),
  ...(anders.length === 0
    ? ['  Over dit bericht wordt niet anders beslist.']
    : tabel(['afspraak', 'waarover', 'nu', 'dan'], anders.map(({ nu, proef }) => [(nu ?? proef)?.regel ?? '', (nu ?? proef)?.vraag ?? '', nu ? metCode(nu) : GEEN, proef ? metCode(proef) : GEEN]))),
];

const gewijzigd = (nu: Beleidsversie | undefined, proef: Beleidsversie | undefined): string => {
  if (!proef) return GEEN;
  return nu?.versie === proef.versie ? `${proef.versie}, met andere waarden: geef dit een nieuwe versie` : proef.versie;
};

