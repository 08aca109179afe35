import type { Berichtsoort } from '../catalogus.types';
import { CODELIJSTEN } from '../codelijsten';
import { code, datum, geheel, janee, keuze, moet, object, ref } from '../velden';
import { soortVoor } from './maak';

const contact = soortVoor('contact', { eigenaar: 'ondersteuning', doelen: ['PARTICIPATIEBEGELEIDING'], zaak: 'geen' });
const plan = soortVoor('planvanaanpak', { eigenaar: 'ondersteuning', doelen: ['PARTICIPATIEBEGELEIDING'], zaak: 'geen' });

const verloop = ['verloop'] as const;
const vanDeCoach = { participatiecoach: verloop } as const;
/** The own gemeente and nobody else. */
const voorDeCoach = { participatiecoach: { verloop: '*' } } as const;
const voorBeideCoaches = { participatiecoach: { verloop: '*' }, werkcoach: { verloop: '*' } } as const;
const herroepen = { verloop: moet(object({ berichtSource: { type: 'string' }, berichtRef: { type: 'string' }, redencode: code })) };
const vertrokken = { verloop: moet(object({ reden: keuze('VERHUISD', 'UITGESTROOMD'), per: datum }, { naarGemeente: code })) };
const gesprek = moet(object({ soort: keuze('JAARGESPREK', 'TWEEDE_GESPREK', 'VERVOLGGESPREK', 'HERCONTROLE'), datum }, { naarBehoefte: janee }));

/** M-80 (SM-8): that there is or was a talk, of what kind and on which day. What was said stays with the coach: there is no field for it. */
export const contactSoorten: readonly Berichtsoort[] = [
  contact({ mcode: 'M-80', gebeurtenis: 'gepland', afzenders: vanDeCoach, secties: { verloop: gesprek }, weergaven: voorDeCoach }),
  contact({ mcode: 'M-80', gebeurtenis: 'gehouden', afzenders: vanDeCoach, secties: { verloop: gesprek }, weergaven: voorDeCoach }),
  contact({
    mcode: 'SM-8',
    gebeurtenis: 'cadans.vastgesteld',
    afzenders: vanDeCoach,
    secties: { verloop: moet(object({ maanden: geheel(1, 60), redencode: keuze(...CODELIJSTEN.redenCadans) })) },
    weergaven: voorDeCoach,
  }),
  // Stated by the hub itself: the coach hears that the day has passed.
  contact({ mcode: 'SM-8', gebeurtenis: 'teLaat', herkomst: 'hub', secties: { verloop: moet(object({ datum })) }, weergaven: voorDeCoach, mail: { soort: 'CONTACT_PLANNEN', rollen: ['participatiecoach'] } }),
  contact({ mcode: 'SM-8', gebeurtenis: 'termijn.voorbij', herkomst: 'hub', secties: { verloop: moet(object({ datum })) } }),
  // From which day this gemeente guides the resident in klantprofiel 4, and from which day it does not any more.
  contact({ mcode: 'SM-8', gebeurtenis: 'begeleiding.gewijzigd', herkomst: 'hub', secties: { verloop: moet(object({ vanaf: datum }, { tot: datum })) } }),
  contact({ mcode: 'M-16', gebeurtenis: 'inwoner.vertrokken', herkomst: 'hub', secties: vertrokken }),
  contact({ mcode: 'M-18', gebeurtenis: 'herroepen', herkomst: 'hub', secties: herroepen }),
];

/** M-81: the coach and the resident looked at the plan together, and when they do so again (Participatiewet art. 44a). What is in it stays with the coach, besides whether the resident shapes his participation himself. */
export const planSoorten: readonly Berichtsoort[] = [
  plan({
    mcode: 'M-81',
    gebeurtenis: 'geevalueerd',
    afzenders: { participatiecoach: verloop, werkcoach: verloop },
    secties: { verloop: moet(object({ planRef: ref, planVersie: geheel(1, 999), datum, volgende: datum }, { zelfVormgegeven: janee })) },
    weergaven: voorBeideCoaches,
  }),
  // Stated by the hub itself: the day has passed without a new evaluation.
  plan({ mcode: 'M-81', gebeurtenis: 'evaluatie.nodig', herkomst: 'hub', secties: { verloop: moet(object({ datum })) }, weergaven: voorBeideCoaches, mail: { soort: 'PLAN_EVALUEREN', rollen: ['participatiecoach', 'werkcoach'] } }),
  plan({ mcode: 'M-81', gebeurtenis: 'termijn.voorbij', herkomst: 'hub', secties: { verloop: moet(object({ datum })) } }),
  plan({ mcode: 'M-18', gebeurtenis: 'herroepen', herkomst: 'hub', secties: herroepen }),
  plan({ mcode: 'M-16', gebeurtenis: 'inwoner.vertrokken', herkomst: 'hub', secties: vertrokken }),
];
