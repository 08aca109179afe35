import { REGIO, type Berichtsoort } from '../catalogus.types';
import { ADRESSANTEN, PERIODE_PATROON } from '../rapportage';
import { TELLINGSOORTEN } from '../tellingsoorten';
import { code, geheel, keuze, lijst, moet, object, ref } from '../velden';
import { soortVoor } from './maak';

const rapportage = soortVoor('rapportage', { eigenaar: 'rapportage', doelen: ['RAPPORTAGE'], inwoner: 'geen', zaak: 'geen', venster: { terug: 3_660, vooruit: 0 } });

const algemeen = ['algemeen'] as const;
const aantal = geheel(0, 1_000_000);
const regelingen = { pwet: aantal, ioaw: aantal, ioaz: aantal, bbz: aantal, totaal: aantal };

/** These are shown to the region as they were filed, so nothing that names somebody may fit in them. */
const fase = { type: 'string', pattern: '^((FASE|GROEP|KP)_?[0-9]{1,2}|ONBEKEND)$' };
const definitie = { type: 'string', pattern: '^(FASEN|GROEPEN|KLANTPROFIELEN)_[A-Z]{2,20}(_[A-Z]{2,20})?$' };

const opdracht = { periode: { type: 'string', pattern: PERIODE_PATROON }, voor: keuze(...ADRESSANTEN) };

/** M-85: how many benefits there are per fase and scheme on a day. It goes to nobody as it is filed: its small counts are read through the report. M-86: a report over a period. */
export const rapportageSoorten: readonly Berichtsoort[] = [
  rapportage({
    mcode: 'M-85',
    gebeurtenis: 'tellingen.ingediend',
    afzenders: { beleidsmedewerker: algemeen, teammanager: algemeen, systeem: algemeen },
    secties: {
      algemeen: moet(object({ definitie, regels: lijst(object({ fase, ...regelingen }), 20, 1), totalen: object(regelingen), ontheven: aantal })),
    },
  }),
  // Nothing reports by itself (P-11): somebody asks, for somebody.
  rapportage({
    mcode: 'M-86',
    gebeurtenis: 'gevraagd',
    bereik: REGIO,
    venster: { terug: 30, vooruit: 0 },
    afzenders: { beleidsmedewerker: algemeen },
    secties: { algemeen: moet(object(opdracht, { gemeente: code })) },
  }),
  rapportage({
    mcode: 'M-86',
    gebeurtenis: 'gereed',
    herkomst: 'hub',
    bereik: REGIO,
    // Without a total: it is too small to show.
    secties: { algemeen: moet(object({ rapportageRef: ref, ...opdracht, kengetallen: lijst(object({ soort: keuze(...TELLINGSOORTEN) }, { totaal: aantal }), 20) }, { gemeente: code })) },
    weergaven: { beleidsmedewerker: { algemeen: '*' } },
  }),
];
