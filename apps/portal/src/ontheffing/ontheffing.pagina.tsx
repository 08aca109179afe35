import type { VNode } from 'preact';
import { Alinea, Kop, Opsomming } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import type { Betekenisview } from './ontheffing.view';

/** One sheet of paper: the coach prints it and talks it through. The decision itself is a letter of the gemeente. */
export const BetekenisPagina = ({ terug, kern, hoeftNiet, blijft, daarna, bron }: Betekenisview): VNode => (
  <Pagina titel="Wat betekent uw ontheffing?" terug={{ pad: terug, tekst: 'Alles over deze inwoner' }}>
    <p class="schakel-niet-op-papier">Druk dit blad af met Ctrl en P. Bespreek het met de inwoner.</p>
    <Alinea intro>{kern}</Alinea>
    {hoeftNiet.length > 0 ? <><Kop>Dit hoeft u nu niet</Kop><Opsomming punten={hoeftNiet} /></> : null}
    <Kop>Dit blijft gelden</Kop>
    <Opsomming punten={blijft} />
    {daarna.length > 0 ? <><Kop>Wat gebeurt er daarna?</Kop><Opsomming punten={daarna} /></> : null}
    <Kop>Waar staat dit?</Kop>
    <Alinea>{bron}</Alinea>
    <Alinea>Dit blad legt uit. Wat voor u geldt, staat in de brief van de gemeente of Werkzaak.</Alinea>
  </Pagina>
);
