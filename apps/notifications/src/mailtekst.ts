import type { MailSoort } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Mail } from './persistence/mail.entity';

export type Mailinvoer = Pick<Mail, 'id' | 'taak' | 'soort' | 'vorm' | 'dag' | 'uiterlijk' | 'inPlaatsVan' | 'waarneming'> & {
  readonly link: string;
  /** Name and phone number of support. */
  readonly hulp: string;
  /** Domain of the sender, for the Message-ID. */
  readonly domein: string;
};

/** `verwijst`: the Message-ID of the first mail about the same task, so that a mail program shows them together. */
export type Mailtekst = { readonly berichtId: string; readonly verwijst?: string; readonly onderwerp: string; readonly tekst: string; readonly html: string };

const kortFormaat = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const langFormaat = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const datum = (formaat: Intl.DateTimeFormat, d: Datum): string => formaat.format(new Date(`${d}T00:00:00Z`));

type Soorttekst = { readonly onderwerp: (dag?: string) => string; readonly zin: (dag?: string) => string };

const met = (voorzetsel: string, dag?: string): string => (dag ? ` ${voorzetsel} ${dag}` : '');

/**
 * Fixed and neutral (contract.md §5): whoever sees a subject on a locked screen or in a log learns nothing about a resident.
 * Every sentence is B1: short, active, with a concrete date.
 */
const TEKSTEN: Readonly<Record<MailSoort, Soorttekst>> = {
  OVERDRACHT_BEOORDELEN: {
    onderwerp: (dag) => `Overdracht: beoordeel een voorstel${met('uiterlijk', dag)}`,
    zin: (dag) => `Een collega vraagt u om een voorstel te beoordelen${met('uiterlijk op', dag)}.`,
  },
  ANTWOORD: {
    onderwerp: () => 'Er is antwoord op uw bericht',
    zin: () => 'Een collega heeft antwoord gegeven op uw bericht.',
  },
  BESLUIT_NODIG: {
    onderwerp: (dag) => `Besluit nodig: een termijn loopt${dag ? met('t/m', dag) : ' af'}`,
    zin: (dag) => `Neem een besluit, want een termijn loopt${dag ? met('tot en met', dag) : ' af'}.`,
  },
  GRAAG_OVERLEG: {
    onderwerp: (dag) => `Graag overleg: een inkomensconsulent wil u spreken${met('uiterlijk', dag)}`,
    zin: (dag) => `Een inkomensconsulent wil u graag spreken${met('uiterlijk op', dag)}.`,
  },
  AANVULLEN: {
    onderwerp: (dag) => `Nog te doen: kijk uw bericht na${met('uiterlijk', dag)}`,
    zin: (dag) => `Uw bericht is vastgelegd; kijk het nog eens na${met('uiterlijk op', dag)}.`,
  },
  NIET_VERWERKT: {
    onderwerp: () => 'Nog te doen: een bericht van u is niet verwerkt',
    zin: () => 'Een bericht van u wachtte op een ander bericht en is niet verwerkt.',
  },
  AFSPRAAK_BEVESTIGEN: {
    onderwerp: (dag) => `Nog te doen: maak een afspraak compleet${met('uiterlijk', dag)}`,
    zin: (dag) => `Bekijk na een overdracht wat u nog regelt${met('uiterlijk op', dag)}.`,
  },
  COLLEGA_TOEWIJZEN: {
    onderwerp: (dag) => `Nog te doen: wijs een collega toe${met('uiterlijk', dag)}`,
    zin: (dag) => `Wijs een collega toe voor een bericht${met('uiterlijk op', dag)}.`,
  },
  EERST_BEKIJKEN: {
    onderwerp: () => 'Let op: bekijk dit voordat u verdergaat',
    zin: () => 'Bekijk deze informatie voordat u verdergaat.',
  },
  PLAN_MAKEN: {
    onderwerp: (dag) => `Nog te doen: maak of controleer een plan${met('uiterlijk', dag)}`,
    zin: (dag) => `Maak of controleer een plan${met('uiterlijk op', dag)}.`,
  },
  GESPREK_PLANNEN: {
    onderwerp: (dag) => `Nog te doen: plan een gesprek${met('uiterlijk', dag)}`,
    zin: (dag) => `Plan het gewenste gesprek${met('uiterlijk op', dag)}, of leg vast waarom niet.`,
  },
  ZAAK_GESLOTEN: {
    onderwerp: () => 'Een zaak is bij u gesloten',
    zin: () => 'U hoeft voor deze zaak niets meer te doen.',
  },
  VRAAG_BEANTWOORDEN: {
    onderwerp: (dag) => `Vraag van een collega: antwoord graag${met('uiterlijk', dag)}`,
    zin: (dag) => `Een collega heeft een vraag aan u; antwoord graag${met('uiterlijk op', dag)}.`,
  },
  PLAN_EVALUEREN: {
    onderwerp: (dag) => `Nog te doen: bespreek een plan opnieuw${met('uiterlijk', dag)}`,
    zin: (dag) => `Bespreek een plan opnieuw${met('uiterlijk op', dag)}, en leg dat vast.`,
  },
  CONTACT_PLANNEN: {
    onderwerp: (dag) => `Nog te doen: leg een gesprek vast${met('uiterlijk', dag)}`,
    zin: (dag) => `Plan een gesprek of leg het vast${met('uiterlijk op', dag)}.`,
  },
  VERZOEK_BEHANDELEN: {
    onderwerp: (dag) => `Verzoek van een collega: antwoord graag${met('uiterlijk', dag)}`,
    zin: (dag) => `Een collega heeft een verzoek; antwoord graag${met('uiterlijk op', dag)}.`,
  },
  BERICHT_LEZEN: {
    onderwerp: () => 'Er staat een bericht voor u klaar',
    zin: () => 'Er staat een bericht voor u klaar.',
  },
  BERICHT_TERUGGEHAALD: {
    onderwerp: () => 'Een bericht is teruggehaald',
    zin: () => 'Een collega haalde een bericht terug dat u hebt gelezen.',
  },
  INFORMATIE_KLAAR: {
    onderwerp: (dag) => `Er staat informatie voor u klaar${met('t/m', dag)}`,
    zin: (dag) => `Er staat informatie voor u klaar${met('tot en met', dag)}.`,
  },
};

