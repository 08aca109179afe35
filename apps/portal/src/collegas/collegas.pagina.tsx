import type { VNode } from 'preact';
import { Alinea, Knoplink, Kop, Merkje, Telefoon } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import type { Collegasview } from './collegas.view';

/** Whom to call, and meeting each other: short lines between the gemeente and Werkzaak. */
export const CollegasPagina = ({ collegas, ontmoetingen, magVragen }: Collegasview): VNode => (
  <Pagina titel="Collega’s" menu="/collegas">
    <Alinea intro>Hier vindt u uw collega’s bij de gemeente en bij Werkzaak. Bel gerust.</Alinea>
    <Kop>Elkaar ontmoeten</Kop>
    {ontmoetingen.length === 0 ? <Alinea>Er staat nu geen ontmoeting.</Alinea> : null}
    {ontmoetingen.length > 0 ? (
      <ul class="schakel-lijst">
        {ontmoetingen.map(({ zaakId, wat, stand, wanneer, wie, stappen }) => (
          <li key={zaakId}>
            <h3 class="utrecht-heading-3">{wat}</h3>
            <p><Merkje>{stand}</Merkje></p>
            <p>{wanneer}</p>
            <p>{wie}</p>
            {stappen.length > 0 ? <p class="schakel-knoppen">{stappen.map(({ naar, tekst }) => <Knoplink key={naar} naar={naar}>{tekst}</Knoplink>)}</p> : null}
          </li>
        ))}
      </ul>
    ) : null}
    {magVragen ? <p class="schakel-knoppen schakel-knoppen--onder"><Knoplink naar="/collegas/ontmoeting" hoofd>Een ontmoeting vragen</Knoplink></p> : null}
    <Kop>Wie is wie</Kop>
    {collegas.length === 0 ? <Alinea>Er is nog geen collega geregistreerd.</Alinea> : null}
    {collegas.length > 0 ? (
      <ul class="schakel-lijst">
        {collegas.map(({ naam, functie, telefoon }) => (
          <li key={`${naam} ${functie}`}>
            <h3 class="utrecht-heading-3">{naam}</h3>
            <p>{functie}</p>
            {telefoon ? <p>Bel <Telefoon nummer={telefoon} /></p> : null}
          </li>
        ))}
      </ul>
    ) : null}
  </Pagina>
);
