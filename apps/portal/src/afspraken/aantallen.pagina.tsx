import type { VNode } from 'preact';
import { Alinea } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import type { Aantallenview } from './aantallen.view';

/** How much runs and where, for who sees no case. */
export const AantallenPagina = ({ waarvan, tabellen, verborgen }: Aantallenview): VNode => (
  <Pagina titel="Afspraken en verzoeken" menu="/afspraken">
    <Alinea intro>{waarvan}</Alinea>
    <Alinea>U ziet aantallen. Om welke inwoner of collega het gaat, ziet u niet.</Alinea>
    {tabellen.length === 0 ? <Alinea>Er loopt nu niets.</Alinea> : null}
    {tabellen.map(({ kop, rijen }) => (
      <div key={kop} class="schakel-tabel utrecht-table-container utrecht-table-container--overflow-inline" role="region" aria-label={kop} tabIndex={0}>
        <table class="utrecht-table utrecht-table--html-table">
          <caption>{kop}</caption>
          <thead><tr><th scope="col">Hoe het staat</th><th scope="col" class="schakel-getal">Aantal</th></tr></thead>
          <tbody>{rijen.map(({ stand, aantal }) => <tr key={stand}><th scope="row">{stand}</th><td class="schakel-getal">{aantal}</td></tr>)}</tbody>
        </table>
      </div>
    ))}
    {verborgen ? <Alinea>Kleine aantallen tonen wij niet. Zo is niemand te herkennen.</Alinea> : null}
  </Pagina>
);
