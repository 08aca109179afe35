import type { Concept } from '../api/bericht';
import type { Veldfouten } from '../pagina/velden';
import type { Veld, Waarden } from '../taken/antwoord.types';
import type { VERVOLG } from '../verstuurd/vervolg';
import type { Informatiestand, Informatiezaak } from './informatie.lezer';

/** One step in a case: when it is offered, what it asks, and the message that it becomes. Whether this person may is decided by the hub. */
export type Stap = {
  /** Last part of the path /informatie/{zaakId}/{sleutel}. */
  readonly sleutel: string;
  readonly knop: string;
  readonly hoofd?: boolean;
  readonly past: (stand: Informatiestand) => boolean;
  readonly uitleg: (zaak: Informatiezaak) => readonly string[];
  readonly velden: (zaak: Informatiezaak) => readonly Veld[];
  /** What one field alone cannot tell. */
  readonly samen?: (zaak: Informatiezaak, waarden: Waarden) => Veldfouten;
  readonly verstuur: string;
  /** The sender hears which of his words seem medical before they go (D-30); in medical content itself they are meant. */
  readonly letOpWoorden?: boolean;
  readonly concept: (zaak: Informatiezaak, waarden: Waarden) => Concept;
  readonly vervolg: keyof typeof VERVOLG;
};

export const stapconcept = ({ verstrekking: { soort, gemeente, inwonerRef, zaakId }, vandaag }: Informatiezaak, gebeurtenis: string, secties: Concept['secties']): Concept => ({
  soort: `verstrekking.${gebeurtenis}`,
  doel: soort === 'BIJZONDER' ? 'MEDISCHE_UITZONDERING' : 'PARTICIPATIEBEGELEIDING',
  gemeente,
  peildatum: vandaag,
  inwonerRef,
  zaakId,
  secties,
});
