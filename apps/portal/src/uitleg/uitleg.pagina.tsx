import type { VNode } from 'preact';
import { Alinea, Blok, Kop, Opsomming, Tussenkop } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import type { Uitlegview } from './uitleg.view';

/** Why something was decided, with the sentence it rests on as that was written. */
export const UitlegPagina = ({ kern, herstel, afspraak, delen, dag, nummer }: Uitlegview): VNode => (
  <Pagina titel="Waarom is dit zo beslist?">
    <Blok soort="info"><Alinea>{kern}</Alinea>{herstel ? <Alinea>{herstel}</Alinea> : null}</Blok>
    {afspraak ? (
      <>
        <Kop>De afspraak</Kop>
        <Alinea>{afspraak.naam}</Alinea>
        {afspraak.zinnen.map(({ zin, waar }) => (
          <figure key={zin}>
            <blockquote>{zin}</blockquote>
            <figcaption class="schakel-klein">{waar}</figcaption>
          </figure>
        ))}
      </>
    ) : null}
    {delen.length > 0 ? <Kop>Per soort gegevens</Kop> : null}
    {delen.map(({ naam, oordeel, voorwaarden }) => (
      <section key={naam}>
        <Tussenkop>{naam}</Tussenkop>
        <Alinea>{oordeel}</Alinea>
        <Opsomming punten={voorwaarden} />
      </section>
    ))}
    {dag ? <Alinea>Dit is beoordeeld op {dag}, met de afspraken van die dag.</Alinea> : null}
    <p class="schakel-klein">Nummer van deze beslissing: {nummer}</p>
  </Pagina>
);
