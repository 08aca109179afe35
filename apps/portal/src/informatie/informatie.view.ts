import { ApiFout } from '../api/api.fout';
import type { VerstrekkingInhoud } from '../api/api.types';
import { nietGegeven } from '../taal/begrippen';
import { voluit } from '../taal/datum';
import type { Informatiestand, Informatiezaak } from './informatie.lezer';
import type { Informatieview, Inhoudview } from './informatie.pagina';
import { informatiesecties } from './informatie.secties';
import { stappenVoor } from './stappen';

/** Only the hub knows for sure; this is about whether the button makes sense. */
export const magNuLezen = ({ verstrekking: { soort, status, leesbaarTotEnMet }, vandaag }: Informatiestand): boolean =>
  soort === 'BIJZONDER' && status === 'GEDEELD' && leesbaarTotEnMet !== undefined && vandaag <= leesbaarTotEnMet;

const GEWIST = 'Schakel heeft de informatie gewist.';
/** Why something that was announced cannot be read, or not any more; by the code of the hub. */
const WAAROM_NIET: Readonly<Record<string, readonly string[]>> = {
  VERKLARING_VERLOPEN: ['De laatste dag is voorbij. U kunt dit niet meer lezen.', GEWIST],
  VERKLARING_INGETROKKEN: ['De inwoner heeft de verklaring ingetrokken. U kunt dit niet meer lezen.', GEWIST],
  VERKLARING_ONTBREEKT: ['Er is nog geen verklaring van de inwoner.', 'Er staat nog niets klaar.'],
  CATEGORIE_NIET_TOEGESTAAN: ['In deze gemeente staat deze uitzondering nu niet aan.'],
  NIET_BEVOEGD: ['Alleen de collega die de inwoner noemde, kan dit lezen.'],
};

export const waaromNiet = (fout: unknown): readonly string[] | undefined => (fout instanceof ApiFout && fout.status === 403 ? WAAROM_NIET[fout.probleem?.code ?? ''] : undefined);

/** As far as the state tells before anybody tries: the named person, and a colleague who is not. */
const vooraf = ({ verstrekking: { soort, status, klaargezetOp, leesbaarTotEnMet }, wie, vandaag }: Informatiestand): readonly string[] => {
  if (soort !== 'BIJZONDER' || wie.rol !== 'participatiecoach' || klaargezetOp === undefined) return [];
  if (status === 'INGETROKKEN') return WAAROM_NIET['VERKLARING_INGETROKKEN'] ?? [];
  if (status === 'VERLOPEN' || (leesbaarTotEnMet !== undefined && vandaag > leesbaarTotEnMet)) return WAAROM_NIET['VERKLARING_VERLOPEN'] ?? [];
  return status === 'GEDEELD' && leesbaarTotEnMet === undefined ? (WAAROM_NIET['NIET_BEVOEGD'] ?? []) : [];
};

export const informatieview = (zaak: Informatiezaak): Informatieview => {
  const { verstrekking, lijsten } = zaak;
  const pad = `/informatie/${verstrekking.zaakId}`;
  const stappen = stappenVoor(zaak);
  const lezen = magNuLezen(zaak) && verstrekking.leesbaarTotEnMet ? { naar: `${pad}/lezen`, laatsteDag: voluit(verstrekking.leesbaarTotEnMet) } : null;
  const hoofd = lezen ? undefined : stappen.find((stap) => stap.hoofd);
  return {
    titel: verstrekking.soort === 'BIJZONDER' ? 'Een conclusie of advies' : 'Informatie over de inwoner',
    terug: `/inwoners/${verstrekking.inwonerRef}`,
    secties: informatiesecties(verstrekking, lijsten),
    nietGegeven: nietGegeven(verstrekking.nietVerstrekt),
    lezen,
    waaromNiet: vooraf(zaak),
    stappen: stappen.map((stap) => ({ naar: `${pad}/${stap.sleutel}`, tekst: stap.knop, hoofd: stap === hoofd })),
  };
};

export const inhoudview = ({ verstrekking: { zaakId } }: Informatiestand, { medisch, leesbaarTotEnMet, grondslag }: VerstrekkingInhoud): Inhoudview => ({
  terug: `/informatie/${zaakId}`,
  conclusie: medisch.conclusie ?? null,
  advies: medisch.advies ?? null,
  laatsteDag: leesbaarTotEnMet ? voluit(leesbaarTotEnMet) : null,
  grondslag,
});
