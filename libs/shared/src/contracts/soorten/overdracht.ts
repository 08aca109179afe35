import { CODELIJSTEN } from '../codelijsten';
import { aantal, actor, code, datum, geheel, janee, keuze, kort, lijst, mag, moet, object, ref, vrijeTekst, waar } from '../velden';
import type { Weergave } from '../catalogus.types';
import { soortVoor } from './maak';

/** Only the codes of that list (config/formulieren/codelijsten gives their words). */
const uitLijst = (naam: keyof typeof CODELIJSTEN) => keuze(...CODELIJSTEN[naam]);

const soort = soortVoor('overdracht', { eigenaar: 'handover', doelen: ['OVERDRACHT'] });

const beideCoaches = (weergave: Weergave) => ({ werkcoach: weergave, participatiecoach: weergave });
const alleenVerloop = beideCoaches({ verloop: '*' });
const beideSturen = (...secties: ('verloop' | 'contact' | 'formulier' | 'belastbaarheid')[]) => ({ werkcoach: secties, participatiecoach: secties });

/** Evidence as an assertion (D-16b): type, date, reference; never a document. */
const onderbouwing = object(
  { type: keuze('ZORGPROFESSIONAL', 'DEELTIJDWERK', 'VRIJWILLIGERSWERK_STRUCTUREEL', 'PRAKTIJK_OVERIG') },
  {
    bronsoort: keuze('HUISARTS', 'ARBEIDSARTS', 'ANDERE', 'VERZEKERINGSARTS', 'ARBEIDSDESKUNDIGE'),
    datumConclusie: datum,
    dossierRef: ref,
    vastgesteldDoor: kort,
    urenPerWeek: aantal(60),
    sinds: datum,
    maanden: aantal(600),
    dagdelenPerWeek: aantal(14),
    motivering: vrijeTekst,
  },
  {
    allOf: [
      { if: { required: ['type'], properties: { type: { const: 'ZORGPROFESSIONAL' } } }, then: { required: ['bronsoort', 'datumConclusie'] } },
      { if: { required: ['type'], properties: { type: { const: 'DEELTIJDWERK' } } }, then: { required: ['urenPerWeek', 'sinds'] } },
      { if: { required: ['type'], properties: { type: { const: 'VRIJWILLIGERSWERK_STRUCTUREEL' } } }, then: { required: ['maanden', 'dagdelenPerWeek'] } },
      { if: { required: ['type'], properties: { type: { const: 'PRAKTIJK_OVERIG' } } }, then: { required: ['motivering'] } },
    ],
  },
);

const contact = object({ naam: kort }, { adres: kort, telefoon: kort, taalvoorkeur: { type: 'string', pattern: '^[a-z]{2,3}$' } });

/** Which plan van aanpak there is, or that there is none; the plan itself stays with the coach. */
const planVanAanpak = object(
  { aanwezig: janee },
  { ref, datum, versie: geheel(1, 999) },
  { if: { required: ['aanwezig'], properties: { aanwezig: { const: true } } }, then: { required: ['ref', 'datum', 'versie'] } },
);

const formulier = object(
  { formulierVersie: ref, hulpvraagMeestProminent: keuze('ZORG_PARTICIPATIE', 'ARBEIDSBEMIDDELING') },
  {
    doelen: lijst(uitLijst('doelen')),
    perspectief: object(
      { verwachtArbeidsvermogen: keuze('NEE', 'BINNEN_MAANDEN') },
      { maanden: aantal(600), baatBijParticipatiecoach: janee },
      { if: { required: ['verwachtArbeidsvermogen'], properties: { verwachtArbeidsvermogen: { const: 'BINNEN_MAANDEN' } } }, then: { required: ['maanden'] } },
    ),
    perspectiefOp: keuze('ARBEID', 'PARTICIPATIE', 'BEIDE'),
    afstandsredenen: lijst(uitLijst('afstandsredenen')),
    arbeidsvermogen: janee,
    gemotiveerd: janee,
    mogelijkhedenBehoeften: vrijeTekst,
    lopendeTrajecten: lijst(uitLijst('lopendeTrajecten')),
    planVanAanpak,
    planVanAanpakRef: ref,
  },
);

/** Exactly the three of a driegesprek (memo 2-9-2025, §2): without one of them it is another talk. The resident is named by the message itself. */
const deelnemers = object({ inwoner: waar, huidigeCoach: actor, nieuweCoach: actor });
const driegesprek = object({ aangebodenOp: datum }, { antwoord: keuze('GEWENST', 'AFGEZIEN', 'GEEN_ANTWOORD', 'NIET_BEREIKT'), beantwoordOp: datum });

