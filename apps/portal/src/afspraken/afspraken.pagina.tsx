import type { VNode } from 'preact';
import { Alinea, Kop, Link, Merkje } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import type { Afspraakregel, Afsprakenview } from './afspraken.view';

const Regel = ({ naar, stand, beurt, mijn, uiterlijk, telaat, begonnen }: Omit<Afspraakregel, 'sleutel'>): VNode => (
  <li>
    <h3 class="utrecht-heading-3"><Link naar={naar}>{stand}</Link></h3>
    <p>{mijn ? <Merkje dringend={telaat}>Uw beurt</Merkje> : null} {beurt}</p>
    {uiterlijk ? <p>{uiterlijk}</p> : null}
    {begonnen ? <p class="schakel-klein">{begonnen}</p> : null}
  </li>
);

/** What runs between the two sides: how it stands, whose turn it is, until when. Who it is about is read one page further. */
export const AfsprakenPagina = ({ filters, delen, meer }: Afsprakenview): VNode => (
  <Pagina titel="Afspraken en verzoeken" menu="/afspraken">
    <Alinea intro>Hier ziet u wat loopt tussen uw organisatie en de andere kant.</Alinea>
    {filters.length > 1 ? (
      <nav class="schakel-nav" aria-label="Soort afspraak">
        <ul>{filters.map(({ naar, tekst, gekozen }) => <li key={naar}><a href={naar} {...(gekozen ? { 'aria-current': 'page' } : {})}>{tekst}</a></li>)}</ul>
      </nav>
    ) : null}
    {delen.length === 0 ? <Alinea>Er loopt nu niets.</Alinea> : null}
    {delen.map(({ soort, kop, regels }) => (
      <section key={soort} aria-label={kop}>
        <Kop>{kop}</Kop>
        <ul class="schakel-lijst">{regels.map(({ sleutel, ...regel }) => <Regel key={sleutel} {...regel} />)}</ul>
      </section>
    ))}
    {meer ? <Alinea>Er loopt meer dan op deze pagina past. Zoek de inwoner op om alles te zien.</Alinea> : null}
  </Pagina>
);
