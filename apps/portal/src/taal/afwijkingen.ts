import { van, type Woorden } from './begrippen';

/** D-28: what a decision that holds departs from, for who may still mend it. */
const AFWIJKING: Readonly<Record<string, Woorden>> = {
  boete: {
    GESPREKKEN_NIET_VASTGELEGD: 'Er zijn geen gesprekken met de inwoner ingevuld.',
    GROND_NIET_IN_BELEID: 'Deze reden staat niet in de afspraak.',
    AL_BESLOTEN: 'Er was al een besluit.',
    VOORWAARDE_NIET_VERVULD: 'De coach kon nog reageren. Niet is vastgelegd waarom u niet wachtte.',
    MANDAAT_ONTBREEKT: 'Er is geen mandaat van de gemeente genoemd dat op de dag van het besluit geldt.',
  },
  ontheffing: {
    BELEID: 'Dit past niet in de afspraak tussen de gemeenten en Werkzaak.',
    VERPLICHTING_NIET_TOEGESTAAN: 'Voor deze plicht kan volgens de wet geen ontheffing.',
    TERMIJN_TE_LANG: 'De laatste dag ligt verder weg dan de afspraak toestaat.',
    OVERBODIG: 'In deze dagen liep al een ontheffing.',
    VOORWAARDE_NIET_VERVULD: 'De inwoner kon niet eerst reageren. Of niet is vastgelegd wie het besluit nam.',
    OVERGANG_ONGELDIG: 'De vorige ontheffing was toen al voorbij.',
  },
};

export const afwijkingen = (context: string, codes: readonly string[] = []): string[] => codes.flatMap((code) => van(AFWIJKING[context] ?? {}, code) ?? []);
