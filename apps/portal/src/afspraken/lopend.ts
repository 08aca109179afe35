import type { Datum } from '#shared/kernel/datum';
import type { Adres, Overdracht, Sanctie, Verstrekking, Verzoek } from '../api/api.types';
import { VERZOEKPLAATS } from '../taken/zaak';

export const AFSPRAAKSOORTEN = ['overdracht', 'instrument', 'proevenaanwerk', 'inkomensgesprek', 'casuistiek', 'informatie', 'sanctie'] as const;
export type Afspraaksoort = (typeof AFSPRAAKSOORTEN)[number];

/** What runs between two sides. `beurt`: whose turn it is; null: nobody's, it waits for a day. */
export type Lopend = {
  readonly soort: Afspraaksoort;
  readonly sleutel: string;
  readonly inwonerRef: string;
  readonly status: string;
  readonly begonnen: Datum | null;
  /** The last day on which an answer is expected. */
  readonly uiterlijk: Datum | null;
  readonly beurt: Adres | null;
};

/** Where the side that asked is to act; in every other state that runs it is the side that was asked. */
const AAN_DE_VRAGER: readonly string[] = ['WACHT_OP_INKOOP', 'DEELGENOMEN'];

const vanVerzoek = ({ zaakId, inwonerRef, soort, status, begonnenOp, uiterlijk, geslotenOp, vrager, behandelaar }: Verzoek): Lopend[] =>
  geslotenOp ? [] : [{ soort: VERZOEKPLAATS[soort].context, sleutel: zaakId, inwonerRef, status, begonnen: begonnenOp, uiterlijk: uiterlijk ?? null, beurt: AAN_DE_VRAGER.includes(status) ? vrager : behandelaar }];

type Kant = 'een' | 'ander' | 'niemand';
type Beurten = Readonly<Record<string, Kant>>;

/** `een`: who proposed; `ander`: who was asked. What is not here does not run. */
const OVERDRACHT: Beurten = { VOORGESTELD: 'ander', IN_OVERLEG: 'ander', TERUGGESTUURD: 'een', GEACCEPTEERD: 'niemand' };
const SANCTIE: Beurten = { OVERWOGEN: 'ander', GEINFORMEERD: 'ander', BEVESTIGD: 'ander', GEREAGEERD: 'een', GEEN_REACTIE: 'een' };
const INFORMATIE: Beurten = { GEVRAAGD: 'ander', GEGEVEN: 'ander', INGEDIEND: 'ander', VERKLARING_GEVRAAGD: 'ander', VERKLARING_VASTGELEGD: 'ander', GEDEELD: 'een' };

type Zaak = Omit<Lopend, 'beurt'> & { readonly een: Adres | null; readonly ander: Adres | null };

const lopend = (beurten: Beurten, { een, ander, ...zaak }: Zaak): Lopend[] => {
  const kant = beurten[zaak.status];
  return kant === undefined ? [] : [{ ...zaak, beurt: kant === 'een' ? een : kant === 'ander' ? ander : null }];
};

export type Lijsten = { readonly verzoeken: readonly Verzoek[]; readonly overdrachten: readonly Overdracht[]; readonly sancties: readonly Sanctie[]; readonly verstrekkingen: readonly Verstrekking[] };

/** Everything of these lists that is not ended. */
export const lopendUit = ({ verzoeken, overdrachten, sancties, verstrekkingen }: Lijsten): readonly Lopend[] => [
  ...overdrachten.flatMap(({ zaakId, inwonerRef, status, verloop, indiener, ontvanger }) => lopend(OVERDRACHT, { soort: 'overdracht', sleutel: zaakId, inwonerRef, status, begonnen: verloop.voorgesteldOp ?? null, uiterlijk: null, een: indiener, ander: ontvanger })),
  ...verzoeken.flatMap(vanVerzoek),
  ...verstrekkingen.flatMap(({ zaakId, inwonerRef, status, verloop, vrager, gever }) => lopend(INFORMATIE, { soort: 'informatie', sleutel: zaakId, inwonerRef, status, begonnen: verloop.begonnenOp ?? null, uiterlijk: verloop.uiterlijk ?? null, een: vrager, ander: gever })),
  ...sancties.flatMap(({ zaakId, inwonerRef, status, verloop, indiener, ontvanger }) => lopend(SANCTIE, { soort: 'sanctie', sleutel: zaakId, inwonerRef, status, begonnen: verloop.overwegingsDatum ?? null, uiterlijk: verloop.reactieUiterlijk ?? null, een: indiener, ander: ontvanger })),
];
