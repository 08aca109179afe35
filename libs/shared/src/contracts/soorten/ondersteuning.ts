import { CODELIJSTEN } from '../codelijsten';
import { REGIO, type Berichtsoort } from '../catalogus.types';
import { aantal, actor, bedrag, code, datum, geheel, janee, keuze, kort, lijst, mag, moet, object, ref, telefoon, tijd, vrijeTekst, waar } from '../velden';
import { soortVoor } from './maak';

const instrument = soortVoor('instrument', { eigenaar: 'ondersteuning', doelen: ['INSTRUMENT'] });
const proeven = soortVoor('proevenaanwerk', { eigenaar: 'ondersteuning', doelen: ['PROEVEN_AAN_WERK'] });
const gesprek = soortVoor('inkomensgesprek', { eigenaar: 'ondersteuning', doelen: ['INKOMENSGESPREK'] });
const begroting = soortVoor('begroting', { eigenaar: 'ondersteuning', doelen: ['RAPPORTAGE'], inwoner: 'geen', zaak: 'geen', venster: { terug: 366, vooruit: 366 } });
const casuistiek = soortVoor('casuistiek', { eigenaar: 'ondersteuning', doelen: ['CASUISTIEK'] });

const verloop = ['verloop'] as const;
const wieIsHet = { naam: kort, telefoon };
const redencode = keuze(...CODELIJSTEN.redencodeOndersteuning);
const opDag = moet(object({ datum }));
const metReden = moet(object({ redencode }, { datum }));

/** What the hub itself tells the owner of a request: its resident left, or a message was recalled. */
const vanDeHub = (soort: ReturnType<typeof soortVoor>): Berichtsoort[] => [
  soort({ mcode: 'M-18', gebeurtenis: 'herroepen', herkomst: 'hub', zaak: 'geen', secties: { verloop: moet(object({ berichtSource: { type: 'string' }, berichtRef: { type: 'string' }, redencode: code })) } }),
  soort({ mcode: 'M-16', gebeurtenis: 'inwoner.vertrokken', herkomst: 'hub', zaak: 'geen', secties: { verloop: moet(object({ reden: keuze('VERHUISD', 'UITGESTROOMD'), per: datum }, { naarGemeente: code })) } }),
];

/** A step of the side that was asked, seen by who asked; the sending side has it in view because it may act on the hub's own pages. */
const coaches = { werkcoach: { verloop: '*' }, participatiecoach: { verloop: '*' } } as const;
const vanWerkzaak = { werkcoach: verloop, systeem: verloop } as const;
const antwoordAanPc = { soort: 'ANTWOORD', rollen: ['participatiecoach'] } as const;

