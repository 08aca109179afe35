import { actor, code, datum, keuze, kort, lijst, mag, moet, object, ref, telefoon } from '../velden';
import { soortVoor } from './maak';

const boete = soortVoor('boete', { eigenaar: 'boete', doelen: ['ONDERSTEUNING_BIJ_SANCTIE'] });

const alertContact = mag(object({}, { naam: kort, telefoon }));

/**
 * M-30 to M-34. A werkcoach has no view in any of them: he and his system never see an alert (SM-3). The sender's own role has
 * the course of the case in view, because the system of his organisation hears what he did on the hub's own pages.
 */
export const boeteSoorten = [
  boete({
    mcode: 'M-30',
    gebeurtenis: 'overwogen',
    datumveld: 'overwegingsDatum',
    afzenders: { inkomensconsulent: ['verloop', 'contact', 'handhaving'] },
    secties: {
      verloop: moet(object({ overwegingsDatum: datum })),
      contact: alertContact,
      handhaving: moet(
        object(
          { sanctieSoort: keuze('BOETE', 'WAARSCHUWING', 'VERLAGING'), grond: keuze('INLICHTINGENPLICHT', 'ARBEIDSVERPLICHTING', 'OVERIGE_PLICHT_PW') },
          { gesprekken: lijst(object({ gespreksdatum: datum, kanaal: keuze('FYSIEK', 'TELEFOON', 'VIDEO', 'SCHRIFTELIJK') }), 20) },
        ),
      ),
    },
    weergaven: { inkomensconsulent: { verloop: '*' }, participatiecoach: { verloop: '*', contact: '*', handhaving: '*' } },
    mail: { soort: 'GRAAG_OVERLEG', rollen: ['participatiecoach'] },
  }),
  boete({
    mcode: 'M-31',
    gebeurtenis: 'alert.bevestigd',
    afzenders: { participatiecoach: ['verloop'] },
    secties: { verloop: moet(object({ datum })) },
    weergaven: { participatiecoach: { verloop: '*' }, inkomensconsulent: { verloop: '*' } },
  }),
  boete({
    mcode: 'M-32',
    gebeurtenis: 'reactie',
    afzenders: { participatiecoach: ['verloop'] },
    secties: { verloop: moet(object({ reactie: keuze('INTERVENIEERT', 'GEEN_INTERVENTIE', 'CONTACT_GEVRAAGD') }, { voorstelDatum: datum })) },
    weergaven: { participatiecoach: { verloop: '*' }, inkomensconsulent: { verloop: '*' } },
    mail: { soort: 'ANTWOORD', rollen: ['inkomensconsulent'] },
  }),
  boete({
    mcode: 'M-33',
    gebeurtenis: 'uitkomst',
    // A maatregel is a decision of the gemeente: its own system may state how it ended, and then income hears it.
    afzenders: { inkomensconsulent: ['verloop', 'handhaving'], systeem: ['verloop', 'handhaving'] },
    systeemVan: ['GEMEENTE'],
    secties: {
      verloop: mag(object({}, { datum })),
      handhaving: moet(object({ uitkomst: keuze('AFGEZIEN', 'WAARSCHUWING', 'BOETE', 'VERLAGING'), besluitDatum: datum }, { redencode: code, mandaatRef: ref })),
    },
    weergaven: { inkomensconsulent: { verloop: '*', handhaving: '*' }, participatiecoach: { verloop: '*', handhaving: '*' } },
    mail: { soort: 'ANTWOORD', rollen: ['participatiecoach', 'inkomensconsulent'] },
  }),
  boete({
    mcode: 'M-34',
    gebeurtenis: 'overweging.ingetrokken',
    afzenders: { inkomensconsulent: ['verloop', 'handhaving'] },
    secties: { verloop: mag(object({}, { datum })), handhaving: mag(object({}, { redencode: code })) },
    weergaven: { inkomensconsulent: { verloop: '*' }, participatiecoach: { verloop: '*', handhaving: '*' } },
    mail: { soort: 'ANTWOORD', rollen: ['participatiecoach'] },
  }),
  // Stated by the hub itself.
  boete({
    mcode: 'D-31',
    gebeurtenis: 'eerst.bekijken',
    herkomst: 'hub',
    // Exempt from a duty through a last day (none: without end), or moved or gone since a day.
    secties: { verloop: moet(object({}, { verplichting: keuze('a', 'b', 'c'), ontheffingLaatsteDag: datum, vertrek: keuze('VERHUISD', 'UITGESTROOMD'), per: datum })) },
    weergaven: { inkomensconsulent: { verloop: '*' } },
  }),
  boete({ mcode: 'SM-3', gebeurtenis: 'reactietermijn.verstreken', herkomst: 'hub', secties: { verloop: moet(object({ datum })) }, weergaven: { inkomensconsulent: { verloop: '*' } } }),
  boete({ mcode: 'SM-3', gebeurtenis: 'geopend', herkomst: 'hub', secties: { verloop: moet(object({ datum, door: actor })) } }),
  boete({ mcode: 'M-18', gebeurtenis: 'herroepen', herkomst: 'hub', zaak: 'geen', secties: { verloop: moet(object({ berichtSource: { type: 'string' }, berichtRef: { type: 'string' }, redencode: code })) } }),
  boete({
    mcode: 'M-16',
    gebeurtenis: 'inwoner.vertrokken',
    herkomst: 'hub',
    zaak: 'geen',
    secties: { verloop: moet(object({ reden: keuze('VERHUISD', 'UITGESTROOMD'), per: datum }, { naarGemeente: code })) },
  }),
];
