import type { MailSoort } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';

export type Mailinvoer = {
  readonly taak: string;
  readonly soort: MailSoort;
  readonly uiterlijk: Datum | null;
  readonly link: string;
  /** Name and phone number of support. */
  readonly hulp: string;
  /** Domain of the sender, for the Message-ID. */
  readonly domein: string;
};

export type Mailtekst = { readonly berichtId: string; readonly onderwerp: string; readonly tekst: string; readonly html: string };

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
    onderwerp: () => 'Nog te doen: kijk uw bericht na',
    zin: () => 'Uw bericht is vastgelegd, maar er is nog iets voor u te doen.',
  },
  AFSPRAAK_BEVESTIGEN: {
    onderwerp: (dag) => `Nog te doen: maak een afspraak compleet${met('uiterlijk', dag)}`,
    zin: (dag) => `Een overdracht is ingegaan en er is nog iets te regelen${met('uiterlijk op', dag)}.`,
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
    onderwerp: (dag) => `Nog te doen: een plan of controle${met('uiterlijk', dag)}`,
    zin: (dag) => `Er is een plan of een controle nodig${met('uiterlijk op', dag)}.`,
  },
  GESPREK_PLANNEN: {
    onderwerp: () => 'Nog te doen: plan een gesprek',
    zin: () => 'Plan een gesprek dat al langer is gewenst, of leg vast waarom niet.',
  },
  ZAAK_GESLOTEN: {
    onderwerp: () => 'Een zaak is bij u gesloten',
    zin: () => 'U hoeft voor deze zaak niets meer te doen.',
  },
};

const TEKENS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const schoon = (tekst: string): string => tekst.replace(/[&<>"']/g, (teken) => TEKENS[teken] ?? '');

const alsTekst = (zin: string, link: string, hulp: string): string => `Goedendag,\n\n${zin}\n\nBekijk het hier: ${link}\n\nHebt u een vraag? Bel ${hulp}.\n`;

const alsHtml = (onderwerp: string, zin: string, link: string, hulp: string): string =>
  `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>${schoon(onderwerp)}</title></head>
<body>
<p>Goedendag,</p>
<p>${schoon(zin)}</p>
<p><a href="${schoon(link)}">Bekijk het hier</a></p>
<p>Hebt u een vraag? Bel ${schoon(hulp)}.</p>
</body></html>
`;

/** The whole mail, from nothing but the kind, the last day and the link. The same task and kind give the same Message-ID. */
export const maakMailtekst = ({ taak, soort, uiterlijk, link, hulp, domein }: Mailinvoer): Mailtekst => {
  const { onderwerp, zin } = TEKSTEN[soort];
  const kop = onderwerp(uiterlijk ? datum(kortFormaat, uiterlijk) : undefined);
  const regel = zin(uiterlijk ? datum(langFormaat, uiterlijk) : undefined);
  return { berichtId: `<${taak}.${soort}@${domein}>`, onderwerp: kop, tekst: alsTekst(regel, link, hulp), html: alsHtml(kop, regel, link, hulp) };
};