/** M-51 to M-54 (SM-4): a coach asks for an instrument, Werkzaak offers it, the gemeente buys what is not free. */
const instrumentSoorten: readonly Berichtsoort[] = [
  instrument({
    mcode: 'M-51',
    gebeurtenis: 'aangevraagd',
    afzenders: { participatiecoach: ['verloop', 'contact', 'formulier'], werkcoach: ['verloop', 'contact', 'formulier'] },
    secties: { verloop: moet(object({ instrumentCode: code, gewensteStart: datum })), contact: mag(object({}, wieIsHet)), formulier: mag(object({ toelichting: vrijeTekst })) },
    weergaven: { werkcoach: { verloop: '*', contact: '*', formulier: '*' }, participatiecoach: { verloop: '*' } },
    mail: { soort: 'VERZOEK_BEHANDELEN', rollen: ['werkcoach'] },
  }),
  instrument({ mcode: 'M-52', gebeurtenis: 'aangeboden', afzenders: vanWerkzaak, secties: { verloop: moet(object({ start: datum, prijs: bedrag }, { laatsteDag: datum })) }, weergaven: coaches, mail: antwoordAanPc }),
  instrument({ mcode: 'M-52', gebeurtenis: 'afgewezen', afzenders: vanWerkzaak, secties: { verloop: metReden }, weergaven: coaches, mail: antwoordAanPc }),
  instrument({ mcode: 'SM-4', gebeurtenis: 'wachtlijst', afzenders: vanWerkzaak, secties: { verloop: mag(object({}, { datum })) }, weergaven: coaches, mail: antwoordAanPc }),
  instrument({
    mcode: 'M-53',
    gebeurtenis: 'ingekocht',
    afzenders: { participatiecoach: verloop, werkcoach: verloop, systeem: verloop },
    secties: { verloop: moet(object({ bedrag, budgetRef: ref }, { raadsbesluitRef: ref })) },
    weergaven: coaches,
    mail: { soort: 'ANTWOORD', rollen: ['werkcoach'] },
  }),
  instrument({ mcode: 'M-54', gebeurtenis: 'gestart', afzenders: vanWerkzaak, secties: { verloop: opDag }, weergaven: coaches }),
  ...(['afgerond', 'afgebroken'] as const).map((gebeurtenis) =>
    instrument({
      mcode: 'M-54',
      gebeurtenis,
      afzenders: { werkcoach: ['verloop', 'formulier'], systeem: verloop },
      secties: { verloop: opDag, formulier: mag(object({ resultaatcode: keuze(...CODELIJSTEN.resultaatInstrument) })) },
      weergaven: { werkcoach: { verloop: '*', formulier: '*' }, participatiecoach: { verloop: '*', formulier: '*' } },
      mail: antwoordAanPc,
    }),
  ),
  instrument({ mcode: 'SM-4', gebeurtenis: 'ingetrokken', afzenders: { participatiecoach: verloop, werkcoach: verloop }, secties: { verloop: metReden }, weergaven: coaches, mail: { soort: 'ANTWOORD', rollen: ['werkcoach'] } }),
  ...vanDeHub(instrument),
];

/** M-61 to M-63 (SM-5): trying out work. No step of it changes klantprofiel, regie or ontheffing, and staying away has no consequence. */
const proevenSoorten: readonly Berichtsoort[] = [
  proeven({
    mcode: 'M-61',
    gebeurtenis: 'aangemeld',
    afzenders: { participatiecoach: ['verloop', 'contact', 'formulier'] },
    secties: {
      verloop: moet(object({ aanbodRef: ref, betrokkenWerkcoach: actor }, { voldoetAanVoorwaarden: janee })),
      contact: moet(object({ naam: kort }, { telefoon })),
      // What makes it fitting: the resident develops work capacity, and wants it (memo 29-1-2025, Verbeteringen 1). Who cannot say both does not sign up.
      formulier: mag(object({ ontwikkeltArbeidsvermogen: waar, inwonerWil: waar })),
    },
    weergaven: { werkcoach: { verloop: '*', contact: '*', formulier: '*' }, participatiecoach: { verloop: '*' } },
    mail: { soort: 'ANTWOORD', rollen: ['werkcoach'] },
  }),
  // The hub confirms or queues at once, by the places that are left; Werkzaak may do so later.
  ...(['bevestigd', 'wachtlijst'] as const).map((gebeurtenis) =>
    proeven({ mcode: 'M-62', gebeurtenis, afzenders: vanWerkzaak, secties: { verloop: mag(object({}, { datum })) }, weergaven: coaches, mail: antwoordAanPc }),
  ),
  proeven({ mcode: 'M-62', gebeurtenis: 'afgewezen', afzenders: vanWerkzaak, secties: { verloop: metReden }, weergaven: coaches, mail: antwoordAanPc }),
  ...(['deelgenomen', 'nietVerschenen'] as const).map((gebeurtenis) => proeven({ mcode: 'M-62', gebeurtenis, afzenders: vanWerkzaak, secties: { verloop: opDag }, weergaven: coaches })),
  proeven({ mcode: 'M-62', gebeurtenis: 'afgemeld', afzenders: { participatiecoach: verloop, werkcoach: verloop, systeem: verloop }, secties: { verloop: mag(object({}, { datum, redencode })) }, weergaven: coaches }),
  proeven({
    mcode: 'M-63',
    gebeurtenis: 'verkenning.afgerond',
    afzenders: { participatiecoach: ['verloop', 'formulier'] },
    secties: { verloop: opDag, formulier: moet(object({ vervolg: keuze('GEEN', 'NOGMAALS', 'OVERDRACHT_OVERWEGEN') })) },
    weergaven: { werkcoach: { verloop: '*', formulier: '*' }, participatiecoach: { verloop: '*' } },
  }),
  ...vanDeHub(proeven),
];

