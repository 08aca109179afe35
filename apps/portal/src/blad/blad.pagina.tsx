import type { VNode } from 'preact';
import { Alinea, Kop, Opsomming } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import type { Bladview } from './blad.view';

/** One sheet of paper for the resident. The numbers are printed as text: on paper nothing can be tapped. */
export const BladPagina = ({ terug, naam, datum, van, naar, coaches, delen, delenNiet, kiezen, rechten }: Bladview): VNode => (
  <Pagina titel="Wat delen wij over u?" terug={{ pad: terug, tekst: 'Terug' }}>
    <p class="schakel-niet-op-papier">Druk dit blad af en bespreek het met de inwoner.</p>
    <p>{naam ? `Voor ${naam}, ` : ''}{datum}</p>
    <Alinea>{naar ? `U krijgt hulp van ${van}. Wij stellen voor dat ${naar} u gaat helpen. Daarom delen wij gegevens met de coach daar.` : `U krijgt hulp van ${van}. Soms delen wij gegevens met een andere coach.`}</Alinea>
    <Kop>Dit delen wij</Kop>
    <Opsomming punten={delen} />
    <Kop>Dit delen wij niet</Kop>
    <Opsomming punten={delenNiet} />
    <Kop>Dit kunt u zelf kiezen</Kop>
    <Opsomming punten={kiezen} />
    <Kop>Uw rechten</Kop>
    <Opsomming punten={rechten} />
    {coaches.length > 0 ? <Kop>Uw coach bellen</Kop> : null}
    {coaches.map((coach) => <p key={coach.naam}>{coach.naam}{coach.telefoon ? `: ${coach.telefoon}` : ''}</p>)}
  </Pagina>
);