/** The overview names no term and no number: what it is about stands behind the login. */
const OVERZICHT: Soorttekst = {
  onderwerp: () => 'Overzicht: bekijk welke termijnen aflopen',
  zin: (dag) => `Bekijk welke termijnen aflopen${met('tot en met', dag)}.`,
};
const HERINNERING = 'Dit is een herinnering.';
/** Which colleague is behind the login: whose absence it is, is nobody else's to know. */
const WAARNEMING = 'U neemt waar voor een collega.';
/** To a team box, which sees a task that is not its own. */
const NIET_AANGEKOMEN = 'Deze mail kwam niet aan bij een collega.';

const TEKENS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const schoon = (tekst: string): string => tekst.replace(/[&<>"']/g, (teken) => TEKENS[teken] ?? '');

type Inhoud = { readonly onderwerp: string; readonly zinnen: readonly string[]; readonly linktekst: string; readonly link: string; readonly hulp: string };

const alsTekst = ({ zinnen, linktekst, link, hulp }: Inhoud): string => `${['Goedendag,', ...zinnen, `${linktekst}: ${link}`, `Hebt u een vraag? Bel ${hulp}.`].join('\n\n')}\n`;

const alsHtml = ({ onderwerp, zinnen, linktekst, link, hulp }: Inhoud): string =>
  `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>${schoon(onderwerp)}</title></head>
<body>
<p>Goedendag,</p>
${zinnen.map((zin) => `<p>${schoon(zin)}</p>`).join('\n')}
<p><a href="${schoon(link)}">${schoon(linktekst)}</a></p>
<p>Hebt u een vraag? Bel ${schoon(hulp)}.</p>
</body></html>
`;

/** Stable: the same mail sent again after a crash has the same mark, and a mail program shows it once. */
const merkVan = ({ id, taak, soort, vorm, dag, inPlaatsVan }: Mailinvoer): string =>
  [taak ?? id, vorm === 'OVERZICHT' ? vorm : soort, ...(vorm === 'HERINNERING' && dag ? [dag] : []), ...(inPlaatsVan && taak ? [id] : [])].join('.');

const toelichting = ({ vorm, taak, waarneming, inPlaatsVan }: Mailinvoer): string[] => [
  ...(vorm === 'HERINNERING' ? [HERINNERING] : []),
  ...(waarneming ? [WAARNEMING] : []),
  ...(taak !== null && inPlaatsVan !== null && !waarneming ? [NIET_AANGEKOMEN] : []),
];

/** The whole mail, from nothing but the kind, the last day and the link. */
export const maakMailtekst = (mail: Mailinvoer): Mailtekst => {
  const { taak, soort, vorm, uiterlijk, link, hulp, domein } = mail;
  const { onderwerp, zin } = vorm === 'OVERZICHT' ? OVERZICHT : TEKSTEN[soort];
  const kop = onderwerp(uiterlijk ? datum(kortFormaat, uiterlijk) : undefined);
  const inhoud: Inhoud = {
    onderwerp: vorm === 'HERINNERING' ? `Herinnering: ${kop}` : kop,
    zinnen: [zin(uiterlijk ? datum(langFormaat, uiterlijk) : undefined), ...toelichting(mail)],
    linktekst: vorm === 'OVERZICHT' ? 'Bekijk uw taken' : 'Bekijk de taak',
    link,
    hulp,
  };
  return {
    berichtId: `<${merkVan(mail)}@${domein}>`,
    ...(vorm === 'HERINNERING' && taak ? { verwijst: `<${taak}.${soort}@${domein}>` } : {}),
    onderwerp: inhoud.onderwerp,
    tekst: alsTekst(inhoud),
    html: alsHtml(inhoud),
  };
};
