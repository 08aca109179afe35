import type { Datum } from '#shared/kernel/datum';
import type { Machine } from './machine';

export type Kanaal = 'FYSIEK' | 'TELEFOON' | 'VIDEO';
export type Kanaalwens = Kanaal | 'INLOOP';
/** whether there are fixed hours to walk in without an appointment. */
export type Contactafspraak = { readonly inloopmomenten: boolean };
export type Gesprek = { readonly kanaalwens: Kanaalwens; readonly besluit: 'AANLEIDING' | 'GEEN_AANLEIDING'; readonly redencode: string; readonly datum: Datum; readonly kanaal: Kanaal };
export type Gespreksopdracht =
  | { readonly type: 'verzocht'; readonly kanaalwens: Kanaalwens }
  | { readonly type: 'beoordeeld'; readonly besluit: 'AANLEIDING' | 'GEEN_AANLEIDING'; readonly redencode?: string }
  | { readonly type: 'gepland'; readonly datum: Datum; readonly kanaal: Kanaal }
  | { readonly type: 'gehouden' | 'nietVerschenen'; readonly datum: Datum }
  | { readonly type: 'geannuleerd'; readonly redencode: string };

const LOPEND = ['VERZOCHT', 'AANLEIDING', 'GEPLAND'] as const;

/** SM-6: for every klantprofiel; face to face only where income sees cause (memo 2-9-2025 §8). */
export const inkomensgesprek: Machine<Gespreksopdracht, Gesprek, Contactafspraak, 'verzocht'> = {
  soort: 'INKOMENSGESPREK',
  opening: 'verzocht',
  vragers: ['participatiecoach', 'werkcoach', 'inkomensconsulent'],
  behandelaar: 'inkomensconsulent',
  open: (_inwoner, { kanaalwens }, { inloopmomenten }) =>
    kanaalwens === 'INLOOP' && !inloopmomenten ? { code: 'BELEID', toelichting: 'er zijn geen vaste inloopmomenten: vraag een afspraak' } : { status: 'VERZOCHT', verloop: { kanaalwens } },
  vervolg: {
    beoordeeld: {
      van: ['VERZOCHT', 'AANLEIDING'],
      door: ['BEHANDELAAR'],
      stap: (_verzoek, { besluit, redencode }) => {
        if (besluit === 'GEEN_AANLEIDING' && redencode === undefined) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'zonder aanleiding hoort er een reden bij: vul verloop.redencode' };
        return { status: besluit, verloop: { besluit, ...(redencode === undefined ? {} : { redencode }) }, ...(besluit === 'AANLEIDING' ? { wachtNog: true as const } : {}) };
      },
    },
    gepland: {
      van: LOPEND,
      door: ['BEHANDELAAR'],
      stap: ({ verloop }, { datum, kanaal }) =>
        kanaal === 'FYSIEK' && verloop.besluit !== 'AANLEIDING'
          ? { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'een gesprek op locatie kan als inkomen er aanleiding voor ziet: stuur eerst inkomensgesprek.beoordeeld' }
          : { status: 'GEPLAND', verloop: { datum, kanaal } },
    },
    gehouden: { van: ['GEPLAND'], door: ['BEHANDELAAR'], stap: (_verzoek, { datum }) => ({ status: 'GEHOUDEN', verloop: { datum } }) },
    nietVerschenen: { van: ['GEPLAND'], door: ['BEHANDELAAR'], stap: (_verzoek, { datum }) => ({ status: 'NIET_VERSCHENEN', verloop: { datum } }) },
    geannuleerd: { van: LOPEND, door: ['VRAGER', 'BEHANDELAAR'], stap: (_verzoek, { redencode }) => ({ status: 'GEANNULEERD', verloop: { redencode } }) },
  },
  eind: ['GEEN_AANLEIDING', 'GEHOUDEN', 'NIET_VERSCHENEN', 'GEANNULEERD'],
};
