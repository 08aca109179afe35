import { CATALOGUS } from '#shared/contracts/catalogus';
import { MAILSOORTEN } from '#shared/contracts/intern';
import { VERZOEKSOORTEN } from '../lezen/verzoek.projectie';
import { code, dag, GEWIST, leeg, lijst, naar, object, tekst, uuid } from './openapi.delen';

const moment = { type: 'string', format: 'date-time' };
const berichttype = { type: 'string', enum: CATALOGUS.filter(({ herkomst }) => herkomst === 'partij').map(({ type }) => type) };
const deel = (naam: string, element: string): object => object({ [naam]: lijst(naar(element)), volgende: leeg(tekst) }, [naam, 'volgende']);

const Taak = object(
  {
    taakId: uuid,
    soort: { type: 'string', enum: [...MAILSOORTEN] },
    uiterlijk: { ...leeg(dag), description: 'De laatste dag waarop een antwoord wordt verwacht.' },
    aangemaaktOp: moment,
    herinnerOp: lijst(dag),
    afgehandeldOp: moment,
    gemeente: tekst,
    zaak: { ...leeg(object({ context: tekst, zaakId: uuid }, ['context'])), description: 'Leeg voor een teammanager.' },
    inwonerRef: { ...leeg(uuid), description: 'Leeg voor een teammanager.' },
    hint: { type: 'string', enum: ['ONDER_UWV_BEGELEIDING'] },
    voor: { type: 'string', enum: ['MIJ', 'TEAM', 'WAARNEMING'] },
    collega: { ...leeg(object({ actorId: tekst, rol: tekst, organisatie: tekst, telefoon: leeg(tekst) }, ['actorId', 'rol', 'organisatie', 'telefoon'])), description: 'Wie het bericht stuurde; leeg als de hub de taak zelf maakte.' },
    afvinkbaar: { type: 'boolean' },
    acties: { ...lijst(berichttype), description: 'Berichten waarmee u deze taak kunt beantwoorden.' },
  },
  ['taakId', 'soort', 'uiterlijk', 'aangemaaktOp', 'herinnerOp', 'gemeente', 'zaak', 'inwonerRef', 'voor', 'collega', 'afvinkbaar', 'acties'],
);

const Signaal = object(
  { inwonerRef: uuid, gemeente: tekst, partner: tekst, soortSignaal: { type: 'string', enum: ['RECHTMATIGHEID', 'DOELMATIGHEID'] }, datum: dag, gewist: GEWIST },
  ['inwonerRef', 'gemeente', 'partner'],
);

const OverwogenSanctie = object(
  {
    zaakId: uuid,
    inwonerRef: uuid,
    gemeente: tekst,
    status: { type: 'string', enum: ['OVERWOGEN', 'GEINFORMEERD', 'BEVESTIGD', 'GEREAGEERD', 'GEEN_REACTIE', 'AFGESLOTEN', 'OVERWEGING_INGETROKKEN'] },
    verloop: object({ overwegingsDatum: dag, reactieUiterlijk: dag, bevestigdOp: dag, reactie: tekst, voorstelDatum: dag, geenReactie: { type: 'boolean' }, alertOvergeslagen: { type: 'boolean' }, afwijkingen: lijst(code) }),
    indiener: naar('Partij'),
    ontvanger: naar('Partij'),
    contact: { type: 'object', description: 'Hoe de inkomensconsulent te bereiken is.' },
    handhaving: { type: 'object', description: 'Soort sanctie, grond en gevoerde gesprekken.' },
    uitkomst: { type: 'object', description: 'De uitkomst en de datum van het besluit.' },
    gewist: GEWIST,
  },
  ['zaakId', 'inwonerRef', 'gemeente', 'status', 'verloop', 'indiener', 'ontvanger'],
);

