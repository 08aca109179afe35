import { boeteantwoorden } from './antwoord.boete';
import { contactantwoorden } from './antwoord.contact';
import { ontheffingantwoorden } from './antwoord.ontheffing';
import { planantwoorden } from './antwoord.plan';
import { overdrachtantwoorden } from './antwoord.overdracht';
import type { Antwoord } from './antwoord.types';
import { verzoekantwoorden } from './antwoord.verzoek';
import type { Zaak, Zaaksoort } from './zaak';

/** What is not standard is answered on the pages of the case itself: its steps go on after the task is done. */
const PER_ZAAK: Readonly<Record<Zaaksoort, readonly Antwoord[]>> = { overdracht: overdrachtantwoorden, boete: boeteantwoorden, ontheffing: ontheffingantwoorden, verstrekking: [], verzoek: verzoekantwoorden, contact: contactantwoorden, plan: planantwoorden, signaal: [], inwoner: [] };

export const alleAntwoorden = (soort: Zaaksoort): readonly Antwoord[] => PER_ZAAK[soort];

/** Fits the case as it stands, as far as these pages can tell; the hub decides again when it is sent. */
export const isTeGeven = ({ past }: Antwoord, zaak: Zaak): boolean => !zaak.taak.afgehandeldOp && past(zaak);

export const antwoordenVoor = (zaak: Zaak): readonly Antwoord[] => PER_ZAAK[zaak.soort].filter((antwoord) => isTeGeven(antwoord, zaak));
