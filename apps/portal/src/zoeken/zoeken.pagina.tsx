import type { VNode } from 'preact';
import { Alinea } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import { Formulier, Foutoverzicht, Knop, Tekstveld } from '../pagina/velden';

/** What was typed never comes back on the page: a number of somebody stays out of screens that are left open. */
export type Zoekview = { readonly fout: string | null };

export const ZoekPagina = ({ fout }: Zoekview): VNode => (
  <Pagina titel="Inwoner zoeken" menu="/zoeken" fout={fout !== null}>
    <Foutoverzicht fouten={fout === null ? {} : { bsn: fout }} />
    <Formulier naar="/zoeken">
      <Tekstveld naam="bsn" label="Burgerservicenummer" uitleg="Negen cijfers. Schakel zoekt er één keer mee en bewaart het niet op deze pagina." fout={fout ?? undefined} max={11} inputMode="numeric" />
      <p class="schakel-knoppen"><Knop>Zoeken</Knop></p>
    </Formulier>
    <Alinea>U vindt alleen inwoners van uw eigen gemeente.</Alinea>
  </Pagina>
);