const Verstrekking = object(
  {
    zaakId: uuid,
    inwonerRef: uuid,
    gemeente: tekst,
    soort: { type: 'string', enum: ['BELASTBAARHEID', 'BIJZONDER'] },
    status: { type: 'string', enum: ['GEVRAAGD', 'GEGEVEN', 'BEANTWOORD', 'INGEDIEND', 'VERKLARING_GEVRAAGD', 'VERKLARING_VASTGELEGD', 'GEDEELD', 'VERLOPEN', 'AFGEWEZEN', 'INGETROKKEN', 'VERVALLEN'] },
    verloop: { type: 'object', description: 'Wat is gevraagd, waarvoor, en de dagen: codes en data.' },
    vrager: { ...leeg(naar('Partij')), description: 'Leeg als niemand erom vroeg.' },
    gever: leeg(naar('Partij')),
    belastbaarheid: { type: 'object', description: 'Wat is gedeeld; niet in een lijst.' },
    beoordelingIsOud: { type: 'boolean', enum: [true], description: 'De beoordeling is ouder dan is afgesproken: vraag of zij nog klopt.' },
    nietVerstrekt: lijst(object({ categorie: tekst, code }, ['categorie', 'code'])),
    grondslag: { ...tekst, description: 'De juridische grondslag die de gemeente voor de uitzondering heeft vastgesteld.' },
    klaargezetOp: dag,
    leesbaarTotEnMet: { ...dag, description: 'Voor wie de inwoner noemde: de laatste dag waarop u de inhoud kunt lezen.' },
    verklaring: { ...object({ schriftelijkOp: dag, reikwijdte: tekst, ontvanger: tekst, laatsteDag: dag, ingetrokkenOp: leeg(dag), bewijsRef: tekst }), description: 'De schriftelijke verklaring van de inwoner; alleen voor de werkcoach.' },
  },
  ['zaakId', 'inwonerRef', 'gemeente', 'soort', 'status', 'verloop', 'vrager', 'gever'],
);

const VerstrekkingInhoud = object(
  {
    zaakId: uuid,
    inwonerRef: uuid,
    medisch: { ...object({ conclusie: tekst, advies: tekst }), description: 'Conclusie en advies, en niets anders.' },
    leesbaarTotEnMet: dag,
    grondslag: leeg(tekst),
  },
  ['zaakId', 'inwonerRef', 'medisch', 'leesbaarTotEnMet', 'grondslag'],
);

const Ondersteuningsverzoek = object(
  {
    zaakId: uuid,
    inwonerRef: uuid,
    gemeente: tekst,
    soort: { type: 'string', enum: VERZOEKSOORTEN },
    status: { ...tekst, description: 'Hoe ver het verzoek is, in een woord dat bij de soort hoort.' },
    begonnenOp: dag,
    uiterlijk: { ...dag, description: 'De dag waarop een antwoord wordt verwacht; er niet als er al geantwoord is.' },
    geslotenOp: dag,
    verloop: { type: 'object', description: 'Codes, data en bedragen.' },
    vrager: naar('Partij'),
    behandelaar: naar('Partij'),
    inhoud: { type: 'object', description: 'Wat er bij elke stap is geschreven en voor u bestemd is; niet in een lijst.' },
    gewist: GEWIST,
  },
  ['zaakId', 'inwonerRef', 'gemeente', 'soort', 'status', 'begonnenOp', 'verloop', 'vrager', 'behandelaar'],
);