const voorgesteld = soort({
  mcode: 'M-01',
  gebeurtenis: 'voorgesteld',
  belastbaarheidNoodzakelijk: true,
  afzenders: beideSturen('verloop', 'contact', 'formulier', 'belastbaarheid'),
  secties: {
    verloop: moet(
      object(
        { richting: keuze('KP3_NAAR_KP4', 'KP4_NAAR_KP3'), voorgesteldeStartdatum: datum },
        { definitieVersie: ref, beoogdeCoach: actor, inwonerGeraadpleegdOp: datum, inwonerVoorgelichtOp: datum, driegesprek },
      ),
    ),
    contact: moet(contact),
    formulier: moet(formulier),
    belastbaarheid: mag(object({ onderbouwing })),
  },
  weergaven: beideCoaches({ verloop: '*', contact: '*', formulier: '*', belastbaarheid: '*' }),
  mail: { soort: 'OVERDRACHT_BEOORDELEN', rollen: ['werkcoach', 'participatiecoach'] },
});

const onderbouwd = soort({
  mcode: 'M-02',
  gebeurtenis: 'onderbouwd',
  belastbaarheidNoodzakelijk: true,
  afzenders: beideSturen('verloop', 'belastbaarheid'),
  secties: { verloop: mag(object({}, { noodzaak: code })), belastbaarheid: moet(object({ onderbouwing })) },
  weergaven: beideCoaches({ verloop: '*', belastbaarheid: '*' }),
});

const uitzonderingen = [
  soort({
    mcode: 'M-03',
    gebeurtenis: 'uitzondering.voorgelegd',
    afzenders: beideSturen('verloop', 'formulier'),
    secties: { verloop: moet(object({ datum })), formulier: moet(object({ motivering: vrijeTekst })) },
    weergaven: beideCoaches({ verloop: '*', formulier: '*' }),
    mail: { soort: 'OVERDRACHT_BEOORDELEN', rollen: ['participatiecoach', 'werkcoach'] },
  }),
  ...(['bevestigd', 'afgewezen'] as const).map((uitslag) =>
    soort({
      mcode: 'M-03',
      gebeurtenis: `uitzondering.${uitslag}`,
      afzenders: beideSturen('verloop'),
      secties: { verloop: moet(object({ datum }, { bevestigdDoor: actor, redencode: code })) },
      weergaven: alleenVerloop,
      mail: { soort: 'ANTWOORD', rollen: ['werkcoach', 'participatiecoach'] },
    }),
  ),
];

const driegesprekken = [
  soort({
    mcode: 'M-04',
    gebeurtenis: 'driegesprek.aangeboden',
    afzenders: beideSturen('verloop'),
    secties: { verloop: moet(object({ datum }, { door: actor })) },
    weergaven: alleenVerloop,
  }),
  soort({
    mcode: 'M-05',
    gebeurtenis: 'driegesprek.beantwoord',
    afzenders: beideSturen('verloop'),
    secties: { verloop: moet(object({ datum, antwoord: keuze('GEWENST', 'AFGEZIEN', 'GEEN_ANTWOORD', 'NIET_BEREIKT') }, { redencode: code })) },
    weergaven: alleenVerloop,
  }),
  soort({
    mcode: 'M-06',
    gebeurtenis: 'driegesprek.gepland',
    afzenders: beideSturen('verloop', 'contact'),
    secties: { verloop: moet(object({ datum, deelnemers })), contact: mag(object({}, { plaats: kort, kanaal: keuze('FYSIEK', 'TELEFOON', 'VIDEO') })) },
    weergaven: beideCoaches({ verloop: '*', contact: '*' }),
  }),
  soort({
    mcode: 'M-06',
    gebeurtenis: 'driegesprek.gehouden',
    afzenders: beideSturen('verloop', 'formulier'),
    secties: { verloop: moet(object({ datum, deelnemers })), formulier: mag(object({}, { gezamenlijkBeeld: vrijeTekst })) },
    weergaven: beideCoaches({ verloop: '*', formulier: '*' }),
  }),
  soort({
    mcode: 'M-06',
    gebeurtenis: 'driegesprek.nietGehouden',
    afzenders: beideSturen('verloop'),
    secties: { verloop: moet(object({ datum }, { redencode: code })) },
    weergaven: alleenVerloop,
  }),
];

