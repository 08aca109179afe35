import type { Berichtsoort } from '../catalogus.types';
import { datum, keuze, lijst, moet, object, tijd } from '../velden';
import { soortVoor } from './maak';

const ontmoeting = soortVoor('ontmoeting', { eigenaar: 'ondersteuning', doelen: ['ONTMOETING'], inwoner: 'geen' });

const algemeen = ['algemeen'] as const;
const vanDeGemeente = { participatiecoach: algemeen, teammanager: algemeen, systeem: algemeen } as const;
const vanHetTeam = { werkcoach: algemeen, inkomensconsulent: algemeen, systeem: algemeen } as const;
const voorDeelnemers = { werkcoach: { algemeen: '*' }, inkomensconsulent: { algemeen: '*' }, participatiecoach: { algemeen: '*' } } as const;

/** M-75 (SM-8): colleagues of a gemeente and of Werkzaak meet. Codes, dates and a time of day: no field in which a resident fits. */
export const ontmoetingSoorten: readonly Berichtsoort[] = [
  ontmoeting({
    mcode: 'M-75',
    gebeurtenis: 'verzocht',
    afzenders: { ...vanDeGemeente, beleidsmedewerker: algemeen },
    secties: { algemeen: moet(object({ soort: keuze('KENNISMAKING', 'INFORMEEL', 'DESKUNDIGHEID'), rollen: lijst(keuze('werkcoach', 'inkomensconsulent'), 2, 1) })) },
    weergaven: voorDeelnemers,
  }),
  ontmoeting({ mcode: 'M-75', gebeurtenis: 'datumvoorstel', afzenders: vanDeGemeente, secties: { algemeen: moet(object({ data: lijst(datum, 10, 1) })) }, weergaven: voorDeelnemers }),
  ontmoeting({ mcode: 'M-75', gebeurtenis: 'gepland', afzenders: vanHetTeam, secties: { algemeen: moet(object({ datum }, { tijd })) }, weergaven: voorDeelnemers }),
  ontmoeting({ mcode: 'SM-8', gebeurtenis: 'gehouden', afzenders: { ...vanDeGemeente, ...vanHetTeam }, secties: { algemeen: moet(object({ datum })) }, weergaven: voorDeelnemers }),
];