/** Bodies about the work of people: their tasks, considered sanctions, what was asked and given, colleagues and who deputises. */
export const OPENAPI_WERKSCHEMAS: Readonly<Record<string, object>> = {
  Taak,
  Taken: deel('taken', 'Taak'),
  Signaal,
  OverwogenSanctie,
  OverwogenSancties: deel('overwogenSancties', 'OverwogenSanctie'),
  Ondersteuningsverzoek,
  Ondersteuningsverzoeken: deel('ondersteuningsverzoeken', 'Ondersteuningsverzoek'),
  Contactcadans: object(
    {
      inwonerRef: tekst, gemeente: tekst, vanaf: dag, status: tekst,
      uiterlijk: { ...dag, description: 'De laatste dag waarop een gesprek op tijd is; er niet als de gemeente niets afspreekt.' },
      afwijking: object({ maanden: { type: 'integer' }, redencode: tekst }, ['maanden', 'redencode']),
      contacten: lijst(object({ soort: tekst, datum: dag, status: tekst, naarBehoefte: { type: 'boolean' } }, ['soort', 'datum', 'status', 'naarBehoefte'])),
    },
    ['inwonerRef', 'gemeente', 'vanaf', 'status', 'contacten'],
  ),
  ContactcadansLijst: deel('contactcadans', 'Contactcadans'),
  Ontmoeting: object(
    {
      zaakId: tekst, gemeente: tekst, soort: tekst, status: tekst, rollen: lijst(tekst), voorstellen: lijst(dag), datum: dag, tijd: tekst, begonnenOp: dag, gehoudenOp: dag,
      genodigden: { ...lijst(object({ actorId: tekst, rol: tekst }, ['actorId', 'rol'])), description: 'Wie op de dag van de ontmoeting in die rollen voor deze gemeente werkt.' },
    },
    ['zaakId', 'gemeente', 'soort', 'status', 'rollen', 'voorstellen', 'begonnenOp', 'genodigden'],
  ),
  Ontmoetingen: deel('ontmoetingen', 'Ontmoeting'),
  Beheerstand: object({ stand: lijst(object({ soort: tekst, waar: tekst, aantal: { type: 'integer' }, sinds: moment }, ['soort', 'waar', 'aantal', 'sinds'])), onbereikbaar: { ...lijst(tekst), description: 'Diensten die geen antwoord gaven.' } }, ['stand', 'onbereikbaar']),
  Herkansing: object({ dienst: tekst }, ['dienst']),
  Herkanst: object({ gelukt: { type: 'integer' }, vast: { type: 'integer' }, meer: { type: 'boolean', description: 'Er staat nog meer dan in één keer gaat.' } }, ['gelukt', 'vast', 'meer']),
  Lopend: object({ lopend: lijst(object({ soort: tekst, status: tekst, aantal: leeg({ type: 'integer' }) }, ['soort', 'status', 'aantal'])) }, ['lopend']),
  Kaderblad: object({ titel: tekst, inleiding: lijst(tekst), kop: lijst(tekst), rijen: { ...lijst(lijst(tekst)), description: 'Per soort gegevens: waarvoor, en wat elke rol mag; de letters staan onder Voorwaarden.' }, lijsten: lijst(object({ titel: tekst, zinnen: lijst(tekst) }, ['titel', 'zinnen'])) }, ['titel', 'inleiding', 'kop', 'rijen', 'lijsten']),
  Instrumenten: object({ instrumenten: lijst(object({ code: tekst, naam: tekst, groep: tekst, thema: leeg(tekst), kp4Relevant: { type: 'boolean' }, prijs: { type: 'number', description: 'Lijstprijs in euro’s.' }, maxMaanden: leeg({ type: 'integer' }), gewijzigdOp: { ...dag, description: 'Sinds welke dag dit zo in de gids staat.' } }, ['code', 'naam', 'groep', 'thema', 'kp4Relevant', 'prijs', 'maxMaanden', 'gewijzigdOp'])) }, ['instrumenten']),
  ProevenAanWerk: object(
    { aanbod: lijst(object({ aanbodRef: tekst, soort: tekst, datum: dag, plaats: tekst, plaatsen: { type: 'integer' }, vrij: { type: 'integer', description: 'Plaatsen die nog niemand heeft; bij 0 is er een wachtlijst.' }, inhoud: tekst, voorwaarden: tekst, werkgever: tekst }, ['aanbodRef', 'soort', 'datum', 'plaatsen', 'vrij', 'inhoud'])) },
    ['aanbod'],
  ),
  Verstrekking,
  Verstrekkingen: deel('verstrekkingen', 'Verstrekking'),
  VerstrekkingInhoud,
  Medewerker: object({ actorId: tekst, rol: tekst, organisatie: tekst, werktelefoon: tekst, werkgever: { ...tekst, description: 'Alleen van uzelf, zoals het in afzender hoort.' }, namensGemeenten: lijst(tekst) }, ['actorId', 'rol', 'organisatie', 'werktelefoon']),
  Medewerkers: deel('medewerkers', 'Medewerker'),
  Waarneming: object({ waarnemer: tekst, waarneemtVoor: tekst, ingangsdatum: dag, laatsteDag: dag }, ['waarnemer', 'waarneemtVoor', 'ingangsdatum', 'laatsteDag']),
  Waarnemingen: deel('waarnemingen', 'Waarneming'),
  Mandaten: object({ mandaten: lijst(object({ ref: tekst, houder: tekst, namens: tekst, bevoegdheid: tekst, laatsteDag: dag }, ['ref', 'houder', 'namens', 'bevoegdheid'])) }, ['mandaten']),
};
