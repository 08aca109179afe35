import type { Berichtsoort } from '../catalogus.types';
import { code, geheel, lijst, moet, object } from '../velden';
import { soortVoor } from './maak';

const rapportage = soortVoor('rapportage', { eigenaar: 'rapportage', doelen: ['RAPPORTAGE'], inwoner: 'geen', zaak: 'geen', venster: { terug: 3_660, vooruit: 0 } });

const algemeen = ['algemeen'] as const;
const aantal = geheel(0, 1_000_000);
const regelingen = { pwet: aantal, ioaw: aantal, ioaz: aantal, bbz: aantal, totaal: aantal };

/** M-85: how many benefits there are per fase and scheme on a day. It goes to nobody as it is filed: its small counts are read through the report. */
export const rapportageSoorten: readonly Berichtsoort[] = [
  rapportage({
    mcode: 'M-85',
    gebeurtenis: 'tellingen.ingediend',
    afzenders: { beleidsmedewerker: algemeen, teammanager: algemeen, systeem: algemeen },
    secties: {
      algemeen: moet(object({ definitie: code, regels: lijst(object({ fase: code, ...regelingen }), 20, 1), totalen: object(regelingen), ontheven: aantal })),
    },
  }),
];
