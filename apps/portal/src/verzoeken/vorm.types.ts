import type { Datum } from '#shared/kernel/datum';
import type { Concept } from '../api/bericht';
import type { Aanbod, Instrument, Medewerker, Verzoek } from '../api/api.types';
import type { Lijsten } from '../informatie/woorden';
import type { Veldfouten } from '../pagina/velden';
import type { Wie } from '../sessie/sessie';
import type { Veld, Waarden } from '../taken/antwoord.types';
import type { VERVOLG } from '../verstuurd/vervolg';

/** For whom a request is begun, and what there is to choose from. */
export type Verzoekbegin = {
  readonly inwonerRef: string;
  readonly zaakId: string;
  readonly vandaag: Datum;
  readonly wie: Wie;
  /** The resident's own gemeente; more than one where this person cannot know it and chooses. */
  readonly gemeenten: readonly string[];
  readonly naam: string | undefined;
  readonly telefoon: string | undefined;
  readonly lijsten: Lijsten;
  readonly instrumenten: readonly Instrument[];
  readonly aanbod: readonly Aanbod[];
  readonly medewerkers: readonly Medewerker[];
  /** Which offer somebody came from, where it exists. */
  readonly gekozenAanbod: string | undefined;
};

/** One kind of request: who may begin it, what it asks, and the message that it becomes. */
export type Verzoekvorm = {
  /** Last part of the path /verzoeken/{sleutel}. */
  readonly sleutel: string;
  readonly soort: Verzoek['soort'];
  /** As a choice, and as a button on the page of a resident. */
  readonly knop: string;
  readonly waarvoor: string;
  readonly rollen: readonly Wie['rol'][];
  /** Roles that ask it for klantprofiel 4 alone. */
  readonly alleenKp4: readonly Wie['rol'][];
  readonly leest: { readonly instrumenten?: true; readonly aanbod?: true };
  readonly titel: string;
  readonly uitleg: readonly string[];
  readonly velden: (begin: Verzoekbegin) => readonly Veld[];
  /** What one field alone cannot tell. */
  readonly samen?: (begin: Verzoekbegin, waarden: Waarden) => Veldfouten;
  readonly secties: (waarden: Waarden) => Concept['secties'];
  readonly vervolg: keyof typeof VERVOLG;
};
