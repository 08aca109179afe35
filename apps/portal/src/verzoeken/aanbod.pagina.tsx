import type { VNode } from 'preact';
import { Alinea, Gegevens, Knoplink, Merkje } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import type { Aanbodview } from './aanbod.view';

export const AanbodPagina = ({ regels, terug }: Aanbodview): VNode => (
  <Pagina titel="Proeven aan werk" menu="/verzoeken" terug={terug ? { pad: terug, tekst: 'Alles over deze inwoner' } : { pad: '/verzoeken', tekst: 'Terug' }}>
    <Alinea intro>Hier ziet u wat een inwoner kan doen om te merken of werk past.</Alinea>
    <Alinea>Meedoen is vrij. Aan de begeleiding en de uitkering verandert niets.</Alinea>
    {regels.length === 0 ? <Alinea>Er is nu geen aanbod.</Alinea> : null}
    {regels.length > 0 ? (
      <ul class="schakel-lijst">
        {regels.map(({ sleutel, titel, stand, gegevens, aanmelden }) => (
          <li key={sleutel}>
            <h2 class="utrecht-heading-3">{titel}</h2>
            <p><Merkje>{stand}</Merkje></p>
            <Gegevens rijen={gegevens} />
            {aanmelden ? <p class="schakel-knoppen"><Knoplink naar={aanmelden}>Een inwoner aanmelden</Knoplink></p> : null}
          </li>
        ))}
      </ul>
    ) : null}
  </Pagina>
);
