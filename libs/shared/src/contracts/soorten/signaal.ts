import { code, datum, keuze, moet, object } from '../velden';
import { soortVoor } from './maak';

/** For whoever has the resident on the day it is sent; of another day a partner would learn when somebody moves or leaves. */
const VANDAAG = { terug: 0, vooruit: 0 };

const signaal = soortVoor('signaal', { eigenaar: 'boete', doelen: ['HANDHAVING'], zaak: 'geen', venster: VANDAAG });

/**
 * M-35: a partner that helps a resident towards work tells that something asks attention. Which of two kinds and since which
 * day, and nothing more: there is no field for words or for health. For income alone: no coach has a view.
 */
export const signaalSoorten = [
  signaal({
    mcode: 'M-35',
    gebeurtenis: 'rechtmatigheid',
    afzenders: { systeem: ['handhaving'] },
    systeemVan: ['PARTNER'],
    secties: { handhaving: moet(object({ soortSignaal: keuze('RECHTMATIGHEID', 'DOELMATIGHEID'), datum })) },
    weergaven: { inkomensconsulent: { handhaving: '*' } },
    mail: { soort: 'BERICHT_LEZEN', rollen: ['inkomensconsulent'] },
  }),
  // Stated by the hub itself: nothing is kept of a signal besides the message, so its owner has nothing to undo.
  signaal({ mcode: 'M-18', gebeurtenis: 'herroepen', herkomst: 'hub', secties: { verloop: moet(object({ berichtSource: { type: 'string' }, berichtRef: { type: 'string' }, redencode: code })) } }),
];
