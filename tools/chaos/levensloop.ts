import { randomUUID } from 'node:crypto';
import { fictiefBsn } from './bsn';
import type { Status } from './geschiedenis';
import type { Kans } from './kans';
import { ANNA, BERT, BETUWE, CARLA, DIRK, TIEL, WERKZAAK, type Persoon } from './personen';

/** One message, what must come of it, and who must receive it. */
export type Stap = {
  readonly wie: Persoon;
  readonly gebeurtenis: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly uitkomst: Status;
  readonly ontvangers: readonly string[];
};
/** What happens to one resident: he is registered, and the rest follows in this order. */
export type Levensloop = { readonly registratie: Stap; readonly vervolg: (inwonerRef: string) => readonly Stap[] };

/** The business day of every run. */
export const DAG = '2025-10-06';
const STARTDATUM = '2025-10-20';
const SINDS = '2022-01-01';

type Gemeente = { readonly code: string; readonly systeem: Persoon; readonly coach: Persoon; readonly mandaat: string };
const GEMEENTEN: readonly Gemeente[] = [
  { code: 'TIEL', systeem: TIEL, coach: CARLA, mandaat: 'mandaat:tiel:ontheffing:werkzaak' },
  { code: 'NEDER_BETUWE', systeem: BETUWE, coach: DIRK, mandaat: 'mandaat:nb:ontheffing:werkzaak' },
];

const CONTACT = { naam: 'A. Voorbeeld', telefoon: '0000 000 000', taalvoorkeur: 'nl' };
const EXAMEN = { onderbouwing: { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: '2025-09-20', dossierRef: 'dossier:oefening' } };
const DEELTIJD = { onderbouwing: { type: 'DEELTIJDWERK', urenPerWeek: 12, sinds: '2025-01-13' } };
const DRIEGESPREK = { aangebodenOp: DAG, antwoord: 'AFGEZIEN' };
const VOORSTEL = { voorgesteldeStartdatum: STARTDATUM, inwonerGeraadpleegdOp: DAG, inwonerVoorgelichtOp: DAG };

type Maker = (wie: Persoon, gebeurtenis: string, delen: Readonly<Record<string, unknown>>, ontvangers?: readonly Persoon[], uitkomst?: Status) => Stap;

/** Messages of one case about one resident. */
const over = (gemeente: string, inwonerRef: string, doel: string, zaakId?: string): Maker => (wie, gebeurtenis, delen, ontvangers = [], uitkomst = 'VERWERKT') => ({
  wie,
  gebeurtenis,
  data: { gemeente, inwonerRef, peildatum: DAG, doel, ...(zaakId ? { zaakId } : {}), ...delen },
  uitkomst,
  ontvangers: ontvangers.map(({ aansluiting }) => aansluiting),
});

const registreer = ({ code, systeem }: Gemeente, klantprofiel: 'KP3' | 'KP4'): Stap => ({
  wie: systeem,
  gebeurtenis: 'inwoner.geregistreerd',
  data: { gemeente: code, peildatum: DAG, doel: 'BEHEER', identiteit: { bsn: fictiefBsn() }, verloop: { schaal: 'KP', klantprofiel, sinds: SINDS }, contact: CONTACT },
  uitkomst: 'VERWERKT',
  ontvangers: [ANNA.aansluiting],
});

/** The other side hears who it is. */
const wijsToe = ({ code, systeem }: Gemeente, inwonerRef: string, door: Persoon, coach: Persoon): Stap =>
  over(code, inwonerRef, 'BEHEER')(door, 'inwoner.coach.toegewezen', { verloop: { coach: coach.afzender.actorId, rol: coach.afzender.rol, vanaf: SINDS } }, [door === WERKZAAK ? systeem : WERKZAAK]);

/** A proposal to the gemeente, with proof; accepted, sent back or withdrawn. */
const naarGemeente = (kans: Kans, gemeente: Gemeente): Levensloop => ({
  registratie: registreer(gemeente, 'KP3'),
  vervolg: (ref) => {
    const { code, coach } = gemeente;
    const zaak = over(code, ref, 'OVERDRACHT', randomUUID());
    const voorstel = zaak(ANNA, 'overdracht.voorgesteld', {
      verloop: { richting: 'KP3_NAAR_KP4', ...VOORSTEL, driegesprek: DRIEGESPREK, beoogdeCoach: coach.afzender.actorId },
      contact: CONTACT,
      formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ZORG_PARTICIPATIE', doelen: ['ZORG'], perspectief: { verwachtArbeidsvermogen: 'NEE', baatBijParticipatiecoach: true } },
      belastbaarheid: EXAMEN,
    }, [coach]);
    const einden = [
      zaak(coach, 'overdracht.geaccepteerd', { verloop: { nieuweCoach: coach.afzender.actorId, startdatum: STARTDATUM, afgestemdOp: DAG } }, [ANNA]),
      zaak(coach, 'overdracht.teruggestuurd', { verloop: { redencode: 'FORMULIER_ONVOLLEDIG' } }, [ANNA]),
      zaak(ANNA, 'overdracht.ingetrokken', { verloop: { redencode: 'ANDERS' } }, [coach]),
    ];
    return [wijsToe(gemeente, ref, WERKZAAK, ANNA), voorstel, kans.kies(einden)];
  },
});

