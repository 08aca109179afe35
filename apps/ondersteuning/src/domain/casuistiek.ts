import type { Datum } from '#shared/kernel/datum';
import type { Machine } from './machine';

export type Casus = { readonly datum: Datum; readonly redencode: string };
export type Casusopdracht =
  | { readonly type: 'gevraagd'; readonly collega?: string }
  | { readonly type: 'besproken'; readonly datum: Datum }
  | { readonly type: 'afgezegd'; readonly redencode: string };

/** M-76: one coach asks the other to think along; either of them says when it was done, or that it is not needed any more. */
export const casuistiek: Machine<Casusopdracht, Casus, object, 'gevraagd'> = {
  soort: 'CASUISTIEK',
  opening: 'gevraagd',
  vragers: ['participatiecoach', 'werkcoach'],
  behandelaar: null,
  open: () => ({ status: 'GEVRAAGD' }),
  vervolg: {
    besproken: { van: ['GEVRAAGD'], door: ['VRAGER', 'BEHANDELAAR'], stap: (_verzoek, { datum }) => ({ status: 'BESPROKEN', verloop: { datum } }) },
    afgezegd: { van: ['GEVRAAGD'], door: ['VRAGER', 'BEHANDELAAR'], stap: (_verzoek, { redencode }) => ({ status: 'AFGEZEGD', verloop: { redencode } }) },
  },
  eind: ['BESPROKEN', 'AFGEZEGD'],
};
