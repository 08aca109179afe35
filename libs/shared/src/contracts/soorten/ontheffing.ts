import { aantal, actor, code, datum, janee, keuze, kort, lijst, mag, moet, object, ref } from '../velden';
import { soortVoor } from './maak';

const ontheffing = soortVoor('ontheffing', { eigenaar: 'ontheffing', doelen: ['ONTHEFFING'], belastbaarheidNoodzakelijk: true });

/** Never the kind: its absence alone would tell an inkomensconsulent of an ontheffing by law (D-18). */
const alleenTermijn = ['scope', 'ingangsdatum', 'laatsteDag'] as const;
const scope = lijst(keuze('a', 'b', 'c'), 3, 1);
const grond = object({ grond: code });
const metGrond = ['verloop', 'belastbaarheid'] as const;
const metGrondEnKind = ['verloop', 'contact', 'belastbaarheid'] as const;
/** Date of birth of the youngest child: contact data of the smallest size that the law needs (art. 9a). */
const kind = mag(object({}, { geboortedatumJongsteKind: datum }));
const maanden = { verbruikteMaanden: aantal(60) };
const besluit = { ontheffingRef: ref, besluitDatum: datum, mandaatRef: ref };
const besluitMag = { bekendmakingsDatum: datum, verlener: actor, zienswijzeGeboden: janee };

const beideCoaches = { werkcoach: { verloop: '*', belastbaarheid: '*' }, participatiecoach: { verloop: '*', belastbaarheid: '*' } } as const;
const coachesZonderGrond = { werkcoach: { verloop: '*' }, participatiecoach: { verloop: '*' } } as const;
const inkomen = (...velden: string[]) => ({ inkomensconsulent: { verloop: velden } });

const besluiten = [
  ontheffing({
    mcode: 'M-20',
    gebeurtenis: 'verleend',
    datumveld: 'besluitDatum',
    afzenders: { werkcoach: metGrond, participatiecoach: metGrondEnKind, systeem: metGrondEnKind },
    secties: {
      verloop: moet(
        object(
          { soort: keuze('TIJDELIJK', 'ALLEENSTAANDE_OUDER'), scope, ingangsdatum: datum, laatsteDag: datum, besluitDatum: datum, mandaatRef: ref },
          { ...besluitMag, verzoekDatum: datum, ...maanden },
        ),
      ),
      contact: kind,
      belastbaarheid: moet(grond),
    },
    weergaven: { ...beideCoaches, ...inkomen(...alleenTermijn) },
  }),
  ontheffing({
    mcode: 'M-22',
    gebeurtenis: 'verlengd',
    datumveld: 'besluitDatum',
    afzenders: { werkcoach: metGrond, participatiecoach: metGrond, systeem: metGrond },
    secties: { verloop: moet(object({ ...besluit, nieuweLaatsteDag: datum }, besluitMag)), belastbaarheid: mag(grond) },
    weergaven: { ...beideCoaches, ...inkomen('nieuweLaatsteDag') },
  }),
  ontheffing({
    mcode: 'M-22',
    gebeurtenis: 'nietVerlengd',
    datumveld: 'besluitDatum',
    afzenders: { werkcoach: metGrond, participatiecoach: metGrond, systeem: metGrond },
    secties: { verloop: moet(object(besluit, besluitMag)), belastbaarheid: mag(grond) },
    weergaven: { ...beideCoaches, ...inkomen('besluitDatum') },
  }),
  ontheffing({
    mcode: 'M-24',
    gebeurtenis: 'ingetrokken',
    datumveld: 'besluitDatum',
    afzenders: { werkcoach: metGrond, participatiecoach: metGrond, systeem: metGrond },
    secties: { verloop: moet(object({ ...besluit, per: datum }, { ...besluitMag, redencode: code })), belastbaarheid: mag(grond) },
    weergaven: { ...beideCoaches, ...inkomen('per') },
  }),
];

/** M-25: by law; the kind and the UWV data stand sealed, so that an inkomensconsulent and a name on the outside never tell why (D-18). */
const vanRechtswege = [
  ontheffing({
    mcode: 'M-25',
    gebeurtenis: 'vastgesteld',
    afzenders: { systeem: metGrond },
    secties: { verloop: moet(object({ vanaf: datum, scope })), belastbaarheid: moet(object({ soort: keuze('WIA4'), uwvDatum: datum, uwvRef: ref })) },
    weergaven: { ...beideCoaches, ...inkomen('vanaf', 'scope') },
  }),
  ontheffing({
    mcode: 'M-25',
    gebeurtenis: 'beeindigd',
    afzenders: { systeem: metGrond },
    secties: { verloop: moet(object({ per: datum }, { ontheffingRef: ref })), belastbaarheid: moet(object({ soort: keuze('WIA4'), uwvDatum: datum, uwvRef: ref })) },
    weergaven: { ...beideCoaches, ...inkomen('per') },
  }),
];

