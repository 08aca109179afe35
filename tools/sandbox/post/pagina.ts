import type { GetoondeMail } from './opslag';
import { schoon } from '../../html';

export const STIJL = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
table { border-collapse: collapse; width: 100% } th, td { overflow-wrap: anywhere; text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #767676; vertical-align: top }
a { color: #0b4f8a } a:focus { outline: 3px solid #0b4f8a; outline-offset: 2px }
pre { white-space: pre-wrap; border: 1px solid #767676; padding: 1rem; font: inherit }
`;

const metLinks = (tekst: string): string =>
  tekst
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((deel, i) => (i % 2 ? `<a href="${schoon(deel)}" rel="noreferrer">${schoon(deel)}</a>` : schoon(deel)))
    .join('');

const moment = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/Amsterdam' });
const tijd = (iso: string): string => `<time datetime="${schoon(iso)}">${schoon(moment.format(new Date(iso)))}</time>`;

const pagina = (titel: string, inhoud: string): string => `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${schoon(titel)}</title><link rel="stylesheet" href="/stijl.css"></head>
<body><main><h1>${schoon(titel)}</h1>${inhoud}</main></body></html>
`;

const rij = ({ volgnr, ontvangenOp, aan, onderwerp, aantal }: GetoondeMail): string =>
  `<tr><td>${tijd(ontvangenOp)}</td><td>${schoon(aan)}</td><td><a href="/mails/${volgnr}">${schoon(onderwerp) || '(geen onderwerp)'}</a></td><td>${aantal}</td></tr>`;

/** Newest first: a person looks for what just came. */
export const lijstpagina = (mails: readonly GetoondeMail[]): string =>
  pagina(
    'Post van de sandbox',
    mails.length === 0
      ? '<p>Er is nog geen mail verstuurd.</p>'
      : `<p>Deze mail is niet echt bezorgd. De tijden zijn echte tijden, niet die van de sandboxklok.
Om te zien wat er dan gebeurt: mail aan onbestaand@ wordt geweigerd, mail aan weg@ komt terug.</p>
<table><thead><tr><th scope="col">Ontvangen</th><th scope="col">Aan</th><th scope="col">Onderwerp</th><th scope="col">Keer</th></tr></thead>
<tbody>${[...mails].reverse().map(rij).join('\n')}</tbody></table>`,
  );

export const mailpagina = (mail: GetoondeMail): string =>
  pagina(
    mail.onderwerp || '(geen onderwerp)',
    `<p><a href="/">Terug naar alle post</a></p>
<table><tbody>
<tr><th scope="row">Aan</th><td>${schoon(mail.aan)}</td></tr>
<tr><th scope="row">Van</th><td>${schoon(mail.van)}</td></tr>
<tr><th scope="row">Ontvangen</th><td>${tijd(mail.ontvangenOp)}, ${mail.aantal} keer</td></tr>
<tr><th scope="row">Kenmerk</th><td>${schoon(mail.berichtId)}</td></tr>
</tbody></table>
<pre>${metLinks(mail.tekst)}</pre>
<p>De link gaat naar het scherm waarin de ontvanger werkt.</p>`,
  );

export const nietGevonden = (): string => pagina('Deze pagina bestaat niet', '<p><a href="/">Naar alle post</a></p>');