/** A proposal to Werkzaak, with proof in a message of its own. */
const naarWerkzaak = (_kans: Kans, gemeente: Gemeente): Levensloop => ({
  registratie: registreer(gemeente, 'KP4'),
  vervolg: (ref) => {
    const { code, coach, systeem } = gemeente;
    const zaak = over(code, ref, 'OVERDRACHT', randomUUID());
    return [
      wijsToe(gemeente, ref, systeem, coach),
      zaak(coach, 'overdracht.voorgesteld', {
        verloop: { richting: 'KP4_NAAR_KP3', ...VOORSTEL, driegesprek: DRIEGESPREK, beoogdeCoach: ANNA.afzender.actorId },
        contact: CONTACT,
        formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ARBEIDSBEMIDDELING', doelen: ['WERK'], arbeidsvermogen: true, gemotiveerd: true },
      }, [ANNA]),
      zaak(coach, 'overdracht.onderbouwd', { verloop: {}, belastbaarheid: DEELTIJD }, [ANNA]),
      zaak(ANNA, 'overdracht.geaccepteerd', { verloop: { nieuweCoach: ANNA.afzender.actorId, startdatum: STARTDATUM, afgestemdOp: DAG } }, [coach]),
    ];
  },
});

const ontheffing = (kans: Kans, gemeente: Gemeente): Levensloop => ({
  registratie: registreer(gemeente, 'KP3'),
  vervolg: (ref) => {
    const { code, mandaat } = gemeente;
    const verleen = (mandaatRef: string, uitkomst: Status): Stap =>
      over(code, ref, 'ONTHEFFING', randomUUID())(ANNA, 'ontheffing.verleend', {
        verloop: { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: DAG, laatsteDag: kans.kies(['2026-10-05', '2025-11-03']), besluitDatum: DAG, mandaatRef, ...(uitkomst === 'VERWERKT' ? { bekendmakingsDatum: DAG } : {}) },
        belastbaarheid: { grond: 'DRINGENDE_REDENEN' },
      }, uitkomst === 'VERWERKT' ? [BERT] : [], uitkomst);
    return [wijsToe(gemeente, ref, WERKZAAK, ANNA), verleen('mandaat:onbekend', 'AFGEKEURD'), verleen(mandaat, 'VERWERKT')];
  },
});

/** A sanction is considered, the coach hears and reacts, and it is closed. */
const sanctie = (kans: Kans, gemeente: Gemeente): Levensloop => ({
  registratie: registreer(gemeente, 'KP4'),
  vervolg: (ref) => {
    const { code, coach, systeem } = gemeente;
    const zaak = over(code, ref, 'ONDERSTEUNING_BIJ_SANCTIE', randomUUID());
    const begin = [
      wijsToe(gemeente, ref, systeem, coach),
      wijsToe(gemeente, ref, WERKZAAK, BERT),
      zaak(BERT, 'boete.overwogen', {
        verloop: { overwegingsDatum: DAG },
        contact: { naam: 'B. Consulent', telefoon: '0000 000 002' },
        handhaving: { sanctieSoort: 'VERLAGING', grond: 'ARBEIDSVERPLICHTING', gesprekken: [{ gespreksdatum: '2025-09-22', kanaal: 'TELEFOON' }] },
      }, [coach]),
    ];
    const vervolg = [
      zaak(coach, 'boete.alert.bevestigd', { verloop: { datum: DAG } }, [BERT]),
      zaak(coach, 'boete.reactie', { verloop: { reactie: 'INTERVENIEERT' } }, [BERT]),
      zaak(BERT, 'boete.uitkomst', { verloop: {}, handhaving: { uitkomst: 'AFGEZIEN', besluitDatum: DAG } }, [coach]),
    ];
    return [...begin, ...vervolg.slice(0, kans.getal(4))];
  },
});