/** M-26: the single parent with a child under five (Participatiewet art. 9a). */
const alleenstaandeOuder = [
  ontheffing({
    mcode: 'M-26',
    gebeurtenis: 'aangevraagd',
    afzenders: { participatiecoach: ['verloop', 'contact'], systeem: ['verloop', 'contact'] },
    secties: { verloop: moet(object({ verzoekDatum: datum }, maanden)), contact: moet(object({ geboortedatumJongsteKind: datum })) },
    weergaven: coachesZonderGrond,
  }),
  ontheffing({
    mcode: 'M-26',
    gebeurtenis: 'opgeschort',
    afzenders: { participatiecoach: ['verloop'], systeem: ['verloop'] },
    secties: { verloop: moet(object({ ontheffingRef: ref, reden: keuze('KIND_VIJF', 'BIJSTAND_EINDE', 'OP_VERZOEK'), per: datum })) },
    weergaven: { ...coachesZonderGrond, ...inkomen('per') },
  }),
  ontheffing({
    mcode: 'M-26',
    gebeurtenis: 'hervat',
    afzenders: { participatiecoach: ['verloop', 'contact'], systeem: ['verloop', 'contact'] },
    secties: { verloop: moet(object({ ontheffingRef: ref, per: datum })), contact: kind },
    weergaven: { ...coachesZonderGrond, ...inkomen('per') },
  }),
  ontheffing({
    mcode: 'M-26',
    gebeurtenis: 'verbruik',
    afzenders: { participatiecoach: ['verloop'], systeem: ['verloop'] },
    secties: { verloop: moet(object({ verbruikteMaanden: aantal(60) }, { opgegevenDoor: kort })) },
    weergaven: { participatiecoach: { verloop: '*' } },
  }),
];

/** The hub has no case number of a party: what it states about one ontheffing carries that reference as its `zaakId`. */
const hub = (mcode: string, gebeurtenis: string, verloop: Parameters<typeof object>, weergaven = {}, zaak: 'verplicht' | 'geen' = 'verplicht') =>
  ontheffing({ mcode, gebeurtenis, herkomst: 'hub', zaak, secties: { verloop: moet(object(...verloop)) }, weergaven });

const vanDeHub = [
  // M-21: to the coach who decides and nobody else.
  hub('M-21', 'besluitNodig', [{ ontheffingRef: ref, laatsteDag: datum }], { participatiecoach: { verloop: '*' } }),
  hub('M-23', 'verlopen', [{ ontheffingRef: ref, datum }], { ...coachesZonderGrond, ...inkomen('datum') }),
  // Ended or suspended by law or because another took its place; never why.
  hub('SM-2', 'vervallen', [{ ontheffingRef: ref, per: datum }], { ...coachesZonderGrond, ...inkomen('per') }),
  hub('SM-2', 'uitgeput', [{ ontheffingRef: ref, per: datum }], { ...coachesZonderGrond, ...inkomen('per') }),
  hub('SM-2', 'termijn.nadert', [{ ontheffingRef: ref, datum }]),
  hub('SM-2', 'termijn.voorbij', [{ ontheffingRef: ref, datum }]),
  hub('SM-2', 'hercontrole.nadert', [{ ontheffingRef: ref, datum }]),
  // Tells nobody; it carries the task of the plan, under the reference of the ontheffing.
  hub('L-02d', 'plan.nodig', [{ ontheffingRef: ref, datum }]),
  hub('M-18', 'herroepen', [{ berichtSource: { type: 'string' }, berichtRef: { type: 'string' }, redencode: code }], {}, 'geen'),
  hub('M-16', 'inwoner.vertrokken', [{ reden: keuze('VERHUISD', 'UITGESTROOMD'), per: datum }, { naarGemeente: code }], {}, 'geen'),
];

export const ontheffingSoorten = [...besluiten, ...vanRechtswege, ...alleenstaandeOuder, ...vanDeHub];
