import type { Datum } from '#shared/kernel/datum';
import type { Machine } from './machine';

export type Proefverloop = { readonly aanbodRef: string; readonly betrokkenWerkcoach: string; readonly datum: Datum; readonly redencode: string };
export type Proefopdracht =
  | { readonly type: 'aangemeld'; readonly aanbodRef: string; readonly betrokkenWerkcoach: string; readonly voldoetAanVoorwaarden?: boolean }
  | { readonly type: 'bevestigd' | 'wachtlijst' }
  | { readonly type: 'afgewezen'; readonly redencode: string }
  | { readonly type: 'afgemeld'; readonly redencode?: string }
  | { readonly type: 'deelgenomen' | 'nietVerschenen'; readonly datum: Datum }
  | { readonly type: 'verkenning.afgerond'; readonly datum: Datum };

/** `datum`: of the day itself; null: no such offer. `vrij`: places that nobody has yet. `voorwaarden`: whether taking part has conditions. `alAangemeld`: this resident is registered for it already. `isWerkcoach`: whether the involved colleague is one, that day. */
export type Proefkennis = {
  readonly aanbod: { readonly datum: Datum; readonly vrij: number; readonly voorwaarden: boolean; readonly alAangemeld: boolean } | null;
  readonly isWerkcoach: boolean;
  /** The coach stated that the resident develops work capacity and wants to try; what he stated stays sealed. */
  readonly isPassend: boolean;
};

const PASSEND = 'Let op: er staat niet bij dat de inwoner arbeidsvermogen ontwikkelt en zelf wil proeven aan werk. Meedoen is vrij; vraag het de inwoner.';

/**
 * SM-5: resident, participatiecoach and werkcoach agree to try out work. It is a try: klantprofiel, regie and ontheffing stay as they
 * are, and who stays away hears nothing of it (memo 2-9-2025 §6).
 */
export const proeven: Machine<Proefopdracht, Proefverloop, Proefkennis, 'aangemeld'> = {
  soort: 'PROEVEN_AAN_WERK',
  opening: 'aangemeld',
  vragers: ['participatiecoach'],
  behandelaar: 'werkcoach',
  open: ({ klantprofiel }, { aanbodRef, betrokkenWerkcoach, voldoetAanVoorwaarden, vandaag }, { aanbod, isWerkcoach, isPassend }) => {
    if (klantprofiel !== 'KP4') return { code: 'GEEN_KP4' };
    if (!isWerkcoach) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'betrokkenWerkcoach is geen werkcoach van Werkzaak' };
    if (!aanbod) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'dit aanbod bestaat niet' };
    if (aanbod.alAangemeld) return { code: 'OVERGANG_ONGELDIG', toelichting: 'deze inwoner is al voor dit aanbod aangemeld' };
    if (aanbod.datum < vandaag) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'dit aanbod is voorbij' };
    // The conditions are words: the coach who knows the resident checks them, and says so.
    if (aanbod.voorwaarden && voldoetAanVoorwaarden !== true) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'dit aanbod heeft voorwaarden: meld alleen aan wie eraan voldoet, met verloop.voldoetAanVoorwaarden' };
    const verloop = { aanbodRef, betrokkenWerkcoach };
    const plaats = aanbod.vrij > 0 ? 'BEVESTIGD' : 'WACHTLIJST';
    return { status: plaats, verloop, antwoord: { plaats }, ...(isPassend ? {} : { letOp: [PASSEND] }), hub: plaats === 'BEVESTIGD' ? 'bevestigd' : 'wachtlijst' };
  },
  vervolg: {
    bevestigd: { van: ['WACHTLIJST', 'BEVESTIGD'], door: ['BEHANDELAAR'], stap: () => ({ status: 'BEVESTIGD' }) },
    wachtlijst: { van: ['BEVESTIGD', 'WACHTLIJST'], door: ['BEHANDELAAR'], stap: () => ({ status: 'WACHTLIJST' }) },
    afgewezen: { van: ['BEVESTIGD', 'WACHTLIJST'], door: ['BEHANDELAAR'], stap: (_verzoek, { redencode }) => ({ status: 'AFGEWEZEN', verloop: { redencode } }) },
    afgemeld: { van: ['BEVESTIGD', 'WACHTLIJST'], door: ['VRAGER', 'BEHANDELAAR'], stap: (_verzoek, { redencode }) => ({ status: 'AFGEMELD', verloop: redencode === undefined ? {} : { redencode } }) },
    deelgenomen: { van: ['BEVESTIGD'], door: ['BEHANDELAAR'], stap: (_verzoek, { datum }) => ({ status: 'DEELGENOMEN', verloop: { datum } }) },
    nietVerschenen: { van: ['BEVESTIGD'], door: ['BEHANDELAAR'], stap: (_verzoek, { datum }) => ({ status: 'NIET_VERSCHENEN', verloop: { datum } }) },
    'verkenning.afgerond': { van: ['DEELGENOMEN', 'NIET_VERSCHENEN', 'AFGEMELD'], door: ['VRAGER'], stap: () => ({ status: 'VERKENNING_AFGEROND' }) },
  },
  eind: ['AFGEWEZEN', 'AFGEMELD', 'NIET_VERSCHENEN', 'VERKENNING_AFGEROND'],
};
