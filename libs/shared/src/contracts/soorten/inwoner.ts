import { actor, code, datum, janee, keuze, kort, mag, moet, object } from '../velden';
import { soortVoor } from './maak';

const inwoner = soortVoor('inwoner', { eigenaar: 'handover', doelen: ['BEHEER'], zaak: 'geen', venster: { terug: 36_500, vooruit: 90 } });
const regie = soortVoor('regie', { eigenaar: 'handover', doelen: ['OVERDRACHT'], herkomst: 'hub' });

/** C goes only to the organisation of the assigned coach (M-14); `beoordeel` asks for that assignment. */
const systemen = {
  werkcoach: { verloop: '*', contact: '*' },
  participatiecoach: { verloop: '*', contact: '*' },
} as const;

export const inwonerSoorten = [
  inwoner({
    mcode: 'M-14',
    gebeurtenis: 'geregistreerd',
    inwoner: 'nieuw',
    afzenders: { systeem: ['verloop', 'contact'], werkcoach: ['verloop', 'contact'], participatiecoach: ['verloop', 'contact'] },
    secties: {
      verloop: moet(
        object(
          { schaal: keuze('KP', 'FASE', 'GROEP'), sinds: datum },
          { klantprofiel: keuze('KP1', 'KP2', 'KP3', 'KP4'), groep: code, onderUwvBegeleiding: janee },
        ),
      ),
      contact: mag(object({}, { naam: kort, adres: kort, telefoon: kort, taalvoorkeur: { type: 'string', pattern: '^[a-z]{2,3}$' } })),
    },
    weergaven: systemen,
  }),
  inwoner({
    mcode: 'M-15',
    gebeurtenis: 'coach.toegewezen',
    afzenders: { systeem: ['verloop'], werkcoach: ['verloop'], participatiecoach: ['verloop'], inkomensconsulent: ['verloop'] },
    secties: { verloop: moet(object({ coach: actor, rol: keuze('werkcoach', 'participatiecoach', 'inkomensconsulent'), vanaf: datum })) },
    weergaven: { werkcoach: { verloop: '*' }, participatiecoach: { verloop: '*' } },
  }),
];

export const regieSoorten = [
  regie({
    mcode: 'M-13',
    gebeurtenis: 'gewijzigd',
    secties: { verloop: moet(object({ organisatie: code, coach: actor, vanaf: datum })) },
    weergaven: { werkcoach: { verloop: '*' }, participatiecoach: { verloop: '*' }, inkomensconsulent: { verloop: ['organisatie', 'coach', 'vanaf'] } },
  }),
];