const bijInkomen = { inkomensconsulent: verloop } as const;
const vragers = { inkomensconsulent: { verloop: '*' }, ...coaches } as const;
const antwoordAanVrager = { soort: 'ANTWOORD', rollen: ['participatiecoach', 'werkcoach'] } as const;

/** M-70 and M-71 (SM-6): a talk with income. Whether one may walk in is an agreement. */
const gesprekSoorten: readonly Berichtsoort[] = [
  gesprek({
    mcode: 'M-70',
    gebeurtenis: 'verzocht',
    afzenders: { participatiecoach: ['verloop', 'contact'], werkcoach: ['verloop', 'contact'], inkomensconsulent: ['verloop', 'contact'] },
    secties: {
      verloop: moet(object({ kanaalwens: keuze('FYSIEK', 'TELEFOON', 'VIDEO', 'INLOOP') })),
      contact: moet(object({ redencode: keuze(...CODELIJSTEN.redenInkomensgesprek) }, { ...wieIsHet, tolkNodig: janee, taal: kort })),
    },
    weergaven: { inkomensconsulent: { verloop: '*', contact: '*' }, ...coaches },
    mail: { soort: 'VERZOEK_BEHANDELEN', rollen: ['inkomensconsulent'] },
  }),
  gesprek({
    mcode: 'M-71',
    gebeurtenis: 'beoordeeld',
    afzenders: bijInkomen,
    secties: { verloop: moet(object({ besluit: keuze('AANLEIDING', 'GEEN_AANLEIDING') }, { redencode: keuze(...CODELIJSTEN.redenGeenAanleiding) })) },
    weergaven: vragers,
    mail: antwoordAanVrager,
  }),
  gesprek({
    mcode: 'M-71',
    gebeurtenis: 'gepland',
    afzenders: { inkomensconsulent: ['verloop', 'contact'] },
    secties: { verloop: moet(object({ datum, kanaal: keuze('FYSIEK', 'TELEFOON', 'VIDEO') })), contact: mag(object({}, { plaats: kort, tijd, tolkGeregeld: janee })) },
    weergaven: { inkomensconsulent: { verloop: '*' }, werkcoach: { verloop: '*', contact: '*' }, participatiecoach: { verloop: '*', contact: '*' } },
    mail: antwoordAanVrager,
  }),
  ...(['gehouden', 'nietVerschenen'] as const).map((gebeurtenis) => gesprek({ mcode: 'M-71', gebeurtenis, afzenders: bijInkomen, secties: { verloop: opDag }, weergaven: vragers })),
  gesprek({
    mcode: 'M-71',
    gebeurtenis: 'geannuleerd',
    afzenders: { inkomensconsulent: verloop, participatiecoach: verloop, werkcoach: verloop },
    secties: { verloop: metReden },
    weergaven: vragers,
    mail: { soort: 'ANTWOORD', rollen: ['inkomensconsulent', 'participatiecoach', 'werkcoach'] },
  }),
  ...vanDeHub(gesprek),
];

