import type { ComponentChildren, VNode } from 'preact';
import { useKader } from './kader';

type Eigenschappen = {
  /** The one h1, and the first part of the title in the browser. */
  readonly titel: string;
  /** Which menu entry this page belongs to. */
  readonly menu?: string;
  readonly terug?: { readonly pad: string; readonly tekst: string };
  /** With faults in a form the title says so first: a screen reader reads the title before anything else. */
  readonly fout?: boolean;
  readonly children: ComponentChildren;
};

const Menu = ({ huidig }: { readonly huidig: string | undefined }): VNode | null => {
  const { menu } = useKader();
  if (menu.length === 0) return null;
  return (
    <nav class="schakel-nav" aria-label="Hoofdmenu">
      <ul>
        {menu.map(({ pad, tekst }) => (
          <li key={pad}>
            <a href={pad} {...(pad === huidig ? { 'aria-current': 'page' } : {})}>{tekst}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Wie = (): VNode | null => {
  const { wie, csrf } = useKader();
  if (!wie) return null;
  return (
    <section class="schakel-wie" aria-label="Uw aanmelding">
      <div class="schakel-breedte schakel-wie__rij">
        <p>{wie.naam}, {wie.functie}</p>
        <form method="post" action="/uitloggen">
          <input type="hidden" name="_csrf" value={csrf} />
          <button type="submit" class="schakel-tekstknop">Uitloggen</button>
        </form>
      </div>
    </section>
  );
};

/** Skip link, landmarks, title, menu and help: the same on every page. */
export const Pagina = ({ titel, menu, terug, fout, children }: Eigenschappen): VNode => {
  const { hulp, stijlen } = useKader();
  return (
    <html lang="nl" class="utrecht-root voorbeeld-theme">
      <head>
        <meta charset="utf-8" />
        <title>{`${fout ? 'Fout: ' : ''}${titel} - Schakel`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {stijlen.map((pad) => <link key={pad} rel="stylesheet" href={pad} />)}
      </head>
      <body class="utrecht-document utrecht-body">
        <a class="schakel-sla-over" href="#inhoud">Ga naar de inhoud</a>
        <header class="schakel-kop">
          <div class="schakel-breedte schakel-kop__rij">
            <a class="schakel-merk" href="/">Schakel</a>
            <Menu huidig={menu} />
          </div>
        </header>
        <Wie />
        <main id="inhoud" class="schakel-breedte schakel-hoofd" tabIndex={-1}>
          {terug ? <a class="utrecht-link schakel-terug" href={terug.pad}>{terug.tekst}</a> : null}
          <h1 class="utrecht-heading-1">{titel}</h1>
          {children}
        </main>
        <footer class="schakel-voet">
          <div class="schakel-breedte">
            <p>Hulp nodig? {hulp}</p>
          </div>
        </footer>
      </body>
    </html>
  );
};
