import type { Datum } from '#shared/kernel/datum';
import type { Aanbod } from '../api/api.types';
import type { Gegeven } from '../pagina/blokken';
import { AANBODSOORT, van } from '../taal/begrippen';
import { hoelang, voluit } from '../taal/datum';

export type Aanbodregel = { readonly sleutel: string; readonly titel: string; readonly stand: string; readonly gegevens: readonly Gegeven[]; readonly aanmelden: string | null };
export type Aanbodview = { readonly regels: readonly Aanbodregel[]; readonly terug: string | null };

const rij = (naam: string, waarde: string | undefined): Gegeven[] => (waarde ? [{ naam, waarde }] : []);

/** Where somebody signs up for it: at once for the resident he came from, else first for whom. */
const aanmeldpad = (aanbod: string, inwoner: string | undefined): string => `${inwoner ? '/verzoeken/proeven-aan-werk' : '/verzoeken'}?${new URLSearchParams({ ...(inwoner ? { inwoner } : { soort: 'proeven-aan-werk' }), aanbod }).toString()}`;

type Vraag = { readonly vandaag: Datum; readonly inwoner: string | undefined; /** Signs residents up. */ readonly meldtAan: boolean };

/** of each offer what, when, where, how many places, and the conditions of taking part. */
export const aanbodview = (aanbod: readonly Aanbod[], { vandaag, inwoner, meldtAan }: Vraag): Aanbodview => ({
  regels: aanbod.map(({ aanbodRef, soort, datum, plaats, plaatsen, vrij, inhoud, voorwaarden, werkgever }) => ({
    sleutel: aanbodRef,
    titel: `${van(AANBODSOORT, soort) ?? 'Aanbod'} op ${voluit(datum)}`,
    stand: vrij === 0 ? 'Vol, er is een wachtlijst' : vrij === 1 ? 'Nog 1 plaats' : `Nog ${vrij} van de ${plaatsen} plaatsen`,
    gegevens: [...rij('Wat', inhoud), ...rij('Waar', plaats), ...rij('Bij', werkgever), ...rij('Wanneer', hoelang(vandaag, datum)), ...rij('Voorwaarden', voorwaarden ?? 'Geen')],
    aanmelden: meldtAan ? aanmeldpad(aanbodRef, inwoner) : null,
  })),
  terug: inwoner ? `/inwoners/${inwoner}` : null,
});
