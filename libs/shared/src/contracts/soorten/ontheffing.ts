import { actor, code, datum, janee, keuze, lijst, moet, object, ref } from '../velden';
import { soortVoor } from './maak';

const ontheffing = soortVoor('ontheffing', { eigenaar: 'ontheffing', doelen: ['ONTHEFFING'], belastbaarheidNoodzakelijk: true });

const alleenTermijn = ['soort', 'scope', 'ingangsdatum', 'laatsteDag'] as const;

export const ontheffingSoorten = [
  ontheffing({
    mcode: 'M-20',
    gebeurtenis: 'verleend',
    datumveld: 'besluitDatum',
    afzenders: { werkcoach: ['verloop', 'belastbaarheid'], participatiecoach: ['verloop', 'belastbaarheid'], systeem: ['verloop', 'belastbaarheid'] },
    secties: {
      verloop: moet(
        object(
          {
            soort: keuze('TIJDELIJK', 'ALLEENSTAANDE_OUDER'),
            scope: lijst(keuze('a', 'b', 'c'), 3, 1),
            ingangsdatum: datum,
            laatsteDag: datum,
            besluitDatum: datum,
            mandaatRef: ref,
          },
          { bekendmakingsDatum: datum, verlener: actor, zienswijzeGeboden: janee },
        ),
      ),
      belastbaarheid: moet(object({ grond: code })),
    },
    weergaven: {
      werkcoach: { verloop: '*', belastbaarheid: '*' },
      participatiecoach: { verloop: '*', belastbaarheid: '*' },
      inkomensconsulent: { verloop: alleenTermijn },
    },
  }),
];