/** Refused by rule: the resident is with Werkzaak, so no participatiecoach may hear of it. */
const geweigerd = (_kans: Kans, gemeente: Gemeente): Levensloop => ({
  registratie: registreer(gemeente, 'KP3'),
  vervolg: (ref) => {
    const zaak = over(gemeente.code, ref, 'ONDERSTEUNING_BIJ_SANCTIE', randomUUID());
    const handhaving = { sanctieSoort: 'VERLAGING', grond: 'ARBEIDSVERPLICHTING', gesprekken: [] };
    return [wijsToe(gemeente, ref, WERKZAAK, ANNA), zaak(BERT, 'boete.overwogen', { verloop: { overwegingsDatum: DAG }, handhaving }, [], 'AFGEKEURD')];
  },
});

/** Belastbaarheid is asked for, given and answered; or given unasked, on a need. */
const verstrekking = (kans: Kans, gemeente: Gemeente): Levensloop => ({
  registratie: registreer(gemeente, 'KP4'),
  vervolg: (ref) => {
    const { code, coach, systeem } = gemeente;
    const zaak = over(code, ref, 'PARTICIPATIEBEGELEIDING', randomUUID());
    const noodzaak = 'DAGBESTEDING';
    const gegeven = zaak(ANNA, 'verstrekking.gegeven', { verloop: { noodzaak }, belastbaarheid: { mogelijkheden: 'licht werk', urenBeschikbaar: 8, beoordelingsdatum: '2025-08-20' } }, [coach]);
    const opVerzoek = [
      zaak(coach, 'verstrekking.gevraagd', { verloop: { gevraagd: { mogelijkheden: true, uren: true }, noodzaak }, belastbaarheid: { toelichting: 'voor een plek overdag' } }, [ANNA]),
      gegeven,
      zaak(ANNA, 'verstrekking.beantwoord', { verloop: { antwoord: 'GEGEVEN' } }, [coach]),
    ];
    return [wijsToe(gemeente, ref, systeem, coach), wijsToe(gemeente, ref, WERKZAAK, ANNA), ...(kans.getal(2) === 0 ? opVerzoek : [gegeven])];
  },
});

/** A talk with income: asked, judged, and held or not needed. */
const gesprek = (kans: Kans, gemeente: Gemeente): Levensloop => ({
  registratie: registreer(gemeente, 'KP4'),
  vervolg: (ref) => {
    const { code, coach, systeem } = gemeente;
    const zaak = over(code, ref, 'INKOMENSGESPREK', randomUUID());
    const begin = [
      wijsToe(gemeente, ref, systeem, coach),
      wijsToe(gemeente, ref, WERKZAAK, BERT),
      zaak(coach, 'inkomensgesprek.verzocht', { verloop: { kanaalwens: 'FYSIEK' }, contact: { redencode: 'TAALBARRIERE', naam: CONTACT.naam } }, [BERT]),
    ];
    const niet = [zaak(BERT, 'inkomensgesprek.beoordeeld', { verloop: { besluit: 'GEEN_AANLEIDING', redencode: 'KAN_OP_AFSTAND' } }, [coach])];
    const wel = [
      zaak(BERT, 'inkomensgesprek.beoordeeld', { verloop: { besluit: 'AANLEIDING' } }, [coach]),
      zaak(BERT, 'inkomensgesprek.gepland', { verloop: { datum: STARTDATUM, kanaal: 'FYSIEK' } }, [coach]),
    ];
    return [...begin, ...(kans.getal(2) === 0 ? niet : wel)];
  },
});

/** The two coaches think along: asked by one, discussed or not needed any more. */
const casus = (kans: Kans, gemeente: Gemeente): Levensloop => ({
  registratie: registreer(gemeente, 'KP4'),
  vervolg: (ref) => {
    const { code, coach, systeem } = gemeente;
    const zaak = over(code, ref, 'CASUISTIEK', randomUUID());
    const einden = [
      zaak(ANNA, 'casuistiek.besproken', { verloop: { datum: DAG } }, [coach]),
      zaak(coach, 'casuistiek.afgezegd', { verloop: { redencode: 'SITUATIE_GEWIJZIGD' } }, [ANNA]),
    ];
    return [wijsToe(gemeente, ref, systeem, coach), wijsToe(gemeente, ref, WERKZAAK, ANNA), zaak(coach, 'casuistiek.gevraagd', { verloop: {}, formulier: { vraag: 'Welke dagbesteding past hier?' } }, [ANNA]), kans.kies(einden)];
  },
});

const SOORTEN = [naarGemeente, naarGemeente, naarWerkzaak, ontheffing, sanctie, sanctie, verstrekking, gesprek, casus, geweigerd] as const;

export const maakLevensloop = (kans: Kans): Levensloop => kans.kies(SOORTEN)(kans, kans.kies(GEMEENTEN));
