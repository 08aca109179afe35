import type { VNode } from 'preact';
import { Alinea, Gegevens, Knoplink, Kop, Link } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import type { Verzoekview } from './verzoek.view';

export const VerzoekPagina = ({ titel, uiterlijk, secties, acties, inwonerPad }: Verzoekview): VNode => (
  <Pagina titel={titel} menu="/afspraken" terug={{ pad: '/afspraken', tekst: 'Terug naar de afspraken' }}>
    {uiterlijk ? <Alinea intro>{uiterlijk}</Alinea> : null}
    {secties.map(({ kop, rijen }) => (
      <section key={kop} aria-label={kop}>
        <Kop>{kop}</Kop>
        <Gegevens rijen={rijen.map(({ naam, tekst }) => ({ naam, waarde: tekst }))} />
      </section>
    ))}
    <Kop>Wat wilt u doen?</Kop>
    {acties.length === 0 ? <Alinea>U hoeft nu niets te doen.</Alinea> : null}
    {acties.length > 0 ? <p class="schakel-knoppen schakel-knoppen--onder">{acties.map(({ naar, tekst, hoofd }) => <Knoplink key={naar} naar={naar} hoofd={hoofd}>{tekst}</Knoplink>)}</p> : null}
    {inwonerPad ? <p><Link naar={inwonerPad}>Alles over deze inwoner</Link></p> : null}
  </Pagina>
);
