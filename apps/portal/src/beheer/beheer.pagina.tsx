import type { VNode } from 'preact';
import { Alinea, Blok, Gegevens, Kop, Merkje } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import { Formulier, Knop } from '../pagina/velden';
import type { Beheerview, Storing } from './beheer.view';

const Een = ({ naam, betekenis, totMorgen, wachten, doen, waar, hoeveel, sinds, opnieuw }: Omit<Storing, 'sleutel'>): VNode => (
  <li>
    <h3 class="utrecht-heading-3">{naam}: {waar}</h3>
    {totMorgen ? null : <p><Merkje dringend>Vandaag oplossen</Merkje></p>}
    <Gegevens
      rijen={[
        ...(hoeveel ? [{ naam: 'Hoeveel', waarde: hoeveel }] : []),
        ...(sinds ? [{ naam: 'Sinds', waarde: sinds }] : []),
        { naam: 'Wat is dit?', waarde: betekenis },
        { naam: 'Mag dit tot morgen wachten?', waarde: wachten },
        { naam: 'Wat kunt u doen?', waarde: doen },
      ]}
    />
    {opnieuw ? (
      <Formulier naar="/beheer">
        <input type="hidden" name="dienst" value={opnieuw} />
        <p class="schakel-knoppen"><Knop>Opnieuw proberen</Knop></p>
      </Formulier>
    ) : null}
  </li>
);

const Lijst = ({ kop, storingen }: { readonly kop: string; readonly storingen: readonly Storing[] }): VNode => (
  <section aria-label={kop}>
    <Kop>{kop}</Kop>
    <ul class="schakel-lijst">{storingen.map(({ sleutel, ...storing }) => <Een key={sleutel} {...storing} />)}</ul>
  </section>
);

/** What is stuck and what to do about it: counts and places, nothing of any resident or colleague. */
export const BeheerPagina = ({ nu, morgen, melding }: Beheerview): VNode => (
  <Pagina titel="Hoe gaat het met Schakel?" menu="/beheer">
    {melding.length > 0 ? <Blok soort="info" kop="Opnieuw geprobeerd">{melding.map((regel) => <Alinea key={regel}>{regel}</Alinea>)}</Blok> : null}
    {nu.length + morgen.length === 0 ? <Blok soort="goed"><Alinea>Alles loopt. Er staat niets stil.</Alinea></Blok> : null}
    {nu.length > 0 ? <Lijst kop="Vandaag oplossen" storingen={nu} /> : null}
    {morgen.length > 0 ? <Lijst kop="Kan tot morgen wachten" storingen={morgen} /> : null}
    <Alinea>Op deze pagina staan alleen aantallen. U ziet niet om welke inwoner of collega het gaat.</Alinea>
  </Pagina>
);
