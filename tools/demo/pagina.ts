import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Urls } from '../sandbox/toestand';
import type { Kant, Regel } from './verhaal';
import { schoon } from '../html';

const STIJL = `
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; padding: 1rem; color: #1b1b1b; background: #fff }
main { max-width: 80rem; margin: 0 auto } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem }
ol { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem }
li { border: 1px solid #767676; border-left-width: .4rem; padding: .6rem .8rem; overflow-wrap: anywhere }
.werkzaak { border-left-color: #8a4b00 } .schakel { border-left-color: #4b2a8a } .gemeente { border-left-color: #0b4f8a }
.wie { font-weight: 700; display: block } .techniek { color: #4a4a4a; font-size: .875rem; display: block } .mis { color: #a00000; font-weight: 700 }
.kolommen { display: none } a { color: #0b4f8a } a:focus-visible, summary:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px }
@media (min-width: 60rem) {
  .kolommen { display: grid; grid-template-columns: repeat(3, 1fr); gap: .75rem; font-weight: 700; position: sticky; top: 0; background: #fff; padding: .5rem 0; border-bottom: 1px solid #767676 }
  ol { grid-template-columns: repeat(3, 1fr) } .werkzaak { grid-column: 1 } .schakel { grid-column: 2 } .gemeente { grid-column: 3 }
}`;

const NAAM: Readonly<Record<Kant, string>> = { WERKZAAK: 'Werkzaak', SCHAKEL: 'Schakel', GEMEENTE: 'Gemeente' };

const link = (tekst: string): string => (/^https?:\/\/[^\s"<>]+$/.test(tekst) ? `<a href="${schoon(tekst)}">${schoon(tekst)}</a>` : schoon(tekst));

const stap = ({ kant, tekst, gezien, techniek, waarom }: Extract<Regel, { soort: 'stap' }>): string =>
  `<li class="${kant.toLowerCase()}"><span class="wie">${NAAM[kant]}</span>${gezien ? '' : '<span class="mis">Niet gezien:</span> '}${schoon(tekst)}` +
  `${waarom ? `<details><summary>Waarom?</summary>${schoon(waarom)}</details>` : ''}${techniek ? `<span class="techniek">${link(techniek)}</span>` : ''}</li>`;

/** Scenes in order: each heading with the steps under it. */
const scenes = (regels: readonly Regel[]): string =>
  regels
    .reduce<{ kop: string; stappen: string[] }[]>((delen, regel) => {
      if (regel.soort === 'kop') return [...delen, { kop: regel.tekst, stappen: [] }];
      delen.at(-1)?.stappen.push(stap(regel));
      return delen;
    }, [])
    .map(({ kop, stappen }) => `<section><h2>${schoon(kop)}</h2><ol>${stappen.join('\n')}</ol></section>`)
    .join('\n');

/** The whole story on one page: Werkzaak, Schakel and the gemeente beside each other, or below each other on a phone. */
export const pagina = (regels: readonly Regel[], { portaal, post }: Pick<Urls, 'portaal' | 'post'>): string => `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Het verhaal van Schakel</title><link rel="stylesheet" href="/stijl.css"></head>
<body><main><h1>Het verhaal van Schakel</h1>
<p>Dit gebeurde net in de sandbox. Alle personen en gegevens zijn verzonnen. Zelf kijken: <a href="${schoon(portaal)}/taken">het portaal</a> en <a href="${schoon(post)}">de verstuurde mail</a>.</p>
<div class="kolommen" aria-hidden="true"><span>Werkzaak</span><span>Schakel</span><span>Gemeente</span></div>
${scenes(regels)}
</main></body></html>
`;

const KOP = { 'content-security-policy': "default-src 'none'; style-src 'self'", 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };

/** Serves the page on a free loopback port for as long as the process lives; gives its address. */
export const toonPagina = async (regels: readonly Regel[], urls: Urls): Promise<string> => {
  const server = createServer((verzoek, antwoord) => {
    if (verzoek.url === '/') antwoord.writeHead(200, { ...KOP, 'content-type': 'text/html; charset=utf-8' }).end(pagina(regels, urls));
    else if (verzoek.url === '/stijl.css') antwoord.writeHead(200, { ...KOP, 'content-type': 'text/css; charset=utf-8' }).end(STIJL);
    else antwoord.writeHead(404).end();
  });
  await new Promise<void>((klaar) => server.listen(0, '127.0.0.1', klaar));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};
