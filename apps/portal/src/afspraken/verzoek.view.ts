import { VERZOEKSOORT, van } from '../taal/begrippen';
import { voluit } from '../taal/datum';
import { antwoordenVoor } from '../taken/antwoorden';
import { verzoeksecties } from '../taken/verzoek.secties';
import type { Sectie } from '../taken/secties';
import type { Zaak } from '../taken/zaak';

export type Verzoekview = {
  readonly titel: string;
  readonly uiterlijk: string | null;
  readonly secties: readonly Sectie[];
  readonly acties: readonly { readonly naar: string; readonly tekst: string; readonly hoofd: boolean }[];
  readonly inwonerPad: string | null;
};

/** How a request stands, and what this person can do about it now. */
export const verzoekview = (zaak: Zaak, pad: string): Verzoekview => {
  const { verzoek, lijsten = {}, wie } = zaak;
  const isCoach = wie.rol === 'werkcoach' || wie.rol === 'participatiecoach';
  return {
    titel: van(VERZOEKSOORT, verzoek?.soort) ?? 'Een verzoek',
    uiterlijk: verzoek?.uiterlijk ? `Antwoord uiterlijk ${voluit(verzoek.uiterlijk)}.` : null,
    secties: verzoek ? verzoeksecties(verzoek, lijsten, zaak.gids) : [],
    acties: antwoordenVoor(zaak).map(({ sleutel, knop, hoofd }) => ({ naar: `${pad}/${sleutel}`, tekst: knop, hoofd: hoofd === true })),
    inwonerPad: isCoach && verzoek ? `/inwoners/${verzoek.inwonerRef}` : null,
  };
};
