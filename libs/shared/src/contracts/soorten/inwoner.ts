import { actor, code, datum, janee, keuze, kort, lijst, mag, moet, object, ref } from '../velden';
import { soortVoor } from './maak';

const inwoner = soortVoor('inwoner', { eigenaar: 'handover', doelen: ['BEHEER'], zaak: 'geen', venster: { terug: 36_500, vooruit: 90 } });
const classificatie = soortVoor('classificatie', { eigenaar: 'handover', doelen: ['OVERDRACHT'], zaak: 'geen' });
const regie = soortVoor('regie', { eigenaar: 'handover', doelen: ['OVERDRACHT'], herkomst: 'hub' });

/** C goes only to the organisation of the assigned coach (M-14); `beoordeel` asks for that assignment. */
const systemen = {
  werkcoach: { verloop: '*', contact: '*' },
  participatiecoach: { verloop: '*', contact: '*' },
} as const;

const contact = object({}, { naam: kort, adres: kort, telefoon: kort, taalvoorkeur: { type: 'string', pattern: '^[a-z]{2,3}$' } });

const reden = keuze('VERHUISD', 'UITGESTROOMD');
const uitstroom = keuze('UITKERING_BEEINDIGD', 'OVERLEDEN', 'ANDERS');

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
      contact: mag(contact),
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
  inwoner({
    mcode: 'M-14',
    gebeurtenis: 'gewijzigd',
    afzenders: { systeem: ['verloop', 'contact'], werkcoach: ['verloop', 'contact'], participatiecoach: ['verloop', 'contact'] },
    secties: { verloop: mag(object({}, { onderUwvBegeleiding: janee, sinds: datum })), contact: mag(contact) },
    weergaven: systemen,
  }),
  inwoner({
    mcode: 'M-16',
    gebeurtenis: 'verhuisd',
    afzenders: { systeem: ['verloop'], werkcoach: ['verloop'], participatiecoach: ['verloop'] },
    secties: { verloop: moet(object({ naarGemeente: code, per: datum })) },
    weergaven: { werkcoach: { verloop: '*' }, participatiecoach: { verloop: '*' }, inkomensconsulent: { verloop: '*' } },
  }),
  inwoner({
    mcode: 'M-17',
    gebeurtenis: 'uitgestroomd',
    afzenders: { systeem: ['verloop'], werkcoach: ['verloop'], participatiecoach: ['verloop'] },
    secties: { verloop: moet(object({ soort: uitstroom, per: datum })) },
    weergaven: { werkcoach: { verloop: '*' }, participatiecoach: { verloop: '*' }, inkomensconsulent: { verloop: ['per'] } },
  }),
  // Stated by the hub itself.
  inwoner({
    mcode: 'M-16',
    gebeurtenis: 'zaak.gesloten',
    herkomst: 'hub',
    secties: { verloop: moet(object({ per: datum })) },
    weergaven: { participatiecoach: { verloop: '*' } },
    naVertrek: true,
    mail: { soort: 'ZAAK_GESLOTEN', rollen: ['participatiecoach'] },
  }),
  inwoner({
    mcode: 'M-14',
    gebeurtenis: 'verschil.gemeld',
    herkomst: 'hub',
    secties: { verloop: moet(object({ verschillen: lijst(object({ veld: code, bekend: kort, opgegeven: kort }), 10, 1), opgegevenDoor: code })) },
    weergaven: { werkcoach: { verloop: '*' }, participatiecoach: { verloop: '*' } },
  }),
  inwoner({ mcode: 'M-16', gebeurtenis: 'vertrek.bereikt', herkomst: 'hub', secties: { verloop: moet(object({ datum, reden }, { soort: uitstroom, berichtSource: { type: 'string' }, berichtRef: { type: 'string' } })) } }),
  // Announced ahead: nothing ends before the day itself, and the old gemeente never hears where to.
  inwoner({ mcode: 'M-16', gebeurtenis: 'vertrek.gemeld', herkomst: 'hub', secties: { verloop: moet(object({ per: datum, reden })) }, weergaven: { werkcoach: { verloop: '*' }, participatiecoach: { verloop: '*' } } }),
  inwoner({ mcode: 'M-18', gebeurtenis: 'vertrek.ingetrokken', herkomst: 'hub', secties: { verloop: moet(object({ per: datum })) }, weergaven: { werkcoach: { verloop: '*' }, participatiecoach: { verloop: '*' } } }),
  // After a recalled registration or announcement: contact data are erased, and what was dated ahead is undone.
  inwoner({ mcode: 'M-18', gebeurtenis: 'herroepen', herkomst: 'hub', secties: { verloop: moet(object({ berichtSource: { type: 'string' }, berichtRef: { type: 'string' }, redencode: code })) } }),
];

/** M-82: a resident classified (anew) by whoever leads; what shifts the regie is an overdracht. */
export const classificatieSoorten = [
  classificatie({
    mcode: 'M-82',
    gebeurtenis: 'vastgesteld',
    afzenders: { werkcoach: ['verloop'], participatiecoach: ['verloop'], systeem: ['verloop'] },
    secties: { verloop: moet(object({ schaal: keuze('KP', 'FASE', 'GROEP'), uitvoerder: code, vanaf: datum }, { klantprofiel: keuze('KP1', 'KP2', 'KP3', 'KP4'), groep: code, definitieVersie: ref })) },
    weergaven: { werkcoach: { verloop: '*' }, participatiecoach: { verloop: '*' } },
  }),
  classificatie({ mcode: 'M-18', gebeurtenis: 'herroepen', herkomst: 'hub', secties: { verloop: moet(object({ berichtSource: { type: 'string' }, berichtRef: { type: 'string' }, redencode: code })) } }),
];

export const regieSoorten = [
  regie({
    mcode: 'M-13',
    gebeurtenis: 'gewijzigd',
    secties: { verloop: moet(object({ organisatie: code, coach: actor, vanaf: datum })) },
    weergaven: { werkcoach: { verloop: '*' }, participatiecoach: { verloop: '*' }, inkomensconsulent: { verloop: ['organisatie', 'coach', 'vanaf'] } },
  }),
];
