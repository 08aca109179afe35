import type { Medewerker } from '../partijen';
import { schoon } from '../../html';

export const STIJL = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
.zandbak { border-left: .5rem solid #8a5a00; background: #fff6e5; padding: .5rem 1rem }
fieldset { border: 1px solid #767676; margin: 1.5rem 0; padding: 0 1rem 1rem } legend { font-weight: 700; padding: 0 .25rem }
ul { list-style: none; padding: 0; margin: 0 } li { margin-top: .75rem }
button { font: inherit; text-align: left; width: 100%; padding: .75rem 1rem; border: 2px solid #0b4f8a; border-radius: .25rem; background: #fff; color: #0b4f8a; cursor: pointer; overflow-wrap: anywhere }
button:hover { background: #e8f1f8 } button strong { display: block }
label { display: block; margin: .75rem 0 .25rem } input { font: inherit; box-sizing: border-box; width: 100%; padding: .75rem; border: 2px solid #1b1b1b; margin-bottom: .75rem }
.fout { border: 2px solid #b3000f; padding: .5rem 1rem }
a { color: #0b4f8a } :focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px }
`;

const pagina = (titel: string, inhoud: string): string => `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${schoon(titel)}</title><link rel="stylesheet" href="/stijl.css"></head>
<body><main><h1>${schoon(titel)}</h1>${inhoud}</main></body></html>
`;

const ZANDBAK = '<p class="zandbak">Dit is een zandbak. Er is geen wachtwoord en er zijn geen echte mensen.</p>';

const knop = ({ actorId, rol, werkgever }: Medewerker): string =>
  `<li><button name="actorId" value="${schoon(actorId)}"><strong>${schoon(actorId)}</strong> ${schoon(rol)}, in dienst van ${schoon(werkgever)}</button></li>`;

/** One button per person: nothing to remember, and it works with the keyboard and without scripts. */
export const inlogpagina = (uid: string, medewerkers: readonly Medewerker[], fout = false): string =>
  pagina(
    'Inloggen in de zandbak: kies wie u bent',
    `${ZANDBAK}
${fout ? '<p class="fout" role="alert">Dit is geen naam van een medewerker. Een naam ziet er zo uit: tiel.pc.carla.</p>' : ''}
<form method="post" action="/inloggen/${schoon(uid)}"><fieldset><legend>Medewerkers van de zandbak</legend><ul>
${medewerkers.map(knop).join('\n')}
</ul></fieldset></form>
<form method="post" action="/inloggen/${schoon(uid)}"><fieldset><legend>Iemand anders</legend>
<label for="actorId">Naam van de medewerker, zoals die bij Schakel is aangemeld</label>
<input id="actorId" name="actorId" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="80" required>
<button>Inloggen met deze naam</button></fieldset></form>`,
  );

export const verlopenpagina = (): string =>
  pagina('Het inloggen duurde te lang', `${ZANDBAK}<p>Ga terug naar de pagina waar u vandaan kwam en log opnieuw in.</p>`);

/** `formulier` is the token server's own form; only its button is ours. */
export const uitlogpagina = (formulier: string): string =>
  pagina('Uitloggen uit de zandbak', `${ZANDBAK}${formulier}<p><button form="op.logoutForm" name="logout" value="yes">Uitloggen</button></p>`);

export const uitgelogdpagina = (): string => pagina('U bent uitgelogd', ZANDBAK);