/** M-76: two coaches discuss how to help a resident. What is asked is sealed; what was said stays between them. */
const casuistiekSoorten: readonly Berichtsoort[] = [
  casuistiek({
    mcode: 'M-76',
    gebeurtenis: 'gevraagd',
    afzenders: { participatiecoach: ['verloop', 'formulier'], werkcoach: ['verloop', 'formulier'] },
    secties: { verloop: mag(object({}, { collega: actor, voorkeursdagen: lijst(datum, 5) })), formulier: moet(object({ vraag: vrijeTekst })) },
    weergaven: { werkcoach: { verloop: '*', formulier: '*' }, participatiecoach: { verloop: '*', formulier: '*' } },
    mail: { soort: 'VERZOEK_BEHANDELEN', rollen: ['participatiecoach', 'werkcoach'] },
  }),
  casuistiek({ mcode: 'M-76', gebeurtenis: 'besproken', afzenders: { participatiecoach: verloop, werkcoach: verloop }, secties: { verloop: opDag }, weergaven: coaches }),
  casuistiek({
    mcode: 'M-76',
    gebeurtenis: 'afgezegd',
    afzenders: { participatiecoach: verloop, werkcoach: verloop },
    secties: { verloop: metReden },
    weergaven: coaches,
    mail: { soort: 'ANTWOORD', rollen: ['participatiecoach', 'werkcoach'] },
  }),
  ...vanDeHub(casuistiek),
];

const gids = { zaak: 'geen', inwoner: 'geen', bereik: REGIO } as const;
const algemeen = ['algemeen'] as const;
const vanHetAanbod = { beleidsmedewerker: algemeen, werkcoach: algemeen, systeem: algemeen } as const;
const voorCoaches = { participatiecoach: { algemeen: '*' }, werkcoach: { algemeen: '*' } } as const;

/** M-50, M-60 and M-87: what Werkzaak has to offer, and what a gemeente may spend. Nothing in these is about anybody. */
const algemeneSoorten: readonly Berichtsoort[] = [
  instrument({
    mcode: 'M-50',
    gebeurtenis: 'catalogus.gepubliceerd',
    ...gids,
    afzenders: { beleidsmedewerker: algemeen, systeem: algemeen },
    secties: {
      algemeen: moet(object({ instrumenten: lijst(object({ code, naam: kort, groep: code, kp4Relevant: janee, prijs: bedrag }, { thema: code, maxMaanden: geheel(1, 60), voorwaarden: kort }), 300, 1) })),
    },
    weergaven: voorCoaches,
  }),
  proeven({
    mcode: 'M-60',
    gebeurtenis: 'aanbod.gepubliceerd',
    ...gids,
    afzenders: vanHetAanbod,
    secties: {
      algemeen: moet(
        object({ aanbodRef: ref, soort: keuze('SPEEDDATE', 'MEELOOPDAG', 'DOE_EN_ERVAARDAG', 'SNUFFELSTAGE'), datum, plaats: kort, plaatsen: geheel(0, 500), inhoud: kort }, { voorwaarden: kort, werkgever: kort }),
      ),
    },
    weergaven: voorCoaches,
  }),
  begroting({
    mcode: 'M-87',
    gebeurtenis: 'ingediend',
    afzenders: { teammanager: algemeen, systeem: algemeen },
    secties: {
      algemeen: moet(
        object({
          jaar: geheel(2015, 2100),
          personen: geheel(0, 100_000),
          tarief: bedrag,
          urenPerGesprek: { type: 'number', minimum: 0.25, maximum: 24 },
          uren: aantal(1_000_000),
          aanvullendeGesprekken: geheel(0, 100_000),
          regels: object({ inzetUren: bedrag, reiskosten: bedrag, trajectkosten: bedrag, spreekruimte: bedrag, aanvullendeGesprekken: bedrag, totaalLasten: bedrag, baten: bedrag, saldo: { type: 'number', minimum: -99_999_999, maximum: 99_999_999 } }),
        }, { reintegratiemiddelen: bedrag }),
      ),
    },
    weergaven: { beleidsmedewerker: { algemeen: '*' } },
  }),
];

/** What a coach asks besides a handover, and what there is to ask for: all of it owned by `ondersteuning`. */
export const ondersteuningSoorten: readonly Berichtsoort[] = [...instrumentSoorten, ...proevenSoorten, ...gesprekSoorten, ...casuistiekSoorten, ...algemeneSoorten];
