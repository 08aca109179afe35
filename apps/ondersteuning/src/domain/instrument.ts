import { plusMaanden, type Datum } from '#shared/kernel/datum';
import type { Machine } from './machine';
import { prijsVan, type Instrument, type Prijsregel } from './prijs';

export type Instrumentverloop = {
  readonly instrumentCode: string;
  readonly gewensteStart: Datum;
  /** For which profile the price holds: that of the day of the request. */
  readonly klantprofiel: string;
  readonly start: Datum;
  readonly laatsteDag: Datum;
  readonly prijs: number;
  readonly prijsregel: string;
  readonly bedrag: number;
  readonly budgetRef: string;
  readonly raadsbesluitRef: string;
  readonly redencode: string;
  readonly datum: Datum;
};

export type Instrumentopdracht =
  | { readonly type: 'aangevraagd'; readonly instrumentCode: string; readonly gewensteStart: Datum }
  | { readonly type: 'aangeboden'; readonly start: Datum; readonly prijs: number; readonly laatsteDag?: Datum }
  | { readonly type: 'afgewezen' | 'ingetrokken'; readonly redencode: string }
  | { readonly type: 'wachtlijst' }
  | { readonly type: 'ingekocht'; readonly bedrag: number; readonly budgetRef: string; readonly raadsbesluitRef?: string }
  | { readonly type: 'gestart' | 'afgerond' | 'afgebroken'; readonly datum: Datum };

/** `instrument`: as the catalogue has it; null: not in it. `ruimte`: what is left of the budget of the gemeente in the year of the start; null: none filed. */
export type Instrumentkennis = { readonly instrument: Instrument | null; readonly regels: readonly Prijsregel[]; readonly ruimte: number | null };

const euro = (bedrag: number): string => bedrag.toFixed(2);
const VOOR_DE_START = ['AANGEVRAAGD', 'WACHTLIJST', 'TOEGEKEND', 'WACHT_OP_INKOOP', 'INGEKOCHT'] as const;

/** SM-4. What is free needs no purchase; what costs money is bought by the gemeente, within its budget or by decision of its council. */
export const instrument: Machine<Instrumentopdracht, Instrumentverloop, Instrumentkennis, 'aangevraagd'> = {
  soort: 'INSTRUMENT',
  opening: 'aangevraagd',
  vragers: ['participatiecoach', 'werkcoach'],
  behandelaar: 'werkcoach',
  open: ({ klantprofiel }, { instrumentCode, gewensteStart, afzender }, { instrument: gevraagd, regels }) => {
    if (!gevraagd) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'dit instrument staat niet in de instrumentengids' };
    if (afzender.rol === 'participatiecoach') {
      if (klantprofiel !== 'KP4') return { code: 'GEEN_KP4' };
      if (!gevraagd.kp4Relevant) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'dit instrument is er niet voor klantprofiel 4' };
    }
    const { bedrag, regel } = prijsVan(gevraagd, klantprofiel, gewensteStart, regels);
    const verloop = { instrumentCode, gewensteStart, ...(klantprofiel === null ? {} : { klantprofiel }), prijs: bedrag, prijsregel: regel };
    return { status: 'AANGEVRAAGD', verloop, antwoord: { prijs: euro(bedrag), prijsregel: regel } };
  },
  vervolg: {
    aangeboden: {
      van: ['AANGEVRAAGD', 'WACHTLIJST', 'TOEGEKEND', 'WACHT_OP_INKOOP'],
      door: ['BEHANDELAAR'],
      stap: ({ verloop }, { start, prijs, laatsteDag }, { instrument: gevraagd, regels }) => {
        if (!gevraagd) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'dit instrument staat niet meer in de instrumentengids' };
        const hoort = prijsVan(gevraagd, verloop.klantprofiel ?? null, start, regels);
        if (prijs !== hoort.bedrag) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: `op ${start} is de prijs ${euro(hoort.bedrag)} euro (${hoort.regel})` };
        const uiterste = gevraagd.maxMaanden === null ? null : plusMaanden(start, gevraagd.maxMaanden);
        if (uiterste !== null && laatsteDag !== undefined && laatsteDag >= uiterste) return { code: 'TERMIJN_TE_LANG' };
        const aanbod = { start, prijs, prijsregel: hoort.regel, ...(laatsteDag === undefined ? {} : { laatsteDag }) };
        return prijs === 0 ? { status: 'TOEGEKEND', verloop: aanbod } : { status: 'WACHT_OP_INKOOP', verloop: aanbod };
      },
    },
    afgewezen: { van: VOOR_DE_START, door: ['BEHANDELAAR'], stap: (_verzoek, { redencode }) => ({ status: 'AFGEWEZEN', verloop: { redencode } }) },
    wachtlijst: { van: ['AANGEVRAAGD', 'WACHTLIJST'], door: ['BEHANDELAAR'], stap: () => ({ status: 'WACHTLIJST' }) },
    ingekocht: {
      van: ['WACHT_OP_INKOOP'],
      door: ['VRAGER'],
      stap: ({ verloop, vrager }, { bedrag, budgetRef, raadsbesluitRef }, { ruimte }) => {
        if (bedrag !== verloop.prijs) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: `aangeboden is ${euro(verloop.prijs ?? 0)} euro` };
        // The budget is that of the gemeente; its council may decide otherwise.
        if (vrager.rol === 'participatiecoach' && raadsbesluitRef === undefined && (ruimte === null || ruimte < bedrag))
          return { code: 'BUDGET', toelichting: ruimte === null ? 'voor dit jaar is geen begroting ingediend' : `er is nog ${euro(ruimte)} euro` };
        return { status: 'INGEKOCHT', verloop: { bedrag, budgetRef, ...(raadsbesluitRef === undefined ? {} : { raadsbesluitRef }) } };
      },
    },
    gestart: { van: ['TOEGEKEND', 'INGEKOCHT'], door: ['BEHANDELAAR'], stap: (_verzoek, { datum }) => ({ status: 'GESTART', verloop: { datum } }) },
    afgerond: { van: ['GESTART'], door: ['BEHANDELAAR'], stap: (_verzoek, { datum }) => ({ status: 'AFGEROND', verloop: { datum } }) },
    afgebroken: { van: ['GESTART'], door: ['BEHANDELAAR'], stap: (_verzoek, { datum }) => ({ status: 'AFGEBROKEN', verloop: { datum } }) },
    ingetrokken: { van: VOOR_DE_START, door: ['VRAGER'], stap: (_verzoek, { redencode }) => ({ status: 'INGETROKKEN', verloop: { redencode } }) },
  },
  eind: ['AFGEWEZEN', 'AFGEROND', 'AFGEBROKEN', 'INGETROKKEN'],
};