const antwoorden = [
  soort({
    mcode: 'M-07',
    gebeurtenis: 'geaccepteerd',
    afzenders: beideSturen('verloop'),
    secties: { verloop: moet(object({ nieuweCoach: actor, startdatum: datum }, { afgestemdOp: datum })) },
    weergaven: alleenVerloop,
    mail: { soort: 'ANTWOORD', rollen: ['werkcoach', 'participatiecoach'] },
  }),
  ...([['teruggestuurd', 'redencodeTeruggestuurd'], ['nietOvergenomen', 'redencodeNietOvergenomen']] as const).map(([gebeurtenis, reden]) =>
    soort({
      mcode: 'M-08',
      gebeurtenis,
      afzenders: beideSturen('verloop'),
      secties: { verloop: moet(object({ redencode: uitLijst(reden) }, { ontbrekend: lijst(uitLijst('ontbrekend')) })) },
      weergaven: alleenVerloop,
      mail: { soort: 'ANTWOORD', rollen: ['werkcoach', 'participatiecoach'] },
    }),
  ),
  soort({
    mcode: 'M-09',
    gebeurtenis: 'ingetrokken',
    afzenders: beideSturen('verloop'),
    secties: { verloop: moet(object({ redencode: uitLijst('redencodeIngetrokken') })) },
    weergaven: alleenVerloop,
    mail: { soort: 'ANTWOORD', rollen: ['werkcoach', 'participatiecoach'] },
  }),
];

/**
 * M-12: the kind of start or end reveals health, so it stands sealed and the name of the type says nothing (D-18).
 * Its tasks come from the owner: a start asks the receiving coach for an answer, an end only tells.
 */
const aanleiding = soort({
  mcode: 'M-12',
  gebeurtenis: 'aanleiding.gemeld',
  belastbaarheidNoodzakelijk: true,
  afzenders: beideSturen('verloop', 'contact', 'formulier', 'belastbaarheid'),
  secties: {
    verloop: moet(object({ voorgesteldeStartdatum: datum }, { beoogdeCoach: actor, inwonerVoorgelichtOp: datum, driegesprek })),
    contact: mag(contact),
    formulier: mag(formulier),
    belastbaarheid: moet(object({ soort: keuze('IPS_GESTART', 'IPS_GEEINDIGD'), startdatum: datum }, { verwachtEinde: datum })),
  },
  weergaven: beideCoaches({ verloop: '*', contact: '*', formulier: '*', belastbaarheid: '*' }),
});

const vanDeHub = [
  soort({
    mcode: 'M-10',
    gebeurtenis: 'ingegaan',
    herkomst: 'hub',
    secties: {
      verloop: moet(object({ richting: code, vanOrganisatie: code, naarOrganisatie: code, coach: actor, datum, klantprofiel: code }, { definitieVersie: ref })),
    },
    weergaven: alleenVerloop,
  }),
  soort({
    mcode: 'SM-1',
    gebeurtenis: 'startdatum.bereikt',
    herkomst: 'hub',
    secties: { verloop: moet(object({ datum })) },
  }),
  soort({
    mcode: 'SM-1',
    gebeurtenis: 'geopend',
    herkomst: 'hub',
    secties: { verloop: moet(object({ datum, door: actor })) },
  }),
  // The benefit ended, or the resident moved (SM-1): the case ends for both, and never says why.
  soort({ mcode: 'SM-1', gebeurtenis: 'vervallen', herkomst: 'hub', secties: { verloop: moet(object({ datum })) }, weergaven: alleenVerloop, mail: { soort: 'ANTWOORD', rollen: ['werkcoach', 'participatiecoach'] } }),
  soort({ mcode: 'D-06', gebeurtenis: 'driegesprek.uitgebleven', herkomst: 'hub', secties: { verloop: moet(object({ datum })) } }),
  // D-02: tells nobody; it carries the tasks of both coaches.
  soort({ mcode: 'D-02', gebeurtenis: 'afspraak.nodig', herkomst: 'hub', secties: { verloop: moet(object({ datum })) } }),
  soort({ mcode: 'M-18', gebeurtenis: 'herroepen', herkomst: 'hub', zaak: 'geen', secties: { verloop: moet(object({ berichtSource: { type: 'string' }, berichtRef: { type: 'string' }, redencode: code })) } }),
];

export const overdrachtSoorten = [voorgesteld, onderbouwd, ...uitzonderingen, ...driegesprekken, ...antwoorden, aanleiding, ...vanDeHub];
