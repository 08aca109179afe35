import type { Rol } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import { AFVINKBAAR, type MailSoort } from '#shared/contracts/intern';

type Vraag = { readonly soort: MailSoort; readonly berichtType: string };

const type = (naam: string): string => bekendeSoort(`nl.participatiewet.${naam}.v1`).type;

const VOORSTEL = ['overdracht.geaccepteerd', 'overdracht.teruggestuurd', 'overdracht.nietOvergenomen'].map(type);

/** Where the same kind of task follows from different messages, the message says what answers it. */
const PER_BERICHT: Readonly<Record<string, readonly string[]>> = {
  [`OVERDRACHT_BEOORDELEN ${type('overdracht.uitzondering.voorgelegd')}`]: ['overdracht.uitzondering.bevestigd', 'overdracht.uitzondering.afgewezen'].map(type),
  [`ANTWOORD ${type('overdracht.teruggestuurd')}`]: ['overdracht.voorgesteld', 'overdracht.onderbouwd', 'overdracht.ingetrokken'].map(type),
  [`ANTWOORD ${type('overdracht.uitzondering.afgewezen')}`]: [type('overdracht.ingetrokken')],
  [`VRAAG_BEANTWOORDEN ${type('verstrekking.gevraagd')}`]: ['verstrekking.gegeven', 'verstrekking.beantwoord'].map(type),
  [`VRAAG_BEANTWOORDEN ${type('verstrekking.bijzonder.verzocht')}`]: ['verstrekking.bijzonder.verklaard', 'verstrekking.bijzonder.afgewezen', 'verstrekking.bijzonder.klaargezet'].map(type),
  [`VERZOEK_BEHANDELEN ${type('instrument.aangevraagd')}`]: ['instrument.aangeboden', 'instrument.afgewezen', 'instrument.wachtlijst'].map(type),
  [`VERZOEK_BEHANDELEN ${type('inkomensgesprek.verzocht')}`]: ['inkomensgesprek.beoordeeld', 'inkomensgesprek.gepland', 'inkomensgesprek.geannuleerd'].map(type),
  [`VERZOEK_BEHANDELEN ${type('casuistiek.gevraagd')}`]: ['casuistiek.besproken', 'casuistiek.afgezegd'].map(type),
  [`ANTWOORD ${type('instrument.aangeboden')}`]: ['instrument.ingekocht', 'instrument.ingetrokken'].map(type),
  [`ANTWOORD ${type('boete.reactie')}`]: ['boete.uitkomst', 'boete.overweging.ingetrokken'].map(type),
};

const PER_SOORT: { readonly [S in MailSoort]?: readonly string[] } = {
  OVERDRACHT_BEOORDELEN: VOORSTEL,
  GRAAG_OVERLEG: ['boete.reactie', 'boete.alert.bevestigd'].map(type),
  CONTACT_PLANNEN: ['contact.gehouden', 'contact.gepland', 'contact.cadans.vastgesteld'].map(type),
  PLAN_EVALUEREN: [type('planvanaanpak.geevalueerd')],
  BESLUIT_NODIG: ['ontheffing.verlengd', 'ontheffing.nietVerlengd'].map(type),
  AANVULLEN: [type('ontheffing.ingetrokken')],
  AFSPRAAK_BEVESTIGEN: [type('ontheffing.verleend')],
  COLLEGA_TOEWIJZEN: [type('inwoner.coach.toegewezen')],
  EERST_BEKIJKEN: ['boete.overweging.ingetrokken', 'boete.uitkomst'].map(type),
  GESPREK_PLANNEN: ['overdracht.driegesprek.gepland', 'overdracht.driegesprek.gehouden', 'overdracht.driegesprek.nietGehouden'].map(type),
};

/** Message types with which this role may answer such a task; the owner still decides whether the answer fits the case. */
export const actiesVoor = ({ soort, berichtType }: Vraag, rol: Rol): string[] =>
  (PER_BERICHT[`${soort} ${berichtType}`] ?? PER_SOORT[soort] ?? []).filter((naam) => bekendeSoort(naam).afzenders[rol] !== undefined);

export const isAfvinkbaar = (soort: MailSoort): boolean => (AFVINKBAAR as readonly MailSoort[]).includes(soort);
