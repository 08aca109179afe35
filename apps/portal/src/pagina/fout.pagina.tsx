import type { VNode } from 'preact';
import { Alinea, Knoplink } from './blokken';
import { Pagina } from './pagina';

/** What went wrong, what to do, and for who calls support a code in small print. */
export type Foutview = { readonly titel: string; readonly uitleg: readonly string[]; readonly knop: { readonly naar: string; readonly tekst: string }; readonly code?: string };

export const FoutPagina = ({ titel, uitleg, knop, code }: Foutview): VNode => (
  <Pagina titel={titel}>
    {uitleg.map((regel, plek) => <Alinea key={regel} intro={plek === 0}>{regel}</Alinea>)}
    <p class="schakel-knoppen"><Knoplink naar={knop.naar} hoofd>{knop.tekst}</Knoplink></p>
    {code ? <p class="schakel-klein">Code voor de helpdesk: {code}</p> : null}
  </Pagina>
);
