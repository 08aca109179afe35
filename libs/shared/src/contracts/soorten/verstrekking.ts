import { CODELIJSTEN } from '../codelijsten';
import { actor, aantal, code, datum, janee, keuze, mag, moet, object, ref, vrijeTekst } from '../velden';
import { soortVoor } from './maak';

const verstrekking = soortVoor('verstrekking', { eigenaar: 'verstrekking', doelen: ['PARTICIPATIEBEGELEIDING', 'OVERDRACHT'] });
const bijzonder = soortVoor('verstrekking', { eigenaar: 'verstrekking', doelen: ['MEDISCHE_UITZONDERING'] });

const coaches = { werkcoach: { verloop: '*' }, participatiecoach: { verloop: '*' } } as const;
const noodzaak = keuze(...CODELIJSTEN.noodzaak);
/** Which parts are asked for: what was not asked is not needed. */
const gevraagd = object({}, { mogelijkheden: janee, beperkingen: janee, omstandigheden: janee, uren: janee });
/** Conclusion and advice, and nothing else (D-27). */
const gevraagdBijzonder = object({}, { conclusie: janee, advies: janee });
const reikwijdte = keuze('CONCLUSIE', 'ADVIES', 'CONCLUSIE_EN_ADVIES');

/**
 * M-11 and M-40 to M-43: what is not standard. Belastbaarheid as far as necessary, and the medical exception, which is announced
 * and never delivered. `noodzaak` may be absent from the form: that it is missing is for the privacy framework to say.
 */
export const verstrekkingSoorten = [
  verstrekking({
    mcode: 'M-11a',
    gebeurtenis: 'gevraagd',
    afzenders: { werkcoach: ['verloop', 'belastbaarheid'], participatiecoach: ['verloop', 'belastbaarheid'] },
    secties: { verloop: moet(object({ gevraagd }, { noodzaak })), belastbaarheid: mag(object({ toelichting: vrijeTekst })) },
    weergaven: { werkcoach: { verloop: '*', belastbaarheid: '*' }, participatiecoach: { verloop: '*', belastbaarheid: '*' } },
    mail: { soort: 'VRAAG_BEANTWOORDEN', rollen: ['werkcoach', 'participatiecoach'] },
  }),
  verstrekking({
    mcode: 'M-11',
    gebeurtenis: 'gegeven',
    afzenders: { werkcoach: ['verloop', 'belastbaarheid'], participatiecoach: ['verloop', 'belastbaarheid'] },
    secties: {
      verloop: mag(object({}, { noodzaak })),
      belastbaarheid: moet(
        object(
          { beoordelingsdatum: datum },
          {
            mogelijkheden: vrijeTekst,
            beperkingen: vrijeTekst,
            omstandigheden: vrijeTekst,
            urenBeschikbaar: aantal(60),
            bronsoort: keuze('HUISARTS', 'ARBEIDSARTS', 'ANDERE', 'VERZEKERINGSARTS', 'ARBEIDSDESKUNDIGE'),
          },
        ),
      ),
    },
    weergaven: { werkcoach: { verloop: '*', belastbaarheid: '*' }, participatiecoach: { verloop: '*', belastbaarheid: '*' } },
    mail: { soort: 'ANTWOORD', rollen: ['werkcoach', 'participatiecoach'] },
  }),
  verstrekking({
    mcode: 'M-11b',
    gebeurtenis: 'beantwoord',
    afzenders: { werkcoach: ['verloop'], participatiecoach: ['verloop'] },
    secties: { verloop: moet(object({ antwoord: keuze('GEGEVEN', 'DEELS', 'NIET_NODIG') }, { redencode: keuze(...CODELIJSTEN.redencodeNietGegeven) })) },
    weergaven: coaches,
    mail: { soort: 'ANTWOORD', rollen: ['werkcoach', 'participatiecoach'] },
  }),
  bijzonder({
    mcode: 'M-40',
    gebeurtenis: 'bijzonder.verzocht',
    afzenders: { werkcoach: ['verloop'], participatiecoach: ['verloop'] },
    secties: { verloop: moet(object({ verzoeker: keuze('INWONER', 'PARTICIPATIECOACH'), reden: keuze(...CODELIJSTEN.redenBijzonder), gevraagd: gevraagdBijzonder })) },
    weergaven: coaches,
    mail: { soort: 'VRAAG_BEANTWOORDEN', rollen: ['werkcoach'] },
  }),
  bijzonder({
    mcode: 'M-41',
    gebeurtenis: 'bijzonder.verklaard',
    afzenders: { werkcoach: ['verloop'] },
    secties: { verloop: moet(object({ schriftelijkOp: datum, reikwijdte, ontvanger: actor, laatsteDag: datum, bewijsRef: ref })) },
    weergaven: { werkcoach: { verloop: '*' } },
  }),
  bijzonder({
    mcode: 'M-41',
    gebeurtenis: 'bijzonder.ingetrokken',
    afzenders: { werkcoach: ['verloop'] },
    secties: { verloop: mag(object({}, { datum })) },
    weergaven: coaches,
    mail: { soort: 'ANTWOORD', rollen: ['participatiecoach'] },
  }),
  bijzonder({
    mcode: 'M-42',
    gebeurtenis: 'bijzonder.klaargezet',
    afzenders: { werkcoach: ['verloop', 'medisch'] },
    secties: { verloop: mag(object({}, { laatsteDag: datum })), medisch: moet(object({}, { conclusie: vrijeTekst, advies: vrijeTekst }, { minProperties: 1 })) },
    // The named person reads `medisch` at the gateway; the framework lets nobody receive it.
    weergaven: { werkcoach: { verloop: '*' }, participatiecoach: { verloop: '*', medisch: '*' } },
    mail: { soort: 'INFORMATIE_KLAAR', rollen: ['participatiecoach'] },
  }),
  bijzonder({
    mcode: 'M-43',
    gebeurtenis: 'bijzonder.afgewezen',
    afzenders: { werkcoach: ['verloop'] },
    secties: { verloop: moet(object({ redencode: keuze(...CODELIJSTEN.redencodeBijzonderAfgewezen) })) },
    weergaven: coaches,
    mail: { soort: 'ANTWOORD', rollen: ['participatiecoach'] },
  }),
  // Stated by the hub itself.
  bijzonder({ mcode: 'SM-7', gebeurtenis: 'bijzonder.verlopen', herkomst: 'hub', secties: { verloop: moet(object({ laatsteDag: datum })) }, weergaven: coaches }),
  verstrekking({ mcode: 'SM-7', gebeurtenis: 'geopend', herkomst: 'hub', secties: { verloop: moet(object({ datum, door: actor })) } }),
  verstrekking({ mcode: 'M-18', gebeurtenis: 'herroepen', herkomst: 'hub', zaak: 'geen', secties: { verloop: moet(object({ berichtSource: { type: 'string' }, berichtRef: { type: 'string' }, redencode: code })) } }),
  verstrekking({
    mcode: 'M-16',
    gebeurtenis: 'inwoner.vertrokken',
    herkomst: 'hub',
    zaak: 'geen',
    secties: { verloop: moet(object({ reden: keuze('VERHUISD', 'UITGESTROOMD'), per: datum }, { naarGemeente: code })) },
  }),
];
